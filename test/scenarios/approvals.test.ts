import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { markShipped, recordDispatch } from '#packs/sales';
import type { Answer, Client, TestTenant } from '#test/app';
import { testApp } from '#test/app';
import { type Office, withOffice } from '#test/office';

// Wherever money leaves or a rule is set aside, an office is asked: docs/security/approvals.md names these tests.

const app = await testApp();
const csv = { 'content-type': 'text/csv' };

/** Refused for this reason, and told of: one more refused entry that nobody approved, and a violation. */
async function refused({ asha, trail, left }: Office, deed: () => Promise<Answer>, action: string, because: string) {
  const count = async () => (await trail(action)).filter((entry) => entry.outcome === 'refused').length;
  const before = await count();
  const { status, body } = await deed();
  expect([status, body.code, body.because]).toEqual([403, 'approval_not_allowed', because]);
  expect(await count()).toBe(before + 1);
  expect((await trail(action)).filter((entry) => entry.outcome === 'refused').at(-1)).toMatchObject({
    approval_required: true,
    approved_by: null,
  });
  expect(await left()).toMatchObject([{ code: 'approval_not_allowed', user_id: asha.id }]);
}

/** Done, and the trail says that Asha approved it. */
async function approved({ asha, trail }: Office, deed: () => Promise<Answer>, action: string) {
  const { status, text } = await deed();
  expect([200, 201], text).toContain(status);
  expect((await trail(action)).at(-1)).toMatchObject({ outcome: 'success', approval_required: true, approved_by: asha.id });
}

/** Done, and nothing of it needed approval. */
async function unasked({ trail }: Office, deed: () => Promise<Answer>, action: string) {
  const { status, text } = await deed();
  expect([200, 201], text).toContain(status);
  expect((await trail(action)).at(-1)).toMatchObject({ outcome: 'success', approval_required: false, approved_by: null });
}

const ordered = async (who: Client, quantity: number, more: object = {}): Promise<string> => {
  const { status, body, text } = await who.post('/v1/orders', { items: [{ sku: 'TEE', quantity }], ...more });
  expect(status, text).toBe(201);
  return body.id;
};

async function shipped(tenant: TestTenant, quantity: number, more: object): Promise<string> {
  const id = await ordered(tenant.owner, quantity, more);
  expect((await tenant.owner.post(`/v1/orders/${id}/confirm`)).status).toBe(200);
  const [item] = (await tenant.owner.get(`/v1/order-items?order_id=${id}`)).body.data;
  await app.world((await app.tenants.find(tenant.id))!).transaction(async (context) => {
    await recordDispatch(context, id, [{ order_item_id: item.id, quantity }]);
    await markShipped(context, id, context.now);
  });
  return id;
}

const addressed = { name: 'Meera', line1: '14 Residency Road', city: 'Bengaluru', country: 'IN' };

