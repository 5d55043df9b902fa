import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Tx } from '#kernel/db';
import { newId } from '#kernel/ids';
import { markDelivered, recordDispatch } from '#packs/sales';
import { type TestTenant, testApp } from '#test/app';
import { catchUp } from './reactions/catch-up.ts';
import { recordRevenue } from './record-revenue.ts';

// Without a scanner.
delete process.env.CLAMD_HOST;
const app = await testApp();

const world = async (tenant: TestTenant) =>
  app.world((await app.database.tenant(tenant, {}, (tx) => app.tenants.load(tx, tenant.id, new Date())))!);
const recordOf = async (tenant: TestTenant, order: string) =>
  (await tenant.owner.get(`/v1/revenue-records?order_id=${order}`)).body.data[0];

const fees = { platform_fee_percent: '2.5', platform_fee_fixed: '3', gateway_fee_percent: '2', gateway_fee_fixed: '1.5' };

async function shop() {
  const tenant = await app.tenant();
  await tenant.tx((tx) => tx.exec`update sales_channels set settings = ${{ fees }}::jsonb`);
  const { body: product } = await tenant.owner.post('/v1/products', {
    sku: 'TEE',
    name: 'Tee',
    cost_price: '40',
    selling_price: '118',
    tax_rate: 18,
  });
  const { body: shelf } = await tenant.owner.post('/v1/inventory', { product_id: product.id });
  await tenant.owner.post(`/v1/inventory/${shelf.id}/receive`, { quantity: 50 });
  return { ...tenant, product, shelf };
}

interface Ordered {
  id: string;
  total_amount: string;
  items: { id: string; quantity: number }[];
}

/** An order for `quantity` tees, confirmed. */
async function ordered(tenant: TestTenant, quantity = 2, more: object = {}): Promise<Ordered> {
  const made = await tenant.owner.post('/v1/orders', {
    items: [{ sku: 'TEE', quantity }],
    shipping_amount: '59',
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
    ...more,
  });
  expect(made.status, made.text).toBe(201);
  expect((await tenant.owner.post(`/v1/orders/${made.body.id}/confirm`)).status).toBe(200);
  return (await tenant.owner.get(`/v1/orders/${made.body.id}?expand=items`)).body;
}

async function deliver(tenant: TestTenant, order: Ordered, at = new Date('2026-03-31T20:00:00Z')): Promise<void> {
  const lines = order.items.map((item) => ({ order_item_id: item.id, quantity: item.quantity }));
  await (await world(tenant)).transaction(async (context) => {
    await recordDispatch(context, order.id, lines);
    await markDelivered(context, order.id, lines, { at });
  });
  await app.idle();
}

const addShipment = (tx: Tx, order: string, status: string, charges: string | null, cod = '0', currency = 'INR') => tx.exec`
  with courier as (
    insert into courier_configs (id, courier_type_code, name, status) values (${newId()}, 'sandbox', ${newId()}, 'disconnected') returning id
  )
  insert into shipments (id, order_id, courier_config_id, status, delivery_address, shipping_charges, cod_amount, currency)
  select ${newId()}, ${order}, id, ${status}, '{}'::jsonb, ${charges}::numeric, ${cod}::numeric, ${currency} from courier`;

