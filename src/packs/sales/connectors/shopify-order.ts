import { type Money, parseMoney, sumMoney, toDecimal } from '#kernel/money';
import type { Address, IncomingItem, IncomingOrder } from '../rules/incoming.ts';
import type { PaymentMethod, PaymentStatus } from '../rules/order-state.ts';
import type { ChannelSettings } from './connector.ts';
import type { Payload } from './payload.ts';

/*
 * A Shopify order (REST shape, webhooks and pulls alike) in our words.
 *
 * Money: the plain price fields, which Shopify gives in the shop's currency (`currency`) and which equal `*_set.shop_money`;
 * what the customer saw in another currency stays in metadata. `subtotal` is `total_line_items_price`, because then
 * subtotal − discounts + shipping (+ taxes unless included) is the total; Shopify's own `subtotal_price` is after discounts.
 */

const paymentStatus: Readonly<Record<string, PaymentStatus>> = {
  pending: 'pending',
  authorized: 'authorized',
  partially_paid: 'partially_paid',
  paid: 'paid',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
  voided: 'voided',
  expired: 'failed',
};

/** Shopify has no field for cash on delivery: it is a manual gateway with a name that merchants may change. */
const codName = /cash[ _-]?on[ _-]?delivery|\bcod\b/i;
const methodByName: readonly (readonly [RegExp, PaymentMethod])[] = [
  [/upi|gpay|google ?pay|phonepe|bhim/i, 'upi'],
  [/net ?banking/i, 'netbanking'],
  [/wallet|paytm|mobikwik|amazon ?pay/i, 'wallet'],
  [/visa|master|amex|american express|rupay|maestro|diners|discover|card/i, 'card'],
];

/** Names that say nothing of how it was paid. */
const silent = /^(manual|bank deposit|money order|bogus)$/i;

function paymentOf(order: Payload, settings: ChannelSettings) {
  const legacy = order.text('gateway');
  const gateways = order.texts('payment_gateway_names');
  if (gateways.length === 0 && legacy) gateways.push(legacy);
  const ownCod = (settings.cod_gateways ?? []).map((name) => name.toLowerCase());
  const isCod = gateways.some((name) => codName.test(name) || ownCod.includes(name.toLowerCase()));
  const status = paymentStatus[order.text('financial_status') ?? ''] ?? 'pending';
  const named = methodByName.find(([pattern]) => gateways.some((name) => pattern.test(name)))?.[1];
  const received = status !== 'pending' && status !== 'voided' && status !== 'failed';
  const method = isCod ? 'cod' : (named ?? (received && gateways.some((name) => !silent.test(name)) ? 'prepaid' : null));
  return {
    payment_status: isCod && status === 'pending' ? ('cod' as const) : status,
    payment_method: method,
    payment_gateway: gateways.join(', ') || null,
  };
}

const amount = (text: string | null): Money => (text === null ? 0n : parseMoney(text));

function paidAmount(order: Payload, status: PaymentStatus, total: Money): Money {
  if (status === 'paid' || status === 'refunded' || status === 'partially_refunded') return total;
  if (status !== 'partially_paid') return 0n;
  const outstanding = amount(order.money('total_outstanding'));
  return outstanding < total ? total - outstanding : 0n;
}

/** Sum of successful refund transactions. */
const refundedAmount = (order: Payload): Money =>
  sumMoney(
    order
      .list('refunds')
      .flatMap((refund) => refund.list('transactions'))
      .filter((transaction) => transaction.text('kind') === 'refund' && transaction.text('status') === 'success')
      .map((transaction) => amount(transaction.money('amount'))),
  );

function addressOf(payload: Payload): Address | null {
  if (!payload.isObject) return null;
  const name = payload.text('name') ?? fullName(payload);
  const address = {
    name,
    phone: payload.text('phone'),
    company: payload.text('company'),
    line1: payload.text('address1'),
    line2: payload.text('address2'),
    city: payload.text('city'),
    state: payload.text('province'),
    state_code: payload.text('province_code'),
    postal_code: payload.text('zip'),
    country: payload.text('country_code') ?? payload.text('country'),
  };
  // A name alone, or an empty shell, is no place to deliver to.
  if (!address.line1 && !address.city && !address.postal_code) return null;
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null));
}

const fullName = (person: Payload): string | null =>
  [person.text('first_name'), person.text('last_name')].filter(Boolean).join(' ') || null;

function customerOf(order: Payload) {
  const customer = order.at('customer');
  const address = customer.at('default_address');
  const shipping = order.at('shipping_address');
  const billing = order.at('billing_address');
  return {
    customer_name: fullName(customer) ?? addressName(billing) ?? addressName(shipping) ?? addressName(address),
    customer_email: order.text('email') ?? order.text('contact_email') ?? customer.text('email'),
    customer_phone:
      order.text('phone') ?? customer.text('phone') ?? shipping.text('phone') ?? billing.text('phone') ?? address.text('phone'),
  };
}

const addressName = (address: Payload): string | null => address.text('name') ?? fullName(address);

/** Units per line id, summed over lists of `{ <id>, quantity }`. */
function unitsByLine(rows: readonly Payload[], id: string): Map<string, number> {
  const units = new Map<string, number>();
  for (const row of rows) {
    const line = row.text(id);
    if (line) units.set(line, (units.get(line) ?? 0) + (row.count('quantity') ?? 0));
  }
  return units;
}

