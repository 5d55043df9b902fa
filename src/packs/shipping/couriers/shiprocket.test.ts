import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { guardedHttp } from '#kernel/http-client';
import { SandboxCourier } from '../sandbox/server.ts';
import { type Courier, isTransient, type Parcel, type Session } from './courier.ts';
import { courierFor } from './index.ts';
import { shiprocketCourier } from './shiprocket.ts';

let server: SandboxCourier;
let courier: Courier;
const http = guardedHttp({ allowLoopback: true });
let session: Session;
let count = 0;
let parcel: Parcel;

beforeAll(async () => {
  server = new SandboxCourier();
  const base = await server.start();
  courier = shiprocketCourier({ code: 'shiprocket', base: async () => base, http: (each) => each.http });
});
afterAll(async () => {
  await http.close();
  await server.stop();
});

beforeEach(() => {
  server.orders.length = 0;
  server.requests.length = 0;
  count += 1;
  session = {
    http: (request) => http({ ...request, timeout: 300 }),
    now: new Date(),
    credentials: { email: `api${count}@example.com`, password: 'right' },
    settings: { pickup_location: 'Main' },
  };
  parcel = {
    reference: `SHP-${100000 + count}-abcdef`,
    ordered_at: new Date('2026-01-05T20:00:00Z'),
    delivery: {
      name: 'Asha Rao',
      phone: '+91 98000 00001',
      line1: '12 Lake Road',
      city: 'Pune',
      state: 'Maharashtra',
      postal_code: '411001',
      country: 'IN',
    },
    email: 'asha@example.com',
    currency: 'INR',
    cod_amount: '0.0000',
    weight_grams: 750,
    dimensions: { length_cm: 20, width_cm: 15, height_cm: 10 },
    items: [{ sku: 'BTL-1', name: 'Steel bottle', quantity: 2, unit_price: '749.7500' }],
  };
});

/** Books as the job does: again, as long as another try makes sense. */
async function bookPatiently(attempts = 4) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await courier.book(session, parcel);
    } catch (error) {
      const { code, details } = error as { code: string; details: { reason?: string } };
      if (attempt === attempts || code !== 'provider_error' || !isTransient(details.reason)) throw error;
    }
  }
}

describe('booking', () => {
  test('makes the order and the AWB, in the words and units of the courier', async () => {
    const booking = await courier.book(session, parcel);
    expect(booking).toMatchObject({ awb_number: server.orders[0]!.awb, courier_name: 'Sandbox Surface', shipping_charges: '62.5' });
    expect(server.orders[0]!.body).toMatchObject({
      order_id: parcel.reference,
      order_date: '2026-01-06 01:30',
      pickup_location: 'Main',
      billing_phone: '9800000001',
      billing_country: 'India',
      payment_method: 'Prepaid',
      sub_total: 1499.5,
      weight: 0.75,
      breadth: 15,
    });
  });

  test('on COD the courier collects what is owed', async () => {
    parcel = { ...parcel, cod_amount: '1000.0000' };
    await courier.book(session, parcel);
    expect(server.orders[0]!.body).toMatchObject({ payment_method: 'COD', sub_total: 1000 });
  });

  test.each([
    ['create/adhoc', 'timeout'],
    ['create/adhoc', 'html'],
    ['create/adhoc', 'error'],
    ['create/adhoc', 'lost'],
    ['assign/awb', 'timeout'],
    ['assign/awb', 'html'],
    ['assign/awb', 'lost'],
    ['orders$', 'html'],
    ['auth/login', 'html'],
  ] as const)('when %s answers with %s, trying again books exactly one parcel', async (path, what) => {
    server.misbehave(what, new RegExp(path), 2);
    const booking = await bookPatiently();
    expect(server.orders).toHaveLength(1);
    expect(booking.awb_number).toBe(server.orders[0]!.awb);
    expect(await courier.book(session, parcel)).toMatchObject({ awb_number: booking.awb_number });
    expect(server.orders).toHaveLength(1);
  });

  test('what went wrong is said', async () => {
    const said = async (what: 'timeout' | 'html' | 'error' | 'refuse') => {
      server.misbehave(what);
      return courier.book(session, parcel).catch((error) => error.details);
    };
    expect(await said('html')).toMatchObject({ reason: 'not_json', provider_message: 'HTTP 502 with an HTML page: 502 Bad Gateway' });
    expect(await said('timeout')).toMatchObject({ reason: 'timeout' });
    expect(await said('error')).toMatchObject({ reason: 'unavailable', provider_message: 'Something went wrong.' });
    expect(await said('refuse')).toMatchObject({
      reason: 'refused',
      provider_message: 'Oops! Invalid Data. The pincode is not serviceable.',
    });
    expect(isTransient('refused')).toBe(false);
  });

  test('another parcel whose number contains ours is not ours', async () => {
    await courier.book(session, { ...parcel, reference: `${parcel.reference}9` });
    await courier.book(session, parcel);
    expect(server.orders.map((order) => order.reference)).toEqual([`${parcel.reference}9`, parcel.reference]);
  });

  test('one that was cancelled over there is refused', async () => {
    await courier.book(session, parcel);
    await courier.cancel(session, parcel.reference);
    await expect(courier.book(session, parcel)).rejects.toMatchObject({ code: 'provider_error', details: { reason: 'refused' } });
  });
});

