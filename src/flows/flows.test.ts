import { describe, expect, it } from 'vitest';
import { markDelivered, recordDispatch } from '#packs/sales';
import { testApp } from '#test/app';

const app = await testApp();
const tenant = await app.tenant();
const world = async () => app.world((await app.tenants.find(tenant.id))!);
const zone = 'Asia/Kolkata';
await tenant.tx((tx) => tx.exec`select 1`);
await app.database.platform(
  (tx) =>
    tx.exec`update tenants set settings = settings || '{"timezone": "Asia/Kolkata", "currency": "INR"}', version = version + 1 where id = ${tenant.id}`,
);

// Wednesday, half past two in the afternoon in Kolkata.
const now = new Date('2026-07-15T09:00:00Z');
app.clock.now = now;
const { body: product } = await tenant.owner.post('/v1/products', {
  sku: 'TEE',
  name: 'Tee',
  cost_price: '40',
  selling_price: '100',
  tax_rate: 0,
});
const { body: shelf } = await tenant.owner.post('/v1/inventory', { product_id: product.id });
await tenant.owner.post(`/v1/inventory/${shelf.id}/receive`, { quantity: 100 });

/** An order placed then, taken as far as asked. */
async function order(placed: string, fate: 'pending' | 'cancelled' | 'delivered' = 'pending'): Promise<string> {
  app.clock.now = new Date(placed);
  const { body, status, text } = await tenant.owner.post('/v1/orders', {
    items: [{ sku: 'TEE', quantity: 2 }],
    payment_method: 'upi',
    is_paid: true,
    shipping_address: {
      name: 'Asha',
      phone: '+919876543210',
      line1: '1 MG Road',
      city: 'Pune',
      state: 'MH',
      postal_code: '411001',
      country: 'IN',
    },
  });
  expect(status, text).toBe(201);
  const id = body.id as string;
  if (fate === 'cancelled') await tenant.owner.post(`/v1/orders/${id}/cancel`, { reason: 'Not wanted any more.' });
  if (fate === 'delivered') {
    await tenant.owner.post(`/v1/orders/${id}/confirm`);
    const [line] = await tenant.tx((tx) => tx.many<{ id: string }>`select id from order_items where order_id = ${id}`);
    await (await world()).transaction(async (context) => {
      const lines = [{ order_item_id: line!.id, quantity: 2 }];
      await recordDispatch(context, id, lines);
      await markDelivered(context, id, lines);
    });
  }
  app.clock.now = now;
  return id;
}

await order('2026-07-15T04:00:00Z'); // today
await order('2026-07-14T19:00:00Z'); // today in Kolkata, yesterday in UTC
const cancelled = await order('2026-07-15T05:00:00Z', 'cancelled');
await order('2026-07-14T18:00:00Z'); // yesterday, just before midnight
await order('2026-07-08T08:59:00Z'); // last week, before this hour
await order('2026-07-08T09:01:00Z'); // last week, after it
const delivered = await order('2026-07-15T06:00:00Z', 'delivered');
await order('2026-07-08T03:00:00Z', 'delivered');
await app.idle();

