import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { newSite } from '#test/process';

// What the README's tour does, on a real server process with demo data, as a newcomer would: over HTTP and the command line only.
const site = await newSite();
afterAll(() => site.clear(), 30_000);

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let left = 1_200; left > 0; left--) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(100);
  }
  throw new Error(`waited too long for ${what}`);
}

test('a newcomer signs in, takes a signed shop order, ships it, and sees the revenue', { timeout: 400_000 }, async () => {
  const server = await site.start('--demo');
  const banner = await until('the banner', async () => (server.output().includes('Try next') ? server.output() : undefined));
  const [, email, password] = /^ +demo +(\S+) +(\S+) +owner/m.exec(banner)!;
  const [, hook, secret] = /Practice shop +(\S+) +secret (\S+)/.exec(banner)!;

  const ask = async (method: string, path: string, body?: unknown, token?: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(path.startsWith('http') ? path : `${server.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    expect(answer.status, `${method} ${path}: ${isJson ? bytes : ''}`).toBeLessThan(300);
    return { bytes, body: isJson ? JSON.parse(bytes.toString()) : undefined };
  };

  const { access_token: token } = (await ask('POST', '/v1/auth/sign-in', { tenant: 'demo', email, password })).body;
  const get = async (path: string) => (await ask('GET', path, undefined, token)).body;
  const post = async (path: string, body: unknown = {}) => (await ask('POST', path, body, token)).body;

  const [mug] = (await get('/v1/products?sku=MUG-TERRA')).data;
  const id = String(820982911946154500n + BigInt(Date.now()));
  const order = JSON.stringify({
    id: Number(id),
    name: '#1042',
    currency: 'INR',
    created_at: new Date().toISOString(),
    updated_at: new Date().toISOString(),
    financial_status: 'paid',
    total_price: '698.00',
    subtotal_price: '698.00',
    taxes_included: true,
    customer: { first_name: 'Ira', last_name: 'Sen' },
    shipping_address: {
      name: 'Ira Sen',
      phone: '9800000200',
      address1: '4 Park Street',
      city: 'Kolkata',
      province: 'West Bengal',
      province_code: 'WB',
      zip: '700016',
      country_code: 'IN',
    },
    line_items: [{ id: 1, sku: mug.sku, name: mug.name, quantity: 2, price: '349.00', requires_shipping: true }],
  }).replace(/"id":[\d.e+]+/, `"id":${id}`);
  const signature = createHmac('sha256', secret!).update(order).digest('base64');
  const headers = { 'x-shopify-topic': 'orders/create', 'x-shopify-webhook-id': randomUUID(), 'x-shopify-hmac-sha256': signature };
  expect((await ask('POST', hook!, order, undefined, headers)).body).toEqual({ received: true });
  const refused = await fetch(hook!, { method: 'POST', headers: { ...headers, 'x-shopify-hmac-sha256': 'AAAA' }, body: order });
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([401, 'invalid_signature']);

  const received = await until('the order', async () => (await get(`/v1/orders?external_order_id=${id}&expand=items`)).data[0]);
  expect(received).toMatchObject({ status: 'pending', external_order_id: id, total_amount: '698.00', currency: 'INR' });
  expect((await post(`/v1/orders/${received.id}/confirm`)).status).toBe('confirmed');

  const { id: shipmentId } = await post('/v1/shipments', { order_id: received.id });
  const shipment = await until('the booking', async () => {
    const current = await get(`/v1/shipments/${shipmentId}`);
    return current.label_file_id && current.awb_number ? current : undefined;
  });
  const { bytes } = await ask('GET', `/v1/shipments/${shipmentId}/label`, undefined, token);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  const courier = await post(`/v1/courier-configs/${shipment.courier_config_id}/reveal-webhook`);
  const tracking = { awb: shipment.awb_number, shipment_status: 'DELIVERED', shipment_status_id: 7, current_timestamp: '', scans: [] };
  await ask('POST', courier.path, tracking, undefined, { [courier.header]: courier.token });

  const delivered = await until('the delivery', async () => {
    const current = await get(`/v1/orders/${received.id}`);
    return current.status === 'delivered' ? current : undefined;
  });
  expect(delivered.fulfillment_status).toBe('fulfilled');
  const revenue = await until('the revenue', async () => (await get(`/v1/revenue-records?order_id=${received.id}`)).data[0]);
  expect(revenue).toMatchObject({ gross_revenue: '698.00', product_cost: '240.00', is_complete: true });
  const trail = await get(`/v1/audit-entries?resource=orders&resource_id=${received.id}&sort=occurred_at`);
  expect(trail.data.map((entry: { action: string }) => entry.action)).toEqual(expect.arrayContaining(['orders.receive', 'orders.confirm']));

  const tenants = await site.serai('tenant', 'list');
  expect(tenants.output).toMatch(/^demo +active +Asha Crafts/m);
  expect(tenants.output).toMatch(/^old-mill +suspended/m);

  // Stopped while its demo data is still coming in, it ends well, and a later start goes on where it was.
  server.signal('SIGTERM');
  const { status, output } = await server.ended();
  expect([status, /could not/.test(output)]).toEqual([0, false]);
});
