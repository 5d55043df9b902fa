import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pullOnSchedule } from '../../src/packs/sales/reactions/index.ts';
import { type SandboxShop, startSandboxShop } from '../../src/packs/sales/sandbox/server.ts';
import { type TestApp, type TestTenant, testApp } from '../support/app.ts';

const sample = (name: string) => readFileSync(new URL(`../fixtures/shopify/${name}`, import.meta.url), 'utf8');

let app: TestApp;
let shop: SandboxShop;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => shop?.close());

async function connected(
  settings: object = { import_from: '2026-11-01T00:00:00Z' },
  token?: string,
): Promise<{ tenant: TestTenant; channel: string }> {
  const tenant = await app.tenant();
  const { body } = await tenant.owner.post('/v1/sales-channels', {
    channel_type_code: 'sandbox',
    name: 'Kaveri Crafts',
    credentials: { base_url: shop.url, access_token: token ?? shop.token, api_secret: shop.secret },
    settings,
  });
  await app.idle();
  return { tenant, channel: body.id };
}

const tick = async (tenant: TestTenant) => {
  const known = (await app.tenants.find(tenant.id))!;
  await pullOnSchedule.perform(app.world(known));
  await app.idle();
};

async function product(tenant: TestTenant, sku: string, units: number): Promise<string> {
  const { body } = await tenant.owner.post('/v1/products', { sku, name: sku, currency: 'INR' });
  const row = await tenant.owner.post('/v1/inventory', { product_id: body.id });
  if (units > 0) await tenant.owner.post(`/v1/inventory/${row.body.id}/receive`, { quantity: units });
  return row.body.id;
}

const channelOf = async ({ tenant, channel }: { tenant: TestTenant; channel: string }) =>
  (await tenant.owner.get(`/v1/sales-channels/${channel}`)).body;

describe('a connected shop', () => {
  test('is verified, its catalogue and orders pulled, and what a webhook missed is healed by the next pull', async () => {
    shop = await startSandboxShop();
    shop.keepOrders(sample('order_create.cod.json'), sample('order_create.no-address.json'));
    shop.keepProducts(sample('product_update.json'));
    const s = await connected();
    expect(await channelOf(s)).toMatchObject({ status: 'active', sync_error: null, external_account: shop.url });
    expect((await channelOf(s)).last_sync_at).not.toBeNull();
    const { data } = (await s.tenant.owner.get('/v1/orders?sort=order_date')).body;
    expect(data.map((order: { external_order_id: string }) => order.external_order_id)).toEqual([
      '9223372036854770101',
      '9223372036854770102',
    ]);
    expect((await s.tenant.owner.get('/v1/channel-products')).body.data).toMatchObject([
      { sync_status: 'unmatched' },
      { sync_status: 'unmatched' },
    ]);

    shop.keepOrders(sample('order_cancelled.json'));
    await tick(s.tenant);
    await tick(s.tenant);
    const orders = (await s.tenant.owner.get('/v1/orders?sort=order_date&expand=history')).body.data;
    expect(orders).toMatchObject([{ status: 'cancelled' }, { status: 'pending' }]);
    expect(orders[0].history).toHaveLength(2);
    await shop.close();
  });

  test('shows our stock after every change, exact ids and all, and nothing is pushed twice', async () => {
    shop = await startSandboxShop();
    shop.keepProducts(sample('product_update.json'));
    const tenantFirst = await connected();
    const row = await product(tenantFirst.tenant, 'KC-MUG-BLUE', 0);
    await tenantFirst.tenant.owner.post(`/v1/sales-channels/${tenantFirst.channel}/sync`);
    await app.idle();
    expect((await tenantFirst.tenant.owner.get('/v1/channel-products?sync_status=synced')).body.data).toMatchObject([
      { external_sku: 'KC-MUG-BLUE' },
    ]);
    await tenantFirst.tenant.owner.post(`/v1/inventory/${row}/receive`, { quantity: 12 });
    await app.idle();
    expect([...shop.levels]).toEqual([['9007199254743001', 12]]);
    const pushes = () => shop.calls.filter((call) => call.includes('inventory_levels')).length;
    const before = pushes();
    await tick(tenantFirst.tenant);
    expect(pushes()).toBe(before);
    await tenantFirst.tenant.owner.post(`/v1/inventory/${row}/adjust`, { change: -2, reason: 'broken in the shop' });
    await app.idle();
    expect([...shop.levels]).toEqual([['9007199254743001', 10]]);
    expect((await tenantFirst.tenant.owner.get('/v1/channel-products?sync_status=synced')).body.data).toMatchObject([
      { last_pushed_quantity: 10 },
    ]);
    await shop.close();
  });

  test('that refuses the token is in error with the reason, and works again with a good one', async () => {
    shop = await startSandboxShop();
    const s = await connected({}, 'not-the-token');
    expect(await channelOf(s)).toMatchObject({ status: 'error', sync_error: expect.stringContaining('Invalid API key') });
    const fixed = await s.tenant.owner.post(`/v1/sales-channels/${s.channel}/update-credentials`, {
      credentials: { base_url: shop.url, access_token: shop.token, api_secret: shop.secret },
    });
    expect(fixed.status).toBe(200);
    await app.idle();
    expect(await channelOf(s)).toMatchObject({ status: 'active', sync_error: null });
    await shop.close();
  });

  test('one order that cannot be read does not keep the others away, and is told', async () => {
    shop = await startSandboxShop();
    shop.keepOrders(
      sample('order_create.cod.json').replace('"currency": "INR"', '"currency": "XQQ"'),
      sample('order_create.no-address.json'),
    );
    const s = await connected();
    expect((await s.tenant.owner.get('/v1/orders')).body.data).toMatchObject([{ external_order_id: '9223372036854770102' }]);
    expect(await channelOf(s)).toMatchObject({ status: 'error', sync_error: expect.stringContaining('9223372036854770101') });
    await shop.close();
  });
});
