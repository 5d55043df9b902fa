import type { Tx } from '#kernel/db';
import type { Sellable } from './find-sellables.ts';

/** What products and variants known by id are, one answer per thing asked for and in that order; null for a deleted or unknown one. */
export async function sellablesOf(
  tx: Tx,
  things: readonly { product_id: string; variant_id: string | null }[],
): Promise<(Sellable | null)[]> {
  if (things.length === 0) return [];
  const rows = await tx.many<Sellable & { found: boolean }>`
    select p.id is not null and (a.variant_id is null or v.id is not null) as found, a.product_id, a.variant_id,
      coalesce(v.sku, p.sku) as sku, case when v.id is null then p.name else p.name || ' – ' || v.name end as name,
      coalesce(v.cost_price, p.cost_price) as unit_cost, coalesce(v.selling_price, p.selling_price) as selling_price,
      p.currency, p.tax_rate, p.hsn_code, coalesce(v.weight_grams, p.weight_grams) as weight_grams,
      p.is_active and coalesce(v.is_active, true) as is_active
    from unnest(${things.map((thing) => thing.product_id)}::uuid[], ${things.map((thing) => thing.variant_id)}::uuid[])
      with ordinality as a (product_id, variant_id, place)
    left join products p on p.id = a.product_id and p.deleted_at is null
    left join product_variants v on v.id = a.variant_id and v.product_id = p.id and v.deleted_at is null
    order by a.place`;
  return rows.map(({ found, ...sellable }) => (found ? sellable : null));
}
