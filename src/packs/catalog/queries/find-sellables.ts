import type { Tx } from '#kernel/db';

/** What an order line needs to know of the thing it sells. */
export interface Sellable {
  readonly product_id: string;
  /** null: the product itself is sold. */
  readonly variant_id: string | null;
  readonly sku: string;
  readonly name: string;
  /** Cost of one unit without tax, in `currency`; null when unknown. */
  readonly unit_cost: string | null;
  readonly selling_price: string | null;
  readonly currency: string;
  /** Percent. */
  readonly tax_rate: string | null;
  readonly hsn_code: string | null;
  readonly weight_grams: number | null;
  readonly is_active: boolean;
}

/**
 * What the SKUs stand for, whatever their case; deleted things are not found. A SKU that names both a variant and a
 * product means the variant. The map's keys are the SKUs as they were asked for.
 */
export async function findSellables(tx: Tx, skus: readonly string[]): Promise<Map<string, Sellable>> {
  if (skus.length === 0) return new Map();
  const rows = await tx.many<Sellable & { asked: string }>`
    select distinct on (a.asked) a.asked, s.*
    from unnest(${[...new Set(skus)]}::text[]) as a (asked)
    cross join lateral (
      select v.product_id, v.id as variant_id, v.sku, p.name || ' – ' || v.name as name, coalesce(v.cost_price, p.cost_price) as unit_cost,
        coalesce(v.selling_price, p.selling_price) as selling_price, v.currency, p.tax_rate, p.hsn_code,
        coalesce(v.weight_grams, p.weight_grams) as weight_grams, v.is_active and p.is_active as is_active
      from product_variants v join products p on p.id = v.product_id
      where lower(v.sku) = lower(btrim(a.asked)) and v.deleted_at is null and v.product_is_live
      union all
      select id, null, sku, name, cost_price, selling_price, currency, tax_rate, hsn_code, weight_grams, is_active
      from products where lower(sku) = lower(btrim(a.asked)) and deleted_at is null
    ) s
    order by a.asked, s.variant_id nulls last`;
  return new Map(rows.map(({ asked, ...sellable }) => [asked, sellable]));
}

/** The same by id, in the order asked; null for what does not exist or was deleted. */
export async function sellablesOf(
  tx: Tx,
  things: readonly { readonly product_id: string; readonly variant_id: string | null }[],
): Promise<(Sellable | null)[]> {
  if (things.length === 0) return [];
  const rows = await tx.many<{ found: Sellable | null }>`
    select case when p.id is not null and (a.variant_id is null or v.id is not null) then jsonb_build_object(
        'product_id', p.id, 'variant_id', v.id, 'sku', coalesce(v.sku, p.sku), 'name', concat_ws(' – ', p.name, v.name),
        'unit_cost', coalesce(v.cost_price, p.cost_price)::text, 'selling_price', coalesce(v.selling_price, p.selling_price)::text,
        'currency', p.currency, 'tax_rate', p.tax_rate::text, 'hsn_code', p.hsn_code,
        'weight_grams', coalesce(v.weight_grams, p.weight_grams), 'is_active', p.is_active and coalesce(v.is_active, true)) end as found
    from unnest(${things.map((thing) => thing.product_id)}::uuid[], ${things.map((thing) => thing.variant_id)}::uuid[])
      with ordinality as a (product_id, variant_id, place)
    left join products p on p.id = a.product_id and p.deleted_at is null
    left join product_variants v on v.id = a.variant_id and v.product_id = p.id and v.deleted_at is null
    order by a.place`;
  return rows.map((row) => row.found);
}
