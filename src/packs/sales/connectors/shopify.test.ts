import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hmacSha256Base64 } from '#kernel/crypto';
import type { Http } from '#kernel/http-client';
import { parseMoney, toDecimal } from '#kernel/money';
import type { IncomingOrder } from '../rules/incoming.ts';
import { type SandboxShop, startSandboxShop } from '../sandbox/server.ts';
import type { Outside } from './connector.ts';
import { Payload } from './payload.ts';
import { sandbox } from './sandbox.ts';
import { shopify } from './shopify.ts';
import { nextPage } from './shopify-api.ts';
import { readOrder } from './shopify-order.ts';

const own = new URL('../../../../test/fixtures/shopify/', import.meta.url);
const real = new URL('../../../../../shared/fixtures/shopify/', import.meta.url);
const realAt = [real, new URL('../../../../../../shared/fixtures/shopify/', import.meta.url)].find((url) => existsSync(url));

const sample = (name: string) => readFileSync(new URL(name, own), 'utf8');
const orderIn = (topic: string, body: string, settings = {}): IncomingOrder => {
  const [change] = shopify.read!(topic, body, settings);
  if (change?.kind !== 'order') throw new Error('no order');
  return change.order;
};

/** subtotal − discounts + shipping, + taxes where prices are without them. */
const expectedTotal = (order: IncomingOrder) =>
  toDecimal(
    parseMoney(order.subtotal) -
      parseMoney(order.discount_amount) +
      parseMoney(order.shipping_amount) +
      (order.taxes_included ? 0n : parseMoney(order.tax_amount)),
  );

