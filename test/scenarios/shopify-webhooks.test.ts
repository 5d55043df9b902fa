import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SandboxShop, startSandboxShop, webhookHeaders } from '../../src/packs/sales/sandbox/server.ts';
import { adminToken, type TestApp, type TestTenant, testApp } from '../support/app.ts';

const sample = (name: string) => readFileSync(new URL(`../fixtures/shopify/${name}`, import.meta.url), 'utf8');
const realAt = ['../../../shared/fixtures/shopify/', '../../../../shared/fixtures/shopify/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

let app: TestApp;
let shop: SandboxShop;
beforeAll(async () => {
  app = await testApp();
  shop = await startSandboxShop();
});
afterAll(() => shop.close());

interface Item {
  id: string;
  external_line_id: string;
  sku: string;
  quantity: number;
  cancelled_quantity: number;
  reserved_quantity: number;
  unit_cost: string | null;
}

interface Order {
  id: string;
  order_number: string;
  cancelled_at: string;
  items: Item[];
  history: { status: string; source: string }[];
}

interface StockRow {
  id: string;
  product: { sku: string };
  available_quantity: number;
  reserved_quantity: number;
}

interface Store {
  tenant: TestTenant;
  channel: string;
  /** Posts a signed webhook; answers the status. */
  hook(topic: string, body: string, options?: { id?: string; secret?: string }): Promise<number>;
  orders(query?: string): Promise<Order[]>;
}

let webhooks = 0;

async function store({
  tenant: given,
  credentials = {},
  settings = { push_inventory: false } as object,
}: {
  tenant?: TestTenant;
  credentials?: object;
  settings?: object;
} = {}): Promise<Store> {
  const tenant = given ?? (await app.tenant());
  const { status, body } = await tenant.owner.post('/v1/sales-channels', {
    channel_type_code: 'sandbox',
    name: 'Kaveri Crafts',
    credentials: { base_url: shop.url, access_token: shop.token, api_secret: shop.secret, ...credentials },
    settings,
  });
  expect([status, body]).toMatchObject([201, { status: 'syncing' }]);
  return {
    tenant,
    channel: body.id,
    async hook(topic, text, { id = `w${++webhooks}`, secret = shop.secret } = {}) {
      const answer = await app
        .client()
        .post(`/v1/hooks/${tenant.id}/${body.id}`, Buffer.from(text), webhookHeaders(topic, text, secret, id));
      return answer.status;
    },
    orders: async (query = 'expand=items,history') => (await tenant.owner.get(`/v1/orders?${query}`)).body.data,
  };
}

/** The two products of the sample order, with stock. */
async function stocked({ tenant }: Store, levels: Record<string, number> = { 'KC-MUG-BLUE': 5, 'KC-RUNNER-L': 5 }) {
  for (const [sku, units] of Object.entries(levels)) {
    const product = await tenant.owner.post('/v1/products', { sku, name: sku, cost_price: '200', selling_price: '499', currency: 'INR' });
    expect(product.status).toBe(201);
    const row = await tenant.owner.post('/v1/inventory', { product_id: product.body.id });
    expect(row.status).toBe(201);
    if (units > 0) expect((await tenant.owner.post(`/v1/inventory/${row.body.id}/receive`, { quantity: units })).status).toBe(200);
  }
}
const stock = async ({ tenant }: Store) =>
  Object.fromEntries(
    (await tenant.owner.get('/v1/inventory?expand=product')).body.data.map((row: StockRow) => [
      row.product.sku,
      [row.available_quantity, row.reserved_quantity],
    ]),
  );

test('a signed orders/create becomes one order with items, stock, history, audit and event', async () => {
  const s = await store();
  await stocked(s);
  expect(await s.hook('orders/create', sample('order_create.cod.json'))).toBe(200);
  await app.idle();
  const [order, ...others] = await s.orders();
  if (!order) throw new Error('no order');
  expect(others).toEqual([]);
  expect(order).toMatchObject({
    external_order_id: '9223372036854770101',
    external_order_number: '#2041',
    status: 'pending',
    payment_status: 'cod',
    total_amount: '1597.00',
    customer_name: 'Meera Nair',
    address_missing: false,
    has_unmatched_items: false,
    has_stock_shortage: false,
  });
  expect(order.order_number).toMatch(/^SO-\d+$/);
  expect(order.items.map((item) => [item.external_line_id, item.sku, item.quantity, item.reserved_quantity, item.unit_cost])).toEqual([
    ['9223372036854770201', 'KC-MUG-BLUE', 2, 2, '200.00'],
    ['9223372036854770202', 'KC-RUNNER-L', 1, 1, '200.00'],
  ]);
  expect(order.history.map((entry) => [entry.status, entry.source])).toEqual([['pending', 'channel']]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [3, 2], 'KC-RUNNER-L': [4, 1] });
  const audit = (await s.tenant.owner.get(`/v1/audit-entries?resource=orders&resource_id=${order.id}`)).body.data;
  expect(audit).toMatchObject([{ action: 'orders.receive', outcome: 'success', after: { order_number: order.order_number } }]);
  const events = (await s.tenant.owner.get(`/v1/events?type=order.received&subject=orders/${order.id}`)).body.data;
  expect(events).toHaveLength(1);
  expect((await s.tenant.owner.get(`/v1/sales-channels/${s.channel}`)).body).toMatchObject({ status: 'active' });
});

