import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { productsByIds } from '#packs/catalog';
import { type ItemForShipping, type OrderForShipping, orderForShipping, recordDispatch } from '#packs/sales';
import { chooseCourier } from '../queries/choose-courier.ts';
import { shipments } from '../resources.ts';
import { codShare } from '../rules/cod-share.ts';
import { address, dimensions, weightGrams } from '../schemas.ts';

interface Line {
  readonly order_item_id: string;
  readonly quantity: number;
}

export const createShipment = command({
  on: shipments,
  target: 'collection',
  permission: 'shipments.create',
  summary: 'Ship an order, whole or in part, and book the courier.',
  input: Type.Object({
    order_id: Type.String({ format: 'uuid', description: 'The order to ship; it must be confirmed.' }),
    items: Type.Optional(
      Type.Array(
        Type.Object(
          {
            order_item_id: Type.String({ format: 'uuid', description: 'Item of the order.' }),
            quantity: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Units of it to send.' }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 500, description: 'What to send; default: everything not sent yet.' },
      ),
    ),
    courier_config_id: Type.Optional(Type.String({ format: 'uuid', description: 'Courier connection; default: the default one.' })),
    weight_grams: Type.Optional(weightGrams),
    dimensions: Type.Optional(dimensions),
    package_count: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'Boxes; default 1.' })),
    pickup_address: Type.Optional(address),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'Free-form data.' })),
  }),
  async run(context, input) {
    const { tx, actor, now } = context;
    const order = await orderForShipping(tx, input.order_id);
    if (!order) throw fail('invalid_reference', {}, [{ pointer: '/order_id', message: 'There is no such order.' }]);
    if (!order.shipping_address) throw fail('address_missing', { order_id: order.id });
    const courier = await chooseCourier(tx, input.courier_config_id);
    const lines = input.items ? together(input.items) : everythingLeft(order);
    // Counts the units as fulfilled, refusing more than are left, and with them an order that may not be shipped.
    await recordDispatch(context, order.id, lines);

    const id = context.newId();
    const size = input.dimensions ?? courier.settings.default_dimensions;
    await tx.exec`
      insert into shipments (id, order_id, courier_config_id, weight_grams, dimensions, package_count, pickup_address, delivery_address,
        cod_amount, currency, metadata, created_by, created_at, updated_at)
      values (${id}, ${order.id}, ${courier.id},
        ${input.weight_grams ?? (await weigh(context, order, lines)) ?? courier.settings.default_weight_grams ?? null},
        ${size ?? null}::jsonb, ${input.package_count ?? 1},
        ${input.pickup_address ?? courier.settings.pickup_address ?? null}::jsonb, ${recipient(order)}::jsonb,
        ${await cashToCollect(context, order, lines)}, ${order.currency}, ${input.metadata ?? {}}::jsonb, ${actor.id}, ${now}, ${now})`;
    await tx.exec`
      insert into shipment_items (id, shipment_id, order_item_id, quantity, created_at)
      select item.id, ${id}, item.order_item_id, item.quantity, ${now}
      from unnest(${lines.map(() => context.newId())}::uuid[], ${lines.map((line) => line.order_item_id)}::uuid[],
        ${lines.map((line) => line.quantity)}::int[]) as item (id, order_item_id, quantity)`;
    context.emit('shipment.created', { id, order_id: order.id }, { subject: `shipments/${id}` });
    return { id };
  },
});

function everythingLeft(order: OrderForShipping): Line[] {
  const left = order.items.filter((item) => item.requires_shipping && item.remaining > 0);
  if (left.length === 0) throw fail('quantity_exceeded', { remaining: 0 });
  return left.map((item) => ({ order_item_id: item.id, quantity: item.remaining }));
}

/** An item named twice is one line. */
function together(items: readonly Line[]): Line[] {
  const units = new Map<string, number>();
  for (const { order_item_id, quantity } of items) units.set(order_item_id, (units.get(order_item_id) ?? 0) + quantity);
  return [...units].map(([order_item_id, quantity]) => ({ order_item_id, quantity }));
}

/** Couriers want a name and a number on every parcel; the customer's stand in where the address has none. */
const recipient = ({ shipping_address: to, customer_name, customer_phone }: OrderForShipping) => ({
  ...to,
  name: to?.name ?? customer_name ?? undefined,
  phone: to?.phone ?? customer_phone ?? undefined,
});

/** The products' weights together, or undefined where one is unknown. */
async function weigh({ tx }: Context, order: OrderForShipping, lines: readonly Line[]): Promise<number | undefined> {
  const items = lines.map((line) => ({ ...line, product_id: itemOf(order, line)?.product_id }));
  const products = await productsByIds(
    tx,
    items.flatMap(({ product_id }) => product_id ?? []),
  );
  const weights = items.map(({ product_id, quantity }) => (products.get(product_id ?? '')?.weight_grams ?? Number.NaN) * quantity);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? total : undefined;
}

async function cashToCollect({ tx }: Context, order: OrderForShipping, lines: readonly Line[]): Promise<string> {
  const { elsewhere } = await tx.one<{ elsewhere: string }>`
    select coalesce(sum(cod_amount), 0) as elsewhere from shipments where order_id = ${order.id} and items_state = 'held'`;
  const units = new Map(lines.map((line) => [line.order_item_id, line.quantity]));
  const shippable = order.items
    .filter((item) => item.requires_shipping || units.has(item.id))
    .map((item) => ({ ...item, units: units.get(item.id) ?? 0 }));
  return codShare(order.cod_due, elsewhere, shippable, order.currency);
}

const itemOf = (order: OrderForShipping, line: Line): ItemForShipping | undefined =>
  order.items.find((item) => item.id === line.order_item_id);
