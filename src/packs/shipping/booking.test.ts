import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { type TestTenant, testApp } from '#test/app';
import { bookingAttempts } from './booking/claim.ts';
import { sandboxCourier } from './couriers/sandbox.ts';
import { bookShipment } from './reactions/book-shipment.ts';
import { pollQuiet } from './tracking/poll.ts';

// No worker: the tests run the reactions themselves, so nothing waits for back-off.
const app = await testApp({ role: 'api' });

beforeEach(() => sandboxCourier.behave());

async function pendingShipment(): Promise<{ tenant: TestTenant; id: string; book(): Promise<void> }> {
  const tenant = await app.tenant();
  await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox' });
  const [channel, order] = [newId(), newId()];
  await tenant.tx(async (tx) => {
    await tx.exec`insert into sales_channels (id, channel_type_code, name, status) values (${channel}, 'manual', 'Phone', 'active')`;
    await tx.exec`
      insert into orders (id, channel_id, external_order_id, status, payment_status, shipping_address, subtotal, total_amount, currency, order_date)
      values (${order}, ${channel}, ${order}, 'confirmed', 'paid',
        '{"name":"Asha","phone":"9800000001","line1":"1 Road","city":"Pune","state":"MH","postal_code":"411001"}', 500, 500, 'INR', now())`;
    await tx.exec`
      insert into order_items (id, order_id, position, name, quantity, unit_price, total_amount, currency)
      values (${newId()}, ${order}, 1, 'Steel bottle', 1, 500, 500, 'INR')`;
  });
  const { body, text, status } = await tenant.owner.post('/v1/shipments', { order_id: order });
  expect(status, text).toBe(201);
  const { id } = body as { id: string };
  const world = app.world((await app.tenants.find(tenant.id))!);
  const event = {
    id: newId(),
    type: 'shipment.created',
    data: { id },
    subject: null,
    occurred_at: new Date(),
    actor_id: null,
    request_id: null,
  };
  return { tenant, id, book: () => bookShipment.perform!(world, event) };
}

const read = (tenant: TestTenant, id: string) =>
  tenant.tx((tx) => tx.one<Record<string, unknown>>`select * from shipments where id = ${id}`);
const ordersOf = async (tenant: TestTenant, id: string) => {
  const { shipment_number } = await read(tenant, id);
  return sandboxCourier.orders.filter((order) => order.reference === `${shipment_number}-${id.slice(-6)}`);
};

describe('booking a shipment', () => {
  test.each(['timeout', 'html', 'lost'] as const)(
    'a courier that answers with %s is tried again, and has one parcel in the end',
    async (what) => {
      const { tenant, id, book } = await pendingShipment();
      sandboxCourier.misbehave(what, /create\/adhoc/, 2);
      await expect(book()).rejects.toMatchObject({ code: 'provider_error' });
      expect(await read(tenant, id)).toMatchObject({
        booking_state: 'pending',
        booking_attempts: 1,
        last_error: expect.stringContaining('provider_error'),
      });
      // The lost answer was a parcel made: the second attempt finds it and never meets the second misbehaviour.
      if (what !== 'lost') await expect(book()).rejects.toMatchObject({ code: 'provider_error' });
      await book();
      expect(await read(tenant, id)).toMatchObject({ booking_state: 'booked', last_error: null });
      await book();
      expect(await ordersOf(tenant, id)).toHaveLength(1);
    },
  );

  test('after the last attempt it is visibly failed, and the job ends', async () => {
    const { tenant, id, book } = await pendingShipment();
    sandboxCourier.misbehave('html', /create\/adhoc/, bookingAttempts);
    for (let attempt = 1; attempt < bookingAttempts; attempt += 1) await expect(book()).rejects.toThrow();
    await book();
    expect(await read(tenant, id)).toMatchObject({
      booking_state: 'failed',
      booking_attempts: bookingAttempts,
      last_error: expect.stringContaining('HTTP 502 with an HTML page'),
    });
    const events = await tenant.tx((tx) => tx.many`select data from events where type = 'shipment.booking_failed'`);
    expect(events).toMatchObject([{ data: { id } }]);
    await book();
    expect(await ordersOf(tenant, id)).toHaveLength(0);
  });

  test('two attempts at once book once', async () => {
    const { tenant, id, book } = await pendingShipment();
    const results = await Promise.allSettled([book(), book(), book()]);
    expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
    expect(await ordersOf(tenant, id)).toHaveLength(1);
    expect(await read(tenant, id)).toMatchObject({ booking_state: 'booked', booking_attempts: 1 });
  });

  test('an attempt whose process died stands in the way for a while, not for ever', async () => {
    const { tenant, id, book } = await pendingShipment();
    await tenant.tx((tx) => tx.exec`update shipments set booking_claimed_until = now() + interval '1 minute' where id = ${id}`);
    await expect(book()).rejects.toThrow('still running');
    app.clock.now = new Date(Date.now() + 120_000);
    await book();
    app.clock.now = undefined;
    expect(await read(tenant, id)).toMatchObject({ booking_state: 'booked' });
  });

  test('cancelled before it was booked, nothing is made', async () => {
    const { tenant, id, book } = await pendingShipment();
    await tenant.owner.post(`/v1/shipments/${id}/cancel`, { reason: 'Never mind' });
    await book();
    expect(await ordersOf(tenant, id)).toHaveLength(0);
    expect(await read(tenant, id)).toMatchObject({ status: 'cancelled', booking_state: 'cancelled', items_state: 'given_back' });
  });
});

test('a parcel nobody told us about for hours is asked after', async () => {
  const { tenant, id, book } = await pendingShipment();
  await book();
  const { awb_number } = await read(tenant, id);
  sandboxCourier.scan(awb_number as string, '42', 'PICKED UP', new Date());
  const poll = async (hours: number) => {
    app.clock.now = new Date(Date.now() + hours * 3_600_000);
    await pollQuiet.perform(app.world((await app.tenants.find(tenant.id))!));
    app.clock.now = undefined;
  };
  await poll(1);
  expect(await read(tenant, id)).toMatchObject({ status: 'created', polled_at: null });
  await poll(3);
  expect(await read(tenant, id)).toMatchObject({ status: 'picked', courier_status: 'PICKED UP' });
  // One that never answers does not stop the round, and waits for its next turn like the others.
  sandboxCourier.misbehave('html', /track\/awb/, 1);
  await poll(6);
  expect(await read(tenant, id)).toMatchObject({ status: 'picked' });
});
