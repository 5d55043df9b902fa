import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { localDate } from '#kernel/clock';
import type { Tx } from '#kernel/db';
import type { App } from '../app.ts';
import { type DemoTenant, demoShop } from './cast.ts';
import { dice } from './dice.ts';
import { buyers } from './goods.ts';
import { demoId } from './tenants.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Everything up to here has ended; what is younger is made through the operations, as anybody's. */
const endsDaysAgo = 6;
const beginsDaysAgo = 150;
/** Orders on a plain day; Sundays see half, Saturdays and the evening more, and it grows by a half over the months. */
const perDay = 7;
const perChunk = 60;

interface Good {
  readonly inventory_id: string;
  readonly product_id: string;
  readonly variant_id: string | null;
  readonly sku: string;
  readonly name: string;
  readonly price: number;
  readonly cost: number;
  readonly tax: number;
}

/**
 * Months of ended trade for one business, in few statements: they make the charts believable and nobody would want to wait for them. Orders,
 * parcels with their scans, stock that came and went (so that shelves hold what they held) and revenue; no events and no audit entries, since nobody
 * did any of it here. Written once.
 */
export async function fillPast(app: App, signal: AbortSignal, tenant: DemoTenant = demoShop): Promise<number> {
  const id = await demoId(app.database, tenant);
  const ref = id && (await app.tenants.ref(id));
  if (!ref) return 0;
  const zone = (await app.tenants.find(ref.id))!.settings.timezone;
  const { done, goods, channel, courier } = await app.database.tenant(ref, { readOnly: true }, async (tx) => ({
    ...(await tx.one<{ done: boolean; channel: string | null; courier: string | null }>`
      select exists (select from orders where external_order_number like 'PAST-%') as done,
        (select id from sales_channels where disconnected_at is null order by (channel_type_code = 'sandbox') desc, id limit 1) as channel,
        (select id from courier_configs where status = 'connected' order by is_default desc, id limit 1) as courier`),
    goods: await tx.many<Good>`
      select i.id as inventory_id, i.product_id, i.variant_id, coalesce(v.sku, p.sku) as sku, concat_ws(', ', p.name, v.name) as name,
        coalesce(v.selling_price, p.selling_price)::float8 as price, coalesce(v.cost_price, p.cost_price, 0)::float8 as cost,
        coalesce(p.tax_rate, 0)::float8 as tax
      from inventory i join products p on p.id = i.product_id left join product_variants v on v.id = i.variant_id
      where coalesce(v.selling_price, p.selling_price) > 0 order by 4`,
  }));
  if (done || goods.length === 0 || !channel) return 0;
  const orders = pastOrders(goods, courier, channel, zone);
  for (let at = 0; at < orders.length; at += perChunk) {
    signal.throwIfAborted();
    await app.database.tenant(ref, {}, (tx) => write(tx, orders.slice(at, at + perChunk)));
    await sleep(2); // visitors first
  }
  return orders.length;
}

type Row = Record<string, unknown>;
type Fate = 'delivered' | 'cancelled' | 'rto' | 'returned';

interface PastOrder {
  readonly orders: Row;
  readonly order_items: Row[];
  readonly order_status_history: Row[];
  readonly shipments: Row[];
  readonly shipment_items: Row[];
  readonly shipment_tracking: Row[];
  readonly stock_movements: Row[];
  readonly revenue_records: Row[];
}

/** In the order their references ask for. */
const tables = [
  'orders',
  'order_items',
  'order_status_history',
  'shipments',
  'shipment_items',
  'shipment_tracking',
  'stock_movements',
  'revenue_records',
] as const;

async function write(tx: Tx, orders: readonly PastOrder[]): Promise<void> {
  for (const table of tables) {
    const rows = orders.flatMap((order) => order[table]);
    const [first] = rows;
    if (!first) continue;
    const columns = Object.keys(first).join(', ');
    await tx.text(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(rows),
    ]);
  }
}

/** Sunday to Saturday. */
const week = [0.55, 0.95, 0.9, 1, 1.05, 1.25, 1.4];
/** Late morning and the evening, by the clock in Kolkata. */
const hours = [9, 10, 11, 11, 12, 12, 13, 15, 17, 19, 19, 20, 20, 21, 21, 22];
const money = (amount: number) => (Math.round(amount * 100) / 100).toFixed(2);
const iso = (at: number) => new Date(at).toISOString();

function pastOrders(goods: readonly Good[], courier: string | null, channel: string, zone: string): PastOrder[] {
  const roll = dice(20_26);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!;
  const today = Math.floor(Date.now() / day) * day;
  const made: PastOrder[] = [];
  for (let ago = beginsDaysAgo; ago > endsDaysAgo; ago--) {
    const date = new Date(today - ago * day);
    const growth = 0.7 + (0.6 * (beginsDaysAgo - ago)) / beginsDaysAgo;
    const count = Math.round(perDay * growth * week[date.getUTCDay()]! * (0.8 + roll() * 0.4));
    const moments = Array.from({ length: count }, () => date.getTime() + (pick(hours) - 5.5 + roll()) * hour).sort((a, b) => a - b);
    for (const placed of moments) {
      const chance = roll();
      const fate: Fate = chance < 0.86 || !courier ? 'delivered' : chance < 0.92 ? 'cancelled' : chance < 0.97 ? 'rto' : 'returned';
      made.push(pastOrder({ number: made.length + 1, placed, fate, goods, pick, roll, courier, channel, zone }));
    }
  }
  return made;
}

