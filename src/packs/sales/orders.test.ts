import { beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestTenant, testApp } from '../../../test/support/app.ts';
import { giveBack, markDelivered, markShipped, orderForRevenue, orderForShipping, recordDispatch } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

const address = {
  name: 'Meera Nair',
  line1: '14 Residency Road',
  city: 'Bengaluru',
  state: 'Karnataka',
  postal_code: '560025',
  country: 'IN',
};

interface Item {
  id: string;
  sku: string;
  quantity: number;
  reserved_quantity: number;
  fulfilled_quantity: number;
  delivered_quantity: number;
}
interface Order {
  id: string;
  order_number: string;
  status: string;
  items: Item[];
}

async function stocked(units = 10) {
  const tenant = await app.tenant();
  for (const sku of ['MUG', 'CUP']) {
    const { body } = await tenant.owner.post('/v1/products', {
      sku,
      name: sku,
      currency: 'INR',
      selling_price: '118',
      cost_price: '40',
      tax_rate: 18,
    });
    expect(body).toMatchObject({ sku });
    const row = await tenant.owner.post('/v1/inventory', { product_id: body.id });
    await tenant.owner.post(`/v1/inventory/${row.body.id}/receive`, { quantity: units });
  }
  return tenant;
}

const stock = async (tenant: TestTenant) => {
  const { data } = (await tenant.owner.get('/v1/inventory?expand=product')).body;
  return Object.fromEntries(
    data.map((row: { product: { sku: string }; available_quantity: number; reserved_quantity: number }) => [
      row.product.sku,
      [row.available_quantity, row.reserved_quantity],
    ]),
  );
};

async function order(tenant: TestTenant, extra: object = {}): Promise<Order> {
  const { status, body } = await tenant.owner.post('/v1/orders', {
    customer_name: 'Meera Nair',
    shipping_address: address,
    payment_method: 'cod',
    items: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'CUP', quantity: 1 },
    ],
    ...extra,
  });
  expect([status, body]).toMatchObject([201, { id: expect.any(String) }]);
  return (await tenant.owner.get(`/v1/orders/${body.id}?expand=items,history`)).body;
}

const read = async (tenant: TestTenant, id: string) => (await tenant.owner.get(`/v1/orders/${id}?expand=items,history`)).body;
const act = async <T>(tenant: TestTenant, work: Parameters<ReturnType<typeof app.world>['transaction']>[0]): Promise<T> => {
  const known = (await app.tenants.find(tenant.id))!;
  return app.world(known).transaction(work) as Promise<T>;
};

