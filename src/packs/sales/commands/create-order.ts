import { command, Type } from '#kernel/command';
import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { isCurrency } from '#kernel/money';
import { findSellables, sellablesOf } from '#packs/catalog';
import { requireApproval } from '#packs/identity';
import { address, amount, currency, customerName, email, notes, paymentMethod, phone, tags } from '../input.ts';
import { orders } from '../resources.ts';
import { exceptionOf, listOf } from '../rules/given-away.ts';
import type { IncomingOrder } from '../rules/incoming.ts';
import { priceOrder } from '../rules/price-order.ts';
import { author } from './change-status.ts';
import { insertOrder } from './receive-order.ts';

const item = Type.Object(
  {
    sku: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'SKU of the product or variant.' })),
    product_id: Type.Optional(Type.String({ format: 'uuid', description: 'The product, instead of a SKU.' })),
    variant_id: Type.Optional(Type.String({ format: 'uuid', description: 'Its variant.' })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: "Name on the order; default: the product's." })),
    quantity: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Units ordered.' }),
    unit_price: Type.Optional(amount("Price of one unit; default: the product's selling price.")),
    discount_amount: Type.Optional(amount('Discount on the line.')),
    tax_amount: Type.Optional(amount("Tax on the line; default: by the product's tax rate.")),
    requires_shipping: Type.Optional(Type.Boolean({ description: 'False for services; default true.' })),
  },
  { additionalProperties: false, description: 'One line.' },
);

export const createOrder = command({
  on: orders,
  target: 'collection',
  permission: 'orders.create',
  summary: 'Enter an order by hand.',
  status: 201,
  input: Type.Object({
    channel_id: Type.Optional(Type.String({ format: 'uuid', description: 'A manual channel; default: the first.' })),
    external_order_number: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: "The customer's or your own reference." }),
    ),
    customer_name: Type.Optional(customerName),
    customer_email: Type.Optional(email),
    customer_phone: Type.Optional(phone),
    shipping_address: Type.Optional(address),
    billing_address: Type.Optional(address),
    items: Type.Array(item, { minItems: 1, maxItems: 200, description: 'What is ordered.' }),
    shipping_amount: Type.Optional(amount('What the customer pays for delivery.')),
    discount_amount: Type.Optional(amount('Discount on the order as a whole.')),
    taxes_included: Type.Optional(Type.Boolean({ description: 'Whether prices contain the tax; default true.' })),
    currency: Type.Optional(currency),
    payment_method: Type.Optional(paymentMethod),
    payment_gateway: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Through whom it is paid.' })),
    payment_reference: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: "The payment's reference there." })),
    is_paid: Type.Optional(Type.Boolean({ description: 'Whether it is paid already; default false.' })),
    order_date: Type.Optional(Type.String({ format: 'date-time', description: 'When it was placed; default: now.' })),
    notes: Type.Optional(notes),
    tags: Type.Optional(tags),
  }),
  async run(context, input) {
    const { tx, tenant, now } = context;
    const code = input.currency ?? tenant.settings.currency;
    if (!isCurrency(code)) throw fail('unknown_currency', { currency: code }, [{ pointer: '/currency', message: 'is unknown' }]);
    const channel = await manualChannel(context, input.channel_id);

    const byId = await sellablesOf(
      tx,
      input.items.flatMap((line) => (line.product_id ? [{ product_id: line.product_id, variant_id: line.variant_id ?? null }] : [])),
    );
    const bySku = await findSellables(
      tx,
      input.items.flatMap((line) => (line.product_id ? [] : (line.sku ?? []))),
    );
    let known = 0;
    const sellables = input.items.map((line) => (line.product_id ? byId[known++]! : ((line.sku && bySku.get(line.sku)) ?? null) || null));
    const lines = input.items.map((line, index) => {
      const sellable = sellables[index] ?? null;
      const pointer = `/items/${index}`;
      if (line.product_id && !sellable)
        throw fail('invalid_reference', {}, [{ pointer: `${pointer}/product_id`, message: 'is not a product' }]);
      const name = line.name ?? sellable?.name;
      if (!name)
        throw fail('invalid_reference', {}, [{ pointer: `${pointer}/sku`, message: 'is unknown; give a name to order it all the same' }]);
      const list = listOf(sellable, code);
      const price = line.unit_price ?? list.list_price;
      if (price == null)
        throw fail('invalid_input', {}, [
          { pointer: `${pointer}/unit_price`, message: 'is needed: the product has no price in this currency' },
        ]);
      return { ...line, ...list, name, unit_price: price, sku: line.sku ?? sellable?.sku ?? null, tax_rate: sellable?.tax_rate };
    });
    const taxes_included = input.taxes_included ?? true;
    const priced = priceOrder({ ...input, currency: code, taxes_included, lines });
    if (!priced) throw fail('invalid_input', {}, [{ pointer: '/discount_amount', message: 'is more than there is to pay' }]);
    const exception = exceptionOf({ ...input, currency: code, lines });
    if (exception) await requireApproval(context, exception);

    const id = context.newId();
    const cod = input.payment_method === 'cod';
    const paid = input.is_paid ?? false;
    const order: IncomingOrder = {
      external_order_id: id,
      external_order_number: input.external_order_number ?? null,
      external_updated_at: now.toISOString(),
      order_date: input.order_date ?? now.toISOString(),
      cancelled_at: null,
      cancel_reason: null,
      payment_status: paid ? 'paid' : cod ? 'cod' : 'pending',
      payment_method: input.payment_method ?? (paid ? 'prepaid' : null),
      payment_gateway: input.payment_gateway ?? null,
      payment_reference: input.payment_reference ?? null,
      customer_name: input.customer_name ?? input.shipping_address?.name ?? null,
      customer_email: input.customer_email ?? null,
      customer_phone: input.customer_phone ?? input.shipping_address?.phone ?? null,
      shipping_address: input.shipping_address ?? null,
      billing_address: input.billing_address ?? null,
      subtotal: priced.subtotal,
      discount_amount: priced.discount_amount,
      tax_amount: priced.tax_amount,
      taxes_included,
      shipping_amount: priced.shipping_amount,
      total_amount: priced.total_amount,
      paid_amount: paid ? priced.total_amount : '0',
      refunded_amount: '0',
      currency: code,
      notes: input.notes ?? null,
      tags: input.tags ?? [],
      metadata: {},
      items: lines.map((line, index) => ({
        external_line_id: String(index + 1),
        external_product_id: null,
        external_variant_id: null,
        sku: line.sku,
        name: line.name,
        quantity: line.quantity,
        cancelled_quantity: 0,
        fulfilled_quantity: 0,
        requires_shipping: line.requires_shipping ?? true,
        unit_price: line.unit_price,
        ...priced.lines[index]!,
        metadata: {},
      })),
    };
    await insertOrder(channel, { context, order, sellables, source: 'user', createdBy: author(context), id });
    return { id };
  },
});

/** The channel that orders by hand belong to. */
async function manualChannel({ tx }: Context, id: string | undefined) {
  const channel = await tx.maybe<{ id: string; channel_type_code: string }>`
    select id, channel_type_code from sales_channels
    where channel_type_code = 'manual' and disconnected_at is null and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
    order by id limit 1`;
  if (!channel) throw fail('invalid_reference', {}, [{ pointer: '/channel_id', message: 'is not a manual channel' }]);
  return channel;
}
