import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { monthPeriod } from '#kernel/clock';
import { type TestApp, type TestTenant, testApp } from '../../../test/support/app.ts';
import { applyChange } from './commands/apply-change.ts';
import { shopify } from './connectors/shopify.ts';
import { recordDispatch } from './index.ts';
import { webhookHeaders } from './sandbox/server.ts';

const sample = (name: string) => readFileSync(new URL(`../../../test/fixtures/shopify/${name}`, import.meta.url), 'utf8');
const secret = 'shpss_secret';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

async function shop(units = 50): Promise<{ tenant: TestTenant; channel: string }> {
  const tenant = await app.tenant();
  for (const sku of ['KC-MUG-BLUE', 'KC-RUNNER-L']) {
    const { body } = await tenant.owner.post('/v1/products', { sku, name: sku, currency: 'INR' });
    const row = await tenant.owner.post('/v1/inventory', { product_id: body.id });
    await tenant.owner.post(`/v1/inventory/${row.body.id}/receive`, { quantity: units });
  }
  const { body } = await tenant.owner.post('/v1/sales-channels', {
    channel_type_code: 'shopify',
    name: 'Shop',
    credentials: { shop_domain: 'race.myshopify.com', access_token: 'shpat_0123456789', api_secret: secret },
    settings: { pull_orders: false, push_inventory: false },
  });
  return { tenant, channel: body.id };
}

const post = (tenant: TestTenant, channel: string, topic: string, body: string, id: string) =>
  app.client().post(`/v1/hooks/${tenant.id}/${channel}`, Buffer.from(body), webhookHeaders(topic, body, secret, id));

const reserved = (tenant: TestTenant) =>
  tenant.tx(
    (tx) => tx.one<{ units: number; items: number }>`
    select (select sum(reserved_quantity)::int from inventory) as units, (select sum(reserved_quantity)::int from order_items) as items`,
  );

const world = async (tenant: TestTenant) => app.world((await app.tenants.find(tenant.id))!);

test('the same delivery five times at once is one order', async () => {
  const { tenant, channel } = await shop();
  const body = sample('order_create.cod.json');
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(tenant, channel, 'orders/create', body, 'one')));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  await app.idle();
  expect((await tenant.owner.get('/v1/orders')).body.data).toHaveLength(1);
  expect((await tenant.owner.get('/v1/webhook-deliveries')).body.data).toHaveLength(1);
  expect(await reserved(tenant)).toEqual({ units: 3, items: 3 });
});

test('create, update and pull of one order at once, in ten transactions, leave one order with the newest content', async () => {
  const { tenant, channel } = await shop();
  const w = await world(tenant);
  const bodies = Array.from({ length: 10 }, (_, index) =>
    sample('order_create.cod.json')
      .replace('18:45:11', `18:45:${20 + index}`)
      .replace('Please call before delivery', `version ${index}`),
  );
  await Promise.all(
    bodies.map((body) =>
      w.transaction((context) =>
        applyChange(context, { id: channel, channel_type_code: 'shopify' }, shopify.read!('orders/updated', body, {})[0]!, new Date()),
      ),
    ),
  );
  expect((await tenant.owner.get('/v1/orders')).body.data).toMatchObject([{ notes: 'version 9' }]);
  expect(await reserved(tenant)).toEqual({ units: 3, items: 3 });
  expect(await tenant.tx((tx) => tx.one`select count(*)::int as n from order_items`)).toEqual({ n: 2 });
});

test('a cancellation without its order and the order itself at once: cancelled, whichever came first', async () => {
  const { tenant, channel } = await shop();
  const w = await world(tenant);
  const source = { id: channel, channel_type_code: 'shopify' };
  for (let round = 0; round < 8; round++) {
    const id = `92233720368547720${10 + round}`;
    const changes = [
      shopify.read!('orders/create', sample('order_create.cod.json').replace('"id": 9223372036854770101', `"id": ${id}`), {})[0]!,
      shopify.read!('orders/delete', `{"id":${id}}`, {})[0]!,
    ];
    if (round % 2) changes.reverse();
    await Promise.all(changes.map((change) => w.transaction((context) => applyChange(context, source, change, new Date()))));
    expect((await tenant.owner.get(`/v1/orders?external_order_id=${id}`)).body.data).toMatchObject([{ status: 'cancelled' }]);
  }
  expect(await reserved(tenant)).toEqual({ units: 0, items: 0 });
});

test('orders over the monthly limit, twenty at once: exactly as many as there is room for', async () => {
  // The starter plan's 500 a month, 493 of them taken.
  const tenant = await app.tenant({ plan: 'starter' });
  const month = monthPeriod(new Date(), 'Asia/Kolkata');
  await tenant.tx((tx) => tx.exec`insert into quota_usage (metric, period, used) values ('orders', ${month}, 493)`);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => tenant.owner.post('/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: '10' }] })),
  );
  const made = answers.filter((answer) => answer.status === 201);
  expect(new Set(answers.filter((answer) => answer.status !== 201).map((answer) => answer.body.code))).toEqual(new Set(['quota_exceeded']));
  expect(made).toHaveLength(7);
  expect((await tenant.owner.get('/v1/orders?limit=100')).body.data).toHaveLength(7);
});

test('connections over the limit, ten at once: exactly the limit', async () => {
  const tenant = await app.tenant({ plan: 'starter' });
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      tenant.owner.post('/v1/sales-channels', {
        channel_type_code: 'shopify',
        name: `Shop ${index}`,
        credentials: { shop_domain: `race-${index}.myshopify.com`, access_token: 'shpat_0123456789', api_secret: secret },
      }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
});

test('ten parcels at once of an item of three: three units leave, never more', async () => {
  const { tenant } = await shop();
  const { body } = await tenant.owner.post('/v1/orders', { items: [{ sku: 'KC-MUG-BLUE', quantity: 3, unit_price: '10' }] });
  await tenant.owner.post(`/v1/orders/${body.id}/confirm`);
  const item = await tenant.tx((tx) => tx.one<{ id: string }>`select id from order_items where order_id = ${body.id}`);
  const w = await world(tenant);
  const done = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      w.transaction((context) => recordDispatch(context, body.id, [{ order_item_id: item.id, quantity: 1 }])),
    ),
  );
  expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
  expect(done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(Array(7).fill('quantity_exceeded'));
});

test('confirm and cancel at once: one of them wins, the stock agrees', async () => {
  const { tenant } = await shop();
  for (let round = 0; round < 5; round++) {
    const { body } = await tenant.owner.post('/v1/orders', { items: [{ sku: 'KC-MUG-BLUE', quantity: 2, unit_price: '10' }] });
    await Promise.all([
      tenant.owner.post(`/v1/orders/${body.id}/cancel`, { reason: 'changed my mind' }),
      tenant.owner.post(`/v1/orders/${body.id}/cancel`, { reason: 'changed my mind' }),
      tenant.owner.post(`/v1/orders/${body.id}/confirm`),
    ]);
    expect((await tenant.owner.get(`/v1/orders/${body.id}`)).body.status).toBe('cancelled');
  }
  expect(await reserved(tenant)).toEqual({ units: 0, items: 0 });
});
