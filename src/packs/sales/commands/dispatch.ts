import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { parseMoney } from '#kernel/money';
import { paymentOnDelivery } from '../rules/merge.ts';
import { canBecome, type OrderStatus, type PaymentStatus, shippable } from '../rules/order-state.ts';
import { changeStatus } from './change-status.ts';
import { recount } from './recount.ts';
import { deductUnits, releaseUnits } from './reserve-units.ts';

/*
 * What a parcel does to its order: shipping calls these in its own transaction. Each locks the order first, then its items in
 * one statement, then stock, so they wait for each other in one order.
 */

export interface DispatchLine {
  readonly order_item_id: string;
  /** Units, at least 1. */
  readonly quantity: number;
}

interface Held {
  id: string;
  order_number: string;
  channel_id: string;
  status: OrderStatus;
  payment_status: PaymentStatus;
  total_amount: string;
  paid_amount: string;
}

async function hold({ tx }: Context, orderId: string): Promise<Held> {
  const order = await tx.maybe<Held>`
    select id, order_number, channel_id, status, payment_status, total_amount, paid_amount from orders where id = ${orderId} for no key update`;
  if (!order) throw fail('not_found', { resource: 'orders', id: orderId });
  return order;
}

/** Units per item, so that an item named twice is one. */
function perItem(lines: readonly DispatchLine[]): { ids: string[]; units: number[] } {
  const sums = new Map<string, number>();
  for (const { order_item_id, quantity } of lines) sums.set(order_item_id, (sums.get(order_item_id) ?? 0) + quantity);
  return { ids: [...sums.keys()], units: [...sums.values()] };
}

/**
 * Units go into a parcel: `fulfilled_quantity` rises, never above what is left. A confirmed order is in processing from then on.
 * Throws `invalid_state` when the order may not be shipped, `quantity_exceeded` with `remaining`, `invalid_reference` for an item of
 * another order.
 */
export async function recordDispatch(context: Context, orderId: string, lines: readonly DispatchLine[]): Promise<void> {
  const { tx, now } = context;
  const order = await hold(context, orderId);
  if (!shippable.includes(order.status)) throw fail('invalid_state', { state: order.status, allowed: shippable });
  const { ids, units } = perItem(lines);
  const done = await tx.exec`
    update order_items i set fulfilled_quantity = i.fulfilled_quantity + l.units, updated_at = ${now}
    from unnest(${ids}::uuid[], ${units}::int[]) as l (id, units)
    where i.id = l.id and i.order_id = ${orderId} and l.units > 0 and i.fulfilled_quantity + l.units <= i.quantity - i.cancelled_quantity`;
  if (done < ids.length) throw await refusal(context, orderId, ids, units);
  await recount(context, orderId);
  if (order.status === 'confirmed') await changeStatus(context, order, { from: 'confirmed', to: 'processing', source: 'system' });
}

async function refusal({ tx }: Context, orderId: string, ids: string[], units: number[]) {
  const items = await tx.many<{ id: string; remaining: number }>`
    select id, quantity - cancelled_quantity - fulfilled_quantity as remaining from order_items where order_id = ${orderId}`;
  for (const [index, id] of ids.entries()) {
    const item = items.find((candidate) => candidate.id === id);
    if (!item)
      return fail('invalid_reference', {}, [{ pointer: `/items/${index}/order_item_id`, message: 'is not an item of this order' }]);
    if (units[index]! < 1) return fail('invalid_input', {}, [{ pointer: `/items/${index}/quantity`, message: 'must be at least 1' }]);
    if (units[index]! > item.remaining) return fail('quantity_exceeded', { order_item_id: id, remaining: item.remaining });
  }
  return fail('quantity_exceeded', { remaining: 0 });
}

/** The first parcel was handed to the courier: the order is shipped. Saying it again, or too late, changes nothing. */
export async function markShipped(context: Context, orderId: string, at: Date): Promise<void> {
  const order = await hold(context, orderId);
  if (!canBecome(order.status, 'shipped')) return;
  await changeStatus(context, order, { from: order.status, to: 'shipped', source: 'courier', at });
}

/**
 * Units of a parcel that will not be delivered come off `fulfilled_quantity`, never below what is delivered.
 * `cancelled`: the parcel was called off before it left; its units wait, still reserved, for another.
 * `rto`: it came back undelivered. Its units return to the free stock and are not sent again; when nothing of the order is
 * delivered or on its way any more, the order is returned.
 */