describe('an order entered by hand', () => {
  test('takes price, tax and cost from the catalogue and reserves stock', async () => {
    const tenant = await stocked();
    const made = await order(tenant, { shipping_amount: '50' });
    expect(made).toMatchObject({
      status: 'pending',
      payment_status: 'cod',
      subtotal: '354.00',
      tax_amount: '54.00',
      total_amount: '404.00',
      external_order_id: made.id,
      items: [
        { sku: 'MUG', unit_price: '118.00', tax_amount: '36.00', unit_cost: '40.00', reserved_quantity: 2 },
        { sku: 'CUP', reserved_quantity: 1 },
      ],
    });
    expect(await stock(tenant)).toEqual({ MUG: [8, 2], CUP: [9, 1] });
  });

  test.each([
    ['an unknown SKU without a name', { items: [{ sku: 'NOPE', quantity: 1 }] }, 'invalid_reference', '/items/0/sku'],
    ['no price', { items: [{ sku: 'NOPE', name: 'Thing', quantity: 1 }] }, 'invalid_input', '/items/0/unit_price'],
    ['a negative quantity', { items: [{ sku: 'MUG', quantity: -1 }] }, 'invalid_input', '/items/0/quantity'],
    ['an unknown currency', { currency: 'XQQ' }, 'unknown_currency', '/currency'],
    ['a discount beyond the price', { discount_amount: '1000' }, 'invalid_input', '/discount_amount'],
    ['an unknown field', { coupon: 'X' }, 'invalid_input', '/coupon'],
  ])('%s is refused', async (_, extra, code, pointer) => {
    const tenant = await stocked();
    const { body } = await tenant.owner.post('/v1/orders', { items: [{ sku: 'MUG', quantity: 1 }], ...extra });
    expect(body).toMatchObject({ code, errors: [{ pointer }] });
    expect(await stock(tenant)).toEqual({ MUG: [10, 0], CUP: [10, 0] });
  });

  test('is confirmed, processed, cancelled: the stock is free again, and the history says who', async () => {
    const tenant = await stocked();
    const { id } = await order(tenant);
    expect((await tenant.owner.post(`/v1/orders/${id}/process`)).body).toMatchObject({ code: 'invalid_state', state: 'pending' });
    for (const verb of ['confirm', 'process']) expect((await tenant.owner.post(`/v1/orders/${id}/${verb}`)).status).toBe(200);
    expect((await tenant.owner.post(`/v1/orders/${id}/cancel`, { reason: 'customer called' })).body).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'customer called',
    });
    const after = await read(tenant, id);
    expect(after.history.map((entry: { status: string; created_by: string }) => [entry.status, entry.created_by])).toEqual(
      ['pending', 'confirmed', 'processing', 'cancelled'].map((status) => [status, tenant.ownerId]),
    );
    expect(await stock(tenant)).toEqual({ MUG: [10, 0], CUP: [10, 0] });
    expect((await tenant.owner.post(`/v1/orders/${id}/confirm`)).body).toMatchObject({ code: 'invalid_state' });
  });

  test('its address and notes can be set; a viewer sees contact data masked and changes nothing', async () => {
    const tenant = await stocked();
    const { id } = await order(tenant, { shipping_address: undefined, customer_phone: '+919845012345' });
    expect(await read(tenant, id)).toMatchObject({ address_missing: true });
    expect((await tenant.owner.post(`/v1/orders/${id}/set-address`, { shipping_address: address })).body).toMatchObject({
      address_missing: false,
    });
    expect((await tenant.owner.post(`/v1/orders/${id}/add-note`, { note: 'Ring twice' })).status).toBe(200);
    expect((await tenant.owner.post(`/v1/orders/${id}/edit`, { tags: ['vip'], customer_email: 'm@example.com' })).body).toMatchObject({
      tags: ['vip'],
    });
    expect((await tenant.owner.post(`/v1/orders/${id}/edit`, {})).status).toBe(422);
    const viewer = await tenant.person('viewer');
    const seen = await viewer.get(`/v1/orders/${id}`);
    expect(seen.text).not.toMatch(/9845012345|m@example|Residency/);
    expect((await viewer.post(`/v1/orders/${id}/confirm`)).status).toBe(403);
  });
});

