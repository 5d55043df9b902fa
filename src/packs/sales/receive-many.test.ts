import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { monthPeriod } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { type TestApp, type TestTenant, testApp } from '../../../test/support/app.ts';

const sample = readFileSync(new URL('../../../test/fixtures/shopify/order_create.cod.json', import.meta.url), 'utf8').replace(
  /"id": (\d{16,})/g,
  '"id": "$1"',
);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

/** The sample order takes two mugs and a runner. */
async function shop(units: number): Promise<{ tenant: TestTenant; channel: string }> {
  const tenant = await app.tenant();
  for (const sku of ['KC-MUG-BLUE', 'KC-RUNNER-L']) {
    const { body } = await tenant.owner.post('/v1/products', { sku, name: sku, currency: 'INR' });
    const row = await tenant.owner.post('/v1/inventory', { product_id: body.id });
    await tenant.owner.post(`/v1/inventory/${row.body.id}/receive`, { quantity: units });
  }
  const { body } = await tenant.owner.post('/v1/sales-channels', {
    channel_type_code: 'shopify',
    name: 'Shop',
    credentials: { shop_domain: 'many.myshopify.com', access_token: 'shpat_0123456789', api_secret: 'shpss_secret' },
    settings: { pull_orders: false, push_inventory: false },
  });
  await app.idle();
  return { tenant, channel: body.id };
}

const order = (n: number, changed: object = {}) => JSON.stringify({ ...JSON.parse(sample), id: 7_000_000 + n, name: `#${n}`, ...changed });

/** Deliveries that came before the worker looked: all in one job. */
async function arrive(tenant: TestTenant, channel: string, bodies: readonly string[], topic = 'orders/create'): Promise<void> {
  await tenant.tx(async (tx) => {
    for (const [index, body] of bodies.entries()) {
      const id = newId();
      await tx.exec`
        insert into webhook_deliveries (id, hook, connection_id, external_id, topic, body, headers, state, received_at)
        values (${id}, 'sales.channel', ${channel}, ${`d-${id}`}, ${topic}, ${body}, '{}', 'received', now())`;
      await tx.exec`
        insert into events (id, type, data, subject, request_id, occurred_at)
        values (${newId()}, 'webhook.received', ${{ delivery_id: id, hook: 'sales.channel' }}::jsonb, ${`webhook-deliveries/${id}`}, ${`req-${index}`}, now())`;
    }
  });
  await app.idle();
}

const states = (tenant: TestTenant) =>
  tenant.tx(
    (tx) => tx.many<{ state: string; attempts: number; n: number }>`
      select state, attempts, count(*)::int as n from webhook_deliveries group by 1, 2 order by 1, 2`,
  );

/** What must agree however the orders came: stock, items, reservations and movements. */
const books = (tenant: TestTenant) =>
  tenant.tx(
    (tx) => tx.one<{ orders: number; history: number; items: number; held: number; reserved: number; moved: number; spent: number }>`
      select (select count(*)::int from orders) as orders, (select count(*)::int from order_status_history) as history,
        (select sum(reserved_quantity)::int from order_items) as items, (select sum(quantity)::int from stock_reservations) as held,
        (select sum(reserved_quantity)::int from inventory) as reserved, (select sum(reserved_delta)::int from stock_movements) as moved,
        (select used from quota_usage where metric = 'orders') as spent`,
  );

test('thirty deliveries at once are thirty orders, made by the handful, each told of in its own request', async () => {
  const { tenant, channel } = await shop(1000);
  await arrive(
    tenant,
    channel,
    Array.from({ length: 30 }, (_, n) => order(n)),
  );
  expect(await states(tenant)).toEqual([{ state: 'processed', attempts: 1, n: 30 }]);
  expect(await books(tenant)).toMatchObject({ orders: 30, history: 30, items: 90, held: 90, reserved: 90, moved: 90, spent: 30 });
  const told = await tenant.tx(
    (tx) => tx.one<{ entries: number; requests: number; events: number; transactions: number }>`
      select (select count(*)::int from audit_entries where action = 'orders.receive') as entries,
        (select count(distinct request_id)::int from audit_entries where action = 'orders.receive') as requests,
        (select count(distinct data ->> 'id')::int from events where type = 'order.received') as events,
        (select count(distinct xmin::text)::int from orders) as transactions`,
  );
  expect(told).toMatchObject({ entries: 30, requests: 30, events: 30 });
  expect(told.transactions).toBeLessThan(5);
});

test('one that is bad, one that comes twice, one cancelled before and one known already stop no other', async () => {
  const { tenant, channel } = await shop(1000);
  await arrive(tenant, channel, [order(1)]);
  await arrive(tenant, channel, ['{"id": 7000002}'], 'orders/delete');
  await arrive(tenant, channel, [
    order(1, { updated_at: '2031-01-01T00:00:00Z', note: 'newer' }),
    order(2),
    order(3),
    order(4),
    order(3),
    '{"id": ',
  ]);
  expect(await states(tenant)).toEqual([
    { state: 'failed', attempts: 1, n: 1 },
    { state: 'processed', attempts: 1, n: 7 },
  ]);
  const orders = (await tenant.owner.get('/v1/orders?fields=external_order_id,status,notes')).body.data;
  expect(
    orders.sort((a: { external_order_id: string }, b: { external_order_id: string }) =>
      a.external_order_id.localeCompare(b.external_order_id),
    ),
  ).toMatchObject([
    { external_order_id: '7000001', status: 'pending', notes: 'newer' },
    { external_order_id: '7000002', status: 'cancelled' },
    { external_order_id: '7000003', status: 'pending' },
    { external_order_id: '7000004', status: 'pending' },
  ]);
  expect(await books(tenant)).toMatchObject({ orders: 4, items: 9, held: 9, reserved: 9 });
});

test('where stock runs out, whoever came first has it, and who is short is flagged', async () => {
  const { tenant, channel } = await shop(7);
  await arrive(
    tenant,
    channel,
    Array.from({ length: 6 }, (_, n) => order(n)),
  );
  expect(await states(tenant)).toEqual([{ state: 'processed', attempts: 1, n: 6 }]);
  const short = (await tenant.owner.get('/v1/orders?has_stock_shortage=true')).body.data;
  expect(short).toHaveLength(3);
  const { items, held, reserved } = await books(tenant);
  expect([items, held, reserved]).toEqual([12, 12, 12]);
});

test('at the monthly limit exactly as many are made as there is room for; the others wait', async () => {
  const { tenant, channel } = await shop(1000);
  const { orders_per_month: most } = (await app.tenants.find(tenant.id))!.limits;
  await tenant.tx(
    (tx) =>
      tx.exec`insert into quota_usage (metric, period, used) values ('orders', ${monthPeriod(new Date(), 'Asia/Kolkata')}, ${most! - 10})`,
  );
  await arrive(
    tenant,
    channel,
    Array.from({ length: 14 }, (_, n) => order(n)),
  );
  expect(await states(tenant)).toEqual([
    { state: 'parked', attempts: 1, n: 4 },
    { state: 'processed', attempts: 1, n: 10 },
  ]);
  expect(await books(tenant)).toMatchObject({ orders: 10, items: 30, spent: most });
});