export async function giveBack(
  context: Context,
  orderId: string,
  lines: readonly DispatchLine[],
  { because, at = context.now, notes = null }: { because: 'cancelled' | 'rto'; at?: Date; notes?: string | null },
): Promise<void> {
  const { tx, now } = context;
  const order = await hold(context, orderId);
  const { ids, units } = perItem(lines);
  const back = because === 'rto';
  const given = await tx.many<{ id: string; released: number }>`
    with locked as (
      select i.id, least(l.units, i.fulfilled_quantity - greatest(i.delivered_quantity, i.external_fulfilled_quantity)) as units, i.reserved_quantity
      from order_items i join unnest(${ids}::uuid[], ${units}::int[]) as l (id, units) on l.id = i.id
      where i.order_id = ${orderId}
      order by i.id
      for no key update of i
    )
    update order_items i set
      fulfilled_quantity = i.fulfilled_quantity - k.units,
      cancelled_quantity = i.cancelled_quantity + case when ${back}::boolean then k.units else 0 end,
      reserved_quantity = i.reserved_quantity - case when ${back}::boolean then least(k.units, k.reserved_quantity) else 0 end,
      updated_at = ${now}
    from locked k
    where i.id = k.id and k.units > 0
    returning i.id, case when ${back}::boolean then least(k.units, k.reserved_quantity) else 0 end as released`;
  await releaseUnits(
    context,
    given.map(({ id, released }) => ({ id, units: released })),
  );
  await recount(context, orderId);
  if (!back) return;
  const { live } = await tx.one<{ live: boolean }>`
    select coalesce(bool_or(fulfilled_quantity > 0 or quantity > cancelled_quantity), false) as live from order_items where order_id = ${orderId}`;
  if (await settleDelivery(context, order, { at, notes, source: 'courier' })) return;
  if (live) return;
  if (!['confirmed', 'processing', 'shipped'].includes(order.status)) return;
  await ensureShipped(context, order, at);
  await changeStatus(context, order, { from: 'shipped', to: 'returned', source: 'courier', at, notes });
}

/** Tracking may skip the pick-up: the order was shipped all the same. */
async function ensureShipped(context: Context, order: Held, at: Date): Promise<void> {
  if (order.status !== 'shipped') await changeStatus(context, order, { from: order.status, to: 'shipped', source: 'courier', at });
}

export interface Delivery {
  /** When it arrived; default: now. */
  readonly at?: Date;
  /** Cash the courier collected, in the order's currency. */
  readonly codAmount?: string | null;
  readonly notes?: string | null;
  readonly source?: 'courier' | 'user';
}

/**
 * Units reached the customer: they are delivered, their stock is finally off the books, and what the courier collected is paid.
 * When no unit of the order is open any more, the order is delivered. Counts never exceed what was dispatched, so a parcel
 * reported twice must be reported once by the caller (its own state says whether it was).
 */
export async function markDelivered(
  context: Context,
  orderId: string,
  lines: readonly DispatchLine[],
  { at = context.now, codAmount = null, notes = null, source = 'courier' }: Delivery = {},
): Promise<{ delivered: boolean }> {
  const { tx, now } = context;
  const order = await hold(context, orderId);
  const { ids, units } = perItem(lines);
  const given = await tx.many<{ id: string; deducted: number }>`
    with locked as (
      select i.id, least(l.units, i.fulfilled_quantity - i.delivered_quantity) as units, i.reserved_quantity
      from order_items i join unnest(${ids}::uuid[], ${units}::int[]) as l (id, units) on l.id = i.id
      where i.order_id = ${orderId}
      order by i.id
      for no key update of i
    )
    update order_items i set delivered_quantity = i.delivered_quantity + k.units,
      reserved_quantity = i.reserved_quantity - least(k.units, k.reserved_quantity), updated_at = ${now}
    from locked k
    where i.id = k.id and k.units > 0
    returning i.id, least(k.units, k.reserved_quantity) as deducted`;
  await deductUnits(
    context,
    given.map(({ id, deducted }) => ({ id, units: deducted })),
  );
  await collect(context, order, codAmount);
  await recount(context, orderId);
  return { delivered: await settleDelivery(context, order, { at, notes, source }) };
}

async function collect({ tx, now }: Context, order: Held, codAmount: string | null): Promise<void> {
  const cash = codAmount === null ? 0n : parseMoney(codAmount);
  if (cash <= 0n) return;
  const paid = parseMoney(order.paid_amount) + cash;
  const status = paymentOnDelivery(order.payment_status, paid, parseMoney(order.total_amount));
  await tx.exec`
    update orders set paid_amount = paid_amount + ${codAmount}::numeric, payment_status = ${status}, updated_at = ${now} where id = ${order.id}`;
}

/** Delivered when every unit that was to be sent is: by us, or elsewhere. */
async function settleDelivery(
  context: Context,
  order: Held,
  { at, notes, source }: Required<Omit<Delivery, 'codAmount'>>,
): Promise<boolean> {
  if (!['confirmed', 'processing', 'shipped'].includes(order.status)) return order.status === 'delivered';
  const { done } = await context.tx.one<{ done: boolean }>`
    select coalesce(bool_and(delivered_quantity + external_fulfilled_quantity >= quantity - cancelled_quantity), false)
      and bool_or(delivered_quantity > 0) as done
    from order_items where order_id = ${order.id} and requires_shipping`;
  if (!done) return false;
  await ensureShipped(context, order, at);
  await changeStatus(context, order, { from: 'shipped', to: 'delivered', source, at, notes });
  return true;
}
