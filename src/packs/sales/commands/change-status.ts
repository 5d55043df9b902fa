import type { Context } from '#kernel/context';
import type { OrderStatus } from '../rules/order-state.ts';

export interface StatusChange {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly source: 'user' | 'channel' | 'courier' | 'system';
  readonly notes?: string | null;
  /** When it happened in the world; default: now. */
  readonly at?: Date;
}

/** Moves an order, whose row the caller holds, to another state: its time, its history, its event `order.<status>`. */
export async function changeStatus(
  context: Context,
  order: { id: string; order_number: string; channel_id: string },
  change: StatusChange,
) {
  const { tx, now } = context;
  const { from, to, source, notes = null, at = now } = change;
  await tx.exec`
    with history as (
      insert into order_status_history (id, order_id, status, previous_status, source, notes, created_by, created_at)
      values (${context.newId()}, ${order.id}, ${to}, ${from}, ${source}, ${notes}, ${author(context)}::uuid, ${now})
    )
    update orders set status = ${to}::text, updated_at = ${now},
      confirmed_at = case when ${to}::text = 'confirmed' then ${at}::timestamptz else confirmed_at end,
      shipped_at = case when ${to}::text = 'shipped' then ${at}::timestamptz else shipped_at end,
      delivered_at = case when ${to}::text = 'delivered' then ${at}::timestamptz else delivered_at end,
      cancelled_at = case when ${to}::text = 'cancelled' then ${at}::timestamptz else cancelled_at end,
      cancel_reason = case when ${to}::text = 'cancelled' then ${notes}::text else cancel_reason end,
      returned_at = case when ${to}::text = 'returned' then ${at}::timestamptz else returned_at end
    where id = ${order.id}`;
  context.emit(
    `order.${to}`,
    {
      id: order.id,
      order_number: order.order_number,
      channel_id: order.channel_id,
      status: to,
      previous_status: from,
      reason: notes,
      by: source,
    },
    { subject: `orders/${order.id}` },
  );
}

/** The tenant's user who acts; super admins and the system are not among them. */
export const author = ({ actor }: Context): string | null => (actor.kind === 'user' || actor.kind === 'api_key' ? actor.id : null);
