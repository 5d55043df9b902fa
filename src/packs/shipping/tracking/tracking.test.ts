import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { type TestTenant, testApp } from '#test/app';
import { receiveTracking } from './receive-tracking.ts';

const app = await testApp();
const root = join(import.meta.dirname, '../../../..');
const folders = [join(root, 'test/fixtures/shiprocket'), join(root, '../shared/fixtures/shiprocket')].filter((folder) =>
  existsSync(folder),
);

/** Webhook bodies whose names begin so, about our parcel instead of theirs. */
const samples = (prefix: string, awb: string) =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/"awb":\s*"\d+"/, `"awb": "${awb}"`)),
  );

let tenant: TestTenant;
let courier: { id: string; path: string; token: string };
let stockRow: string;
let count = 0;

beforeAll(async () => {
  tenant = await app.tenant();
  const { id } = (await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox' })).body;
  courier = { id, ...(await tenant.owner.post(`/v1/courier-configs/${id}/reveal-webhook`)).body };
  const product = (await tenant.owner.post('/v1/products', { sku: 'BTL', name: 'Bottle', selling_price: '500', cost_price: '200' })).body;
  stockRow = (await tenant.owner.post('/v1/inventory', { product_id: product.id })).body.id;
  await tenant.owner.post(`/v1/inventory/${stockRow}/adjust`, { change: 1000, reason: 'First stock' });
});

interface Parcel {
  id: string;
  order: string;
  awb: string;
}

/** A confirmed COD order of two units in one parcel, as if booked: no courier is asked. */
async function parcel(): Promise<Parcel> {
  count += 1;
  const order = await tenant.owner.post('/v1/orders', {
    customer_name: 'Asha Rao',
    shipping_address: { name: 'Asha Rao', line1: '12 Lake Road', city: 'Pune', postal_code: '411001', country: 'IN', phone: '9800000001' },
    items: [{ sku: 'BTL', quantity: 2 }],
    payment_method: 'cod',
  });
  expect(order.status, order.text).toBe(201);
  await tenant.owner.post(`/v1/orders/${order.body.id}/confirm`);
  const { id } = (await tenant.owner.post('/v1/shipments', { order_id: order.body.id })).body;
  await app.idle();
  const awb = `7700000000${String(count).padStart(4, '0')}`;
  await tenant.tx((tx) => tx.exec`update shipments set awb_number = ${awb} where id = ${id}`);
  return { id, order: order.body.id, awb };
}

const send = (body: string, headers: Record<string, string> = { 'x-api-key': courier.token }, path = courier.path) =>
  app.client().post(path, Buffer.from(body), { 'content-type': 'application/json', ...headers });

/** As the delivery job does it, without waiting for the job. */
const process = (body: string) =>
  app.tenants.find(tenant.id).then((found) =>
    app.world(found!).transaction((context) =>
      receiveTracking.process(context, {
        id: newId(),
        connection_id: courier.id,
        topic: 'tracking',
        external_id: newId(),
        body,
        headers: {},
        received_at: new Date(),
        attempts: 1,
      }),
    ),
  );

const stock = async () => {
  const { available_quantity, reserved_quantity } = (await tenant.owner.get(`/v1/inventory/${stockRow}`)).body;
  return { available: available_quantity, reserved: reserved_quantity };
};

/** Everything that the messages decide. */
async function outcome({ id, order }: Parcel) {
  const shipment = (await tenant.owner.get(`/v1/shipments/${id}?expand=tracking`)).body;
  const { status, payment_status, paid_amount, fulfillment_status, shipped_at, delivered_at, items } = (
    await tenant.owner.get(`/v1/orders/${order}?expand=items`)
  ).body;
  return {
    shipment: {
      status: shipment.status,
      items_state: shipment.items_state,
      courier_status: shipment.courier_status,
      picked_at: shipment.picked_at,
      delivered_at: shipment.delivered_at,
      rto_initiated_at: shipment.rto_initiated_at,
      rto_delivered_at: shipment.rto_delivered_at,
      rto_reason: shipment.rto_reason,
      last_error: shipment.last_error,
      scans: shipment.tracking.map((scan: Record<string, unknown>) => [scan.event_time, scan.status, scan.location]).sort(),
    },
    order: { status, payment_status, paid_amount, fulfillment_status, shipped_at, delivered_at },
    item: { fulfilled: items[0].fulfilled_quantity, delivered: items[0].delivered_quantity, returned: items[0].returned_quantity },
  };
}

describe('a parcel that arrives', () => {
  test('is delivered, its stock deducted and its cash paid, in any order and with duplicates', async () => {
    const before = await stock();
    const straight = await parcel();
    for (const body of samples('webhook.0', straight.awb)) await process(body);
    const expected = await outcome(straight);
    expect(expected).toMatchObject({
      shipment: {
        status: 'delivered',
        items_state: 'delivered',
        picked_at: '2026-01-05T12:10:10+00:00',
        delivered_at: '2026-01-06T07:52:05+00:00',
        last_error: null,
      },
      order: { status: 'delivered', payment_status: 'paid', paid_amount: '1000.00', fulfillment_status: 'fulfilled' },
      item: { fulfilled: 2, delivered: 2 },
    });
    expect(expected.shipment.scans).toHaveLength(8);
    expect(await stock()).toEqual({ available: before.available - 2, reserved: before.reserved });

    const messages = samples('webhook.0', '0').length;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...Array(messages * 2).keys()], { minLength: messages * 2 }), async (order) => {
        const shuffled = await parcel();
        const bodies = samples('webhook.0', shuffled.awb);
        for (const index of order) await process(bodies[index % messages]!);
        const result = await outcome(shuffled);
        expect({ ...result, order: { ...result.order, shipped_at: null } }).toEqual({
          ...expected,
          order: { ...expected.order, shipped_at: null },
        });
      }),
      { numRuns: 6 },
    );
    expect(await stock()).toEqual({ available: before.available - 14, reserved: before.reserved });
  }, 180_000);

  test('five messages at once about one parcel take turns', async () => {
    const one = await parcel();
    const before = await stock();
    const bodies = samples('webhook.0', one.awb);
    await Promise.all([...bodies, ...bodies].map(process));
    expect(await outcome(one)).toMatchObject({ shipment: { status: 'delivered' }, order: { paid_amount: '1000.00' } });
    expect(await stock()).toEqual({ available: before.available, reserved: before.reserved - 2 });
  });

  test('every real payload is taken and says the truth', async () => {
    for (const name of ['webhook_tracking_update']) {
      const real = await parcel();
      for (const body of samples(name, real.awb)) {
        await process(body);
        expect(await outcome(real)).toMatchObject({
          shipment: { status: 'in_transit', courier_status: 'IN TRANSIT' },
          order: { status: 'shipped' },
        });
      }
    }
  });
});