test('the same delivery again, the same order under another delivery, and an older version change nothing', async () => {
  const s = await store();
  await stocked(s);
  const body = sample('order_create.cod.json');
  for (const id of ['a', 'a', 'b', 'a']) expect(await s.hook('orders/create', body, { id })).toBe(200);
  await s.hook('orders/updated', body.replace('18:45:11', '18:40:00').replace('Meera Nair', 'Somebody Else'));
  await app.idle();
  expect(await s.orders()).toMatchObject([{ customer_name: 'Meera Nair' }]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [3, 2], 'KC-RUNNER-L': [4, 1] });
  const { body: events } = await s.tenant.owner.get('/v1/events?type=order.received,order.updated');
  expect(events.data).toHaveLength(1);
});

test('a newer version changes lines, and stock follows the difference', async () => {
  const s = await store();
  await stocked(s);
  const body = sample('order_create.cod.json');
  await s.hook('orders/create', body);
  await app.idle();
  const order = JSON.stringify({ ...JSON.parse(body.replaceAll(/(?<="id": )(\d{16,})/g, '"$1"')), updated_at: '2026-11-20T19:00:00+05:30' })
    .replaceAll('"current_quantity":2', '"current_quantity":1')
    .replace('"quantity":1,', '"quantity":3,')
    .replace('"current_quantity":1,"fulfillable_quantity":1', '"current_quantity":3,"fulfillable_quantity":3');
  await s.hook('orders/updated', order);
  await app.idle();
  const held = (await s.orders())[0]!;
  expect(held.items.map((item) => [item.sku, item.quantity, item.cancelled_quantity, item.reserved_quantity])).toEqual([
    ['KC-MUG-BLUE', 2, 1, 1],
    ['KC-RUNNER-L', 3, 0, 3],
  ]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [4, 1], 'KC-RUNNER-L': [2, 3] });
});

test('a cancellation frees the stock; what comes later does not revive it', async () => {
  const s = await store();
  await stocked(s);
  await s.hook('orders/create', sample('order_create.cod.json'));
  await app.idle();
  await s.hook('orders/cancelled', sample('order_cancelled.json'));
  await app.idle();
  await s.hook('orders/updated', sample('order_create.cod.json').replace('18:45:11', '21:00:00'));
  await app.idle();
  const order = (await s.orders())[0]!;
  expect(order).toMatchObject({ status: 'cancelled', cancel_reason: 'customer' });
  expect(order.history.map((entry) => entry.status)).toEqual(['pending', 'cancelled']);
  expect(order.items.map((item) => item.reserved_quantity)).toEqual([0, 0]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [5, 0], 'KC-RUNNER-L': [5, 0] });
});

test('what an operator set stays, whatever the channel sends later', async () => {
  const s = await store();
  await stocked(s);
  await s.hook('orders/create', sample('order_create.cod.json'));
  await app.idle();
  const order = (await s.orders())[0]!;
  const shipping_address = { name: 'Meera Nair', line1: '99 New Street', city: 'Mysuru', country: 'IN' };
  expect((await s.tenant.owner.post(`/v1/orders/${order.id}/set-address`, { shipping_address })).status).toBe(200);
  await s.hook('orders/updated', sample('order_create.cod.json').replace('18:45:11', '19:45:11').replace('Please call', 'Do call'));
  await app.idle();
  expect(await s.orders()).toMatchObject([{ shipping_address, notes: 'Do call before delivery' }]);
});