describe('the overview of today', () => {
  it('stands beside last week until the same hour, in the business’s zone', async () => {
    const { status, body } = await tenant.owner.get('/v1/home/overview?days=9');
    expect(status, JSON.stringify(body)).toBe(200);
    expect([body.time_zone, body.currency]).toEqual([zone, 'INR']);
    expect([body.today.from, body.today.to]).toEqual(['2026-07-14T18:30:00.000Z', now.toISOString()]);
    expect([body.last_week.from, body.last_week.to]).toEqual(['2026-07-07T18:30:00.000Z', '2026-07-08T09:00:00.000Z']);
    expect(body.today.orders).toEqual({ orders: 4, shipped: 1, delivered: 1, cancelled: 1, sales: '600.00' });
    expect(body.last_week.orders).toEqual({ orders: 2, shipped: 1, delivered: 1, cancelled: 0, sales: '400.00' });
    const net = async (day: string) =>
      await tenant.tx(
        (tx) => tx.one<{ net: string; gross: string }>`
        select sum(net_revenue)::numeric(19,2)::text as net, sum(gross_revenue - refund_amount)::numeric(19,2)::text as gross from revenue_records where revenue_date = ${day}::date`,
      );
    const ours = await net('2026-07-15');
    expect(body.today.money).toEqual({ revenue: ours.gross, profit: ours.net });
    expect(Number(ours.net)).toBeGreaterThan(0);
    expect(body.bars).toHaveLength(9);
    expect(body.bars.at(-1)).toMatchObject({ date: '2026-07-15', money: { profit: ours.net } });
  });

  it('every bar is what a plain count finds, and what its filter lists', async () => {
    const { body } = await tenant.owner.get('/v1/home/overview?days=9');
    for (const bar of body.bars) {
      const counted = await tenant.tx(
        (tx) => tx.one`
        select count(*) filter (where (order_date at time zone 'Asia/Kolkata')::date = ${bar.date}::date)::int as orders,
          count(*) filter (where (shipped_at at time zone 'Asia/Kolkata')::date = ${bar.date}::date)::int as shipped,
          count(*) filter (where (delivered_at at time zone 'Asia/Kolkata')::date = ${bar.date}::date)::int as delivered,
          count(*) filter (where (cancelled_at at time zone 'Asia/Kolkata')::date = ${bar.date}::date)::int as cancelled,
          coalesce(sum(total_amount) filter (where (order_date at time zone 'Asia/Kolkata')::date = ${bar.date}::date and status <> 'cancelled'), 0)::numeric(19,2)::text as sales
        from orders`,
      );
      expect([bar.date, bar.orders]).toEqual([bar.date, counted]);
      for (const figure of ['orders', 'shipped', 'delivered', 'cancelled']) {
        const { resource, field } = body.filters[figure];
        const rows = await tenant.owner.get(`/v1/${resource}?limit=100&${field}[gte]=${bar.from}&${field}[lt]=${bar.to}`);
        expect([bar.date, figure, rows.body.data?.length]).toEqual([bar.date, figure, bar.orders[figure]]);
      }
    }
    expect(body.bars.reduce((sum: number, bar: { orders: { orders: number } }) => sum + bar.orders.orders, 0)).toBe(8);
  });

  it('has hours too, which begin at half past in UTC here', async () => {
    const { body } = await tenant.owner.get('/v1/home/overview?by=hour');
    expect(body.bars).toHaveLength(15);
    expect(body.bars[0].from).toBe('2026-07-14T18:30:00.000Z');
    expect(
      body.bars
        .filter((bar: { orders: { orders: number } }) => bar.orders.orders > 0)
        .map((bar: { from: string }) => bar.from.slice(11, 16)),
    ).toEqual(['18:30', '03:30', '04:30', '05:30']);
    expect(body.bars[0].money).toBeNull();
  });

  it('shows each their part, and refuses what it does not know', async () => {
    const viewer = await tenant.person('operator');
    const { body } = await viewer.get('/v1/home/overview');
    expect([body.today.orders?.orders, body.today.money]).toEqual([4, null]);
    expect(body.bars).toHaveLength(14);
    expect((await tenant.owner.get('/v1/home/overview?by=week')).body).toMatchObject({
      code: 'invalid_parameter',
      errors: [{ pointer: '?by' }],
    });
    expect((await tenant.owner.get('/v1/home/overview?days=0')).body.code).toBe('invalid_parameter');
    expect((await tenant.owner.get('/v1/home/overview?week=1')).body.code).toBe('unknown_parameter');
    const small = await app.tenant({ plan: 'starter' });
    expect((await small.owner.get('/v1/home/overview')).status).toBe(200);
  });
});

