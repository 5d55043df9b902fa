import type { Context } from '#kernel/context';
import { digestHex } from '#kernel/crypto';
import { json } from '#kernel/db';
import { OneByOne } from '#kernel/events';
import { findSellables, type Sellable } from '#packs/catalog';
import { knownAmong, knownOf } from '../queries/known-of.ts';
import { lockExternal } from '../queries/lock-external.ts';
import { matchLines, skusOf } from '../queries/match-lines.ts';
import { fulfillmentOf, type IncomingOrder } from '../rules/incoming.ts';
import type { OrderStatus } from '../rules/order-state.ts';
import { itemRow } from './item-row.ts';
import { takeOrders } from './order-limit.ts';
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
  const digest = digestOf(incoming);
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
  const made = await insertOrder(channel, { context, order, sellables, digest, source: 'channel', early: early !== null, locked: true });
  return { ...made!, outcome: 'created' };
}

/** A message of a channel, with the context that it is received in. */
export interface Arrival {
  readonly context: Context;
  readonly order: IncomingOrder;
}

/**
 * Several new orders of one channel by the statements of one, as they mostly come.
 * @throws OneByOne when one of them is known already, comes twice, was cancelled before it came, or finds too little stock.
 */
export async function receiveNewOrders(channel: Source, arrivals: readonly Arrival[]): Promise<void> {
  const [{ context }] = arrivals as readonly [Arrival];
  const { tx } = context;
  const orders = arrivals.map(({ order }) => order);
  const ids = orders.map((order) => order.external_order_id);
  if (new Set(ids).size < ids.length) throw new OneByOne();
  const [, { any, listings }, bySku] = await Promise.all([
    lockExternal(tx, channel.id, ...ids),
    knownAmong(
      tx,
      channel.id,
      ids,
      orders.flatMap((order) => order.items),
    ),
    findSellables(
      tx,
      orders.flatMap((order) => skusOf(order.items)),
    ),
  ]);
  if (any) throw new OneByOne();
  const lines = await matchLines(
    tx,
    orders.flatMap((order) => order.items),
    listings,
    bySku,
  );
  let matched = 0;
  const entries = arrivals.map(({ context, order }): Entry => {
    const sellables = lines.slice(matched, matched + order.items.length);
    matched += order.items.length;
    return { context, order, sellables, digest: digestOf(order), source: 'channel', locked: true };
  });
  await insertOrders(channel, entries);
}

const digestOf = (incoming: IncomingOrder) => digestHex(JSON.stringify(incoming));

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
  readonly context: Context;
  readonly order: IncomingOrder;
  /** What each of its lines sells. */
  readonly sellables: readonly (Sellable | null)[];
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

/** @returns null when the order exists already. */
export const insertOrder = async (channel: Source, entry: Entry): Promise<{ id: string; order_number: string } | null> =>
  (await insertOrders(channel, [entry]))[0] ?? null;

/**
 * One statement writes the orders, their items, their history; a second reserves. Items are written as fully reserved, which they
 * nearly always become, and corrected only when stock was short.
 * @throws OneByOne when stock is short for one of several: who gets what is decided in their order.
 */
