import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { announce, author, type ChangedStock } from './announce.ts';
import type { Reference } from './reserve.ts';

interface ChangeLine {
  readonly inventory_id: string;
  readonly notes?: string | null;
  readonly reference?: Reference;
}

export interface AdjustLine extends ChangeLine {
  /** Units to add; negative: to take away. Never 0. */
  readonly change: number;
  /** What it is booked as; default `adjustment`. A sale takes away, a return or a purchase adds. */
  readonly as?: 'adjustment' | 'sale' | 'return' | 'purchase';
}

export interface QuantityLine extends ChangeLine {
  readonly quantity: number;
}

/** Corrects free units by a difference, with its reason. `insufficient_stock` when fewer are free than are taken. */
export async function adjust(context: Context, lines: readonly AdjustLine[]): Promise<ChangedStock[]> {
  const backwards = lines.find(({ change, as = 'adjustment' }) => (as === 'sale' ? change > 0 : as !== 'adjustment' && change < 0));
  if (backwards) {
    throw fail('invalid_input', {}, [
      { pointer: '/change', message: backwards.as === 'sale' ? 'a sale takes away' : `a ${backwards.as} adds` },
    ]);
  }
  return change(
    context,
    lines.map(({ change, as, ...line }) => ({ ...line, quantity: change, deed: as ?? 'adjustment' })),
  );
}

/**
 * Sets free units to what was counted: those on the shelf that are not put by for an order. The movement holds the
 * difference, 0 included: that a count agreed is worth knowing.
 */
export const count = (context: Context, lines: readonly QuantityLine[]): Promise<ChangedStock[]> => change(context, all(lines, 'count'));

/** Sets free units to the level another system says it has. */
export const sync = (context: Context, lines: readonly QuantityLine[]): Promise<ChangedStock[]> => change(context, all(lines, 'sync'));

/** Adds to the incoming units what a supplier was asked for; negative: takes off what will not come. */
export const expect = (context: Context, lines: readonly QuantityLine[]): Promise<ChangedStock[]> => change(context, all(lines, 'expect'));

/** Takes in goods: incoming → available. What nobody expected is simply available, booked as a purchase. */
export const receive = (context: Context, lines: readonly QuantityLine[]): Promise<ChangedStock[]> =>
  change(context, all(lines, 'receive'));

type Deed = 'adjustment' | 'sale' | 'return' | 'purchase' | 'count' | 'sync' | 'expect' | 'receive';
const all = (lines: readonly QuantityLine[], deed: Deed) => lines.map((line) => ({ ...line, deed }));

/** One statement for every change of named stock rows, all or nothing. A stock row may occur once per call. */
async function change(context: Context, lines: readonly (QuantityLine & { deed: Deed })[]): Promise<ChangedStock[]> {
  if (lines.length === 0) return [];
  if (new Set(lines.map((line) => line.inventory_id)).size < lines.length) {
    throw fail('invalid_input', {}, [{ pointer: '/lines', message: 'names a stock row twice' }]);
  }
  const { tx, now } = context;
  const rows = await tx.many<ChangedStock & { done: boolean; incoming: number; incoming_delta: number }>`
    with wanted as (
      select * from unnest(
        ${lines.map(() => context.newId())}::uuid[],
        ${lines.map((line) => line.inventory_id)}::uuid[],
        ${lines.map((line) => line.deed)}::text[],
        ${lines.map((line) => line.quantity)}::int[],
        ${lines.map((line) => line.notes ?? null)}::text[],
        ${lines.map((line) => line.reference?.type ?? null)}::text[],
        ${lines.map((line) => line.reference?.id ?? null)}::uuid[]
      ) as w (id, inventory_id, deed, quantity, notes, reference_type, reference_id)
    ), locked as materialized (
      select i.* from inventory i
      where i.id = any(${lines.map((line) => line.inventory_id)}::uuid[])
      order by i.id
      for no key update
    ), planned as (
      select w.*, l.available_quantity, l.incoming_quantity, l.product_id, l.variant_id, l.warehouse_location, l.reorder_point, l.reorder_quantity,
        case when w.deed in ('count', 'sync') then w.quantity - l.available_quantity when w.deed = 'expect' then 0 else w.quantity end as available_delta,
        case w.deed when 'expect' then w.quantity when 'receive' then -least(w.quantity, l.incoming_quantity) else 0 end as incoming_delta
      from wanted w join locked l on l.id = w.inventory_id
    ), changed as (
      update inventory i
      set available_quantity = i.available_quantity + p.available_delta,
          incoming_quantity = i.incoming_quantity + p.incoming_delta,
          last_counted_at = case p.deed when 'count' then ${now}::timestamptz else i.last_counted_at end,
          updated_at = ${now}
      from planned p
      where i.id = p.inventory_id and i.available_quantity + p.available_delta >= 0 and i.incoming_quantity + p.incoming_delta >= 0
      returning p.id
    ), moved as (
      insert into stock_movements
        (id, inventory_id, movement_type, available_delta, incoming_delta, reference_type, reference_id, notes, created_by, created_at)
      select id, inventory_id, case when deed = 'receive' and incoming_delta = 0 then 'purchase' else deed end,
        available_delta, incoming_delta, reference_type, reference_id, notes, ${author(context)}::uuid, ${now}::timestamptz
      from planned where id in (select id from changed)
    )
    select inventory_id, product_id, variant_id, warehouse_location, available_quantity as was,
      available_quantity + available_delta as available, incoming_quantity as incoming, incoming_delta,
      reorder_point, reorder_quantity, id in (select id from changed) as done
    from planned order by inventory_id`;
  if (rows.length < lines.length) throw fail('invalid_reference', {}, [{ pointer: '/inventory_id', message: 'is not a stock row' }]);
  const short = rows.find((row) => !row.done);
  if (short) {
    const { inventory_id, was, incoming, incoming_delta } = short;
    throw fail('insufficient_stock', incoming_delta < 0 ? { inventory_id, incoming } : { inventory_id, available: was });
  }
  const changed = rows.map(({ done, incoming, incoming_delta, ...row }) => row);
  announce(context, changed);
  return changed;
}