function itemsOf(order: Payload, taxesIncluded: boolean): IncomingItem[] {
  const refundLines = order.list('refunds').flatMap((refund) => refund.list('refund_line_items'));
  const refunded = unitsByLine(refundLines, 'line_item_id');
  const returned = unitsByLine(
    refundLines.filter((line) => line.text('restock_type') === 'return'),
    'line_item_id',
  );
  const sent = unitsByLine(
    order
      .list('fulfillments')
      .filter((fulfillment) => fulfillment.text('status') === 'success')
      .flatMap((fulfillment) => fulfillment.list('line_items')),
    'id',
  );
  return order.list('line_items').map((line) => {
    const id = line.required('id');
    const quantity = line.count('quantity') ?? 0;
    const gone = quantity - (line.count('current_quantity') ?? quantity - (refunded.get(id) ?? 0));
    const fulfilled = Math.min(quantity, sent.get(id) ?? 0);
    const price = line.money('price') ?? '0';
    const allocations = line.list('discount_allocations');
    const discount = allocations.length
      ? sumMoney(allocations.map((allocation) => amount(allocation.money('amount'))))
      : amount(line.money('total_discount'));
    const tax = sumMoney(line.list('tax_lines').map((taxLine) => amount(taxLine.money('price'))));
    const net = parseMoney(price) * BigInt(quantity) - discount + (taxesIncluded ? 0n : tax);
    const properties = line.list('properties').filter((property) => property.text('name'));
    return {
      external_line_id: id,
      external_product_id: line.text('product_id'),
      external_variant_id: line.text('variant_id'),
      sku: line.text('sku'),
      name: line.text('name') ?? line.text('title') ?? line.text('sku') ?? 'Unnamed item',
      quantity,
      // What left by a return was dispatched first; what left otherwise never was. Never more than was not sent.
      cancelled_quantity: Math.max(0, Math.min(gone - (returned.get(id) ?? 0), quantity - fulfilled)),
      fulfilled_quantity: fulfilled,
      requires_shipping: line.flag('requires_shipping', true),
      unit_price: price,
      discount_amount: toDecimal(discount),
      tax_amount: toDecimal(tax),
      total_amount: toDecimal(net > 0n ? net : 0n),
      metadata: compact({
        properties: properties.length ? Object.fromEntries(properties.map((p) => [p.text('name')!, p.text('value')])) : null,
        vendor: line.text('vendor'),
        grams: line.count('grams') || null,
        gift_card: line.flag('gift_card') || null,
      }),
    };
  });
}

const compact = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));

function metadataOf(order: Payload): Record<string, unknown> {
  const attributes = order.list('note_attributes').filter((attribute) => attribute.text('name'));
  const presentment = order.text('presentment_currency');
  return compact({
    source: order.text('source_name'),
    test: order.flag('test') || null,
    po_number: order.text('po_number'),
    customer_id: order.at('customer').text('id'),
    note_attributes: attributes.length ? Object.fromEntries(attributes.map((a) => [a.text('name')!, a.text('value')])) : null,
    discount_codes: order.list('discount_codes').flatMap((code) => code.text('code') ?? []),
    shipping_lines: order
      .list('shipping_lines')
      .map((line) => compact({ title: line.text('title'), code: line.text('code'), price: line.money('price') })),
    tip: Number(order.money('total_tip_received') ?? 0) > 0 ? order.money('total_tip_received') : null,
    financial_status: order.text('financial_status'),
    presentment:
      presentment && presentment !== order.text('currency')
        ? { currency: presentment, total: order.at('total_price_set').at('presentment_money').money('amount') }
        : null,
  });
}

function shippingAmount(order: Payload): string {
  const set = order.at('total_shipping_price_set').at('shop_money').money('amount');
  return set ?? toDecimal(sumMoney(order.list('shipping_lines').map((line) => amount(line.money('price')))));
}

/** Reads the order object. Throws `malformed_payload` or `unknown_currency`. */
export function readOrder(order: Payload, settings: ChannelSettings): IncomingOrder {
  const currency = order.currency('currency');
  const taxesIncluded = order.flag('taxes_included');
  const items = itemsOf(order, taxesIncluded);
  const payment = paymentOf(order, settings);
  const lines = sumMoney(items.map((item) => parseMoney(item.unit_price) * BigInt(item.quantity)));
  const total = order.money('total_price');
  if (total === null) throw order.at('total_price').malformed('is missing');
  const created = order.time('created_at') ?? order.time('processed_at');
  if (created === null) throw order.at('created_at').malformed('is missing');
  return {
    external_order_id: order.required('id'),
    external_order_number: order.text('name') ?? order.text('order_number'),
    external_updated_at: order.time('updated_at') ?? created,
    order_date: order.time('processed_at') ?? created,
    cancelled_at: order.time('cancelled_at'),
    cancel_reason: order.text('cancel_reason'),
    ...payment,
    payment_reference: order.text('checkout_token') ?? order.text('token'),
    ...customerOf(order),
    shipping_address: addressOf(order.at('shipping_address')),
    billing_address: addressOf(order.at('billing_address')),
    subtotal: order.money('total_line_items_price') ?? toDecimal(lines),
    discount_amount: order.money('total_discounts') ?? '0',
    tax_amount: order.money('total_tax') ?? '0',
    taxes_included: taxesIncluded,
    shipping_amount: shippingAmount(order),
    total_amount: total,
    paid_amount: toDecimal(paidAmount(order, payment.payment_status, parseMoney(total))),
    refunded_amount: toDecimal(refundedAmount(order)),
    currency,
    notes: order.text('note'),
    tags: (order.text('tags') ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    metadata: metadataOf(order),
    items,
  };
}