async function insertOrders(channel: Source, entries: readonly Entry[]): Promise<{ id: string; order_number: string }[]> {
  const [{ context, source, locked = false, createdBy = null }] = entries as readonly [Entry];
  const { tx, now } = context;
  const drafts = entries.map((entry) => draftOf(channel, entry));
  const writing = tx.many<{ id: string; order_number: string }>`
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
      from jsonb_populate_recordset(null::orders, ${json(drafts.map(({ record }) => record))}::jsonb)
      on conflict on constraint orders_external_key do nothing
      returning id, order_number, status, cancel_reason
    ), item as (
      insert into order_items (id, order_id, position, external_line_id, product_id, variant_id, external_product_id, external_variant_id,
        sku, name, quantity, cancelled_quantity, reserved_quantity, fulfilled_quantity,
        external_fulfilled_quantity, requires_shipping,
        unit_price, unit_cost, discount_amount, tax_amount, total_amount, currency, metadata, created_at, updated_at)
      select i.id, made.id, i.position, i.external_line_id, i.product_id, i.variant_id, i.external_product_id, i.external_variant_id,
        i.sku, i.name, i.quantity, i.cancelled_quantity, i.reserved_quantity, i.fulfilled_quantity,
        i.external_fulfilled_quantity, i.requires_shipping,
        i.unit_price, i.unit_cost, i.discount_amount, i.tax_amount, i.total_amount, i.currency, i.metadata, ${now}::timestamptz, ${now}::timestamptz
      from made join jsonb_populate_recordset(null::order_items, ${json(drafts.flatMap(({ items }) => items))}::jsonb) i on i.order_id = made.id
    ), history as (
      insert into order_status_history (id, order_id, status, source, notes, created_by, created_at)
      select h.id, made.id, made.status, ${source}::text, made.cancel_reason, ${createdBy}::uuid, ${now}::timestamptz
      from made join unnest(${drafts.map(() => context.newId())}::uuid[], ${drafts.map(({ record }) => record.id)}::uuid[]) as h (id, order_id)
        on h.order_id = made.id
    ), applied as (
      update early_order_cancellations set applied_at = ${now}
      where channel_id = ${channel.id} and exists (select from made)
        and external_order_id = any(${entries.flatMap((entry) => (entry.early ? entry.order.external_order_id : []))}::text[])
    )
    select id, order_number from made`;
  if (!locked && (await writing).length === 0) return [];
  const [made, short] = await Promise.all([
    writing,
    askStock(
      context,
      drafts.flatMap(({ items }) => items.map((item) => ({ ...item, units: item.reserved_quantity }))),
    ),
    // Last, because the limit's row stays locked until the commit.
    takeOrders(context, entries.length),
  ]);
  if (made.length < entries.length) throw new Error('An order was made twice in spite of its lock.');
  if (short.length > 0 && entries.length > 1) throw new OneByOne();
  await tellShort(context, drafts[0]!.record.id, short);
  const numbers = new Map(made.map(({ id, order_number }) => [id, order_number]));
  return drafts.map((draft, index) => {
    const order_number = numbers.get(draft.record.id)!;
    tellReceived(channel, entries[index]!, draft, order_number);
    return { id: draft.record.id, order_number };
  });
}

type Draft = ReturnType<typeof draftOf>;

/** The rows of an order as they are written. */
function draftOf(channel: Source, { context, order, sellables, digest, createdBy = null, id = context.newId() }: Entry) {
  const status = firstStatus(order);
  const items = order.items.map((item, index) => ({
    ...itemRow(context, order.currency, item, index, sellables[index] ?? null, status !== 'cancelled'),
    order_id: id,
  }));
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
  return { record, items, unmatched };
}

/** Says in the order's own context that it came. */
function tellReceived(channel: Source, { context, order, source }: Entry, { record, unmatched }: Draft, order_number: string): void {
  const { id, status } = record;
  // An order entered by hand is told of by its deed's own entry.
  if (source === 'channel')
    context.audit({
      action: 'orders.receive',
      resource: 'orders',
      resourceId: id,
      after: {
        order_number,
        status,
        payment_status: order.payment_status,
        total_amount: order.total_amount,
        currency: order.currency,
      },
      metadata: { channel_id: channel.id, external_order_id: order.external_order_id },
    });
  const subject = `orders/${id}`;
  const facts = { id, order_number, channel_id: channel.id, status };
  context.emit('order.received', { ...facts, total_amount: order.total_amount, currency: order.currency }, { subject });
  if (status === 'cancelled') context.emit('order.cancelled', { ...facts, reason: order.cancel_reason, by: 'channel' }, { subject });
  if (unmatched.length > 0) {
    context.emit('order.items_unmatched', { ...facts, items: unmatched.map(({ id, sku, name }) => ({ id, sku, name })) }, { subject });
  }
}
