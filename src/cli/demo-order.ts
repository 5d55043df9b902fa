import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hmacSha256Base64 } from '#kernel/crypto';
import { practiceOrder, trackingStory } from './demo-payloads.ts';

/** One HTTP exchange with a Serai: over the network, or straight into a server in this process. */
export type Ask = (request: AskRequest) => Promise<AskAnswer>;

export interface AskRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface AskAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

export interface DemoOptions {
  readonly tenant: string;
  readonly email: string;
  readonly password: string;
  /** Where a practice shop listens. A server that may not call it still takes its webhooks. */
  readonly shopUrl: string;
  /** Told each step as it is done. */
  step?(step: DemoStep): void;
  /** The present; the order is two days old and its parcel's journey lies before it. */
  readonly now?: Date;
  /** Longest wait for one step, in milliseconds. */
  readonly patience?: number;
}

export interface DemoStep {
  readonly number: number;
  readonly of: number;
  readonly title: string;
  readonly figures: string;
  readonly milliseconds: number;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read where they are shown; the scenario test checks them
type Json = any;

export interface DemoOutcome {
  readonly order: Json;
  readonly shipment: Json;
  readonly revenue: Json;
  readonly stock: { readonly before: Stock; readonly reserved: Stock; readonly after: Stock };
  readonly label: Uint8Array;
  readonly webhooks: { readonly orders: number; readonly tracking: number };
  readonly milliseconds: number;
}

interface Stock {
  readonly available: number;
  readonly reserved: number;
}

const sku = 'DEMO-BOTTLE';
const units = 2;
const steps = 9;

/** Over the network. */
export const askOver =
  (base: string): Ask =>
  async ({ method, path, headers, body }) => {
    const answer = await fetch(`${base.replace(/\/$/, '')}${path}`, {
      method,
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };

/**
 * The whole job on a running Serai, through nothing but its HTTP API: a signed shop webhook becomes an order, the order a
 * parcel, the courier's webhooks its delivery, the delivery a revenue record. Throws when a step does not come true.
 */
export async function demoOrder(ask: Ask, options: DemoOptions): Promise<DemoOutcome> {
  const { now = new Date(), patience = 30_000 } = options;
  const began = performance.now();
  let number = 0;
  let since = began;
  const done = (title: string, figures: string) => {
    number += 1;
    options.step?.({ number, of: steps, title, figures, milliseconds: Math.round(performance.now() - since) });
    since = performance.now();
  };

  const signedIn = await call(ask, 'POST', '/v1/auth/sign-in', {
    tenant: options.tenant,
    email: options.email,
    password: options.password,
  });
  const bearer = { authorization: `Bearer ${signedIn.access_token}` };
  const get = (path: string): Promise<Json> => call(ask, 'GET', path, undefined, bearer);
  const post = (path: string, body: unknown = {}): Promise<Json> => call(ask, 'POST', path, body, bearer);
  const until = <T>(what: string, look: () => Promise<T | undefined | false | null>): Promise<T> => wait(what, patience, look);
  done('Signed in', `${options.email} at ${options.tenant}`);

  const stockId = await stockedProduct(get, post);
  const stock = async (): Promise<Stock> => {
    const row = await get(`/v1/inventory/${stockId}`);
    return { available: row.available_quantity, reserved: row.reserved_quantity };
  };
  const before = await stock();
  const shop = await connectShop(post, options.shopUrl);
  const courier = await connectCourier(get, post);
  done('Shop and courier connected', `stock of ${sku}: ${before.available} available, ${before.reserved} reserved`);

  const placed = practiceOrder({ sku, units, at: new Date(now.getTime() - 48 * 3_600_000) });
  const sendOrder = () =>
    postWebhook(ask, shop.path, placed.body, {
      'x-shopify-topic': 'orders/create',
      'x-shopify-webhook-id': placed.webhookId,
      'x-shopify-hmac-sha256': hmacSha256Base64(shop.secret, placed.body),
    });
  await Promise.all(Array.from({ length: 5 }, sendOrder));
  await sendOrder();
  const found = `/v1/orders?channel_id=${shop.id}&external_order_id=${placed.id}`;
  const arrived = await until('the order', async () => (await get(found)).data[0]);
  const { data: same } = await get(found);
  if (same.length !== 1) throw new Error(`six deliveries of one webhook made ${same.length} orders`);
  const reserved = await stock();
  done(
    'Six deliveries of one signed webhook, one order',
    `${arrived.order_number}: ${arrived.currency} ${arrived.total_amount}, ${reserved.reserved - before.reserved} units reserved`,
  );

  const confirmed = await post(`/v1/orders/${arrived.id}/confirm`);
  done('Confirmed', `${confirmed.order_number} is ${confirmed.status}, ${confirmed.payment_method} ${confirmed.payment_status}`);

  const created = await post('/v1/shipments', { order_id: arrived.id, courier_config_id: courier.id, weight_grams: 750 });
  const booked = await until('the booking', async () => {
    const shipment = await get(`/v1/shipments/${created.id}`);
    if (shipment.booking_state === 'failed') throw new Error(`the courier refused: ${shipment.last_error}`);
    return shipment.label_file_id && shipment;
  });
  done(
    'Shipped',
    `${booked.shipment_number}, AWB ${booked.awb_number}, ${booked.courier_name}, collects ${booked.currency} ${booked.cod_amount}`,
  );

  const label = await ask({ method: 'GET', path: `/v1/shipments/${created.id}/label`, headers: bearer });
  if (label.status !== 200 || Buffer.from(label.bytes.subarray(0, 5)).toString('latin1') !== '%PDF-')
    throw new Error('the label is no PDF');
  done('Label downloaded', `${label.bytes.length} bytes of PDF`);

  const story = trackingStory({ awb: booked.awb_number, until: now });
  const messages = shuffled([...story, ...story]);
  for (const message of messages) await postWebhook(ask, courier.path, message.body, { 'x-api-key': courier.token });
  const delivered = await until('the delivery', async () => {
    const shipment = await get(`/v1/shipments/${created.id}?expand=tracking`);
    return shipment.status === 'delivered' && shipment.tracking.length >= story.length && shipment;
  });
  done(
    `${messages.length} tracking webhooks, shuffled and doubled`,
    `${messages.map((message) => message.name).join(', ')} → ${delivered.status}`,
  );

  const order = await until('the delivered order', async () => {
    const current = await get(`/v1/orders/${arrived.id}?expand=items,history`);
    return current.status === 'delivered' && current;
  });
  const after = await stock();
  done(
    'Delivered',
    `${order.order_number} is ${order.status} and ${order.payment_status}; stock ${before.available} → ${after.available} available, ${after.reserved} reserved`,
  );

  const revenue = await until('the revenue record', async () => (await get(`/v1/revenue-records?order_id=${arrived.id}`)).data[0]);
  done(
    'Revenue recorded',
    `${revenue.currency} ${revenue.gross_revenue} gross, ${revenue.shipping_cost} shipping, ${revenue.product_cost} goods, ${revenue.net_revenue} net`,
  );
  // The shop goes with the story; nobody should go on asking it for orders.
  await post(`/v1/sales-channels/${shop.id}/disconnect`);
  return {
    order,
    shipment: delivered,
    revenue,
    stock: { before, reserved, after },
    label: label.bytes,
    webhooks: { orders: 6, tracking: messages.length },
    milliseconds: Math.round(performance.now() - began),
  };
}

/** One line of progress. */
export const stepLine = ({ number, of, title, figures, milliseconds }: DemoStep): string =>
  `[${number}/${of}] ${title.padEnd(48)} ${figures}  (${milliseconds} ms)`;

/** What came out, in a few lines. */
export function summaryLines({ order, shipment, revenue, stock, webhooks, milliseconds }: DemoOutcome): string[] {
  return [
    `Order     ${order.order_number} (${order.external_order_number}): ${order.status}, ${order.payment_status}, ${order.currency} ${order.total_amount}`,
    `Parcel    ${shipment.shipment_number}, AWB ${shipment.awb_number}: ${shipment.status}, ${shipment.tracking.length} scans of ${webhooks.tracking} webhooks`,
    `Stock     ${stock.before.available} available → ${stock.reserved.available} with ${stock.reserved.reserved} reserved → ${stock.after.available} with ${stock.after.reserved} reserved`,
    `Revenue   ${revenue.currency} ${revenue.gross_revenue} gross − ${revenue.tax_amount} tax − ${revenue.shipping_cost} shipping − ${revenue.product_cost} goods − ${revenue.platform_fee} shop fee = ${revenue.net_revenue} net`,
    `Took      ${(milliseconds / 1000).toFixed(1)} s`,
  ];
}

async function call(ask: Ask, method: 'GET' | 'POST', path: string, body: unknown, headers: Record<string, string> = {}): Promise<Json> {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
  const { status, bytes } = await ask({ method, path, headers, ...json });
  const text = Buffer.from(bytes).toString('utf8');
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

async function postWebhook(ask: Ask, path: string, body: string, headers: Record<string, string>): Promise<void> {
  const { status, bytes } = await ask({ method: 'POST', path, body, headers: { 'content-type': 'application/json', ...headers } });
  if (status !== 200) throw new Error(`the webhook was answered with ${status}: ${Buffer.from(bytes).toString('utf8').slice(0, 300)}`);
}

async function wait<T>(what: string, patience: number, look: () => Promise<T | undefined | false | null>): Promise<T> {
  const end = performance.now() + patience;
  for (let pause = 20; performance.now() < end; pause = Math.min(250, pause * 1.5)) {
    const seen = await look();
    if (seen) return seen;
    await sleep(pause);
  }
  throw new Error(`waited ${patience / 1000} s for ${what}`);
}

type Get = (path: string) => Promise<Json>;
type Post = (path: string, body?: unknown) => Promise<Json>;

/** The product of the story with some stock; made on the first run. Returns its stock row. */
async function stockedProduct(get: Get, post: Post): Promise<string> {
  const product =
    (await get(`/v1/products?sku=${sku}`)).data[0] ??
    (await post('/v1/products', {
      sku,
      name: 'Steel bottle, 1 litre',
      selling_price: '799.00',
      cost_price: '310.00',
      weight_grams: 375,
      tax_rate: 18,
    }));
  const row = (await get(`/v1/inventory?product_id=${product.id}`)).data[0] ?? (await post('/v1/inventory', { product_id: product.id }));
  if (row.available_quantity < units) await post(`/v1/inventory/${row.id}/adjust`, { change: 100, reason: 'Stock for the demonstration' });
  return row.id;
}

/** A shop of its own for each run, with a secret only this run knows. */
async function connectShop(post: Post, shopUrl: string): Promise<{ id: string; path: string; secret: string }> {
  const secret = randomBytes(24).toString('hex');
  const { id, webhook_path } = await post('/v1/sales-channels', {
    channel_type_code: 'sandbox',
    name: `Practice shop ${randomBytes(2).toString('hex')}`,
    credentials: { base_url: shopUrl, api_secret: secret },
    settings: { fees: { platform_fee_percent: '2.5', gateway_fee_percent: '1.9' } },
  });
  return { id, path: webhook_path, secret };
}

async function connectCourier(get: Get, post: Post): Promise<{ id: string; path: string; token: string }> {
  const { data } = await get('/v1/courier-configs?courier_type_code=sandbox&is_active=true');
  const { id } = data[0] ?? (await post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox courier' }));
  const { path, token } = await post(`/v1/courier-configs/${id}/reveal-webhook`);
  return { id, path, token };
}

function shuffled<T>(items: readonly T[]): T[] {
  const order = items.map((item) => ({ item, at: randomBytes(4).readUInt32BE() }));
  return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
