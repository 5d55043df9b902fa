import { expect, test } from 'vitest';
import { type TestTenant, testApp } from '#test/app';
import { type Ask, demoOrder } from '../../src/cli/demo-order.ts';
import { startSandboxShop } from '../../src/packs/sales/sandbox/server.ts';

const app = await testApp();

const ask: Ask = async ({ method, path, headers, body }) => {
  const answer = await app.server.inject({ method, url: path, headers: headers ?? {}, ...(body === undefined ? {} : { payload: body }) });
  return { status: answer.statusCode, bytes: answer.rawPayload };
};

const settings = { business_name: 'Acme Bottles', currency: 'INR', timezone: 'Asia/Kolkata' };

test('a shop order becomes a delivered parcel and a revenue record, whatever arrives twice or in the wrong order', async () => {
  const shop = await startSandboxShop();
  const tenant = await app.tenant({ settings });
  const told: string[] = [];
  const outcome = await demoOrder(ask, {
    tenant: tenant.slug,
    email: tenant.email,
    password: tenant.password,
    shopUrl: shop.url,
    step: ({ title, figures }) => told.push(`${title}: ${figures}`),
  });
  await app.idle();
  await shop.close();
  expect(told).toHaveLength(9);

  const { order, shipment, stock } = outcome;
  expect(order).toMatchObject({
    status: 'delivered',
    payment_status: 'paid',
    fulfillment_status: 'fulfilled',
    total_amount: '1648.00',
    paid_amount: '1648.00',
  });
  expect(order.history.map((entry: { status: string }) => entry.status)).toEqual([
    'pending',
    'confirmed',
    'processing',
    'shipped',
    'delivered',
  ]);
  expect(order.items).toMatchObject([{ sku: 'DEMO-BOTTLE', quantity: 2, fulfilled_quantity: 2, delivered_quantity: 2 }]);
  expect(shipment).toMatchObject({ status: 'delivered', cod_amount: '1648.00', items_state: 'delivered' });
  expect(shipment.tracking).toHaveLength(4);
  expect(stock).toEqual({
    before: { available: 100, reserved: 0 },
    reserved: { available: 98, reserved: 2 },
    after: { available: 98, reserved: 0 },
  });
  expect(Buffer.from(outcome.label.subarray(0, 5)).toString()).toBe('%PDF-');
  await everythingWasWrittenDown(tenant, order.id, shipment.id);
  await theFiguresAddUp(tenant, order.id, outcome.revenue);
}, 180_000);

async function everythingWasWrittenDown(tenant: TestTenant, orderId: string, shipmentId: string): Promise<void> {
  const events = await tenant.tx((tx) => tx.many<{ type: string }>`select type from events order by id`);
  const types = events.map((event) => event.type);
  for (const type of [
    'order.received',
    'order.confirmed',
    'shipment.created',
    'shipment.booked',
    'shipment.delivered',
    'order.delivered',
  ]) {
    expect(
      types.filter((each) => each === type),
      type,
    ).toHaveLength(1);
  }
  const trail = await tenant.tx(
    (tx) => tx.many<{ action: string; outcome: string }>`
    select action, outcome from audit_entries where resource_id in (${orderId}, ${shipmentId})`,
  );
  expect(trail.every((entry) => entry.outcome === 'success')).toBe(true);
  const actions = new Set(trail.map((entry) => entry.action));
  for (const action of ['orders.confirm', 'shipments.create', 'shipments.book', 'shipments.track']) expect(actions).toContain(action);
  const deliveries = await tenant.tx(
    (tx) => tx.many`select hook, state, count(*)::int as n from webhook_deliveries group by hook, state order by hook`,
  );
  expect(deliveries).toEqual([
    { hook: 'sales.channel', state: 'processed', n: 1 },
    { hook: 'shipping.tracking', state: 'processed', n: 4 },
  ]);
}

/** Recomputed from the rows alone, in SQL, to the paisa. */
async function theFiguresAddUp(tenant: TestTenant, orderId: string, revenue: Record<string, string>): Promise<void> {
  const figures = await tenant.tx(
    (tx) => tx.one<Record<string, string>>`
    select
      o.total_amount::numeric(19,2)::text as gross_revenue,
      (select sum(i.delivered_quantity * i.unit_cost) from order_items i where i.order_id = o.id)::numeric(19,2)::text as product_cost,
      (select sum(s.shipping_charges) from shipments s where s.order_id = o.id)::numeric(19,2)::text as shipping_cost,
      o.tax_amount::numeric(19,2)::text as tax_amount,
      (select round(o.total_amount * (c.settings #>> '{fees,platform_fee_percent}')::numeric / 100, 2)::text
        from sales_channels c where c.id = o.channel_id) as platform_fee
    from orders o where o.id = ${orderId}`,
  );
  expect(revenue).toMatchObject(figures);
  expect(figures).toMatchObject({ gross_revenue: '1648.00', product_cost: '620.00', shipping_cost: '62.50', platform_fee: '41.20' });
  const { net } = await tenant.tx(
    (tx) => tx.one<{ net: string }>`
    select (gross_revenue - tax_amount - refund_amount - platform_fee - payment_gateway_fee - shipping_cost - product_cost - other_costs)::numeric(19,2)::text as net
    from revenue_records where order_id = ${orderId}`,
  );
  expect(revenue.net_revenue).toBe(net);
}
