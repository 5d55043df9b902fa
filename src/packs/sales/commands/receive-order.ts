import { monthPeriod } from '#kernel/clock';
import type { Context } from '#kernel/context';
import { digestHex } from '#kernel/crypto';
import { json } from '#kernel/db';
import { spend } from '#kernel/quota';
import { findSellables, type Sellable } from '#packs/catalog';
import { knownOf } from '../queries/known-of.ts';
import { lockExternal } from '../queries/lock-external.ts';
import { matchLines, skusOf } from '../queries/match-lines.ts';
import { fulfillmentOf, type IncomingOrder } from '../rules/incoming.ts';
import type { OrderStatus } from '../rules/order-state.ts';
import { itemRow } from './item-row.ts';
import { askStock, tellShort } from './reserve-units.ts';
import { updateFromChannel } from './update-from-channel.ts';

export interface Source {
  readonly id: string;
  readonly channel_type_code: string;
}

export interface Received {
  readonly id: string;
  readonly order_number: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

/**
 * Makes an order of a channel true here: creates it, or brings the one we hold up to date. The same message twice, five times
 * at once, or an older one after a newer one leaves one order with the newest content. Never throws for want of stock or an
 * unknown SKU: the order is flagged instead. Throws `quota_exceeded` when a new order passes the plan's monthly limit.
 */
export async function receiveOrder(context: Context, channel: Source, incoming: IncomingOrder): Promise<Received> {
  const digest = digestHex(JSON.stringify(incoming));
  const { tx } = context;
  // Sent together, answered in order: one round trip. What is read is read after the lock is held.
  const [, { held, listings, early }, bySku] = await Promise.all([
    lockExternal(tx, channel.id, incoming.external_order_id),
    knownOf(tx, channel.id, incoming.external_order_id, incoming.items),
    findSellables(tx, skusOf(incoming.items)),
  ]);
  if (held) return updateFromChannel(context, channel, held, incoming, digest, listings);
  const order = early ? cancelledEarly(incoming, early) : incoming;
  const sellables = await matchLines(tx, order.items, listings, bySku);
  const made = await insertOrder(context, channel, order, sellables, { digest, source: 'channel', early: early !== null, locked: true });
  return { ...made!, outcome: 'created' };
}

const cancelledEarly = (order: IncomingOrder, early: { cancelled_at: string; reason: string | null }): IncomingOrder => ({
  ...order,
  cancelled_at: order.cancelled_at ?? early.cancelled_at,
  cancel_reason: order.cancel_reason ?? early.reason,
});

function firstStatus(order: IncomingOrder): OrderStatus {
  if (order.cancelled_at) return 'cancelled';
  return fulfillmentOf(order.items) === 'fulfilled' ? 'shipped' : 'pending';
}

export interface Entry {
  /** Absent for orders entered by hand. */
  readonly digest?: string;
  readonly source: 'channel' | 'user';
  /** Nobody else can be making this order now: its stock is asked for in the same breath. */
  readonly locked?: boolean;
  /** A cancellation was waiting for this order. */
  readonly early?: boolean;
  readonly createdBy?: string | null;
  /** Its own id, when the caller must know it before. */
  readonly id?: string;
}

/**
 * One statement writes the order, its items, its history; a second reserves. Items are written as fully reserved, which they
 * nearly always become, and corrected only when stock was short.
 * @returns null when the order exists already.
 */
export async function insertOrder(
  context: Context,
  channel: Source,
  order: IncomingOrder,
  sellables: readonly (Sellable | null)[],
  { digest, source, early = false, locked = false, createdBy = null, id = context.newId() }: Entry,
): Promise<{ id: string; order_number: string } | null> {
  const { tx, now } = context;
  const status = firstStatus(order);
  const items = order.items.map((item, index) =>
    itemRow(context, order.currency, item, index, sellables[index] ?? null, status !== 'cancelled'),
  );
  const unmatched = items.filter((item) => item.product_id === null);
  const record = {
    ...order,
    id,
    channel_id: channel.id,
    status,
    fulfillment_status: fulfillmentOf(order.items),
    has_unmatched_items: unmatched.length > 0,
    confirmed_at: status === 'shipped' ? order.external_updated_at : null,
    shipped_at: status === 'shipped' ? order.external_updated_at : null,
    external_digest: digest ?? null,
    created_by: createdBy,
    items: undefined,
  };
  const writing = tx.maybe<{ order_number: string }>`
    with made as (
      insert into orders (id, channel_id, external_order_id, external_order_number, status, payment_status, fulfillment_status,
        customer_name, customer_email, customer_phone, shipping_address, billing_address, has_unmatched_items,
        subtotal, discount_amount, tax_amount, taxes_included, shipping_amount, total_amount, paid_amount, refunded_amount, currency,
        payment_method, payment_gateway, payment_reference, order_date, confirmed_at, shipped_at, cancelled_at, cancel_reason,
        notes, tags, metadata, external_updated_at, external_digest, created_by, created_at, updated_at)
      select id, channel_id, external_order_id, external_order_number, status, payment_status, fulfillment_status,
        customer_name, customer_email, customer_phone, shipping_address, billing_address, has_unmatched_items,
        subtotal, discount_amount, tax_amount, taxes_included, shipping_amount, total_amount, paid_amount, refunded_amount, currency,
        payment_method, payment_gateway, payment_reference, order_date, confirmed_at, shipped_at, cancelled_at, cancel_reason,
        notes, tags, metadata, external_updated_at, external_digest, created_by, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_populate_record(null::orders, ${json(record)}::jsonb)
      on conflict on constraint orders_external_key do nothing
      returning id, order_number, status
    ), item as (
      insert into order_items (id, order_id, position, external_line_id, product_id, variant_id, external_product_id, external_variant_id,
        sku, name, quantity, cancelled_quantity, reserved_quantity, fulfilled_quantity,
        external_fulfilled_quantity, requires_shipping,
        unit_price, unit_cost, discount_amount, tax_amount, total_amount, currency, metadata, created_at, updated_at)
      select i.id, made.id, i.position, i.external_line_id, i.product_id, i.variant_id, i.external_product_id, i.external_variant_id,
        i.sku, i.name, i.quantity, i.cancelled_quantity, i.reserved_quantity, i.fulfilled_quantity,
        i.external_fulfilled_quantity, i.requires_shipping,
        i.unit_price, i.unit_cost, i.discount_amount, i.tax_amount, i.total_amount, i.currency, i.metadata, ${now}::timestamptz, ${now}::timestamptz
      from made, jsonb_populate_recordset(null::order_items, ${json(items)}::jsonb) i
    ), history as (
      insert into order_status_history (id, order_id, status, source, notes, created_by, created_at)
      select ${context.newId()}::uuid, id, status, ${source}::text, ${order.cancel_reason}::text, ${createdBy}::uuid, ${now}::timestamptz from made
    ), applied as (
      update early_order_cancellations set applied_at = ${now}
      where ${early}::boolean and channel_id = ${channel.id} and external_order_id = ${order.external_order_id}
        and exists (select from made)
    )
    select order_number from made`;
  if (!locked && !(await writing)) return null;
  const [made, short] = await Promise.all([
    writing,
    askStock(
      context,
      items.map((item) => ({ ...item, units: item.reserved_quantity })),
    ),
    // Last, because the limit's row stays locked until the commit.
    spend(context, 'orders', monthPeriod(now, context.tenant.settings.timezone), context.tenant.limits.orders_per_month),
  ]);
  if (!made) throw new Error('An order was made twice in spite of its lock.');
  await tellShort(context, id, short);
  context.audit({
    action: source === 'user' ? 'orders.create' : 'orders.receive',
    resource: 'orders',
    resourceId: id,
    after: {
      order_number: made.order_number,
      status,
      payment_status: order.payment_status,
      total_amount: order.total_amount,
      currency: order.currency,
    },
    metadata: { channel_id: channel.id, external_order_id: order.external_order_id },
  });
  const subject = `orders/${id}`;
  const facts = { id, order_number: made.order_number, channel_id: channel.id, status };
  context.emit('order.received', { ...facts, total_amount: order.total_amount, currency: order.currency }, { subject });
  if (status === 'cancelled') context.emit('order.cancelled', { ...facts, reason: order.cancel_reason, by: 'channel' }, { subject });
  if (unmatched.length > 0) {
    context.emit('order.items_unmatched', { ...facts, items: unmatched.map(({ id, sku, name }) => ({ id, sku, name })) }, { subject });
  }
  return { id, order_number: made.order_number };
}
