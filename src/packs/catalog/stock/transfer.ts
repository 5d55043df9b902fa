import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { announce, author, type ChangedStock } from './announce.ts';

export interface Transfer {
  readonly inventory_id: string;
  /** Where the units go; null is the place without a name. */
  readonly to: string | null;
  readonly quantity: number;
  readonly notes?: string | null;
}

/**
 * Moves free units to another location of the same product, whose stock row is made if need be. Two movements, tied by
 * one reference. `insufficient_stock` when fewer units are free.
 */
export async function transfer(
  context: Context,
  { inventory_id, to, quantity, notes = null }: Transfer,
): Promise<{ inventory_id: string }> {
  const { tx, now } = context;
  const made = context.newId();
  const changed = await tx.many<ChangedStock>`
    with locked as materialized (
      select i.* from inventory i
      join inventory source on source.id = ${inventory_id} and source.product_id = i.product_id
        and source.variant_id is not distinct from i.variant_id
      where i.id = source.id or i.warehouse_location is not distinct from ${to}::text
      order by i.id
      for no key update of i
    ), taken as (
      update inventory i set available_quantity = i.available_quantity - ${quantity}::int, updated_at = ${now}
      where i.id = ${inventory_id} and i.id in (select id from locked)
        and i.available_quantity >= ${quantity}::int and i.warehouse_location is distinct from ${to}::text
      returning i.*
    ), given as (
      insert into inventory as i (id, product_id, variant_id, warehouse_location, available_quantity, created_at, updated_at)
      select ${made}, product_id, variant_id, ${to}::text, ${quantity}::int, ${now}::timestamptz, ${now}::timestamptz from taken
      on conflict on constraint inventory_product_id_key
        do update set available_quantity = i.available_quantity + excluded.available_quantity, updated_at = excluded.updated_at
      returning i.*
    ), changed as (
      select *, ${context.newId()}::uuid as movement_id, -${quantity}::int as delta from taken
      union all
      select *, ${context.newId()}::uuid, ${quantity}::int from given
    ), moved as (
      insert into stock_movements (id, inventory_id, movement_type, available_delta, reference_type, reference_id, notes, created_by, created_at)
      select movement_id, id, 'transfer', delta, 'transfer', ${context.newId()}::uuid, ${notes}, ${author(context)}::uuid, ${now}::timestamptz from changed
    )
    select id as inventory_id, product_id, variant_id, warehouse_location,
      available_quantity - delta as was, available_quantity as available, reorder_point, reorder_quantity
    from changed order by delta`;
  const target = changed[1];
  if (!target) throw await refusal(context, inventory_id, to);
  announce(context, changed);
  return { inventory_id: target.inventory_id };
}

async function refusal({ tx }: Context, inventory_id: string, to: string | null) {
  const source = await tx.maybe<{ available_quantity: number; same: boolean }>`
    select available_quantity, warehouse_location is not distinct from ${to}::text as same from inventory where id = ${inventory_id}`;
  if (!source) return fail('invalid_reference', {}, [{ pointer: '/inventory_id', message: 'is not a stock row' }]);
  if (source.same) return fail('invalid_input', {}, [{ pointer: '/to', message: 'is where the units are already' }]);
  return fail('insufficient_stock', { inventory_id, available: source.available_quantity });
}