describe('revenue of an order', () => {
  test('is recorded once when it is delivered, on the business’s own day', async () => {
    const tenant = await shop();
    const order = await ordered(tenant);
    expect(await recordOf(tenant, order.id)).toBeUndefined();
    await deliver(tenant, order);
    const record = await recordOf(tenant, order.id);
    expect(record).toMatchObject({
      gross_revenue: order.total_amount,
      product_cost: '80.00',
      refund_amount: '0.00',
      // 20:00 UTC is the next day in Kolkata.
      revenue_date: '2026-04-01',
      is_complete: true,
      metadata: { delivered_units: 2, missing: [] },
    });
    await (await world(tenant)).transaction((context) => recordRevenue(context, order.id));
    expect(await recordOf(tenant, order.id)).toEqual(record);
  });

  test('follows late charges, expenses, returns and corrected rates', async () => {
    const tenant = await shop();
    const order = await ordered(tenant, 2);
    await tenant.tx((tx) => addShipment(tx, order.id, 'delivered', null));
    await deliver(tenant, order);
    expect(await recordOf(tenant, order.id)).toMatchObject({ is_complete: false, metadata: { missing: ['shipping_charges'] } });

    const { id: shipment } = (await tenant.owner.get(`/v1/shipments?order_id=${order.id}`)).body.data[0];
    expect((await tenant.owner.patch(`/v1/shipments/${shipment}`, { shipping_charges: '45.50' })).status).toBe(200);
    await app.idle();
    expect(await recordOf(tenant, order.id)).toMatchObject({ is_complete: true, shipping_cost: '45.50' });

    const expense = await tenant.owner.post('/v1/expenses', {
      category: 'packaging',
      amount: '7.25',
      expense_date: '2026-04-01',
      order_id: order.id,
    });
    await app.idle();
    expect(await recordOf(tenant, order.id)).toMatchObject({ other_costs: '7.25' });
    await tenant.owner.patch(`/v1/expenses/${expense.body.id}`, { amount: '8' });
    await app.idle();
    expect(await recordOf(tenant, order.id)).toMatchObject({ other_costs: '8.00' });
    expect((await tenant.owner.delete(`/v1/expenses/${expense.body.id}`)).status).toBe(204);

    const back = { reason: 'Wrong size', items: [{ order_item_id: order.items[0]!.id, quantity: 1 }] };
    expect((await tenant.owner.post(`/v1/orders/${order.id}/return`, back)).status).toBe(200);
    await app.idle();
    expect(await recordOf(tenant, order.id)).toMatchObject({ other_costs: '0.00', product_cost: '40.00' });
    expect((await tenant.owner.post(`/v1/orders/${order.id}/return`, { ...back, restock: false })).status).toBe(200);
    await app.idle();
    // It came back broken: the goods are lost, so their cost stays.
    expect(await recordOf(tenant, order.id)).toMatchObject({ product_cost: '40.00' });

    await tenant.tx((tx) => tx.exec`update sales_channels set settings = ${{ fees: { platform_fee_percent: '10' } }}::jsonb`);
    const record = await recordOf(tenant, order.id);
    const again = await tenant.owner.post(`/v1/revenue-records/${record.id}/recompute`);
    expect(again.status, again.text).toBe(200);
    expect(Number(again.body.platform_fee)).toBeCloseTo(Number(order.total_amount) / 10, 2);
    expect(again.body.payment_gateway_fee).toBe('0.00');
  });

  test('of many random orders equals what one SQL query of its own computes, to the paisa', async () => {
    const tenant = await app.tenant();
    await tenant.tx((tx) => tx.exec`update sales_channels set settings = ${{ fees }}::jsonb`);
    const paise = (most: number) => fc.integer({ min: 0, max: most }).map((n) => (n / 100).toFixed(2));
    const arbitrary = fc.record({
      items: fc.array(
        fc.record({
          quantity: fc.integer({ min: 1, max: 7 }),
          delivered: fc.nat(7),
          total: paise(500_000),
          tax: paise(9_000),
          cost: fc.option(
            fc.integer({ min: 0, max: 9_999_999 }).map((n) => (n / 10_000).toFixed(4)),
            { freq: 8 },
          ),
          ships: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      beyond: fc.integer({ min: -5_000, max: 20_000 }),
      paid: paise(2_000_000),
      refunded: paise(600_000),
      cod: fc.boolean(),
      shipments: fc.array(
        fc.record({
          status: fc.constantFrom('delivered', 'rto_delivered', 'cancelled', 'lost'),
          charges: fc.option(paise(20_000), { freq: 8 }),
          cod: paise(40_000),
          currency: fc.constantFrom('INR', 'INR', 'INR', 'USD'),
        }),
        { maxLength: 3 },
      ),
      expenses: fc.array(
        fc.record({
          amount: fc.integer({ min: 1, max: 90_000 }).map((n) => (n / 100).toFixed(2)),
          currency: fc.constantFrom('INR', 'INR', 'USD'),
        }),
        { maxLength: 2 },
      ),
    });
    const orders = fc.sample(arbitrary, { numRuns: process.env.SERAI_TEST_FULL ? 400 : 60, seed: 20260321 });
    const ids = await tenant.tx(async (tx) => {
      const made: string[] = [];
      for (const drawn of orders) {
        const id = newId();
        made.push(id);
        const lines = drawn.items.reduce((sum, item) => sum + Math.round(Number(item.total) * 100), 0);
        const total = Math.max(0, lines + drawn.beyond) / 100;
        const tax = drawn.items.reduce((sum, item) => sum + Math.round(Number(item.tax) * 100), Math.max(0, drawn.beyond >> 3)) / 100;
        await tx.exec`
          insert into orders (id, channel_id, external_order_id, status, payment_status, payment_method, subtotal, tax_amount, total_amount, paid_amount,
            refunded_amount, currency, order_date, delivered_at)
          select ${id}, id, ${id}, 'delivered', 'paid', ${drawn.cod ? 'cod' : 'upi'}, 0, ${tax.toFixed(2)}::numeric, ${total.toFixed(2)}::numeric,
            ${drawn.paid}::numeric, ${drawn.refunded}::numeric, 'INR', now(), now()
          from sales_channels where channel_type_code = 'manual'`;
        for (const [position, item] of drawn.items.entries()) {
          const delivered = item.ships ? Math.min(item.delivered, item.quantity) : 0;
          await tx.exec`
            insert into order_items (id, order_id, position, name, quantity, fulfilled_quantity, delivered_quantity, requires_shipping, unit_price, unit_cost,
              tax_amount, total_amount, currency)
            values (${newId()}, ${id}, ${position + 1}, 'Tee', ${item.quantity}, ${delivered}, ${delivered}, ${item.ships}, 0, ${item.cost}::numeric,
              ${item.tax}::numeric, ${item.total}::numeric, 'INR')`;
        }
        for (const each of drawn.shipments) await addShipment(tx, id, each.status, each.charges, each.cod, each.currency);
        for (const each of drawn.expenses) {
          await tx.exec`
            insert into expenses (id, category, amount, currency, expense_date, order_id)
            values (${newId()}, 'other', ${each.amount}::numeric, ${each.currency}, '2026-04-01', ${id})`;
        }
      }
      return made;
    });
    await (await world(tenant)).transaction(async (context) => {
      for (const id of ids) await recordRevenue(context, id);
    });

    const wrong = await tenant.tx(
      (tx) => tx.many`
        with line as (
          select order_id, quantity, total_amount, tax_amount, unit_cost,
            case when requires_shipping then delivered_quantity else quantity - cancelled_quantity end as came
          from order_items
        ), sums as (
          select order_id, sum(came) as came, sum(total_amount) as lines, sum(tax_amount) as line_tax,
            sum(round(total_amount * came / quantity, 2)) as goods, sum(round(tax_amount * came / quantity, 2)) as goods_tax,
            sum(round(coalesce(unit_cost, 0) * came, 2)) as product_cost
          from line group by order_id
        ), gross as (
          select o.*, s.came, s.goods, s.product_cost,
            greatest(0, s.goods + case
              when s.came = 0 then 0
              when o.total_amount >= s.lines then o.total_amount - s.lines
              else -round((s.lines - o.total_amount) * s.goods / nullif(s.lines, 0), 2) end) as gross,
            s.goods_tax + case when s.came = 0 then 0 when o.tax_amount >= s.line_tax then o.tax_amount - s.line_tax
              else -round((s.line_tax - o.tax_amount) * s.goods_tax / nullif(s.line_tax, 0), 2) end as raw_tax
          from orders o join sums s on s.order_id = o.id
        ), refunded as (
          select g.*, least(gross, greatest(0, raw_tax)) as tax,
            least(gross, greatest(0, refunded_amount - greatest(0, paid_amount - gross))) as refund,
            (select coalesce(sum(cod_amount), 0) from shipments where order_id = g.id and status = 'delivered') as cash
          from gross g
        ), costs as (
          select r.*, case when payment_method = 'cod' and cash = 0 then 0 else greatest(0, gross - cash) end as online,
            tax - coalesce(round(tax * refund / nullif(gross, 0), 2), 0) as kept_tax,
            (select coalesce(sum(shipping_charges), 0) from shipments where order_id = r.id and status <> 'cancelled' and currency = 'INR') as shipping,
            (select coalesce(sum(amount), 0) from expenses where order_id = r.id and currency = 'INR') as other
          from refunded r
        ), expected as (
          select c.*, case when gross = 0 then 0 else round(gross * 2.5 / 100, 2) + 3 end as platform,
            case when online = 0 then 0 else round(online * 2 / 100, 2) + 1.5 end as gateway
          from costs c
        )
        select e.id, e.gross, e.kept_tax, e.refund, e.platform, e.gateway, e.shipping, e.product_cost, e.other, to_jsonb(r) as record
        from expected e left join revenue_records r on r.order_id = e.id
        where (e.gross, e.kept_tax, e.refund, e.platform, e.gateway, e.shipping, e.product_cost, e.other,
            e.gross - e.kept_tax - e.refund - e.platform - e.gateway - e.shipping - e.product_cost - e.other)
          is distinct from (r.gross_revenue, r.tax_amount, r.refund_amount, r.platform_fee, r.payment_gateway_fee, r.shipping_cost,
            r.product_cost, r.other_costs, r.net_revenue)`,
    );
    expect(wrong).toEqual([]);
    const { data } = (await tenant.owner.get('/v1/revenue-records?limit=200')).body;
    expect(data).toHaveLength(Math.min(200, orders.length));
    expect(await tenant.tx((tx) => tx.one`select count(*) as n from revenue_records`)).toEqual({ n: orders.length });
    // The sample is worth something: some are incomplete, refunded, partly delivered.
    expect(new Set(data.map((record: { is_complete: boolean }) => record.is_complete)).size).toBe(2);
    expect(data.some((record: { refund_amount: string }) => Number(record.refund_amount) > 0)).toBe(true);
  }, 180_000);

  test('of an order that came back undelivered is the couriers’ charge', async () => {
    const tenant = await shop();
    const order = await ordered(tenant);
    await tenant.tx(async (tx) => {
      await addShipment(tx, order.id, 'rto_delivered', '60');
      await tx.exec`update orders set status = 'returned', returned_at = now() where id = ${order.id}`;
    });
    await (await world(tenant)).transaction((context) => recordRevenue(context, order.id));
    expect(await recordOf(tenant, order.id)).toMatchObject({
      gross_revenue: '0.00',
      platform_fee: '0.00',
      shipping_cost: '60.00',
      net_revenue: '-60.00',
    });
  });
});

test('what an event missed is found by the daily look', async () => {
  const tenant = await shop();
  const order = await ordered(tenant);
  await tenant.tx((tx) => tx.exec`update orders set status = 'delivered', delivered_at = now() where id = ${order.id}`);
  await tenant.tx(
    (tx) => tx.exec`update order_items set fulfilled_quantity = quantity, delivered_quantity = quantity where order_id = ${order.id}`,
  );
  await catchUp.perform(await world(tenant));
  const record = await recordOf(tenant, order.id);
  expect(record).toMatchObject({ gross_revenue: order.total_amount });
  await catchUp.perform(await world(tenant));
  expect(await recordOf(tenant, order.id)).toEqual(record);
});

test('demo data fits, and comes once', async () => {
  const tenant = await app.tenant();
  const at = await world(tenant);
  for (let turn = 0; turn < 2; turn += 1)
    for (const pack of app.packs) if (pack.name === 'catalog' || pack.name === 'finance') await pack.demo?.(at);
  expect((await tenant.owner.get('/v1/products?limit=200')).body.data).toHaveLength(7);
  expect((await tenant.owner.get('/v1/inventory?is_low=true')).body.data).toMatchObject([{ available_quantity: 6, incoming_quantity: 60 }]);
  expect((await tenant.owner.get('/v1/expenses')).body.data).toHaveLength(4);
});

describe('summary', () => {
  test('adds up by day and channel, and counts an order’s expense once', async () => {
    const tenant = await shop();
    const order = await ordered(tenant);
    await deliver(tenant, order);
    const spend = (more: object) =>
      tenant.owner.post('/v1/expenses', { category: 'marketing', amount: '10', expense_date: '2026-04-01', ...more });
    await spend({ order_id: order.id });
    await spend({ amount: '100' });
    await spend({ amount: '5', expense_date: '2026-04-02' });
    await spend({ amount: '7', currency: 'USD' });
    await app.idle();
    const record = await recordOf(tenant, order.id);
    const { body } = await tenant.owner.get('/v1/finance-summary?day[gte]=2026-04-01&sort=-day');
    expect(body.code).toBeUndefined();
    const line = (channel: string | null, currency: string, day = '2026-04-01') =>
      body.data.find((row: Record<string, unknown>) => row.channel_id === channel && row.currency === currency && row.day === day);
    expect(line(record.channel_id, 'INR')).toMatchObject({ orders: 1, other_costs: '10.00', expenses: '0.00', profit: record.net_revenue });
    expect(line(null, 'INR')).toMatchObject({ orders: 0, expenses: '100.00', profit: '-100.00' });
    expect(line(null, 'INR', '2026-04-02')).toMatchObject({ expenses: '5.00' });
    expect(line(null, 'USD')).toMatchObject({ expenses: '7.00' });
    expect(body.data).toHaveLength(4);
  });
});

describe('expenses', () => {
  const paid = { category: 'software', amount: '499', expense_date: '2026-04-01' };

  test('are in the business’s currency, by the person who entered them', async () => {
    const tenant = await app.tenant();
    const made = await tenant.owner.post('/v1/expenses', { ...paid, tags: ['crm'], description: 'Subscription' });
    expect(made.body).toMatchObject({ currency: 'INR', amount: '499.00', created_by: tenant.ownerId, tags: ['crm'] });
    expect((await tenant.owner.post('/v1/expenses', { ...paid, amount: '0' })).body.code).toBe('invalid_input');
    expect((await tenant.owner.post('/v1/expenses', { ...paid, category: 'fun' })).body.code).toBe('invalid_input');
    expect((await tenant.owner.post('/v1/expenses', { ...paid, order_id: newId() })).body.code).toBe('invalid_reference');
    expect((await tenant.owner.post('/v1/expenses', { ...paid, receipt_file_id: newId() })).body.code).toBe('invalid_input');
    expect((await tenant.owner.get('/v1/expenses?q=subscr')).body.data).toHaveLength(1);
  });

  test('keep a receipt that is what its bytes say, scanned like every file that people send', async () => {
    const tenant = await app.tenant();
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } })
      .withExif({ IFD0: { Make: 'SecretCam' } })
      .png()
      .toBuffer();
    const { body: expense } = await tenant.owner.post('/v1/expenses', paid);
    const attach = (bytes: Buffer) => tenant.owner.post(`/v1/expenses/${expense.id}/attach-receipt`, { content: bytes.toString('base64') });
    expect((await tenant.owner.get(`/v1/expenses/${expense.id}/receipt`)).status).toBe(404);
    expect((await attach(Buffer.from('<html>no receipt</html>'))).body).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/content' }],
    });
    expect((await attach(png)).status).toBe(200);
    await app.idle();
    const { body: kept } = await tenant.owner.get(`/v1/expenses/${expense.id}`);
    expect((await tenant.owner.get(`/v1/expenses/${expense.id}/receipt`)).body.code).toBe('file_not_scanned');
    await tenant.owner.post('/v1/file-settings/change', { allow_unscanned: true });
    const file = await tenant.owner.get(`/v1/expenses/${expense.id}/receipt`);
    expect([file.status, file.headers['content-type'], file.body.length]).toEqual([200, 'image/png', kept.receipt_bytes]);
    expect([kept.receipt_type, file.body.includes('SecretCam')]).toEqual(['image/png', false]);
    const { body: listed } = await tenant.owner.get(`/v1/file-uploads?record_type=expenses&record_id=${expense.id}`);
    expect(listed.data).toMatchObject([{ user_id: tenant.ownerId, file_category: 'receipt', is_trusted: false }]);
    expect((await tenant.owner.get(`/v1/file-uploads/${listed.data[0].id}/content`)).body).toMatchObject({
      code: 'file_kept_elsewhere',
      record_type: 'expenses',
      record_id: expense.id,
    });
    expect((await tenant.owner.post(`/v1/file-uploads/${listed.data[0].id}/remove`)).body.code).toBe('file_kept_elsewhere');
    // It begins like a picture and is none: it is refused after the fact, and what was there stays.
    expect((await attach(Buffer.concat([png.subarray(0, 40), Buffer.alloc(64, 1)]))).status).toBe(200);
    await app.idle();
    expect((await tenant.owner.get(`/v1/expenses/${expense.id}/receipt`)).body).toEqual(file.body);
    expect((await tenant.owner.get('/v1/audit-entries?action=expenses.refuse-receipt')).body.data).toHaveLength(1);
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2 * 1024 * 1024 - 9, 32)]);
    expect((await attach(pdf)).status).toBe(200);
    await app.idle();
    expect((await tenant.owner.get(`/v1/expenses/${expense.id}/receipt`)).headers['content-type']).toBe('application/pdf');
    expect((await attach(Buffer.concat([pdf, Buffer.alloc(3, 32)]))).status).toBeGreaterThanOrEqual(413);
    expect(await tenant.tx((tx) => tx.many`select id from receipt_uploads`)).toEqual([]);
    // The one before is gone with its bytes.
    expect((await tenant.owner.get('/v1/file-uploads?record_type=expenses')).body.data).toMatchObject([{ mime_type: 'application/pdf' }]);
    expect(await tenant.tx((tx) => tx.many`select id from file_blobs`)).toHaveLength(1);
    const trail = await tenant.owner.get('/v1/audit-entries?limit=200');
    expect(trail.text).not.toContain(png.toString('base64'));
  });

  test('are for those who may: operators see nothing, managers record, admins correct', async () => {
    const tenant = await app.tenant();
    const [operator, manager, admin] = [await tenant.person('operator'), await tenant.person('manager'), await tenant.person('admin')];
    expect((await operator.get('/v1/revenue-records')).body).toMatchObject({ code: 'forbidden', permission: 'finance.view' });
    const made = await manager.post('/v1/expenses', paid);
    expect(made.status).toBe(201);
    expect((await manager.delete(`/v1/expenses/${made.body.id}`)).body.code).toBe('forbidden');
    expect((await admin.delete(`/v1/expenses/${made.body.id}`)).status).toBe(204);
    expect((await manager.get('/v1/expenses')).body.data).toEqual([]);
  });
});