describe('money of the customer’s', () => {
  test('to cancel what was paid is to give it back; several at once are asked one by one', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '500' });
    const { tenant, asha } = office;
    const paid = { is_paid: true };
    const [small, large, unpaid] = [
      await ordered(tenant.owner, 5, paid),
      await ordered(tenant.owner, 6, paid),
      await ordered(tenant.owner, 9),
    ];
    const cancel = (id: string) => () => asha.post(`/v1/orders/${id}/cancel`, { reason: 'changed their mind' });
    await refused(office, cancel(large), 'orders.cancel', 'limit');
    await approved(office, cancel(small), 'orders.cancel');
    await unasked(office, cancel(unpaid), 'orders.cancel');
    const ids = [large, await ordered(tenant.owner, 4, paid)];
    const { body } = await asha.post('/v1/orders/cancel', { ids, reason: 'all of them' });
    expect(body.data).toMatchObject([
      { id: ids[0], status: 403, problem: { code: 'approval_not_allowed', because: 'limit' } },
      { id: ids[1], status: 200 },
    ]);
  });

  test('to take goods back is to give money back, and what cannot be sold again is lost besides', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '300' });
    const { tenant, asha } = office;
    const id = await shipped(tenant, 6, { is_paid: true });
    expect((await tenant.owner.post(`/v1/orders/${id}/deliver`, {})).status).toBe(200);
    const [item] = (await tenant.owner.get(`/v1/order-items?order_id=${id}`)).body.data;
    const back =
      (quantity: number, more: object = {}) =>
      () =>
        asha.post(`/v1/orders/${id}/return`, { reason: 'does not fit', items: [{ order_item_id: item.id, quantity }], ...more });
    await refused(office, back(4), 'orders.return', 'limit');
    await refused(office, back(3, { restock: false }), 'orders.return', 'limit');
    await approved(office, back(3), 'orders.return');
    await approved(office, back(2, { restock: false }), 'orders.return');
  });

  test('cash that was due at the door and is not taken is given away', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '300' });
    const { tenant, asha } = office;
    const cod = { payment_method: 'cod', shipping_address: addressed };
    const id = await shipped(tenant, 5, cod);
    const edit = (fields: object) => () => asha.post(`/v1/orders/${id}/edit`, fields);
    const deliver = (collected_amount?: string) => () => asha.post(`/v1/orders/${id}/deliver`, { collected_amount });
    await refused(office, edit({ payment_method: 'upi' }), 'orders.edit', 'limit');
    await unasked(office, edit({ notes: 'Ring twice.' }), 'orders.edit');
    await refused(office, deliver(), 'orders.deliver', 'limit');
    await refused(office, deliver('199.99'), 'orders.deliver', 'limit');
    expect((await tenant.owner.get(`/v1/orders/${id}`)).body).toMatchObject({ status: 'shipped', paid_amount: '0.00' });
    await approved(office, deliver('200'), 'orders.deliver');
    const other = await shipped(tenant, 5, cod);
    await unasked(office, () => asha.post(`/v1/orders/${other}/deliver`, { collected_amount: '500' }), 'orders.deliver');
  });
});

