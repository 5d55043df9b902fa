import { command, type RecordContext, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { type Money, parseMoney, toDecimal } from '#kernel/money';
import { returnStock } from '#packs/catalog';
import { requireApproval } from '#packs/identity';
import { address, customerName, email, notes, paymentMethod, phone, reason, tags } from '../input.ts';
import { orders } from '../resources.ts';
import { atLeastNothing, cashDue, type PaidOrder, refundable } from '../rules/at-stake.ts';
import { editable, type OrderStatus, statesBefore } from '../rules/order-state.ts';
import { cancelOrder } from './cancel-order.ts';
import { author, changeStatus } from './change-status.ts';
import { markDelivered } from './dispatch.ts';
import { fillShortage } from './fill-shortage.ts';

interface OrderRow extends PaidOrder {
  readonly order_number: string;
  readonly channel_id: string;
  readonly status: OrderStatus;
  readonly currency: string;
}
type OrderContext = RecordContext<OrderRow>;

const remark = Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'Remark for the history.' }));
const known = ({ id, row }: OrderContext) => ({ id, order_number: row.order_number, channel_id: row.channel_id });

export const confirmOrder = command({
  on: orders,
  verb: 'confirm',
  permission: 'orders.edit',
  summary: 'Confirm an order for fulfilment.',
  from: statesBefore('confirmed'),
  bulk: true,
  input: Type.Object({ notes: remark }),
  run: (context, input) =>
    changeStatus(context, known(context), { from: context.row.status, to: 'confirmed', source: 'user', notes: input.notes }),
});

export const processOrder = command({
  on: orders,
  verb: 'process',
  permission: 'orders.edit',
  summary: 'Say that an order is being picked and packed.',
  from: statesBefore('processing'),
  bulk: true,
  input: Type.Object({ notes: remark }),
  run: (context, input) =>
    changeStatus(context, known(context), { from: context.row.status, to: 'processing', source: 'user', notes: input.notes }),
});

export const cancelOrderByHand = command({
  on: orders,
  verb: 'cancel',
  permission: 'orders.cancel',
  summary: 'Cancel an order; its stock is free again.',
  from: statesBefore('cancelled'),
  bulk: true,
  input: Type.Object({ reason: reason('Why, in words.') }),
  async run(context, input) {
    const { parcels } = await context.tx.one<{ parcels: number }>`
      select coalesce(sum(fulfilled_quantity - external_fulfilled_quantity), 0)::int as parcels from order_items where order_id = ${context.id}`;
    // A parcel on its way cannot be wished back: its shipment is cancelled first.
    if (parcels > 0) throw fail('invalid_state', { state: context.row.status, units_in_parcels: parcels });
    await approve(context, refundable(context.row));
    await cancelOrder(context, { ...known(context), status: context.row.status }, { source: 'user', reason: input.reason });
  },
});

export const deliverOrder = command({
  on: orders,
  verb: 'deliver',
  permission: 'orders.edit',
  summary: 'Say that everything dispatched has arrived, for parcels that are not tracked here.',
  from: ['shipped'],
  input: Type.Object({
    collected_amount: Type.Optional(
      Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,4})?$', description: "Cash taken at the door, in the order's currency." }),
    ),
    notes: remark,
  }),
  async run(context, { collected_amount = null, notes = null }) {
    const lines = await context.tx.many<{ order_item_id: string; quantity: number }>`
      select id as order_item_id, fulfilled_quantity - delivered_quantity as quantity from order_items
      where order_id = ${context.id} and fulfilled_quantity > delivered_quantity`;
    const { delivered } = await markDelivered(context, context.id, lines, { codAmount: collected_amount, notes, source: 'user' });
    if (!delivered) throw fail('invalid_state', { state: context.row.status, reason: 'not everything is dispatched' });
    // Goods that were handed over for less cash than was due.
    await approve(context, cashDue(context.row) - parseMoney(collected_amount ?? '0'));
  },
});

export const returnOrder = command({
  on: orders,
  verb: 'return',
  permission: 'orders.cancel',
  summary: 'Take delivered goods back, all or some.',
  from: ['delivered'],
  input: Type.Object({
    reason: reason('Why they came back.'),
    items: Type.Optional(
      Type.Array(
        Type.Object({
          order_item_id: Type.String({ format: 'uuid', description: 'The item.' }),
          quantity: Type.Integer({ minimum: 1, description: 'Units that came back.' }),
        }),
        { minItems: 1, maxItems: 200, description: 'What came back; default: everything.' },
      ),
    ),
    restock: Type.Optional(Type.Boolean({ description: 'Whether the units can be sold again; default true.' })),
  }),
  async run(context, { reason, items, restock = true }) {
    const { tx, id, now } = context;
    const back = await tx.many<{ id: string; product_id: string | null; variant_id: string | null; quantity: number }>`
      with asked as (
        select i.id, coalesce(a.quantity, i.delivered_quantity - i.returned_quantity) as quantity
        from order_items i
        left join (select order_item_id, sum(quantity)::int as quantity
          from unnest(${items?.map((item) => item.order_item_id) ?? []}::uuid[], ${items?.map((item) => item.quantity) ?? []}::int[]) as l (order_item_id, quantity)
          group by order_item_id) a on a.order_item_id = i.id
        where i.order_id = ${id} and (${items === undefined}::boolean or a.order_item_id is not null)
      )
      update order_items i set returned_quantity = i.returned_quantity + a.quantity, updated_at = ${now}
      from asked a
      where i.id = a.id and a.quantity > 0 and i.returned_quantity + a.quantity <= i.delivered_quantity
      returning i.id, i.product_id, i.variant_id, a.quantity`;
    const wanted = items ? new Set(items.map((item) => item.order_item_id)).size : 1;
    if (back.length < wanted) throw fail('quantity_exceeded', { returned: back.length });
    await approve(context, await costOfReturn(context, back, restock));
    if (restock) {
      await returnStock(
        context,
        back.flatMap(({ id, product_id, variant_id, quantity }) =>
          product_id ? [{ product_id, variant_id, quantity, reference: { type: 'order_item', id }, notes: reason }] : [],
        ),
      );
    }
    const { left } = await tx.one<{ left: number }>`
      select coalesce(sum(delivered_quantity - returned_quantity), 0)::int as left from order_items where order_id = ${id}`;
    const units = back.map(({ id, quantity }) => ({ order_item_id: id, quantity }));
    if (left === 0) await changeStatus(context, known(context), { from: 'delivered', to: 'returned', source: 'user', notes: reason });
    else await note(context, `Partly returned: ${reason}`);
    context.emit('order.items_returned', { ...known(context), items: units, reason, restocked: restock }, { subject: `orders/${id}` });
  },
});