describe('parcels', () => {
  const confirmed = async () => {
    const tenant = await stocked();
    const made = await order(tenant);
    await tenant.owner.post(`/v1/orders/${made.id}/confirm`);
    return { tenant, id: made.id, mug: made.items[0]!.id, cup: made.items[1]!.id };
  };

  test('two parcels: dispatched, shipped, delivered; stock off the books; cash paid; the order delivered once', async () => {
    const { tenant, id, mug, cup } = await confirmed();
    await act(tenant, (c) => recordDispatch(c, id, [{ order_item_id: mug, quantity: 2 }]));
    expect(await read(tenant, id)).toMatchObject({ status: 'processing', fulfillment_status: 'partial' });
    await act(tenant, (c) => recordDispatch(c, id, [{ order_item_id: cup, quantity: 1 }]));
    await act(tenant, (c) => markShipped(c, id, new Date('2026-11-21T10:00:00Z')));
    await act(tenant, (c) => markShipped(c, id, new Date('2026-11-21T11:00:00Z')));
    expect(await read(tenant, id)).toMatchObject({
      status: 'shipped',
      fulfillment_status: 'fulfilled',
      shipped_at: expect.stringContaining('10:00:00'),
    });
    expect(await act(tenant, (c) => markDelivered(c, id, [{ order_item_id: mug, quantity: 2 }], { codAmount: '236' }))).toEqual({
      delivered: false,
    });
    expect(await read(tenant, id)).toMatchObject({ status: 'shipped', payment_status: 'partially_paid', paid_amount: '236.00' });
    expect(await act(tenant, (c) => markDelivered(c, id, [{ order_item_id: cup, quantity: 1 }], { codAmount: '118' }))).toEqual({
      delivered: true,
    });
    const after = await read(tenant, id);
    expect(after).toMatchObject({ status: 'delivered', payment_status: 'paid', paid_amount: '354.00' });
    expect(after.history.map((entry: { status: string }) => entry.status)).toEqual([
      'pending',
      'confirmed',
      'processing',
      'shipped',
      'delivered',
    ]);
    expect(await stock(tenant)).toEqual({ MUG: [8, 0], CUP: [9, 0] });
    expect((await tenant.owner.get('/v1/events?type=order.delivered')).body.data).toHaveLength(1);
    expect(await act(tenant, (c) => orderForRevenue(c.tx, id))).toMatchObject({
      total_amount: '354.0000',
      fees: {},
      items: [{ delivered_quantity: 2, unit_cost: '40.0000' }, {}],
    });
  });

  test('never more than was ordered, of this order only, and not before it is confirmed', async () => {
    const { tenant, id, mug } = await confirmed();
    const dispatch = (quantity: number, item = mug, of = id) =>
      act(tenant, (c) => recordDispatch(c, of, [{ order_item_id: item, quantity }]));
    await expect(dispatch(3)).rejects.toMatchObject({ code: 'quantity_exceeded', details: { remaining: 2 } });
    await expect(dispatch(0)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(dispatch(1, id)).rejects.toMatchObject({ code: 'invalid_reference' });
    await dispatch(2);
    await expect(dispatch(1)).rejects.toMatchObject({ code: 'quantity_exceeded', details: { remaining: 0 } });
    const pending = await order(tenant);
    await expect(dispatch(1, pending.items[0]!.id, pending.id)).rejects.toMatchObject({ code: 'invalid_state' });
    expect(
      (await act<{ items: { remaining: number }[] }>(tenant, (c) => orderForShipping(c.tx, id))).items.map((item) => item.remaining),
    ).toEqual([0, 1]);
    expect((await tenant.owner.post(`/v1/orders/${id}/cancel`, { reason: 'too late' })).body).toMatchObject({
      code: 'invalid_state',
      units_in_parcels: 2,
    });
  });

  test('a cancelled parcel gives its units back to the order, a returned one to the stock', async () => {
    const { tenant, id, mug, cup } = await confirmed();
    const all = [
      { order_item_id: mug, quantity: 2 },
      { order_item_id: cup, quantity: 1 },
    ];
    await act(tenant, (c) => recordDispatch(c, id, all));
    await act(tenant, (c) => giveBack(c, id, all, { because: 'cancelled' }));
    expect(await read(tenant, id)).toMatchObject({ status: 'processing', fulfillment_status: 'unfulfilled' });
    expect(await stock(tenant)).toEqual({ MUG: [8, 2], CUP: [9, 1] });
    await act(tenant, (c) => recordDispatch(c, id, all));
    await act(tenant, (c) => markShipped(c, id, c.now));
    await act(tenant, (c) => giveBack(c, id, all, { because: 'rto', notes: 'refused at the door' }));
    expect(await read(tenant, id)).toMatchObject({ status: 'returned', payment_status: 'cod', has_stock_shortage: false });
    expect(await stock(tenant)).toEqual({ MUG: [10, 0], CUP: [10, 0] });
  });

  test('one parcel delivered and one returned: delivered is what arrived', async () => {
    const { tenant, id, mug, cup } = await confirmed();
    await act(tenant, (c) =>
      recordDispatch(c, id, [
        { order_item_id: mug, quantity: 2 },
        { order_item_id: cup, quantity: 1 },
      ]),
    );
    await act(tenant, (c) => markDelivered(c, id, [{ order_item_id: mug, quantity: 2 }]));
    await act(tenant, (c) => giveBack(c, id, [{ order_item_id: cup, quantity: 1 }], { because: 'rto' }));
    expect(await read(tenant, id)).toMatchObject({
      status: 'delivered',
      items: [{ delivered_quantity: 2 }, { delivered_quantity: 0, cancelled_quantity: 1 }],
    });
    expect(await stock(tenant)).toEqual({ MUG: [8, 0], CUP: [10, 0] });
  });

  test('delivered by hand, then returned in two parts: the goods are back for sale', async () => {
    const { tenant, id, mug, cup } = await confirmed();
    await act(tenant, (c) =>
      recordDispatch(c, id, [
        { order_item_id: mug, quantity: 2 },
        { order_item_id: cup, quantity: 1 },
      ]),
    );
    await act(tenant, (c) => markShipped(c, id, c.now));
    const delivered = await tenant.owner.post(`/v1/orders/${id}/deliver`, { collected_amount: '354' });
    expect([delivered.status, delivered.body]).toMatchObject([200, { status: 'delivered', payment_status: 'paid' }]);
    const back = (body: object) => tenant.owner.post(`/v1/orders/${id}/return`, { reason: 'does not fit', ...body });
    expect((await back({ items: [{ order_item_id: mug, quantity: 1 }] })).body).toMatchObject({ status: 'delivered' });
    expect((await back({ items: [{ order_item_id: mug, quantity: 2 }] })).body).toMatchObject({ code: 'quantity_exceeded' });
    expect(await stock(tenant)).toEqual({ MUG: [9, 0], CUP: [9, 0] });
    expect((await back({})).body).toMatchObject({ status: 'returned' });
    expect(await stock(tenant)).toEqual({ MUG: [10, 0], CUP: [10, 0] });
  });
});

test('a CSV file makes orders and names each wrong row', async () => {
  const tenant = await stocked();
  const file = [
    'order_number,customer_name,customer_phone,line1,city,postal_code,sku,quantity,unit_price,payment_method',
    'A-1,Meera Nair,9845012345,14 Residency Road,Bengaluru,560025,MUG,1,118,cod',
    'A-1,,,,,,CUP,2,118,',
    'A-2,Ravi,,,,,NEW-THING,1,10.50,upi',
    'A-3,Bad,,,,,MUG,-1,118,cod',
    'A-4,Bad,,,,,MUG,1,abc,barter',
  ].join('\n');
  const send = () => tenant.owner.post('/v1/orders/import', file, { 'content-type': 'text/csv' });
  expect((await send()).body).toMatchObject({
    total: 5,
    created: 2,
    failed: 2,
    errors: [
      { row: 5, column: 'quantity' },
      { row: 6, column: 'unit_price' },
      { row: 6, column: 'payment_method' },
    ],
  });
  const { data } = (await tenant.owner.get('/v1/orders?expand=items,channel')).body;
  const byNumber = Object.fromEntries(data.map((each: { external_order_number: string }) => [each.external_order_number, each]));
  expect(byNumber['A-1']).toMatchObject({
    payment_status: 'cod',
    total_amount: '354.00',
    items: [{ sku: 'MUG' }, { sku: 'CUP', quantity: 2 }],
    channel: { channel_type_code: 'csv' },
  });
  expect(byNumber['A-2']).toMatchObject({ payment_status: 'paid', address_missing: true, has_unmatched_items: true });
  expect(await stock(tenant)).toEqual({ MUG: [9, 1], CUP: [8, 2] });
  expect((await send()).body).toMatchObject({ created: 0, failed: 4 });
  expect((await tenant.owner.post('/v1/orders/import', 'a,b\n1,2', { 'content-type': 'text/csv' })).body).toMatchObject({
    code: 'invalid_input',
  });
});

test('the demo data is believable, and made once', async () => {
  const tenant = await app.tenant();
  const known = (await app.tenants.find(tenant.id))!;
  for (const pack of app.packs) if (pack.name === 'catalog' || pack.name === 'sales') await pack.demo!(app.world(known));
  const orders = async () =>
    (await tenant.owner.get('/v1/orders')).body.data as {
      status: string;
      has_unmatched_items: boolean;
      has_stock_shortage: boolean;
      address_missing: boolean;
    }[];
  const made = await orders();
  expect(new Set(made.map((each) => each.status))).toEqual(new Set(['pending', 'confirmed', 'processing', 'cancelled']));
  expect(made.filter((each) => each.has_unmatched_items)).toHaveLength(1);
  expect(made.filter((each) => each.address_missing)).toHaveLength(1);
  expect(made.filter((each) => each.has_stock_shortage)).toHaveLength(0);
  for (const pack of app.packs) if (pack.name === 'sales') await pack.demo!(app.world(known));
  expect(await orders()).toHaveLength(made.length);
});