describe('prices below the list', () => {
  test('a file of orders is held to it row by row, and each refused row says why', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '50', daily_approval_limit: '70', can_approve_overrides: true });
    const { tenant, asha, trail, left, change } = office;
    const file = (...rows: string[]) => ['order_number,sku,quantity,unit_price', ...rows].join('\n');
    const send = (text: string) => asha.post('/v1/orders/import', text, csv);
    const first = file('A-1,TEE,1,100', 'A-2,TEE,1,60', 'A-3,TEE,1,49.99', 'A-4,TEE,1,60', 'A-5,TEE,2,85', 'A-6,OTHER,1,1');
    expect((await send(first)).body).toMatchObject({
      created: 4,
      failed: 2,
      errors: [
        { row: 4, column: 'unit_price', message: 'is above 50 INR, the most that your office may approve at once' },
        { row: 5, column: 'unit_price', message: 'passes 70 INR, the most that your office may approve in a day' },
      ],
    });
    expect((await tenant.owner.get('/v1/approval-days')).body.data).toMatchObject([{ approved_amount: '70.00' }]);
    const told = async () => (await trail('orders.receive')).map(({ approval_required, approved_by }) => [approval_required, approved_by]);
    expect(await told()).toEqual([
      [false, null],
      [true, asha.id],
      [true, asha.id],
      [false, null],
    ]);
    expect(await trail('orders.import')).toEqual([
      { action: 'orders.import', outcome: 'success', approval_required: true, approved_by: asha.id },
      { action: 'orders.import', outcome: 'refused', approval_required: true, approved_by: null },
    ]);
    expect(await left()).toMatchObject([{ code: 'approval_not_allowed', user_id: asha.id }]);
    const parts = await tenant.tx(
      (tx) =>
        tx.one<{
          parts: object[];
        }>`select metadata->'parts' as parts from audit_entries where action = 'orders.import' and outcome = 'refused'`,
    );
    expect(parts.parts).toMatchObject([
      { row: 4, order_number: 'A-3', problem: { because: 'limit' } },
      { row: 5, order_number: 'A-4', problem: { because: 'day' } },
    ]);
    // What is there already is not asked about again, nor is anything counted twice.
    expect((await send(first)).body.errors.map((error: { message: string }) => error.message)).toEqual([
      'exists already',
      'exists already',
      'is above 50 INR, the most that your office may approve at once',
      'passes 70 INR, the most that your office may approve in a day',
      'exists already',
      'exists already',
    ]);
    await change({ can_approve_overrides: false, daily_approval_limit: null });
    expect((await send(file('B-1,TEE,1,99', 'B-2,TEE,1,100'))).body).toMatchObject({
      created: 1,
      errors: [{ row: 2, message: 'is an exception that your office may not approve' }],
    });
    expect((await tenant.owner.post('/v1/orders/import', file('C-1,TEE,9,1'), csv)).body).toMatchObject({ created: 1 });
  });

  test('no way round by another name or currency: what an item is for is asked when it is known', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '500', can_approve_overrides: true });
    const { tenant, asha, change } = office;
    const order = (items: object[], more: object = {}) => asha.post('/v1/orders', { items, ...more });
    const dollars = () => order([{ sku: 'TEE', quantity: 1, unit_price: '90' }], { currency: 'USD' });
    await refused(office, dollars, 'orders.create', 'unknown');
    const { id } = (await order([{ sku: 'T-OLD', name: 'Tee', quantity: 6, unit_price: '1' }])).body;
    const [item] = (await tenant.owner.get(`/v1/order-items?order_id=${id}`)).body.data;
    const match = () => asha.post(`/v1/orders/${id}/match-item`, { order_item_id: item.id, sku: 'TEE' });
    await refused(office, match, 'orders.match-item', 'limit');
    await change({ approval_limit: null });
    await approved(office, match, 'orders.match-item');
    await approved(office, dollars, 'orders.create');
  });

  test('the list itself is not lowered by who may make no exception to it, by hand or by a file', async () => {
    const office = await withOffice(app, 'admin', {});
    const { tenant, asha, change, trail } = office;
    const [tee] = (await tenant.owner.get('/v1/products?sku=TEE')).body.data;
    const small = (await tenant.owner.post('/v1/product-variants', { product_id: tee.id, sku: 'TEE-S', name: 'Small', currency: 'INR' }))
      .body.id;
    const set = (fields: object) => () => asha.patch(`/v1/products/${tee.id}`, fields);
    await refused(office, set({ selling_price: '99.99' }), 'products.update', 'exception');
    await refused(office, set({ selling_price: null }), 'products.update', 'exception');
    await unasked(office, set({ selling_price: '110', description: 'Heavier.' }), 'products.update');
    const variant = (selling_price: string) => () => asha.patch(`/v1/product-variants/${small}`, { selling_price });
    await refused(office, variant('109'), 'product_variants.update', 'exception');
    await unasked(office, variant('120'), 'product_variants.update');
    const file = 'sku,name,selling_price\nTEE,Tee,1\nNEW,New,5';
    expect((await asha.post('/v1/products/import?existing=update', file, csv)).body).toMatchObject({
      created: 1,
      updated: 0,
      errors: [{ row: 2, column: 'selling_price', message: 'is an exception that your office may not approve' }],
    });
    expect((await trail('products.import')).map(({ outcome, approval_required }) => [outcome, approval_required])).toEqual([
      ['success', false],
      ['refused', true],
    ]);
    await change({ can_approve_overrides: true });
    await approved(office, set({ selling_price: '80' }), 'products.update');
    expect((await asha.post('/v1/products/import?existing=update', file, csv)).body).toMatchObject({ updated: 2, errors: [] });
  });
});

