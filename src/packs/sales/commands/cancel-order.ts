import type { Context } from '#kernel/context';
import { lockExternal } from '../queries/lock-external.ts';
import { canBecome, type OrderStatus } from '../rules/order-state.ts';
import { changeStatus } from './change-status.ts';
import { releaseUnits } from './reserve-units.ts';

interface Cancellable {
  readonly id: string;
  readonly order_number: string;
  readonly channel_id: string;
  readonly status: OrderStatus;
}

/** Cancels an order whose row the caller holds: its stock is free again, nothing of it is short any more. */
export async function cancelOrder(
  context: Context,
  order: Cancellable,
  { source, reason, at }: { source: 'user' | 'channel'; reason: string | null; at?: Date },
): Promise<void> {
  const { tx, now } = context;
  const freed = await tx.many<{ id: string; units: number }>`
    with held as (
      select id, reserved_quantity as units from order_items where order_id = ${order.id} and reserved_quantity > 0 order by id for no key update
    ), flag as (
      update orders set has_stock_shortage = false where id = ${order.id} and has_stock_shortage
    )
    update order_items i set reserved_quantity = 0, updated_at = ${now} from held h where i.id = h.id
    returning i.id, h.units`;
  await releaseUnits(context, freed);
  await changeStatus(context, order, { from: order.status, to: 'cancelled', source, notes: reason, at });
}

/** A channel's cancellation that carries no order. It may come before the order does: then it is kept for it. */
export async function cancelFromChannel(
  context: Context,
  channelId: string,
  { external_order_id, reason, at }: { external_order_id: string; reason: string | null; at: Date },
): Promise<void> {
  const { tx } = context;
  await lockExternal(tx, channelId, external_order_id);
  const order = await tx.maybe<Cancellable>`
    select id, order_number, channel_id, status from orders where channel_id = ${channelId} and external_order_id = ${external_order_id}
    for no key update`;
  if (order) {
    if (canBecome(order.status, 'cancelled')) await cancelOrder(context, order, { source: 'channel', reason, at });
    else if (order.status !== 'cancelled') await tooLate(context, order, reason);
    return;
  }
  await tx.exec`
    insert into early_order_cancellations (id, channel_id, external_order_id, reason, cancelled_at)
    values (${context.newId()}, ${channelId}, ${external_order_id}, ${reason}, ${at})
    on conflict on constraint early_order_cancellations_order_key do nothing`;
}

async function tooLate(context: Context, order: Cancellable, reason: string | null): Promise<void> {
  await context.tx.exec`
    insert into order_status_history (id, order_id, status, previous_status, source, notes, created_at)
    values (${context.newId()}, ${order.id}, ${order.status}, ${order.status}, 'channel', ${`Cancelled on the channel after it was ${order.status}.`}, ${context.now})`;
  context.emit('order.cancelled_too_late', { ...order, reason }, { subject: `orders/${order.id}` });
}