describe('an order of our own samples', () => {
  test('keeps ids above 2^53, money and people exactly', () => {
    const order = orderIn('orders/create', sample('order_create.cod.json'));
    expect(order).toMatchObject({
      external_order_id: '9223372036854770101',
      external_order_number: '#2041',
      external_updated_at: '2026-11-20T13:15:11.000Z',
      cancelled_at: null,
      payment_status: 'cod',
      payment_method: 'cod',
      customer_name: 'Meera Nair',
      customer_phone: '+919845012345',
      subtotal: '1597.00',
      discount_amount: '50.00',
      tax_amount: '165.75',
      taxes_included: true,
      shipping_amount: '50.00',
      total_amount: '1597.00',
      paid_amount: '0.0000',
      currency: 'INR',
      tags: ['festival', 'repeat customer'],
      notes: 'Please call before delivery',
      metadata: { note_attributes: { gift_wrap: 'yes' }, discount_codes: ['DIWALI50'] },
    });
    expect(order.shipping_address).toEqual({
      name: 'Meera Nair',
      phone: '+91 98450 12345',
      line1: '14 Residency Road',
      line2: 'Flat 3B',
      city: 'Bengaluru',
      state: 'Karnataka',
      state_code: 'KA',
      postal_code: '560025',
      country: 'IN',
    });
    expect(order.items.map((i) => [i.external_line_id, i.sku, i.quantity, i.unit_price, i.discount_amount, i.total_amount])).toEqual([
      ['9223372036854770201', 'KC-MUG-BLUE', 2, '499.00', '31.2500', '966.7500'],
      ['9223372036854770202', 'KC-RUNNER-L', 1, '599.00', '18.7500', '580.2500'],
    ]);
    expect(order.items[1]!.metadata).toMatchObject({ properties: { Engraving: 'M & R' } });
  });

  test('without any address or contact is an order all the same', () => {
    const order = orderIn('orders/create', sample('order_create.no-address.json'));
    expect(order).toMatchObject({
      shipping_address: null,
      billing_address: null,
      customer_name: null,
      customer_email: null,
      customer_phone: null,
      payment_status: 'paid',
      payment_method: 'prepaid',
      paid_amount: '1597.0000',
    });
  });

  test('that is cancelled says so, and nothing of it is left to dispatch', () => {
    const order = orderIn('orders/cancelled', sample('order_cancelled.json'));
    expect(order).toMatchObject({ cancelled_at: '2026-11-20T14:40:00.000Z', cancel_reason: 'customer', payment_status: 'voided' });
    expect(order.items.map((i) => [i.quantity, i.cancelled_quantity])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  test('tells returned units from units that never left, and counts only successful refunds and parcels', () => {
    const order = orderIn('orders/updated', sample('order_updated.partly-returned.json'));
    expect(order).toMatchObject({ payment_status: 'partially_refunded', payment_method: 'upi', refunded_amount: '467.7500' });
    expect(order.items.map((i) => [i.quantity, i.cancelled_quantity, i.fulfilled_quantity])).toEqual([
      [2, 0, 2],
      [1, 0, 0],
    ]);
  });

  test.each(['order_create.cod.json', 'order_create.no-address.json', 'order_cancelled.json', 'order_updated.partly-returned.json'])(
    'adds up: %s',
    (name) => {
      const order = orderIn('orders/updated', sample(name));
      expect(expectedTotal(order)).toBe(toDecimal(parseMoney(order.total_amount)));
    },
  );

  test('a gateway the merchant calls something else is cash on delivery when the channel says so', () => {
    const body = sample('order_create.cod.json').replace('Cash on Delivery (COD)', 'Pay the courier');
    expect(orderIn('orders/create', body).payment_status).toBe('pending');
    expect(orderIn('orders/create', body, { cod_gateways: ['pay the courier'] }).payment_status).toBe('cod');
  });
});

describe('other topics', () => {
  test('products become listings, one per variant', () => {
    expect(shopify.read!('products/update', sample('product_update.json'), {})).toEqual([
      {
        kind: 'listings',
        external_product_id: '9007199254741001',
        listings: [
          expect.objectContaining({
            external_variant_id: '9007199254742001',
            external_inventory_id: '9007199254743001',
            external_sku: 'KC-MUG-BLUE',
            external_name: 'Stoneware mug - Blue',
          }),
          expect.objectContaining({ external_sku: 'KC-MUG-GREEN' }),
        ],
      },
    ]);
  });

  test('a deleted order is a cancellation; an uninstalled app ends the connection; the rest changes nothing', () => {
    expect(shopify.read!('orders/delete', sample('order_delete.json'), {})).toMatchObject([
      { kind: 'cancel', external_order_id: '9223372036854770101' },
    ]);
    expect(shopify.read!('app/uninstalled', '{}', {})).toMatchObject([{ kind: 'revoked' }]);
    expect(shopify.read!('carts/update', '{"id":1}', {})).toEqual([]);
  });
});

describe('what cannot be read is refused with a pointer', () => {
  const body = sample('order_create.cod.json');
  test.each([
    ['not JSON', body.slice(0, -3), 'malformed_payload', undefined],
    ['a list', '[]', 'malformed_payload', '/'],
    ['a negative quantity', body.replace('"quantity": 2', '"quantity": -2'), 'malformed_payload', '/line_items/0/quantity'],
    ['a negative price', body.replace('"price": "499.00"', '"price": "-499.00"'), 'malformed_payload', '/line_items/0/price'],
    ['a total that is no number', body.replace('"total_price": "1597.00"', '"total_price": "lots"'), 'malformed_payload', '/total_price'],
    ['an unknown currency', body.replace('"currency": "INR"', '"currency": "XQQ"'), 'unknown_currency', '/currency'],
    ['no id', body.replace(/"id": 9223372036854770101,/, ''), 'malformed_payload', '/id'],
    [
      'an impossible time',
      body.replace(/"updated_at": "[^"]+"/, '"updated_at": "0000-99-99T00:00:00Z"'),
      'malformed_payload',
      '/updated_at',
    ],
    ['lines that are no list', body.replace('"fulfillments": []', '"fulfillments": {}'), 'malformed_payload', '/fulfillments'],
  ])('%s', (_, text, code, pointer) => {
    expect(() => shopify.read!('orders/create', text, {})).toThrow(
      expect.objectContaining(pointer ? { code, errors: [expect.objectContaining({ pointer })] } : { code }),
    );
  });

  test('characters that PostgreSQL cannot store are dropped, not fatal', () => {
    expect(orderIn('orders/create', body.replace('Please call', 'Please\\u0000 call')).notes).toBe('Please call before delivery');
  });
});

describe('signatures', () => {
  const request = (body: string, hmac?: string, name = 'x-shopify-hmac-sha256') => ({
    headers: hmac === undefined ? {} : { [name]: hmac },
    query: {},
    body: Buffer.from(body),
  });
  const sign = hmacSha256Base64;

  test('the secret and its predecessor match; anything else does not', () => {
    const credentials = { api_secret: 'new', previous_api_secret: 'old' };
    expect(shopify.verify!(request('{}', sign('new', '{}')), credentials)).toBe(true);
    expect(shopify.verify!(request('{}', sign('old', '{}')), credentials)).toBe(true);
    expect(shopify.verify!(request('{}', sign('new', '{}'), 'shopify-hmac-sha256'), credentials)).toBe(true);
    expect(shopify.verify!(request('{ }', sign('new', '{}')), credentials)).toBe(false);
    expect(shopify.verify!(request('{}', sign('other', '{}')), credentials)).toBe(false);
    expect(shopify.verify!(request('{}'), credentials)).toBe(false);
    expect(shopify.verify!(request('{}', sign('', '{}')), { api_secret: '' })).toBe(false);
    expect(shopify.verify!(request('{}', 'not base64 at all'), credentials)).toBe(false);
  });

  test('the delivery is named by its webhook id, or else by topic and body', () => {
    const named = shopify.delivery!({
      headers: { 'x-shopify-topic': 'orders/create', 'x-shopify-webhook-id': 'w1' },
      query: {},
      body: Buffer.from(''),
    });
    expect(named).toEqual({ topic: 'orders/create', externalId: 'w1' });
    const nameless = (topic: string) =>
      shopify.delivery!({ headers: { 'x-shopify-topic': topic }, query: {}, body: Buffer.from('{}') }).externalId;
    expect(nameless('orders/create')).toBe(nameless('orders/create'));
    expect(nameless('orders/create')).not.toBe(nameless('orders/updated'));
  });
});

describe('over real HTTP, with the practice shop', () => {
  let shop: SandboxShop;
  const slept: number[] = [];
  const http: Http = async ({ method, url, headers, body }) => {
    const response = await fetch(url, { method, headers, body: body as string | undefined });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), text, bytes: Buffer.from(text) };
  };
  const outside: Outside = { http, sleep: async (milliseconds) => void slept.push(milliseconds) };
  const credentials = () => ({ base_url: shop.url, access_token: shop.token, api_secret: shop.secret });
  const all = async <T>(pages: AsyncIterable<{ rows: readonly T[]; cursor: string | null }>) => {
    const rows: T[] = [];
    let cursor: string | null = null;
    for await (const page of pages) {
      rows.push(...page.rows);
      cursor = page.cursor;
    }
    return { rows, cursor };
  };

  beforeEach(async () => {
    slept.length = 0;
    shop = await startSandboxShop();
  });
  afterEach(() => shop.close());

  test('pulls every page in order of change, each order once, with exact ids', async () => {
    const template = sample('order_create.cod.json');
    const ids = Array.from({ length: 601 }, (_, index) => `92233720368547${String(70000 + index)}`);
    shop.keepOrders(
      ...ids.map((id, index) =>
        template
          .replace('"id": 9223372036854770101', `"id": ${id}`)
          .replace(/"updated_at": "[^"]+"/, `"updated_at": "${new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString()}"`),
      ),
    );
    const { rows, cursor } = await all(sandbox.pull!(outside, credentials(), {}, '2026-11-01T00:01:00Z'));
    expect(rows.map((change) => change.kind === 'order' && change.order.external_order_id)).toEqual(ids.slice(1));
    expect(cursor).toBe('2026-11-01T10:00:00.000Z');
    expect(shop.calls).toHaveLength(3);
  });

  test('waits as long as it is told, and slows down when the bucket fills', async () => {
    shop.failNext({ status: 429, headers: { 'retry-after': '2.0' } }, { status: 502, body: '<html>bad gateway</html>' });
    await sandbox.check!(outside, credentials());
    expect(slept).toEqual([2000, 1000]);
    shop.failNext({ status: 200, headers: { 'x-shopify-shop-api-call-limit': '39/40' }, body: '{"shop":{}}' });
    await sandbox.check!(outside, credentials());
    expect(slept).toEqual([2000, 1000, 500]);
  });

  test('gives up after six failures, and at once when asked to wait too long', async () => {
    shop.failNext(...Array.from({ length: 6 }, () => ({ status: 500, body: '<html>' })));
    await expect(sandbox.check!(outside, credentials())).rejects.toMatchObject({ code: 'provider_error' });
    expect(shop.calls).toHaveLength(6);
    shop.failNext({ status: 429, headers: { 'retry-after': '3600' } });
    await expect(sandbox.check!(outside, credentials())).rejects.toMatchObject({ code: 'provider_error' });
    expect(shop.calls).toHaveLength(7);
  });

  test('a refused token is a matter of credentials, an HTML page of the provider', async () => {
    await expect(sandbox.check!(outside, { ...credentials(), access_token: 'wrong-token' })).rejects.toMatchObject({
      code: 'invalid_provider_credentials',
    });
    shop.failNext({ status: 200, body: '<html>maintenance</html>' });
    await expect(sandbox.check!(outside, credentials())).rejects.toMatchObject({ code: 'malformed_payload' });
  });

  test('sets stock by exact ids and tells which were refused', async () => {
    shop.keepProducts(sample('product_update.json'));
    const refused = await sandbox.pushInventory!(outside, credentials(), {}, [
      { external_inventory_id: '9007199254743001', available: 7 },
      { external_inventory_id: '123', available: 1 },
      { external_inventory_id: '9007199254743003', available: 0 },
    ]);
    expect([...shop.levels]).toEqual([
      ['9007199254743001', 7],
      ['9007199254743003', 0],
    ]);
    expect(refused).toEqual([{ external_inventory_id: '123', message: expect.stringContaining('unknown') }]);
  });

  test('lists the catalogue', async () => {
    shop.keepProducts(sample('product_update.json'));
    const { rows } = await all(sandbox.products!(outside, credentials()));
    expect(rows.map((listing) => listing.external_sku)).toEqual(['KC-MUG-BLUE', 'KC-MUG-GREEN']);
  });
});

test('a next page is followed only within the same shop', () => {
  const shop = { base: 'https://a.myshopify.com/admin/api/2026-07', token: 't' };
  const link = (url: string) => `<https://x/prev>; rel="previous", <${url}>; rel="next"`;
  expect(nextPage(link(`${shop.base}/orders.json?page_info=x`), shop)).toBe(`${shop.base}/orders.json?page_info=x`);
  expect(nextPage(link('https://evil.example/orders.json?page_info=x'), shop)).toBeNull();
  expect(nextPage(undefined, shop)).toBeNull();
});

test.each(['evil.example.com', 'a.myshopify.com.evil.example', 'localhost', '', 'a b.myshopify.com'])(
  '"%s" is no shop domain',
  (shop_domain) => {
    expect(() => shopify.inspect!({ shop_domain, access_token: 'shpat_0123456789' })).toThrow(
      expect.objectContaining({ code: 'invalid_provider_credentials' }),
    );
  },
);

describe.runIf(realAt)('every real payload', () => {
  const read = (name: string) => readFileSync(new URL(name, realAt), 'utf8');
  const orderBodies = () =>
    readdirSync(realAt!)
      .filter((name) => /^webhook_orders_(create|cancelled)|^rest_order|^python_api_orders?\./.test(name))
      .flatMap((name) => {
        const payload = Payload.of(read(name));
        const list = payload.list('orders');
        const inner = payload.at('order');
        return (list.length ? list : [inner.isObject ? inner : payload]).map((order) => ({ name, order: readOrder(order, {}) }));
      });

  test.each([
    ['webhook_orders_create.doc-2026-07.json', '820982911946154508', 'voided', true, false, 5, '404.95', 'John Smith'],
    ['webhook_orders_create.captured-2023.json', '5324830114101', 'paid', false, true, 1, '2629.95', null],
    ['webhook_orders_cancelled.captured-2023.json', '5324790137142', 'refunded', true, false, 2, '1806.38', 'Russell Winfield'],
    ['rest_order.api-2026-07.json', '450789469', 'partially_refunded', false, false, 3, '598.94', null],
    ['python_api_order.json', '450789469', 'authorized', false, false, 3, '409.94', 'Bob Norman'],
  ])('%s lands truthfully', (name, id, payment, cancelled, addressless, lines, total, customer) => {
    const { order } = orderBodies().find((candidate) => candidate.name === name)!;
    expect(order.external_order_id).toBe(id);
    expect(order.payment_status).toBe(payment);
    expect(order.cancelled_at !== null).toBe(cancelled);
    expect(order.items).toHaveLength(lines);
    expect(order.total_amount).toBe(total);
    expect(order.shipping_address === null).toBe(addressless);
    if (customer) expect(order.customer_name).toBe(customer);
  });

  test('orders add up to their totals', () => {
    const orders = orderBodies();
    expect(orders.length).toBeGreaterThanOrEqual(6);
    for (const { name, order } of orders) expect([name, expectedTotal(order)]).toEqual([name, toDecimal(parseMoney(order.total_amount))]);
  });

  test('the cancelled order never left, and its refund is counted', () => {
    const { order } = orderBodies().find(({ name }) => name.startsWith('webhook_orders_cancelled'))!;
    expect(order.items.map((i) => [i.quantity, i.cancelled_quantity, i.discount_amount])).toEqual([
      [1, 1, '113.5000'],
      [2, 2, '209.9700'],
    ]);
    expect(order.refunded_amount).toBe('1806.3800');
  });

  test('other topics change what they should and nothing else', () => {
    expect(shopify.read!('orders/edited', read('webhook_orders_edited.doc-2026-07.json'), {})).toEqual([]);
    expect(shopify.read!('fulfillments/update', read('webhook_fulfillments_update.doc-2026-07.json'), {})).toEqual([]);
    expect(shopify.read!('inventory_levels/update', read('webhook_inventory_levels_update.doc-2026-07.json'), {})).toEqual([]);
    expect(shopify.read!('orders/delete', read('webhook_orders_delete.doc-2026-07.json'), {})).toMatchObject([
      { external_order_id: '820982911946154508' },
    ]);
    expect(shopify.read!('products/update', read('webhook_products_update.captured-2024.json'), {})).toMatchObject([{ kind: 'listings' }]);
  });

  test('signature vectors', () => {
    for (const vector of JSON.parse(read('signature_vectors.json')) as {
      secret: string;
      body: string;
      hmac_base64: string;
      valid: boolean;
    }[]) {
      const request = { headers: { 'x-shopify-hmac-sha256': vector.hmac_base64 }, query: {}, body: Buffer.from(vector.body) };
      expect(shopify.verify!(request, { api_secret: 'another', previous_api_secret: vector.secret })).toBe(vector.valid);
    }
  });
});