describe('signing in', () => {
  const logins = () => server.requests.filter((request) => request.endsWith('/auth/login')).length;

  test('happens once, and again when the token is no longer good', async () => {
    await courier.book(session, parcel);
    await courier.track(session, 'none');
    expect(logins()).toBe(1);
    server.expireTokens();
    await courier.track(session, 'none');
    expect(logins()).toBe(2);
    await courier.track({ ...session, now: new Date(Date.now() + 10 * 86_400_000) }, 'none');
    expect(logins()).toBe(3);
  });

  test('wrong credentials are told as such', async () => {
    await expect(courier.authenticate({ ...session, credentials: { email: 'a@example.com', password: 'wrong' } })).rejects.toMatchObject({
      code: 'invalid_provider_credentials',
      details: { provider_message: 'Invalid email and password combination' },
    });
  });
});

describe('after booking', () => {
  test('pick-up, manifest and cancelling may be asked twice', async () => {
    const booking = await courier.book(session, parcel);
    expect((await courier.requestPickup(session, booking)).pickup_scheduled_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await courier.requestPickup(session, booking)).toEqual({ pickup_scheduled_date: null });
    const { manifest_url } = await courier.manifest(session, booking);
    expect(await courier.manifest(session, booking)).toEqual({ manifest_url });
    await courier.cancel(session, parcel.reference);
    await courier.cancel(session, parcel.reference);
    expect(server.orders[0]!.status).toBe('CANCELED');
    await courier.cancel(session, 'SHP-never-made');
    expect(await courier.label(session, booking)).toBeNull();
  });

  test('tracking tells what was scanned', async () => {
    const { awb_number } = await courier.book(session, parcel);
    expect(await courier.track(session, awb_number)).toEqual([]);
    server.scan(awb_number, '42', 'PICKED UP', new Date('2026-01-06T10:00:00Z'));
    server.scan(awb_number, '7', 'DELIVERED', new Date('2026-01-07T10:00:00Z'));
    const [report] = await courier.track(session, awb_number);
    expect(report!.scans.map((scan) => [scan.status, scan.event_time.toISOString()])).toEqual([
      ['delivered', '2026-01-07T10:00:00.000Z'],
      ['picked', '2026-01-06T10:00:00.000Z'],
    ]);
  });
});

test('types without a connector say so', () => {
  expect(courierFor('sandbox').code).toBe('sandbox');
  for (const code of ['delhivery', 'custom', 'constructor']) {
    expect(() => courierFor(code)).toThrow(expect.objectContaining({ code: 'connector_not_available' }));
  }
});
