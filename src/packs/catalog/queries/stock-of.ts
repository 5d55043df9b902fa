import type { Tx } from '#kernel/db';

export interface StockLevel {
  readonly product_id: string;
  readonly variant_id: string | null;
  readonly available: number;
  readonly reserved: number;
  readonly incoming: number;
}

/** Stock over all locations, one answer per thing asked for and in that order; zeros where there is none. */
export async function stockOf(tx: Tx, things: readonly { product_id: string; variant_id: string | null }[]): Promise<StockLevel[]> {
  if (things.length === 0) return [];
  return tx.many<StockLevel>`
    select a.product_id, a.variant_id, coalesce(sum(i.available_quantity), 0)::int as available,
      coalesce(sum(i.reserved_quantity), 0)::int as reserved, coalesce(sum(i.incoming_quantity), 0)::int as incoming
    from unnest(${things.map((thing) => thing.product_id)}::uuid[], ${things.map((thing) => thing.variant_id)}::uuid[])
      with ordinality as a (product_id, variant_id, place)
    left join inventory i on i.product_id = a.product_id and i.variant_id is not distinct from a.variant_id
    group by a.place, a.product_id, a.variant_id
    order by a.place`;
}