/** What the customer gets back of what was paid, and the worth of goods that cannot be sold again. */
async function costOfReturn(
  { tx, row }: OrderContext,
  back: readonly { id: string; quantity: number }[],
  restock: boolean,
): Promise<Money> {
  const { paid, lost } = await tx.one<{ paid: string; lost: string }>`
    select coalesce(sum(round(i.total_amount * b.quantity / i.quantity, 4)), 0) as paid,
      coalesce(sum(coalesce(i.unit_cost, i.unit_price) * b.quantity), 0) as lost
    from unnest(${back.map(({ id }) => id)}::uuid[], ${back.map(({ quantity }) => quantity)}::int[]) as b (id, quantity)
    join order_items i on i.id = b.id`;
  const share = parseMoney(paid);
  // No more than there is to give back.
  return share - atLeastNothing(share - refundable(row)) + (restock ? 0n : parseMoney(lost));
}

/** Money that a person gives away with an order, or does not take in: asked of their office. Nothing asks for nothing. */
async function approve(context: OrderContext, money: Money): Promise<void> {
  if (money > 0n) await requireApproval(context, { money: { amount: toDecimal(money), currency: context.row.currency } });
}

async function note(context: OrderContext, text: string): Promise<void> {
  const { tx, id, row, now } = context;
  await tx.exec`
    insert into order_status_history (id, order_id, status, previous_status, source, notes, created_by, created_at)
    values (${context.newId()}, ${id}, ${row.status}, ${row.status}, 'user', ${text}, ${author(context)}::uuid, ${now})`;
}

export const addNote = command({
  on: orders,
  verb: 'add-note',
  permission: 'orders.edit',
  summary: 'Add a remark to the history of an order.',
  input: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000, description: 'The remark.' }) }),
  run: (context, input) => note(context, input.note),
});

export const setAddress = command({
  on: orders,
  verb: 'set-address',
  permission: 'orders.edit',
  summary: 'Set where an order goes; later messages of its channel leave it so.',
  from: editable,
  input: Type.Object({ shipping_address: address, billing_address: Type.Optional(address) }),
  run: (context, input) => keep(context, input),
});

export const editOrder = command({
  on: orders,
  verb: 'edit',
  permission: 'orders.edit',
  summary: 'Change what is known of the customer and the payment; later messages of its channel leave it so.',
  input: Type.Object(
    {
      customer_name: Type.Optional(customerName),
      customer_email: Type.Optional(email),
      customer_phone: Type.Optional(phone),
      payment_method: Type.Optional(paymentMethod),
      payment_reference: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: "The payment's reference." })),
      notes: Type.Optional(notes),
      tags: Type.Optional(tags),
    },
    { minProperties: 1 },
  ),
  async run(context, input) {
    // What was to be paid at the door will be taken by nobody.
    if (input.payment_method && input.payment_method !== 'cod') await approve(context, cashDue(context.row));
    await keep(context, input);
  },
});

/** Writes the fields and remembers that they are ours now. */
async function keep(context: OrderContext, fields: Record<string, unknown>): Promise<void> {
  const { tx, id, now } = context;
  await tx.exec`
    update orders o set customer_name = n.customer_name, customer_email = n.customer_email, customer_phone = n.customer_phone,
      payment_method = n.payment_method, payment_reference = n.payment_reference, notes = n.notes, tags = n.tags,
      shipping_address = n.shipping_address, billing_address = n.billing_address,
      kept_fields = (select jsonb_agg(distinct field) from (
        select jsonb_array_elements(o.kept_fields) union select to_jsonb(name) from unnest(${Object.keys(fields)}::text[]) as name) k (field)),
      updated_at = ${now}
    from orders old, jsonb_populate_record(old, ${fields}::jsonb) n
    where o.id = ${id} and old.id = o.id`;
  context.emit(
    'order.updated',
    { ...known(context), status: context.row.status, fields: Object.keys(fields), by: 'user' },
    { subject: `orders/${id}` },
  );
}

export const reserveStock = command({
  on: orders,
  verb: 'reserve',
  permission: 'orders.edit',
  summary: 'Try again to set stock aside for what is short.',
  from: editable,
  bulk: true,
  input: Type.Object({}),
  async run(context) {
    await fillShortage(context, context.id);
  },
});
