import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { App } from '../app.ts';
import { courierName, type DemoTenant, demoShop, demoTenants } from './cast.ts';
import { type Buyer, buyers, handlooms, type Product, teas } from './goods.ts';
import { type Office, openOffice } from './office.ts';
import { scansOf, trackingMessage } from './parcels.ts';
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
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
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
  const chai = demoTenants[1]!;
  const shop = await fillTenant(app, office, signal, demoShop, handlooms, planOf(48, handlooms, signal));
  const cafe = await fillTenant(app, office, signal, chai, teas, planOf(6, teas, signal).map(unshipped));
  if (shop + cafe > 0) {
    await app.worker.idle();
    said(`  Demo data is in: ${shop + cafe} orders over two months (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  }
}

/** The same numbers each time: a small generator (mulberry32) instead of chance. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` orders over the past 60 days, the oldest first: old ones have ended, young ones are under way. */
function planOf(count: number, products: readonly Product[], _signal: AbortSignal): Plan[] {
  const roll = dice(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const age = 60 * (1 - index / count) + roll() * 0.6;
    const chance = roll();
    const fate: Fate =
      age > 8
        ? chance < 0.8 ? 'delivered' : chance < 0.86 ? 'cancelled' : chance < 0.93 ? 'rto' : 'returned'
        : age > 4 ? (chance < 0.5 ? 'out' : 'transit') : age > 2 ? (chance < 0.5 ? 'processing' : 'confirmed') : 'pending';
    const first = pick(products);
    const second = roll() < 0.35 ? pick(products) : undefined;
    return {
      number: `DEMO-${1001 + index}`,
      placed: new Date(Date.now() - age * day),
      fate,
      buyer: pick(buyers),
      lines: [first, ...(second && second !== first ? [second] : [])].map((product) => ({ product, quantity: roll() < 0.75 ? 1 : 2 })),
      cod: roll() < 0.4,
    };
  });
}

/** A business without a courier: its parcels are on nobody's list. */
const unshipped = (plan: Plan): Plan => ({ ...plan, fate: plan.fate === 'pending' || plan.fate === 'cancelled' ? plan.fate : 'confirmed' });

async function fillTenant(app: App, office: Office, signal: AbortSignal, tenant: DemoTenant, products: readonly Product[], plans: readonly Plan[]): Promise<number> {
  const id = await demoId(app.database, tenant);
  const ref = id && (await app.tenants.ref(id));
  if (!ref) return 0;
  const have = await app.database.tenant(
    ref,
    { readOnly: true },
    (tx) => tx.one<{ skus: string[]; orders: string[] }>`
      select array(select sku from products) as skus, array(select external_order_number from orders where external_order_number like 'DEMO-%') as orders`,
  );
  const stocked = new Date(Date.now() - 75 * day);
  for (const product of products) {
    signal.throwIfAborted();
    if (!have.skus.includes(product.sku)) await stock(office, ref.id, stocked, product);
  }
  const missing = plans.filter(({ number }) => !have.orders.includes(number));
  const parcels: { shipmentId: string; plan: Plan; orderId: string }[] = [];
  for (const plan of missing) {
    signal.throwIfAborted();
    const orderId = await place(office, ref.id, plan);
    const shipmentId = await workOn(office, ref.id, orderId, plan);
    if (shipmentId) parcels.push({ shipmentId, plan, orderId });
    await sleep(1); // visitors first
  }
  if (parcels.length > 0) await carry(app, office, ref.id, parcels, signal);
  if (missing.length > 0 && tenant === demoShop) await spend(office, ref.id);
  return missing.length;
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
      items: lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
      shipping_amount: '60',
      payment_method: cod ? 'cod' : 'upi',
      ...(cod ? {} : { is_paid: true, payment_gateway: 'razorpay', payment_reference: `pay_${number.toLowerCase()}` }),
      tags: ['demo'],
    },
  });
  return id;
}

/** Takes the order as far as the business itself does. Returns its shipment, if there is one. */
async function workOn(office: Office, tenantId: string, id: string, { fate, placed }: Plan): Promise<string | undefined> {
  const after = (hours: number) => new Date(Math.min(placed.getTime() + hours * hour, Date.now()));
  if (fate === 'pending') return undefined;
  if (fate === 'cancelled') {
    await office.tenant(after(5), tenantId, 'POST /v1/orders/{id}/cancel', { id, body: { reason: 'The customer ordered the wrong size.' } });
    return undefined;
  }
  await office.tenant(after(2), tenantId, 'POST /v1/orders/{id}/confirm', { id });
  if (fate === 'confirmed') return undefined;
  await office.tenant(after(6), tenantId, 'POST /v1/orders/{id}/process', { id });
  if (fate === 'processing') return undefined;
  const shipment = await office.tenant(after(9), tenantId, 'POST /v1/shipments', { body: { order_id: id } });
  return shipment.id;
}

/** Waits until the courier has booked the parcels, then says what became of them, as the courier's webhooks would. */
async function carry(app: App, office: Office, tenantId: string, parcels: readonly { shipmentId: string; plan: Plan; orderId: string }[], signal: AbortSignal): Promise<void> {
  await app.worker!.idle();
  const ref = (await app.tenants.ref(tenantId))!;
  const booked = await app.database.tenant(
    ref,
    { readOnly: true },
    (tx) => tx.many<{ id: string; awb_number: string; courier_config_id: string }>`
      select s.id, s.awb_number, s.courier_config_id from shipments s join courier_configs c on c.id = s.courier_config_id
      where s.id = any(${parcels.map(({ shipmentId }) => shipmentId)}::uuid[]) and s.awb_number is not null and c.name = ${courierName}`,
  );
  const awbs = new Map(booked.map((row) => [row.id, row]));
  const [first] = booked;
  if (!first) return;
  const hook = await office.tenant<{ path: string; header: string; token: string }>(new Date(), tenantId, 'POST /v1/courier-configs/{id}/reveal-webhook', {
    id: first.courier_config_id,
  });
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
      await office.tenant(at, tenantId, 'POST /v1/orders/{id}/return', { id: orderId, body: { reason: 'The colour differs from the picture.' } });
    }
  }
}

const costs = [
  { category: 'packaging', description: 'Mailers and tissue paper', amount: '3850.00', days: 52 },
  { category: 'marketing', description: 'Instagram advertisements', amount: '6000.00', days: 40 },
  { category: 'software', description: 'Accounting subscription', amount: '1180.00', days: 30 },
  { category: 'packaging', description: 'Corrugated boxes', amount: '2640.00', days: 21 },
  { category: 'operations', description: 'Warehouse electricity', amount: '4310.00', days: 12 },
] as const;

async function spend(office: Office, tenantId: string): Promise<void> {
  for (const { days, ...cost } of costs) {
    const at = new Date(Date.now() - days * day);
    await office.tenant(at, tenantId, 'POST /v1/expenses', { body: { ...cost, currency: 'INR', expense_date: at.toISOString().slice(0, 10) } });
  }
}