describe('goods and charges', () => {
  test('units written off or not found are worth what they cost; what is added, moved or found asks for nothing', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '200' });
    const { tenant, asha, change } = office;
    const row = async (sku: string) => {
      const [product] = (await tenant.owner.get(`/v1/products?sku=${sku}`)).body.data;
      const { id } = (await tenant.owner.post('/v1/inventory', { product_id: product.id })).body;
      await tenant.owner.post(`/v1/inventory/${id}/receive`, { quantity: 50 });
      return id as string;
    };
    await tenant.owner.post('/v1/products', { sku: 'GIFT', name: 'Gift', currency: 'INR' });
    const [tee, gift] = [await row('TEE'), await row('GIFT')];
    const adjust = (id: string, change: number) => () => asha.post(`/v1/inventory/${id}/adjust`, { change, reason: 'water damage' });
    const count = (quantity: number) => () => asha.post(`/v1/inventory/${tee}/count`, { quantity });
    await refused(office, adjust(tee, -6), 'inventory.adjust', 'limit');
    await refused(office, count(44), 'inventory.count', 'limit');
    await approved(office, adjust(tee, -5), 'inventory.adjust');
    await approved(office, count(42), 'inventory.count');
    await unasked(office, count(60), 'inventory.count');
    await unasked(office, adjust(tee, 9), 'inventory.adjust');
    // Of what nobody knows the worth, an office with a limit gives nothing away.
    await refused(office, adjust(gift, -1), 'inventory.adjust', 'unknown');
    await change({ approval_limit: null });
    await approved(office, adjust(gift, -1), 'inventory.adjust');
  });

  test('a courier’s charge that is raised by hand is agreed to', async () => {
    const office = await withOffice(app, 'admin', { approval_limit: '200', daily_approval_limit: '250' });
    const { tenant, asha } = office;
    const id = newId();
    const order_id = await ordered(tenant.owner, 1);
    const courier = (await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox' })).body.id;
    await tenant.tx(
      (tx) => tx.exec`
        insert into shipments (id, order_id, courier_config_id, delivery_address, shipping_charges, cod_amount, currency)
        values (${id}, ${order_id}, ${courier}, ${addressed}::jsonb, 120, 0, 'INR')`,
    );
    const set = (fields: object) => () => asha.patch(`/v1/shipments/${id}`, fields);
    await refused(office, set({ shipping_charges: '200.01' }), 'shipments.update', 'limit');
    await approved(office, set({ shipping_charges: '180' }), 'shipments.update');
    await unasked(office, set({ shipping_charges: '150', weight_grams: 900 }), 'shipments.update');
    expect((await tenant.owner.get('/v1/approval-days')).body.data).toMatchObject([{ approved_amount: '60.00' }]);
  });

  test('the rule that exports need approval is not lifted by who may make no exception to it', async () => {
    const office = await withOffice(app, 'admin', {});
    const { asha, change, tenant } = office;
    const set = (require_approval_threshold: number | null) => () =>
      asha.post('/v1/security-settings/change', { require_approval_threshold });
    await tenant.owner.post('/v1/security-settings/change', { require_approval_threshold: 100 });
    await refused(office, set(101), 'security_settings.change', 'exception');
    await refused(office, set(null), 'security_settings.change', 'exception');
    await unasked(office, set(50), 'security_settings.change');
    await change({ can_approve_overrides: true });
    await approved(office, set(null), 'security_settings.change');
  });
});

test('of ten imports at once as much is let through as a day allows', async () => {
  const { tenant, asha } = await withOffice(app, 'admin', { daily_approval_limit: '100', can_approve_overrides: true });
  const files = Array.from({ length: 10 }, (_, n) => `order_number,sku,quantity,unit_price\nR-${n},TEE,1,70`);
  const answers = await Promise.all(files.map((file) => asha.post('/v1/orders/import', file, csv)));
  const made = answers.filter(({ body }) => body.created === 1).length;
  expect(made).toBe(3);
  // One that lost the race is refused whole; one that came later has its row refused.
  expect(
    answers.filter(({ status, body }) => (status === 403 ? body.because === 'day' : body.errors[0]?.column === 'unit_price')),
  ).toHaveLength(7);
  expect((await tenant.owner.get('/v1/orders?limit=200')).body.data).toHaveLength(3);
  expect((await tenant.owner.get('/v1/approval-days')).body.data).toMatchObject([{ approved_amount: '90.00' }]);
});
