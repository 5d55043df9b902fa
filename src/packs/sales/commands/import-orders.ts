import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { findSellables, type Sellable } from '#packs/catalog';
import { batchApprover } from '#packs/identity';
import { columns, type FileOrder, mostRows, type RowError, readOrders } from '../connectors/csv.ts';
import { orders } from '../resources.ts';
import { exceptionOf, listOf } from '../rules/given-away.ts';
import type { IncomingOrder } from '../rules/incoming.ts';
import type { PaymentMethod } from '../rules/order-state.ts';
import { priceOrder } from '../rules/price-order.ts';
import { author } from './change-status.ts';
import { insertOrder } from './receive-order.ts';

export const importOrders = command({
  on: orders,
  verb: 'import',
  target: 'collection',
  permission: 'orders.create',
  summary: 'Add orders from a CSV file; those that are there already are left alone.',
  consumes: 'text/csv',
  timeout: 120_000,
  input: Type.Object({
    body: Type.String({
      description: `UTF-8 text, comma-separated, with a header line naming some of: ${columns.join(', ')}. One row per line; rows with the same order_number are one order. At most ${mostRows} rows.`,
    }),
    channel_id: Type.Optional(Type.String({ format: 'uuid', description: 'A channel of type csv; default: the first.' })),
  }),
  output: Type.Object({
    total: Type.Integer({ description: 'Rows in the file.' }),
    created: Type.Integer({ description: 'Orders added.' }),
    failed: Type.Integer({ description: 'Rows that were not imported.' }),
    errors: Type.Array(
      Type.Object({
        row: Type.Integer({ description: 'Row as a spreadsheet counts: the header is row 1.' }),
        column: Type.Union([Type.String(), Type.Null()], { description: 'Column that is wrong; null: the row as a whole.' }),
        message: Type.String({ description: 'What is wrong.' }),
      }),
      { description: 'Why rows were not imported, in the order of the file.' },
    ),
  }),
  async run(context, { body, channel_id = null }) {
    const { tx, tenant } = context;
    const channel = await tx.maybe<{ id: string; channel_type_code: string }>`
      select id, channel_type_code from sales_channels
      where channel_type_code = 'csv' and disconnected_at is null and (${channel_id}::uuid is null or id = ${channel_id}::uuid)
      order by id limit 1`;
    if (!channel) throw fail('invalid_reference', {}, [{ pointer: '/channel_id', message: 'is not a channel for files' }]);
    const file = readOrders(body);
    const sellables = await findSellables(
      tx,
      file.orders.flatMap((order) => order.lines.map((line) => line.cells.sku!)),
    );
    const known = new Set(await numbersKnown(context, channel.id, file.orders));
    const approve = await batchApprover(context);
    const errors: RowError[] = [...file.errors];
    let created = 0;
    for (const entry of file.orders) {
      const refuse = (column: string, message: string) => errors.push({ row: entry.row, column, message });
      const matched = entry.lines.map((line) => sellables.get(line.cells.sku!) ?? null);
      const order = toOrder(context, entry, matched, tenant.settings.currency);
      if (!order) {
        refuse('discount_amount', 'is more than there is to pay');
        continue;
      }
      const isNew = !known.has(order.external_order_id);
      const exception = isNew && exceptionOf({ currency: order.currency, lines: pricedLines(order, matched) });
      const answer = exception ? approve(exception, { row: entry.row, order_number: order.external_order_id }) : undefined;
      if (answer?.objection) {
        refuse('unit_price', answer.objection);
        continue;
      }
      // Of all that is imported only this one was approved, or none was needed for it.
      const audit: Context['audit'] = (note) =>
        context.audit({ approval: { required: answer !== undefined, ...answer?.approval }, ...note });
      const one = { context: { ...context, audit }, order, sellables: matched, source: 'channel' as const, createdBy: author(context) };
      if (isNew && (await insertOrder(channel, one))) created += 1;
      else refuse('order_number', 'exists already');
    }
    errors.sort((a, b) => a.row - b.row);
    return { total: file.total, created, failed: new Set(errors.map((error) => error.row)).size, errors };
  },
});

/** Which of the orders are there already: nothing is asked of those. */
async function numbersKnown({ tx }: Context, channelId: string, found: readonly FileOrder[]): Promise<string[]> {
  const rows = await tx.many<{ external_order_id: string }>`
    select external_order_id from orders
    where channel_id = ${channelId} and external_order_id = any(${found.map(({ cells }) => cells.order_number!)}::text[])`;
  return rows.map((row) => row.external_order_id);
}

const pricedLines = ({ items, currency }: IncomingOrder, sellables: readonly (Sellable | null)[]) =>
  items.map((item, index) => ({ ...item, ...listOf(sellables[index] ?? null, currency) }));

const isYes = (cell: string | undefined): boolean => /^(yes|true|1)$/i.test(cell ?? '');

function toOrder(
  { now }: Context,
  { cells, lines }: FileOrder,
  sellables: readonly (Sellable | null)[],
  home: string,
): IncomingOrder | undefined {
  const currency = cells.currency?.toUpperCase() ?? home;
  const priced = priceOrder({
    currency,
    taxes_included: true,
    shipping_amount: cells.shipping_amount,
    lines: lines.map((line, index) => ({
      quantity: Number(line.cells.quantity),
      unit_price: line.cells.unit_price!,
      discount_amount: line.cells.discount_amount,
      tax_amount: line.cells.tax_amount,
      tax_rate: sellables[index]?.tax_rate,
    })),
  });
  if (!priced) return undefined;
  const method = (cells.payment_method?.toLowerCase() as PaymentMethod | undefined) ?? null;
  const paid = cells.is_paid ? isYes(cells.is_paid) : method !== null && method !== 'cod';
  const { line1, line2, city, state, postal_code, country = 'IN' } = cells;
  const place = line1 || city || postal_code;
  const address = { name: cells.customer_name, phone: cells.customer_phone, line1, line2, city, state, postal_code, country };
  return {
    external_order_id: cells.order_number!,
    external_order_number: cells.order_number!,
    external_updated_at: now.toISOString(),
    order_date: cells.order_date ? new Date(cells.order_date).toISOString() : now.toISOString(),
    cancelled_at: null,
    cancel_reason: null,
    payment_status: paid ? 'paid' : method === 'cod' ? 'cod' : 'pending',
    payment_method: method,
    payment_gateway: null,
    payment_reference: null,
    customer_name: cells.customer_name ?? null,
    customer_email: cells.customer_email ?? null,
    customer_phone: cells.customer_phone ?? null,
    shipping_address: place ? address : null,
    billing_address: null,
    subtotal: priced.subtotal,
    discount_amount: priced.discount_amount,
    tax_amount: priced.tax_amount,
    taxes_included: true,
    shipping_amount: priced.shipping_amount,
    total_amount: priced.total_amount,
    paid_amount: paid ? priced.total_amount : '0',
    refunded_amount: '0',
    currency,
    notes: cells.notes ?? null,
    tags: [],
    metadata: {},
    items: lines.map(({ cells: line }, index) => ({
      external_line_id: String(index + 1),
      external_product_id: null,
      external_variant_id: null,
      sku: line.sku!,
      name: line.name ?? sellables[index]?.name ?? line.sku!,
      quantity: Number(line.quantity),
      cancelled_quantity: 0,
      fulfilled_quantity: 0,
      requires_shipping: true,
      unit_price: line.unit_price!,
      ...priced.lines[index]!,
      metadata: {},
    })),
  };
}
