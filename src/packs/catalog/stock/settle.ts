import type { Context } from '#kernel/context';
import { announce, author, type ChangedStock } from './announce.ts';
import type { Reference } from './reserve.ts';

export interface SettleLine {
  readonly reference: Reference;
  /** Units; absent: everything the reference still holds. */
  readonly quantity?: number;
}

export interface SettledLine {
  /** Units released or deducted: less than asked for when the reference held less. */
  readonly quantity: number;
  readonly from: readonly { inventory_id: string; quantity: number }[];
}

/**
 * Gives reserved units back to the free ones: an order was cancelled, or its parcel came back undelivered.
 * Doing it twice gives back nothing the second time.
 */
export const release = (context: Context, lines: readonly SettleLine[]): Promise<SettledLine[]> => settle(context, 'release', lines);

/** Takes reserved units off the books: they reached the customer. Doing it twice takes nothing the second time. */
export const deduct = (context: Context, lines: readonly SettleLine[]): Promise<SettledLine[]> => settle(context, 'deduct', lines);

async function settle(context: Context, deed: 'release' | 'deduct', lines: readonly SettleLine[]): Promise<SettledLine[]> {
  if (lines.length === 0) return [];
  const { tx, now } = context;
  const seed = context.newId();
  // Locks in the order every stock statement keeps: stock rows by id, then reservations. Both are read after the lock is
  // held, so two settlements of one reference cannot give the same units away twice.
  const { answer, changed } = await tx.one<{ answer: SettledLine[]; changed: ChangedStock[] }>`
    with wanted as (
      select w.*, sum(quantity) over before - quantity as starts, sum(quantity) over before as ends
      from unnest(
        ${lines.map((_, index) => index)}::int[],
        ${lines.map((line) => line.reference.type)}::text[],
        ${lines.map((line) => line.reference.id)}::uuid[],
        ${lines.map((line) => line.quantity ?? 2_147_483_647)}::int[]
      ) as w (line, reference_type, reference_id, quantity)
      window before as (partition by reference_type, reference_id order by line)
    ), locked as materialized (
      select i.id from inventory i
      where i.id in (
        select r.inventory_id from stock_reservations r join wanted w using (reference_id, reference_type) where r.quantity > 0
      )
      order by i.id
      for no key update
    ), held as materialized (
      select r.id, r.inventory_id, r.reference_type, r.reference_id, r.quantity
      from stock_reservations r
      where (r.reference_id, r.reference_type) in (select reference_id, reference_type from wanted)
        and r.inventory_id in (select id from locked)
        and r.quantity > 0
      order by r.id
      for no key update
    ), supply as (
      select h.*, sum(quantity) over fullest - quantity as starts, sum(quantity) over fullest as ends
      from held h
      window fullest as (partition by reference_type, reference_id order by quantity desc, inventory_id)
    ), picks as (
      select w.line, w.reference_type, w.reference_id, s.id as reservation_id, s.inventory_id,
        (least(w.ends, s.ends) - greatest(w.starts, s.starts))::int as quantity
      from wanted w
      join supply s using (reference_type, reference_id)
      where s.starts < w.ends and s.ends > w.starts
    ), reservations as (
      update stock_reservations r set quantity = r.quantity - p.quantity, updated_at = ${now}
      from (select reservation_id, sum(quantity)::int as quantity from picks group by reservation_id) p
      where r.id = p.reservation_id
    ), changed as (
      update inventory i
      set reserved_quantity = i.reserved_quantity - p.quantity,
          available_quantity = i.available_quantity + p.freed,
          updated_at = ${now}
      from (
        select inventory_id, sum(quantity)::int as quantity,
          (case ${deed}::text when 'release' then sum(quantity) else 0 end)::int as freed
        from picks group by inventory_id
      ) p
      where i.id = p.inventory_id
      returning i.id as inventory_id, i.product_id, i.variant_id, i.warehouse_location,
        i.available_quantity - p.freed as was, i.available_quantity as available, i.reorder_point, i.reorder_quantity
    ), moved as (
      insert into stock_movements
        (id, inventory_id, movement_type, available_delta, reserved_delta, reference_type, reference_id, created_by, created_at)
      select (left(${seed}::text, 20) || substr(h, 1, 3) || '-' || substr(h, 4, 12))::uuid,
        inventory_id, ${deed}::text, case ${deed}::text when 'release' then quantity else 0 end, -quantity,
        reference_type, reference_id, ${author(context)}::uuid, ${now}::timestamptz
      from (select p.*, md5(${seed}::text || inventory_id::text || line::text) as h from picks p) p
    )
    select
      (select jsonb_agg(jsonb_build_object('quantity', coalesce(p.quantity, 0), 'from', coalesce(p.rows, '[]')) order by w.line)
        from wanted w
        left join (
          select line, sum(quantity) as quantity,
            jsonb_agg(jsonb_build_object('inventory_id', inventory_id, 'quantity', quantity) order by quantity desc, inventory_id) as rows
          from picks group by line
        ) p using (line)) as answer,
      (select coalesce(jsonb_agg(to_jsonb(c) order by c.inventory_id), '[]') from changed c) as changed`;
  announce(context, changed);
  return answer;
}
