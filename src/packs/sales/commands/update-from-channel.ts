import type { Context } from '#kernel/context';
import { json } from '#kernel/db';
import type { HeldOrder, KnownListing } from '../queries/known-of.ts';
import { fulfillmentOf, type IncomingOrder } from '../rules/incoming.ts';
import { channelFields, neverForgotten, paymentAfter } from '../rules/merge.ts';
import { canBecome, type OrderStatus } from '../rules/order-state.ts';
import type { Received, Source } from './receive-order.ts';
import { recount } from './recount.ts';
import { updateItems } from './update-items.ts';

/** Brings a held order, whose row is locked, up to a message that is not older than what we know. */
export async function updateFromChannel(
  context: Context,
  channel: Source,
  held: HeldOrder,
  incoming: IncomingOrder,
  digest: string,
  listings: readonly KnownListing[],
): Promise<Received> {
  const { tx, now } = context;
  const same: Received = { id: held.id, order_number: held.order_number, outcome: 'unchanged' };
  if (held.external_digest === digest) return same;
  if (held.external_updated_at && Date.parse(incoming.external_updated_at) < Date.parse(held.external_updated_at)) return same;

  const status = nextStatus(held.status, incoming);
  const cancelling = status === 'cancelled' && held.status !== 'cancelled';
  // What left the warehouse or was called off keeps its lines as they were when it did.
  const live = !['cancelled', 'delivered', 'returned'].includes(held.status);
  if (live) await updateItems(context, held.id, incoming, cancelling, listings);

  const fields = channelFields.filter(
    (field) => !held.kept_fields.includes(field) && !(neverForgotten.has(field) && incoming[field] === null),
  );
  const news = {
    ...Object.fromEntries(fields.map((field) => [field, incoming[field]])),
    status,
    payment_status: paymentAfter(held.payment_status, incoming.payment_status),
    external_updated_at: incoming.external_updated_at,
    external_digest: digest,
    ...(incoming.cancelled_at && cancelling ? { cancelled_at: incoming.cancelled_at, cancel_reason: incoming.cancel_reason } : {}),
    ...(status === 'shipped' && held.status !== 'shipped' ? { shipped_at: incoming.external_updated_at } : {}),
  };
  await tx.exec`
    with history as (
      insert into order_status_history (id, order_id, status, previous_status, source, notes, created_at)
      select ${context.newId()}::uuid, ${held.id}::uuid, ${status}::text, ${held.status}::text, 'channel', ${noteOf(held, incoming)}::text, ${now}::timestamptz
      where ${status}::text <> ${held.status}::text or ${noteOf(held, incoming)}::text is not null
    )
    update orders o set
      external_order_number = n.external_order_number, status = n.status, payment_status = n.payment_status,
      payment_method = n.payment_method, payment_gateway = n.payment_gateway, payment_reference = n.payment_reference,
      customer_name = n.customer_name, customer_email = n.customer_email, customer_phone = n.customer_phone,
      shipping_address = n.shipping_address, billing_address = n.billing_address,
      subtotal = n.subtotal, discount_amount = n.discount_amount, tax_amount = n.tax_amount, taxes_included = n.taxes_included,
      shipping_amount = n.shipping_amount, total_amount = n.total_amount, refunded_amount = n.refunded_amount, currency = n.currency,
      -- Cash counted at the door is not unpaid by a channel that does not know of it.
      paid_amount = greatest(o.paid_amount, ${incoming.paid_amount}::numeric),
      notes = n.notes, tags = n.tags, metadata = n.metadata,
      cancelled_at = n.cancelled_at, cancel_reason = n.cancel_reason, shipped_at = n.shipped_at,
      external_updated_at = n.external_updated_at, external_digest = n.external_digest,
      updated_at = ${now}
    from orders old, jsonb_populate_record(old, ${json(news)}::jsonb) n
    where o.id = ${held.id} and old.id = o.id`;
  if (live) await recount(context, held.id);
  tell(context, channel, held, incoming, status);
  return { ...same, outcome: 'updated' };
}

/** The state after the channel's word. Only what its own table of transitions allows. */
function nextStatus(now: OrderStatus, incoming: IncomingOrder): OrderStatus {
  if (incoming.cancelled_at) return canBecome(now, 'cancelled') ? 'cancelled' : now;
  const sent = fulfillmentOf(incoming.items) === 'fulfilled';
  return sent && (now === 'pending' || canBecome(now, 'shipped')) ? 'shipped' : now;
}

const tooLate = (held: HeldOrder, incoming: IncomingOrder): boolean =>
  incoming.cancelled_at !== null && held.status !== 'cancelled' && !canBecome(held.status, 'cancelled');

const noteOf = (held: HeldOrder, incoming: IncomingOrder): string | null => {
  if (tooLate(held, incoming)) return `Cancelled on the channel after it was ${held.status}.`;
  return held.status === 'cancelled' ? null : incoming.cancel_reason;
};

function tell(context: Context, channel: Source, held: HeldOrder, incoming: IncomingOrder, status: OrderStatus): void {
  const subject = `orders/${held.id}`;
  const facts = { id: held.id, order_number: held.order_number, channel_id: channel.id, status, previous_status: held.status };
  context.emit('order.updated', facts, { subject });
  if (status !== held.status) context.emit(`order.${status}`, { ...facts, reason: incoming.cancel_reason, by: 'channel' }, { subject });
  if (tooLate(held, incoming)) context.emit('order.cancelled_too_late', { ...facts, reason: incoming.cancel_reason }, { subject });
  context.audit({
    action: 'orders.receive',
    resource: 'orders',
    resourceId: held.id,
    before: { status: held.status, payment_status: held.payment_status },
    after: { status, payment_status: paymentAfter(held.payment_status, incoming.payment_status), total_amount: incoming.total_amount },
    metadata: { channel_id: channel.id, external_order_id: incoming.external_order_id },
  });
}
