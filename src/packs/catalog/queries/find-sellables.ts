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