interface Given {
  readonly number: number;
  readonly placed: number;
  readonly fate: Fate;
  readonly goods: readonly Good[];
  readonly courier: string | null;
  readonly channel: string;
  readonly zone: string;
  pick<T>(list: readonly T[]): T;
  roll(): number;
}

function pastOrder({ number, placed, fate, goods, courier, channel, zone, pick, roll }: Given): PastOrder {
  const idAt = (at: number) => v7({ msecs: at });
  const id = idAt(placed);
  const { name, email, phone, ...place } = pick(buyers);
  const address = { name, phone, ...place, country: 'IN' };
  const cod = roll() < 0.4;
  const chosen = [...new Set([pick(goods), ...(roll() < 0.35 ? [pick(goods)] : [])])];
  const lines = chosen.map((good) => ({ good, quantity: roll() < 0.8 ? 1 : 2, id: idAt(placed) }));
  const confirmed = placed + (1 + roll() * 3) * hour;
  const shipped = placed + (18 + roll() * 20) * hour;
  const ended = shipped + (30 + roll() * 50) * hour;
  const cancelled = fate === 'cancelled';
  const arrived = fate === 'delivered' || fate === 'returned';
  const status = cancelled ? 'cancelled' : fate === 'delivered' ? 'delivered' : 'returned';
  const updated = cancelled ? confirmed : fate === 'delivered' ? ended : ended + 60 * hour;
  const subtotal = lines.reduce((sum, { good, quantity }) => sum + good.price * quantity, 0);
  const tax = lines.reduce((sum, { good, quantity }) => sum + (good.price * quantity * good.tax) / (100 + good.tax), 0);
  const total = subtotal + 60;
  const paid = cancelled || (cod && !arrived) ? 0 : total;
  const refunded = paid > 0 && fate !== 'delivered' ? paid : 0;
  const all = (quantity: number, when: boolean) => (when ? quantity : 0);

  const history: [string, string | null, number, string][] = [
    ['pending', null, placed, 'channel'],
    ...(cancelled
      ? ([['cancelled', 'pending', confirmed, 'user']] as [string, string, number, string][])
      : ([
          ['confirmed', 'pending', confirmed, 'user'],
          ['processing', 'confirmed', confirmed + hour, 'user'],
          ['shipped', 'processing', shipped, 'courier'],
          ...(arrived ? [['delivered', 'shipped', ended, 'courier']] : []),
          ...(fate === 'delivered' ? [] : [['returned', arrived ? 'delivered' : 'shipped', updated, 'courier']]),
        ] as [string, string, number, string][])),
  ];
  const parcel = courier && !cancelled ? idAt(confirmed + 2 * hour) : undefined;
  const state = arrived ? 'delivered' : 'rto_delivered';
  const hub = `${place.city}_Hub`;
  const scans: [string, number, string][] = [
    ['picked', shipped, 'Bengaluru_Hub (Karnataka)'],
    ['in_transit', shipped + 8 * hour, 'Bengaluru_Hub (Karnataka)'],
    ['out_for_delivery', ended - 5 * hour, hub],
    ...((arrived
      ? [['delivered', ended, hub]]
      : [
          ['undelivered', ended, hub],
          ['rto_initiated', ended + 20 * hour, hub],
          ['rto_delivered', updated, 'Bengaluru_Hub (Karnataka)'],
        ]) as [string, number, string][]),
  ];
  const move = (line: (typeof lines)[number], type: string, at: number, available: number, reserved: number): Row => ({
    id: idAt(at),
    inventory_id: line.good.inventory_id,
    movement_type: type,
    available_delta: available,
    reserved_delta: reserved,
    incoming_delta: 0,
    reference_type: type === 'purchase' ? null : 'order_item',
    reference_id: type === 'purchase' ? null : line.id,
    created_at: iso(at),
  });
  return {
    orders: {
      id,
      channel_id: channel,
      external_order_id: `past-${number}`,
      external_order_number: `PAST-${10_000 + number}`,
      status,
      payment_status: refunded > 0 ? 'refunded' : paid > 0 ? 'paid' : cod ? 'cod' : 'voided',
      fulfillment_status: cancelled ? 'unfulfilled' : 'fulfilled',
      has_unmatched_items: false,
      has_stock_shortage: false,
      customer_name: name,
      customer_email: email,
      customer_phone: phone,
      shipping_address: address,
      billing_address: address,
      subtotal: money(subtotal),
      discount_amount: '0',
      tax_amount: money(tax),
      taxes_included: true,
      shipping_amount: '60',
      total_amount: money(total),
      paid_amount: money(paid),
      refunded_amount: money(refunded),
      currency: 'INR',
      payment_method: cod ? 'cod' : 'upi',
      order_date: iso(placed),
      confirmed_at: cancelled ? null : iso(confirmed),
      shipped_at: cancelled ? null : iso(shipped),
      delivered_at: arrived ? iso(ended) : null,
      cancelled_at: cancelled ? iso(confirmed) : null,
      cancel_reason: cancelled ? 'The customer ordered the wrong size.' : null,
      returned_at: fate === 'rto' || fate === 'returned' ? iso(updated) : null,
      tags: ['demo'],
      metadata: {},
      kept_fields: [],
      created_at: iso(placed),
      updated_at: iso(updated),
    },
    order_items: lines.map(({ good, quantity, id: line }, at) => ({
      id: line,
      order_id: id,
      position: at + 1,
      product_id: good.product_id,
      variant_id: good.variant_id,
      sku: good.sku,
      name: good.name,
      quantity,
      cancelled_quantity: all(quantity, cancelled),
      reserved_quantity: 0,
      fulfilled_quantity: all(quantity, arrived),
      external_fulfilled_quantity: 0,
      delivered_quantity: all(quantity, arrived),
      returned_quantity: all(quantity, fate === 'returned'),
      requires_shipping: true,
      unit_price: money(good.price),
      unit_cost: money(good.cost),
      discount_amount: '0',
      tax_amount: money((good.price * quantity * good.tax) / (100 + good.tax)),
      total_amount: money(good.price * quantity),
      currency: 'INR',
      metadata: {},
      created_at: iso(placed),
      updated_at: iso(updated),
    })),
    order_status_history: history.map(([to, from, at, source]) => ({
      id: idAt(at),
      order_id: id,
      status: to,
      previous_status: from,
      source,
      created_at: iso(at),
    })),
    shipments: parcel
      ? [
          {
            id: parcel,
            order_id: id,
            courier_config_id: courier,
            status: state,
            booking_state: 'booked',
            booking_attempts: 1,
            booked_at: iso(confirmed + 2 * hour),
            awb_number: `7${String(1_000_000_000 + number * 7_919).slice(1)}`,
            courier_name: 'Practice courier',
            weight_grams: 300,
            package_count: 1,
            delivery_address: address,
            picked_at: iso(shipped),
            delivered_at: arrived ? iso(ended) : null,
            rto_initiated_at: arrived ? null : iso(ended + 20 * hour),
            rto_delivered_at: arrived ? null : iso(updated),
            rto_reason: arrived ? null : 'Nobody at the address',
            shipping_charges: '48',
            cod_amount: cod ? money(total) : '0',
            currency: 'INR',
            items_state: arrived ? 'delivered' : 'given_back',
            last_event_at: iso(updated),
            metadata: {},
            created_at: iso(confirmed + 2 * hour),
            updated_at: iso(updated),
          },
        ]
      : [],
    shipment_items: parcel
      ? lines.map(({ id: line, quantity }) => ({
          id: idAt(confirmed),
          shipment_id: parcel,
          order_item_id: line,
          quantity,
          created_at: iso(confirmed),
        }))
      : [],
    shipment_tracking: parcel
      ? scans.map(([to, at, location]) => ({
          id: idAt(at),
          shipment_id: parcel,
          status: to,
          courier_status: to.toUpperCase().replaceAll('_', ' '),
          location,
          event_time: iso(at),
          source: 'webhook',
          dedupe_key: `${to} ${iso(at)}`,
          created_at: iso(at),
        }))
      : [],
    stock_movements: lines.flatMap((line) => {
      const { quantity } = line;
      const reserve = move(line, 'reserve', placed, -quantity, quantity);
      if (cancelled) return [reserve, move(line, 'release', confirmed, quantity, -quantity)];
      const deduct = move(line, 'deduct', shipped, 0, -quantity);
      return fate === 'delivered'
        ? [move(line, 'purchase', placed - 48 * hour, quantity, 0), reserve, deduct]
        : [reserve, deduct, move(line, 'return', updated, quantity, 0)];
    }),
    revenue_records: cancelled
      ? []
      : [
          {
            id: idAt(updated),
            order_id: id,
            channel_id: channel,
            currency: 'INR',
            gross_revenue: money(arrived ? total : 0),
            tax_amount: money(fate === 'delivered' ? tax : 0),
            refund_amount: money(fate === 'returned' ? total : 0),
            platform_fee: money(fate === 'delivered' ? total * 0.02 : 0),
            payment_gateway_fee: money(!cod && fate === 'delivered' ? total * 0.019 + 3 : 0),
            shipping_cost: parcel ? '48' : '0',
            product_cost: money(fate === 'delivered' ? lines.reduce((sum, { good, quantity }) => sum + good.cost * quantity, 0) : 0),
            other_costs: '0',
            is_complete: true,
            revenue_date: localDate(new Date(arrived ? ended : updated), zone),
            metadata: {},
            created_at: iso(updated),
            updated_at: iso(updated),
          },
        ],
  };
}
