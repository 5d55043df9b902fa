import type { Context } from '#kernel/context';
import { announce, author, type ChangedStock } from './announce.ts';

/** What stock is held or moved for, such as `{ type: 'order_item', id }`. */
export interface Reference {
  readonly type: string;
  readonly id: string;
}

export interface ReserveLine {
  readonly product_id: string;
  /** null for a product without variants. */
  readonly variant_id: string | null;
  /** Units wanted, at least 1. */
  readonly quantity: number;
  readonly reference: Reference;
}

export interface ReservedLine {
  /** Units reserved: all that were wanted, or none. */
  readonly reserved: number;
  /** Units that were free for this line, after the lines before it. */
  readonly available: number;
  readonly from: readonly { inventory_id: string; warehouse_location: string | null; quantity: number }[];
}

/**
 * Sets free units aside, available → reserved, and remembers for whom. A line gets all its units or none; without
 * `partial`, one line that cannot be served leaves every line unserved. Several locations serve a line from the one with
 * most units on; lines of one product are served in their order. Never throws for want of stock: read `reserved`.
 * Reserving again for the same reference adds to what it holds.
 * @returns one answer per line, in the order of `lines`.
 */
export async function reserve(
  context: Context,
  lines: readonly ReserveLine[],
  options: { partial?: boolean } = {},
): Promise<ReservedLine[]> {
  if (lines.length === 0) return [];
  const { tx, now } = context;
  const seed = context.newId();
  // Stock rows are locked first, by id: two orders for the same goods wait for each other instead of deadlocking, and the
  // quantities read are those left by whoever held the lock before. Demand and supply are then laid side by side as
  // intervals; where they overlap, that many units of the stock row go to that line.
  const { answer, changed } = await tx.one<{ answer: ReservedLine[]; changed: ChangedStock[] }>`
    with wanted as (
      select w.*, sum(quantity) over before - quantity as starts, sum(quantity) over before as ends
      from unnest(
        ${lines.map((_, index) => index)}::int[],
        ${lines.map((line) => line.product_id)}::uuid[],
        ${lines.map((line) => line.variant_id)}::uuid[],
        ${lines.map((line) => line.quantity)}::int[],
        ${lines.map((line) => line.reference.type)}::text[],
        ${lines.map((line) => line.reference.id)}::uuid[]
      ) as w (line, product_id, variant_id, quantity, reference_type, reference_id)
      window before as (partition by product_id, variant_id order by line)
    ), locked as materialized (
      select i.id, i.product_id, i.variant_id, i.warehouse_location, i.available_quantity
      from inventory i
      where i.product_id = any(${lines.map((line) => line.product_id)}::uuid[])
        and exists (select from wanted w where w.product_id = i.product_id and w.variant_id is not distinct from i.variant_id)
        and i.available_quantity > 0
      order by i.id
      for no key update
    ), supply as (
      select l.*, sum(available_quantity) over fullest - available_quantity as starts, sum(available_quantity) over fullest as ends
      from locked l
      window fullest as (partition by product_id, variant_id order by available_quantity desc, id)
    ), served as (
      select w.*, coalesce(s.total, 0) as total, w.ends <= coalesce(s.total, 0) as fits
      from wanted w
      left join (select product_id, variant_id, max(ends) as total from supply group by product_id, variant_id) s
        on s.product_id = w.product_id and s.variant_id is not distinct from w.variant_id
    ), picks as (
      select v.line, v.reference_type, v.reference_id, s.id as inventory_id, s.warehouse_location,
        (least(v.ends, s.ends) - greatest(v.starts, s.starts))::int as quantity
      from served v
      join supply s on s.product_id = v.product_id and s.variant_id is not distinct from v.variant_id
        and s.starts < v.ends and s.ends > v.starts
      where v.fits and (${options.partial ?? false}::boolean or (select bool_and(fits) from served))
    ), changed as (
      update inventory i
      set available_quantity = i.available_quantity - p.quantity,
          reserved_quantity = i.reserved_quantity + p.quantity,
          updated_at = ${now}
      from (select inventory_id, sum(quantity)::int as quantity from picks group by inventory_id) p
      where i.id = p.inventory_id
      returning i.id as inventory_id, i.product_id, i.variant_id, i.warehouse_location,
        i.available_quantity + p.quantity as was, i.available_quantity as available, i.reorder_point, i.reorder_quantity
    ), held as (
      insert into stock_reservations as r (id, inventory_id, reference_type, reference_id, quantity, created_at, updated_at)
      select (left(${seed}::text, 20) || substr(h, 1, 3) || '-' || substr(h, 4, 12))::uuid,
        inventory_id, reference_type, reference_id, quantity, ${now}::timestamptz, ${now}::timestamptz
      from (
        select inventory_id, reference_type, reference_id, sum(quantity)::int as quantity,
          md5(${seed}::text || inventory_id::text || reference_type || reference_id::text) as h
        from picks group by inventory_id, reference_type, reference_id
      ) p
      on conflict on constraint stock_reservations_reference_id_key
        do update set quantity = r.quantity + excluded.quantity, updated_at = excluded.updated_at
    ), moved as (
      insert into stock_movements
        (id, inventory_id, movement_type, available_delta, reserved_delta, reference_type, reference_id, created_by, created_at)
      select (left(${seed}::text, 20) || substr(h, 1, 3) || '-' || substr(h, 4, 12))::uuid,
        inventory_id, 'reserve', -quantity, quantity, reference_type, reference_id, ${author(context)}::uuid, ${now}::timestamptz
      from (select p.*, md5(${seed}::text || inventory_id::text || line::text) as h from picks p) p
    )
    select
      (select jsonb_agg(jsonb_build_object(
          'reserved', coalesce(p.quantity, 0),
          'available', greatest(v.total - v.starts, 0),
          'from', coalesce(p.rows, '[]')) order by v.line)
        from served v
        left join (
          select line, sum(quantity) as quantity, jsonb_agg(jsonb_build_object('inventory_id', inventory_id,
            'warehouse_location', warehouse_location, 'quantity', quantity) order by quantity desc, inventory_id) as rows
          from picks group by line
        ) p using (line)) as answer,
      (select coalesce(jsonb_agg(to_jsonb(c) order by c.inventory_id), '[]') from changed c) as changed`;
  announce(context, changed);
  return answer;
}
