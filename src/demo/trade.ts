import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { App } from '../app.ts';
import { type DemoTenant, demoShop, demoTenants } from './cast.ts';
import { dice } from './dice.ts';
import { type Buyer, buyers, type Product, teas } from './goods.ts';
import { type Office, openOffice } from './office.ts';
import { scansOf, trackingMessage } from './parcels.ts';
import { fillPast } from './past.ts';
import { demoId } from './tenants.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** What becomes of an order. */
type Fate = 'delivered' | 'returned' | 'rto' | 'cancelled' | 'transit' | 'out' | 'processing' | 'confirmed' | 'pending';

interface Plan {
  readonly number: string;
  readonly placed: Date;
  readonly fate: Fate;
  readonly buyer: Buyer;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly cod: boolean;
}

export interface DemoProgress {
  readonly signal: AbortSignal;
  said(line: string): void;
  readonly log: Logger;
}

/** Fills the demo businesses with two months of trade. What is there already is left alone, so it goes on after an interruption. */
export async function fillDemo(app: App, { signal, said, log }: DemoProgress): Promise<void> {
  if (!app.worker) return;
  const began = performance.now();
  const office = openOffice(app, log);
  const [, teaShop] = demoTenants;
  const past = await fillPast(app, signal);
  if (past > 0) said(`  Five months of trade are in: ${past} orders (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  const shop = await trade(app, office, signal, demoShop, 48);
  const cafe = await trade(app, office, signal, teaShop!, 6, teas);
  if (shop + cafe > 0) {
    await app.worker.idle();
    said(`  Demo data is in: ${shop + cafe} orders over two months (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  }
}

/** `count` orders over the past 60 days, the oldest first: old ones have ended, young ones are under way. */
function planOf(count: number, skus: readonly string[], ships: boolean): Plan[] {
  const roll = dice(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!;
  return Array.from({ length: count }, (_, index) => {
    // A third over two months, for all that can become of a parcel; the rest in the last days, where the past ends.
    const share = index / count;
    const age = (share < 1 / 3 ? 60 - 52 * 3 * share : 6 * (1 - share) * 1.5) * 0.99 + roll() * 0.3;
    const chance = roll();
    const course: Fate =
      age > 6.5
        ? chance < 0.8
          ? 'delivered'
          : chance < 0.86
            ? 'cancelled'
            : chance < 0.93
              ? 'rto'
              : 'returned'
        : age > 2.4
          ? chance < 0.5
            ? 'out'
            : 'transit'
          : age > 0.9
            ? chance < 0.5
              ? 'processing'
              : 'confirmed'
            : 'pending';
    const first = pick(skus);
    const second = roll() < 0.35 ? pick(skus) : undefined;
    // A business without a courier takes its parcels to the post office itself.
    const fate = ships || course === 'pending' || course === 'cancelled' ? course : 'confirmed';
    return {
      number: `DEMO-${1001 + index}`,
      placed: new Date(Date.now() - age * day),
      fate,
      buyer: pick(buyers),
      lines: [first, ...(second && second !== first ? [second] : [])].map((sku) => ({ sku, quantity: roll() < 0.75 ? 1 : 2 })),
      cod: roll() < 0.4,
    };
  });
}

/** Orders over two months for one business. `goods` are put on its shelves first. Returns how many orders are new. */
async function trade(
  app: App,
  office: Office,
  signal: AbortSignal,
  tenant: DemoTenant,
  count: number,
  goods: readonly Product[] = [],
): Promise<number> {
  const id = await demoId(app.database, tenant);
  const ref = id && (await app.tenants.ref(id));
  if (!ref) return 0;
  const look = () =>
    app.database.tenant(
      ref,
      { readOnly: true },
      (tx) => tx.one<{ skus: string[]; orders: string[]; ships: boolean }>`
        select array(select coalesce(v.sku, p.sku) from products p left join product_variants v on v.product_id = p.id order by 1) as skus,
          array(select external_order_number from orders where external_order_number like 'DEMO-%') as orders,
          exists (select from courier_configs where status = 'connected') as ships`,
    );
  const have = await look();
  if (have.orders.length >= count) return 0;
  const opened = new Date(Date.now() - 75 * day);
  for (const product of goods) if (!have.skus.includes(product.sku)) await stock(office, ref.id, opened, product);
  const { skus, ships } = await look();
  if (skus.length === 0) return 0;
  const missing = planOf(count, skus, ships).filter(({ number }) => !have.orders.includes(number));
  const waiting: Omit<Parcel, 'shipmentId'>[] = [];
  for (const plan of missing) {
    signal.throwIfAborted();
    const orderId = await place(office, ref.id, plan);
    if (await workOn(office, ref.id, orderId, plan)) waiting.push({ plan, orderId });
    await sleep(1); // visitors first
  }
  // A few at a time: the courier is in this process too, and must not find it too busy to answer.
  while (waiting.length > 0) {
    signal.throwIfAborted();
    const parcels: Parcel[] = [];
    for (const { plan, orderId } of waiting.splice(0, 6))
      parcels.push({ plan, orderId, shipmentId: await ship(office, ref.id, orderId, plan) });
    await carry(app, office, ref.id, parcels, signal);
  }
  return missing.length;
}

interface Parcel {
  readonly shipmentId: string;
  readonly orderId: string;
  readonly plan: Plan;
}

async function stock(office: Office, tenantId: string, at: Date, product: Product): Promise<void> {
  const { id: product_id } = await office.tenant(at, tenantId, 'POST /v1/products', {
    body: {
      sku: product.sku,
      name: product.name,
      category: product.category,
      hsn_code: product.hsn,
      cost_price: product.cost,
      selling_price: product.price,
      currency: 'INR',
      tax_rate: Number(product.tax),
      weight_grams: product.grams,
    },
  });
  const { id } = await office.tenant(at, tenantId, 'POST /v1/inventory', { body: { product_id, reorder_point: product.reorder } });
  await office.tenant(at, tenantId, 'POST /v1/inventory/{id}/receive', { id, body: { quantity: product.stock, notes: 'First delivery.' } });
}

async function place(office: Office, tenantId: string, { number, placed, buyer, lines, cod }: Plan): Promise<string> {
  const { name, phone, email, ...address } = buyer;
  const { id } = await office.tenant(placed, tenantId, 'POST /v1/orders', {
    body: {
      external_order_number: number,
      customer_name: name,
      customer_email: email,
      customer_phone: phone,
      shipping_address: { name, phone, ...address, country: 'IN' },
      items: [...lines],
      shipping_amount: '60',
      payment_method: cod ? 'cod' : 'upi',
      ...(cod ? {} : { is_paid: true, payment_gateway: 'razorpay', payment_reference: `pay_${number.toLowerCase()}` }),
      tags: ['demo'],
    },
  });
  return id;
}

/** Takes the order as far as the business itself does. Returns whether it is to be shipped. */
async function workOn(office: Office, tenantId: string, id: string, { fate, placed }: Plan): Promise<boolean> {
  if (fate === 'pending') return false;
  if (fate === 'cancelled') {
    const body = { reason: 'The customer ordered the wrong size.' };
    await office.tenant(hoursAfter(placed, 5), tenantId, 'POST /v1/orders/{id}/cancel', { id, body });
    return false;
  }
  await office.tenant(hoursAfter(placed, 2), tenantId, 'POST /v1/orders/{id}/confirm', { id });
  if (fate === 'confirmed') return false;
  await office.tenant(hoursAfter(placed, 6), tenantId, 'POST /v1/orders/{id}/process', { id });
  return fate !== 'processing';
}

const hoursAfter = (moment: Date, hours: number) => new Date(Math.min(moment.getTime() + hours * hour, Date.now()));

async function ship(office: Office, tenantId: string, orderId: string, { placed }: Plan): Promise<string> {
  const { id } = await office.tenant(hoursAfter(placed, 9), tenantId, 'POST /v1/shipments', { body: { order_id: orderId } });
  return id;
}

/** Waits until the courier has booked the parcels, then says what became of them, as the courier's webhooks would. */
async function carry(app: App, office: Office, tenantId: string, parcels: readonly Parcel[], signal: AbortSignal): Promise<void> {
  const ids = parcels.map(({ shipmentId }) => shipmentId);
  const booked = await bookings(app, tenantId, ids, signal);
  const awbs = new Map(booked.map((row) => [row.id, row]));
  const [first] = booked;
  if (!first) return;
  const hook = await office.tenant<{ path: string; header: string; token: string }>(
    new Date(),
    tenantId,
    'POST /v1/courier-configs/{id}/reveal-webhook',
    {
      id: first.courier_config_id,
    },
  );
  for (const { shipmentId, plan } of parcels) {
    signal.throwIfAborted();
    const awb = awbs.get(shipmentId)?.awb_number;
    if (!awb) continue;
    const scans = scansOf(plan.fate, plan.placed, plan.buyer.city).filter(({ at }) => at.getTime() < Date.now());
    if (scans.length === 0) continue;
    await app.server.inject({
      method: 'POST',
      url: hook.path,
      headers: { 'content-type': 'application/json', [hook.header]: hook.token },
      payload: trackingMessage(awb, scans),
    });
    await sleep(1);
  }
  await app.worker!.idle();
  for (const { orderId, plan } of parcels) {
    if (plan.fate !== 'returned') continue;
    const at = new Date(plan.placed.getTime() + 8 * day);
    if (at.getTime() < Date.now()) {
      await office.tenant(at, tenantId, 'POST /v1/orders/{id}/return', {
        id: orderId,
        body: { reason: 'The colour differs from the picture.' },
      });
    }
  }
}

interface Booking {
  readonly id: string;
  readonly awb_number: string;
  readonly courier_config_id: string;
}

/** A booking that failed is tried again by itself; half a minute is patience enough for a demo. */
async function bookings(app: App, tenantId: string, ids: readonly string[], signal: AbortSignal): Promise<Booking[]> {
  const ref = (await app.tenants.ref(tenantId))!;
  for (let attempt = 1; ; attempt++) {
    await app.worker!.idle();
    const booked = await app.database.tenant(
      ref,
      { readOnly: true },
      (tx) => tx.many<Booking>`
        select id, awb_number, courier_config_id from shipments where id = any(${ids}::uuid[]) and awb_number is not null`,
    );
    if (booked.length === ids.length || attempt === 30) return booked;
    await sleep(1000, undefined, { signal });
  }
}