describe('a parcel that comes back', () => {
  test('gives its stock and quantities back, once, in any order; nothing is paid', async () => {
    const before = await stock();
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0, 0, 1, 2],
      [2, 0, 1, 2],
    ];
    const results: unknown[] = [];
    for (const order of orders) {
      const one = await parcel();
      const bodies = samples('webhook.rto', one.awb);
      for (const index of order) await process(bodies[index]!);
      const result = await outcome(one);
      expect(result).toMatchObject({
        shipment: { status: 'rto_delivered', items_state: 'given_back', rto_reason: 'Customer refused', delivered_at: null },
        order: { status: 'returned', paid_amount: '0.00' },
        item: { fulfilled: 0, delivered: 0 },
      });
      results.push({ ...result, order: { ...result.order, shipped_at: null } });
    }
    for (const result of results) expect(result).toEqual(results[0]);
    expect(await stock()).toEqual(before);
  });

  test('although it was reported delivered: a person is told to book the return', async () => {
    const one = await parcel();
    for (const body of [...samples('webhook.05', one.awb), ...samples('webhook.rto-03', one.awb)]) await process(body);
    expect(await outcome(one)).toMatchObject({
      shipment: { status: 'rto_delivered', items_state: 'delivered', last_error: expect.stringContaining('book the return by hand') },
      order: { status: 'delivered' },
    });
  });
});

