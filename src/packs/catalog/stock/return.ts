import type { Context } from '#kernel/context';
import { announce, author, type ChangedStock } from './announce.ts';
import type { Reference } from './reserve.ts';

export interface ReturnLine {
  readonly product_id: string;
  readonly variant_id: string | null;
  readonly quantity: number;
  readonly reference: Reference;
  /** Where the units go. Absent: to the stock row they were taken from, else to the product's first. */
  readonly warehouse_location?: string | null;
  readonly notes?: string | null;
}

/**
 * Takes delivered units back into free stock: a customer returned them. Parcels that come back undelivered still hold
 * their reservation: {@link release} those instead. Makes the stock row if the product has none.
 */
export async function returnStock(context: Context, lines: readonly ReturnLine[]): Promise<ChangedStock[]> {
  if (lines.length === 0) return [];
  const { tx, now } = context;
  const changed = await tx.many<ChangedStock>`
    with wanted as (
      select * from unnest(
        ${lines.map(() => context.newId())}::uuid[],
        ${lines.map(() => context.newId())}::uuid[],
        ${lines.map((line) => line.product_id)}::uuid[],
        ${lines.map((line) => line.variant_id)}::uuid[],
        ${lines.map((line) => line.quantity)}::int[],
        ${lines.map((line) => line.reference.type)}::text[],
        ${lines.map((line) => line.reference.id)}::uuid[],
        ${lines.map((line) => line.warehouse_location !== undefined)}::boolean[],
        ${lines.map((line) => line.warehouse_location ?? null)}::text[],
        ${lines.map((line) => line.notes ?? null)}::text[]
      ) as w (id, made, product_id, variant_id, quantity, reference_type, reference_id, placed, warehouse_location, notes)
    ), located as (
      select w.id, w.made, w.product_id, w.variant_id, w.quantity, w.reference_type, w.reference_id, w.notes,
        case when w.placed then w.warehouse_location else home.warehouse_location end as warehouse_location
      from wanted w
      left join lateral (
        select i.warehouse_location from inventory i
        left join stock_movements m on m.inventory_id = i.id and m.reference_id = w.reference_id
          and m.reference_type = w.reference_type and m.movement_type in ('deduct', 'sale')
        where i.product_id = w.product_id and i.variant_id is not distinct from w.variant_id
        order by m.id desc nulls last, i.id limit 1
      ) home on not w.placed
    ), locked as materialized (
      select i.id from inventory i
      where i.product_id = any(${lines.map((line) => line.product_id)}::uuid[]) and exists (
        select from located p where p.product_id = i.product_id and p.variant_id is not distinct from i.variant_id
          and p.warehouse_location is not distinct from i.warehouse_location)
      order by i.id
      for no key update
    ), changed as (
      insert into inventory as i (id, product_id, variant_id, warehouse_location, available_quantity, created_at, updated_at)
      select (array_agg(made))[1], product_id, variant_id, warehouse_location, sum(quantity)::int, ${now}::timestamptz, ${now}::timestamptz
      from located where (select count(*) from locked) >= 0
      group by product_id, variant_id, warehouse_location
      on conflict on constraint inventory_product_id_key
        do update set available_quantity = i.available_quantity + excluded.available_quantity, updated_at = excluded.updated_at
      returning i.*
    ), moved as (
      insert into stock_movements (id, inventory_id, movement_type, available_delta, reference_type, reference_id, notes, created_by, created_at)
      select p.id, c.id, 'return', p.quantity, p.reference_type, p.reference_id, p.notes, ${author(context)}::uuid, ${now}::timestamptz
      from located p
      join changed c on c.product_id = p.product_id and c.variant_id is not distinct from p.variant_id
        and c.warehouse_location is not distinct from p.warehouse_location
    )
    select c.id as inventory_id, c.product_id, c.variant_id, c.warehouse_location,
      c.available_quantity - (select sum(p.quantity)::int from located p where p.product_id = c.product_id
        and p.variant_id is not distinct from c.variant_id and p.warehouse_location is not distinct from c.warehouse_location) as was,
      c.available_quantity as available, c.reorder_point, c.reorder_quantity
    from changed c order by c.id`;
  announce(context, changed);
  return changed;
}