test('a cancellation after the parcel left is noted and told, and changes nothing', async () => {
  const s = await store();
  await stocked(s);
  await s.hook(
    'orders/create',
    sample('order_create.cod.json').replace(
      '"fulfillments": []',
      `"fulfillments": [{"id": 1, "status": "success", "line_items": [
    {"id": 9223372036854770201, "quantity": 2}, {"id": 9223372036854770202, "quantity": 1}]}]`,
    ),
  );
  await app.idle();
  // Sent by somebody else: nothing of ours is set aside for it.
  expect(await s.orders()).toMatchObject([{ status: 'shipped', fulfillment_status: 'fulfilled', has_stock_shortage: false }]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [5, 0], 'KC-RUNNER-L': [5, 0] });
  await s.hook('orders/cancelled', sample('order_cancelled.json'));
  await app.idle();
  const order = (await s.orders())[0]!;
  expect(order).toMatchObject({ status: 'shipped', payment_status: 'voided' });
  expect(order.history.at(-1)).toMatchObject({ status: 'shipped', notes: 'Cancelled on the channel after it was shipped.' });
  expect((await s.tenant.owner.get('/v1/events?type=order.cancelled_too_late')).body.data).toHaveLength(1);
  const delivered = await s.tenant.owner.post(`/v1/orders/${order.id}/deliver`, {});
  expect(delivered.body).toMatchObject({ status: 'delivered' });
});

describe('a cancellation that comes before its order', () => {
  test('with the whole order in it, makes a cancelled order', async () => {
    const s = await store();
    await stocked(s);
    await s.hook('orders/cancelled', sample('order_cancelled.json'));
    await s.hook('orders/create', sample('order_create.cod.json'));
    await app.idle();
    expect(await s.orders()).toMatchObject([{ status: 'cancelled' }]);
    expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [5, 0], 'KC-RUNNER-L': [5, 0] });
  });

  test('with nothing but an id, is kept for it', async () => {
    const s = await store();
    await stocked(s);
    await s.hook('orders/delete', sample('order_delete.json'));
    await app.idle();
    expect(await s.orders()).toEqual([]);
    await s.hook('orders/create', sample('order_create.cod.json'));
    await app.idle();
    expect(await s.orders()).toMatchObject([{ status: 'cancelled', cancel_reason: 'deleted on the channel' }]);
    expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [5, 0], 'KC-RUNNER-L': [5, 0] });
  });
});

test('an unknown SKU makes the order with a flag, and matching it reserves and is remembered', async () => {
  const s = await store();
  await stocked(s, { 'KC-RUNNER-L': 5, 'OUR-MUG': 5 });
  await s.hook('orders/create', sample('order_create.cod.json'));
  await app.idle();
  const order = (await s.orders())[0]!;
  expect(order).toMatchObject({ has_unmatched_items: true, status: 'pending' });
  expect(order.items[0]).toMatchObject({ product_id: null, sku: 'KC-MUG-BLUE', reserved_quantity: 0 });
  const events = (await s.tenant.owner.get('/v1/events?type=order.items_unmatched')).body.data;
  expect(events).toMatchObject([{ data: { items: [{ sku: 'KC-MUG-BLUE' }] } }]);

  const matched = await s.tenant.owner.post(`/v1/orders/${order.id}/match-item`, { order_item_id: order.items[0]!.id, sku: 'our-mug' });
  expect([matched.status, matched.body]).toMatchObject([200, { has_unmatched_items: false }]);
  expect(await stock(s)).toEqual({ 'KC-RUNNER-L': [4, 1], 'OUR-MUG': [3, 2] });

  await s.hook('orders/create', sample('order_create.no-address.json'));
  await app.idle();
  expect((await s.orders()).find((each) => each.id !== order.id)).toMatchObject({ has_unmatched_items: false, address_missing: true });
  expect(
    (await s.tenant.owner.post(`/v1/orders/${order.id}/match-item`, { order_item_id: order.items[0]!.id, sku: 'our-mug' })).status,
  ).toBe(422);
});

test('short stock makes the order with a flag, and stock that comes in serves it', async () => {
  const s = await store();
  await stocked(s, { 'KC-MUG-BLUE': 1, 'KC-RUNNER-L': 1 });
  await s.hook('orders/create', sample('order_create.cod.json'));
  await app.idle();
  const order = (await s.orders())[0]!;
  expect(order).toMatchObject({ has_stock_shortage: true });
  expect(order.items.map((item) => item.reserved_quantity)).toEqual([0, 1]);
  expect((await s.tenant.owner.get('/v1/events?type=order.stock_short')).body.data).toMatchObject([
    { data: { items: [{ missing: 2, available: 1 }] } },
  ]);
  const row = (await s.tenant.owner.get('/v1/inventory?expand=product')).body.data.find(
    (each: StockRow) => each.product.sku === 'KC-MUG-BLUE',
  );
  await s.tenant.owner.post(`/v1/inventory/${row.id}/receive`, { quantity: 4 });
  await app.idle();
  expect(await s.orders()).toMatchObject([{ has_stock_shortage: false }]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [3, 2], 'KC-RUNNER-L': [0, 1] });
});