describe('what decides nothing', () => {
  test("unknown codes, contradictions and customers' returns are stored and shown", async () => {
    const one = await parcel();
    const unknown = { awb: one.awb, shipment_status_id: 999, shipment_status: 'TELEPORTED', current_timestamp: '06 01 2026 10:00:00' };
    await process(JSON.stringify(unknown));
    expect(await outcome(one)).toMatchObject({
      shipment: { status: 'created', courier_status: 'TELEPORTED' },
      order: { status: 'processing' },
    });
    for (const body of samples('webhook.return-shipment', one.awb)) await process(body);
    expect(await outcome(one)).toMatchObject({ shipment: { status: 'created' }, item: { delivered: 0 } });
    for (const body of samples('webhook.contradicting', one.awb)) await process(body);
    expect(await outcome(one)).toMatchObject({ shipment: { status: 'out_for_delivery' }, item: { delivered: 0 } });
    const { data } = (await tenant.owner.get(`/v1/shipment-tracking?shipment_id=${one.id}&limit=200`)).body;
    expect(data.filter((scan: { status: unknown }) => scan.status === null).length).toBeGreaterThan(8);
  });
});

describe('a cancelled parcel that the courier carries all the same', () => {
  const pickedUp = (awb: string) =>
    JSON.stringify({ awb, shipment_status_id: 42, shipment_status: 'PICKED UP', current_timestamp: '05 01 2026 10:00:00' });

  test('takes its items again', async () => {
    const one = await parcel();
    await tenant.owner.post(`/v1/shipments/${one.id}/cancel`, { reason: 'Packed wrongly' });
    expect((await outcome(one)).item.fulfilled).toBe(0);
    await process(pickedUp(one.awb));
    expect(await outcome(one)).toMatchObject({
      shipment: { status: 'picked', items_state: 'held', last_error: null },
      order: { status: 'shipped' },
      item: { fulfilled: 2 },
    });
  });

  test('is pointed out when they were sent again meanwhile', async () => {
    const one = await parcel();
    await tenant.owner.post(`/v1/shipments/${one.id}/cancel`, { reason: 'Packed wrongly' });
    expect((await tenant.owner.post('/v1/shipments', { order_id: one.order })).status).toBe(201);
    await process(pickedUp(one.awb));
    expect(await outcome(one)).toMatchObject({
      shipment: { status: 'picked', items_state: 'given_back', last_error: expect.stringContaining('quantity_exceeded') },
      item: { fulfilled: 2 },
    });
  });
});

describe('the webhook over HTTP', () => {
  const deliveries = () =>
    tenant.tx(
      (tx) => tx.many<{ state: string; error: string | null }>`
    select state, error from webhook_deliveries where hook = 'shipping.tracking' order by received_at, id`,
    );

  test('a message is stored once however often it comes, and processed', async () => {
    const one = await parcel();
    const known = (await deliveries()).length;
    const [body] = samples('webhook.05', one.awb);
    expect((await Promise.all([1, 2, 3, 4, 5].map(() => send(body!)))).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await send(body!, {}, `${courier.path}?token=${courier.token}`)).status).toBe(200);
    await app.idle();
    expect((await deliveries()).slice(known)).toMatchObject([{ state: 'processed' }]);
    expect(await outcome(one)).toMatchObject({ shipment: { status: 'delivered' }, order: { status: 'delivered' } });
  });

  test('without our token it is refused and not stored', async () => {
    const known = (await deliveries()).length;
    const [body] = samples('webhook.05', '1');
    for (const headers of [{}, { 'x-api-key': 'guess' }, { 'x-api-key': '' }, { authorization: `Bearer ${courier.token}` }]) {
      expect((await send(body!, headers as Record<string, string>)).body.code).toBe('invalid_signature');
    }
    expect((await send(body!, { 'x-api-key': courier.token }, courier.path.replace(courier.id, newId()))).status).toBe(404);
    expect(await deliveries()).toHaveLength(known);
  });

  test('what cannot be read or matched is a failed delivery, kept to be replayed', async () => {
    const known = (await deliveries()).length;
    await send('{"awb": "77');
    await send(samples('webhook.05', '123')[0]!);
    await app.idle();
    expect((await deliveries()).slice(known)).toMatchObject([
      { state: 'failed', error: expect.stringContaining('malformed_payload') },
      { state: 'failed', error: expect.stringContaining('invalid_reference') },
    ]);
  });
});