describe('the timeline of an order', () => {
  it('has everything that happened, wherever it is kept, in order', async () => {
    const { status, body } = await tenant.owner.get(`/v1/orders/${delivered}/timeline`);
    expect(status, JSON.stringify(body)).toBe(200);
    const told = body.data.map((entry: { kind: string; what: string }) => `${entry.kind} ${entry.what}`);
    for (const one of [
      'status pending',
      'status confirmed',
      'status delivered',
      'stock reserve',
      'stock deduct',
      'money revenue',
      'audit orders.create',
      'audit orders.confirm',
    ])
      expect(told, one).toContain(one);
    expect(body.data.map((entry: { at: string }) => entry.at)).toEqual(body.data.map((entry: { at: string }) => entry.at).toSorted());
    const [stock] = body.data.filter((entry: { what: string }) => entry.what === 'reserve');
    expect(stock).toMatchObject({ resource: 'stock-movements', details: { quantity: 2, sku: 'TEE', product_name: 'Tee' } });
    const independent = await tenant.tx(
      (tx) => tx.one<{ n: number }>`
      select (select count(*) from order_status_history where order_id = ${delivered})
        + (select count(*) from stock_movements m join order_items i on i.id = m.reference_id where i.order_id = ${delivered})
        + (select count(*) from revenue_records where order_id = ${delivered})
        + (select count(*) from audit_entries where resource = 'orders' and resource_id = ${delivered}) as n`,
    );
    expect(body.data.length).toBe(independent.n);
    expect(body.parts).toEqual(['status', 'stock', 'shipment', 'tracking', 'money', 'audit']);
  });

  it('shows a viewer what a viewer may read', async () => {
    const operator = await tenant.person('operator');
    const { body } = await operator.get(`/v1/orders/${cancelled}/timeline`);
    expect(body.parts).not.toContain('money');
    expect(body.parts).not.toContain('audit');
    expect(new Set(body.data.map((entry: { kind: string }) => entry.kind))).toEqual(
      new Set(['status', ...(body.data.some((entry: { kind: string }) => entry.kind === 'stock') ? ['stock'] : [])]),
    );
    expect((await operator.get('/v1/orders/0190a5d0-0000-7000-8000-000000000000/timeline')).status).toBe(404);
    expect((await (await app.tenant()).owner.get(`/v1/orders/${cancelled}/timeline`)).status).toBe(404);
  });
});

it('the matrix of roles is what each role allows', async () => {
  const { body } = await tenant.owner.get('/v1/roles/matrix');
  const viewer = body.roles.find(({ code }: { code: string }) => code === 'viewer');
  const { body: listed } = await tenant.owner.get(`/v1/role-permissions?role_id=${viewer.id}&limit=200`);
  expect(viewer.permissions).toEqual(listed.data.map((row: { permission_code: string }) => row.permission_code).toSorted());
  const { body: all } = await tenant.owner.get('/v1/permissions?limit=200');
  expect(body.permissions.map(({ code }: { code: string }) => code).toSorted()).toEqual(
    all.data.map(({ code }: { code: string }) => code).toSorted(),
  );
  const operator = await tenant.person('viewer');
  const theirs = await operator.get('/v1/roles/matrix');
  expect(theirs.body.grantable).toEqual(
    viewer.permissions.toSorted((a: string, b: string) =>
      a.split('.')[0]! < b.split('.')[0]! ? -1 : a.split('.')[0]! > b.split('.')[0]! ? 1 : a < b ? -1 : 1,
    ),
  );
});

it('background work is told as it stands', async () => {
  await app.idle();
  const { status, body } = await tenant.owner.get('/v1/jobs/state');
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body).toMatchObject({ events: { unnumbered: 0 }, deliveries: { received: 0, failed: 0, parked: 0 } });
  expect(body.events.last).toBe((await tenant.tx((tx) => tx.one<{ n: number }>`select max(seq) as n from events`)).n);
  await app.database.queue(
    (tx) => tx.exec`
    insert into pgboss.job (id, name, data, state, start_after)
    select gen_random_uuid(), 'serai-apply', ${{ tenant_id: tenant.id, reaction: 'x', event_ids: [] }}::jsonb, 'created', now() + interval '1 hour'`,
  );
  expect((await tenant.owner.get('/v1/jobs/state')).body.queue).toEqual([
    { queue: 'apply', waiting: 0, later: 1, active: 0, oldest_waiting_at: null },
  ]);
  expect((await (await app.tenant()).owner.get('/v1/jobs/state')).body.queue.some(({ later }: { later: number }) => later > 0)).toBe(false);
  expect((await (await tenant.person('viewer')).get('/v1/jobs/state')).status).toBe(403);
});
