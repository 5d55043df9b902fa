import type { Context } from '#kernel/context';
import { orderForShipping } from '#packs/sales';
import type { Address, Dimensions, Parcel } from '../couriers/courier.ts';
import { type Connection, openConnection } from '../couriers/open-session.ts';
import type { Label } from '../label.ts';

export interface ShipmentRow {
  id: string;
  shipment_number: string;
  order_id: string;
  courier_config_id: string;
  status: string;
  booking_state: 'pending' | 'booked' | 'failed' | 'cancelled';
  booking_attempts: number;
  awb_number: string | null;
  courier_name: string | null;
  external_order_id: string | null;
  external_shipment_id: string | null;
  label_file_id: string | null;
  weight_grams: number | null;
  dimensions: Dimensions | null;
  pickup_address: Address | null;
  delivery_address: Address;
  cod_amount: string;
  currency: string;
}

/** A shipment with what is needed to speak to its courier about it. */
export interface Loaded {
  readonly shipment: ShipmentRow;
  readonly connection: Connection;
}

/** What couriers want where the business told nothing: half a kilogram in a small box. */
const defaultWeight = 500;
const defaultDimensions: Dimensions = { length_cm: 15, width_cm: 10, height_cm: 10 };

/**
 * Our name for the parcel at the courier. The number alone would do for one business, but two of them, or a test and a
 * live system, may share one courier account.
 */
export const referenceOf = (shipment: { id: string; shipment_number: string }): string =>
  `${shipment.shipment_number}-${shipment.id.slice(-6)}`;

export async function load(context: Context, id: string): Promise<Loaded | undefined> {
  const shipment = await context.tx.maybe<ShipmentRow>`
    select id, shipment_number, order_id, courier_config_id, status, booking_state, booking_attempts, awb_number, courier_name,
      external_order_id, external_shipment_id, label_file_id, weight_grams, dimensions, pickup_address, delivery_address, cod_amount, currency
    from shipments where id = ${id}`;
  return shipment && { shipment, connection: await openConnection(context, shipment.courier_config_id) };
}

async function contents(context: Context, shipment: ShipmentRow) {
  const order = (await orderForShipping(context.tx, shipment.order_id))!;
  const units = await context.tx.many<{ order_item_id: string; quantity: number }>`
    select order_item_id, quantity from shipment_items where shipment_id = ${shipment.id}`;
  const items = units.flatMap(({ order_item_id, quantity }) => {
    const item = order.items.find((each) => each.id === order_item_id);
    return item ? [{ sku: item.sku, name: item.name, quantity, unit_price: item.unit_price }] : [];
  });
  return { order, items };
}

/** What the courier is told. */
export async function parcelOf(context: Context, { shipment, connection }: Loaded): Promise<Parcel> {
  const { order, items } = await contents(context, shipment);
  return {
    reference: referenceOf(shipment),
    ordered_at: order.order_date,
    delivery: shipment.delivery_address,
    email: order.customer_email ?? context.tenant.settings.support_email ?? null,
    currency: shipment.currency,
    cod_amount: shipment.cod_amount,
    weight_grams: shipment.weight_grams ?? connection.settings.default_weight_grams ?? defaultWeight,
    dimensions: shipment.dimensions ?? connection.settings.default_dimensions ?? defaultDimensions,
    items: items.map((item, index) => ({ ...item, sku: item.sku ?? `item-${index + 1}` })),
  };
}

/** What our own label says. */
export async function labelOf(context: Context, shipment: ShipmentRow & { awb_number: string }): Promise<Label> {
  const { order, items } = await contents(context, shipment);
  const { settings, name } = context.tenant;
  return {
    awb_number: shipment.awb_number,
    shipment_number: shipment.shipment_number,
    order_number: order.order_number,
    courier_name: shipment.courier_name,
    delivery: shipment.delivery_address,
    pickup: shipment.pickup_address,
    business_name: settings.business_name ?? name,
    gstin: settings.gstin ?? null,
    cod_amount: shipment.cod_amount,
    currency: shipment.currency,
    weight_grams: shipment.weight_grams,
    items,
    made_at: context.now,
  };
}