test('a product that is made later serves the order that waited for it', async () => {
  const s = await store();
  await s.hook('orders/create', sample('order_create.cod.json'));
  await app.idle();
  expect(await s.orders()).toMatchObject([{ has_unmatched_items: true }]);
  await stocked(s);
  await app.idle();
  expect(await s.orders()).toMatchObject([{ has_unmatched_items: false, has_stock_shortage: false }]);
  expect(await stock(s)).toEqual({ 'KC-MUG-BLUE': [3, 2], 'KC-RUNNER-L': [4, 1] });
});

describe('what is refused', () => {
  test('a wrong signature is 401 and not stored; the old secret still works after a rotation', async () => {
    const s = await store();
    const body = sample('order_create.cod.json');
    expect(await s.hook('orders/create', body, { secret: 'wrong' })).toBe(401);
    expect((await s.tenant.owner.get('/v1/webhook-deliveries')).body.data).toEqual([]);
    const rotated = await s.tenant.owner.post(`/v1/sales-channels/${s.channel}/rotate-secret`, { api_secret: 'brand-new' });
    expect(rotated.status).toBe(200);
    expect(await s.hook('orders/create', body)).toBe(200);
    expect(await s.hook('orders/create', body, { secret: 'brand-new' })).toBe(200);
    expect(await s.hook('orders/create', body, { secret: 'wrong' })).toBe(401);
    expect(JSON.stringify((await s.tenant.owner.get(`/v1/sales-channels/${s.channel}`)).body)).not.toContain('brand-new');
    expect(JSON.stringify((await s.tenant.owner.get('/v1/audit-entries?limit=200')).body)).not.toMatch(
      /brand-new|sandbox-secret|sandbox-token/,
    );
  });

  test('malformed JSON with a right signature is stored as failed and can be replayed', async () => {
    const s = await store();
    expect(await s.hook('orders/create', sample('order_create.cod.json').slice(0, -5), { id: 'broken' })).toBe(200);
    await app.idle();
    const [delivery] = (await s.tenant.owner.get('/v1/webhook-deliveries?external_id=broken')).body.data;
    expect(delivery).toMatchObject({ state: 'failed', error_code: 'malformed_payload' });
    expect((await s.tenant.owner.post(`/v1/webhook-deliveries/${delivery.id}/replay`)).status).toBe(200);
    await app.idle();
    expect((await s.tenant.owner.get(`/v1/webhook-deliveries/${delivery.id}`)).body).toMatchObject({ state: 'failed', attempts: 2 });
  });

  test.each([
    ['an unknown currency', (body: string) => body.replace('"currency": "INR"', '"currency": "XQQ"'), 'unknown_currency'],
    ['a negative quantity', (body: string) => body.replace('"quantity": 2', '"quantity": -2'), 'malformed_payload'],
  ])('%s fails the delivery visibly', async (_, spoil, code) => {
    const s = await store();
    await s.hook('orders/create', spoil(sample('order_create.cod.json')));
    await app.idle();
    expect((await s.tenant.owner.get('/v1/webhook-deliveries')).body.data).toMatchObject([{ state: 'failed', error_code: code }]);
    expect(await s.orders()).toEqual([]);
  });

  test('a 5 MB body is 413, an unknown channel 404', async () => {
    const s = await store();
    expect(await s.hook('orders/create', `{"note":"${'x'.repeat(5_000_000)}"}`)).toBe(413);
    const answer = await app
      .client()
      .post(`/v1/hooks/${s.tenant.id}/${s.tenant.id}`, Buffer.from('{}'), webhookHeaders('orders/create', '{}', shop.secret, 'w'));
    expect(answer.status).toBe(404);
  });
});

test('orders for a suspended tenant wait, and are there when it is active again', async () => {
  const s = await store();
  await stocked(s);
  await app.idle();
  const admin = app.client(adminToken);
  expect((await admin.post(`/platform/v1/tenants/${s.tenant.id}/suspend`, { reason: 'unpaid invoice' })).body).toMatchObject({
    status: 'suspended',
  });
  expect(await s.hook('orders/create', sample('order_create.cod.json'))).toBe(200);
  await app.idle();
  expect(await s.tenant.tx((tx) => tx.one`select state, error_code from webhook_deliveries`)).toEqual({
    state: 'parked',
    error_code: 'tenant_suspended',
  });
  expect((await admin.post(`/platform/v1/tenants/${s.tenant.id}/reactivate`, { reason: 'paid' })).body).toMatchObject({ status: 'active' });
  await app.idle();
  expect(await s.orders()).toMatchObject([{ external_order_id: '9223372036854770101' }]);
});

test('orders over the monthly limit are parked, by hand refused, and processed when there is room', async () => {
  const tenant = await app.tenant({ plan: 'starter' });
  const s = await store({ tenant });
  const period = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata', year: 'numeric', month: '2-digit' })
    .format(new Date())
    .slice(0, 7);
  await tenant.tx((tx) => tx.exec`insert into quota_usage (metric, period, used) values ('orders', ${period}, 499)`);
  const entered = { items: [{ name: 'Gift card', quantity: 1, unit_price: '100' }] };
  await s.hook('orders/create', sample('order_create.cod.json'));
  await app.idle();
  await s.hook('orders/create', sample('order_create.no-address.json'), { id: 'over' });
  await app.idle();
  expect(await s.orders()).toHaveLength(1);
  const [parked] = (await tenant.owner.get('/v1/webhook-deliveries?external_id=over')).body.data;
  expect(parked).toMatchObject({ state: 'parked', error_code: 'quota_exceeded' });
  expect((await tenant.owner.post('/v1/orders', entered)).body).toMatchObject({ code: 'quota_exceeded' });
  await tenant.tx((tx) => tx.exec`update quota_usage set used = 498 where metric = 'orders'`);
  await tenant.owner.post(`/v1/webhook-deliveries/${parked.id}/replay`);
  await app.idle();
  expect(await s.orders()).toHaveLength(2);
  expect((await tenant.owner.post('/v1/orders', entered)).status).toBe(201);
});

describe.runIf(realAt)('real payloads land truthfully', () => {
  const real = (name: string) => readFileSync(new URL(name, realAt), 'utf8');

  test('the documentation sample is cancelled and voided, with every digit of its ids', async () => {
    const s = await store();
    await s.hook('orders/create', real('webhook_orders_create.doc-2026-07.json'));
    await app.idle();
    const order = (await s.orders())[0]!;
    expect(order).toMatchObject({
      external_order_id: '820982911946154508',
      status: 'cancelled',
      payment_status: 'voided',
      cancel_reason: 'customer',
      currency: 'USD',
      subtotal: '414.95',
      discount_amount: '20.00',
      shipping_amount: '10.00',
      total_amount: '404.95',
      address_missing: false,
    });
    expect(new Date(order.cancelled_at).toISOString()).toBe('2022-01-01T00:00:00.000Z');
    expect(order.items.map((item) => item.external_line_id)).toContain('890123456789012345');
  });

  test('the captured orders: one without an address, one cancelled and refunded', async () => {
    const s = await store();
    await s.hook('orders/create', real('webhook_orders_create.captured-2023.json'));
    await s.hook('orders/cancelled', real('webhook_orders_cancelled.captured-2023.json'));
    await app.idle();
    const orders = await s.orders('sort=order_date&expand=items');
    expect(orders).toMatchObject([
      { external_order_id: '5324790137142', status: 'cancelled', payment_status: 'refunded', refunded_amount: '1806.38' },
      {
        external_order_id: '5324830114101',
        address_missing: true,
        shipping_address: null,
        payment_status: 'paid',
        total_amount: '2629.95',
      },
    ]);
  });

  test('everything else the shop sends is taken and harms nothing', async () => {
    const s = await store();
    for (const [topic, file] of [
      ['fulfillments/update', 'webhook_fulfillments_update.doc-2026-07.json'],
      ['inventory_levels/update', 'webhook_inventory_levels_update.doc-2026-07.json'],
      ['inventory_levels/disconnect', 'webhook_inventory_levels_disconnect.doc-2026-07.json'],
      ['orders/edited', 'webhook_orders_edited.doc-2026-07.json'],
      ['orders/delete', 'webhook_orders_delete.doc-2026-07.json'],
      ['products/update', 'webhook_products_update.captured-2024.json'],
    ]) {
      expect(await s.hook(topic!, real(file!))).toBe(200);
    }
    await app.idle();
    const { data } = (await s.tenant.owner.get('/v1/webhook-deliveries')).body;
    expect(data.map((delivery: { state: string }) => delivery.state)).toEqual(Array(6).fill('processed'));
    expect(await s.orders()).toEqual([]);
    expect((await s.tenant.owner.get('/v1/channel-products')).body.data.length).toBeGreaterThan(0);
  });
});
