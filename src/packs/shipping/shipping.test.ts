import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { type TestTenant, testApp } from '#test/app';
import { sandboxCourier } from './couriers/sandbox.ts';
import shipping from './pack.ts';

const app = await testApp();

/** A confirmed order of one item, without stock behind it. */
async function confirmedOrder(tenant: TestTenant, { quantity = 2, cod = true, address = true } = {}) {
  const [channel, order, item] = [newId(), newId(), newId()];
  const to = {
    name: 'Asha Rao',
    phone: '9800000001',
    line1: '12 Lake Road',
    city: 'Pune',
    state: 'Maharashtra',
    postal_code: '411001',
    country: 'IN',
  };
  await tenant.tx(async (tx) => {
    await tx.exec`insert into sales_channels (id, channel_type_code, name, status) values (${channel}, 'manual', 'Phone', 'active')`;
    await tx.exec`
      insert into orders (id, channel_id, external_order_id, status, payment_status, payment_method, customer_email, shipping_address,
        subtotal, total_amount, currency, order_date)
      values (${order}, ${channel}, ${order}, 'confirmed', ${cod ? 'cod' : 'paid'}, ${cod ? 'cod' : 'prepaid'}, 'asha@example.com',
        ${address ? to : null}::jsonb, 1000, 1000, 'INR', now())`;
    await tx.exec`
      insert into order_items (id, order_id, position, name, sku, quantity, unit_price, total_amount, currency)
      values (${item}, ${order}, 1, 'Steel bottle', 'BTL-1', ${quantity}, 500, 1000, 'INR')`;
  });
  return { order, item };
}

async function connected(settings: Record<string, unknown> = {}): Promise<{ tenant: TestTenant; courier: string }> {
  const tenant = await app.tenant();
  const { status, text, body } = await tenant.owner.post('/v1/courier-configs', {
    courier_type_code: 'sandbox',
    name: 'Sandbox',
    settings,
  });
  expect(status, text).toBe(201);
  return { tenant, courier: body.id };
}

const shipped = async (tenant: TestTenant, input: object) => {
  const { status, text, body } = await tenant.owner.post('/v1/shipments', input);
  expect(status, text).toBe(201);
  return body;
};
const shipmentOf = async (tenant: TestTenant, id: string) => (await tenant.owner.get(`/v1/shipments/${id}`)).body;

describe('courier connections', () => {
  test('the first is the default, another may take over, one stays at most', async () => {
    const { tenant, courier } = await connected();
    const second = (await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Second' })).body;
    expect(second.is_default).toBe(false);
    expect((await tenant.owner.post(`/v1/courier-configs/${second.id}/set-default`)).body.is_default).toBe(true);
    const third = (await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Third', is_default: true })).body;
    const { data } = (await tenant.owner.get('/v1/courier-configs?is_default=true')).body;
    expect(data.map((each: { id: string }) => each.id)).toEqual([third.id]);
    expect((await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'SECOND' })).body.code).toBe(
      'already_exists',
    );
    expect((await tenant.owner.post(`/v1/courier-configs/${courier}/disconnect`)).body).toMatchObject({
      status: 'disconnected',
      is_active: false,
    });
  });

  test('what is refused: unknown types, types without a connector, credentials that do not fit', async () => {
    const { tenant } = await connected();
    const connect = async (body: object) => (await tenant.owner.post('/v1/courier-configs', { name: 'X', ...body })).body;
    expect(await connect({ courier_type_code: 'nobody' })).toMatchObject({ code: 'invalid_reference' });
    for (const code of ['delhivery', 'bluedart', 'dtdc', 'custom']) {
      expect(await connect({ courier_type_code: code })).toMatchObject({ code: 'connector_not_available', status: 422 });
    }
    expect(await connect({ courier_type_code: 'shiprocket', credentials: { email: 'a@example.com' } })).toMatchObject({
      code: 'invalid_provider_credentials',
      errors: [{ pointer: '/credentials/password' }],
    });
    expect(await connect({ courier_type_code: 'sandbox', credentials: { any: 1 } })).toMatchObject({
      code: 'invalid_provider_credentials',
    });
  });

  test('credentials leave through no path: not the API, not the trail; they are sealed at rest', async () => {
    const { tenant } = await connected();
    const secret = 'a-password-to-look-for';
    const made = await tenant.owner.post('/v1/courier-configs', {
      courier_type_code: 'shiprocket',
      name: 'Shiprocket',
      credentials: { email: 'api@example.com', password: secret },
    });
    expect(made.status, made.text).toBe(201);
    expect(made.text).not.toContain(secret);
    const trail = await tenant.tx((tx) => tx.many`select * from audit_entries`);
    expect(JSON.stringify(trail)).not.toContain(secret);
    const [row] = await tenant.tx(
      (tx) => tx.many<{ credentials: Uint8Array }>`select credentials from courier_configs where id = ${made.body.id}`,
    );
    expect(Buffer.from(row!.credentials).toString('latin1')).not.toContain(secret);
    expect((await tenant.owner.get('/v1/courier-configs?fields=credentials')).status).toBe(400);
    await tenant.owner.post(`/v1/courier-configs/${made.body.id}/disconnect`);
    expect(await tenant.tx((tx) => tx.many`select credentials, webhook_token from courier_configs where id = ${made.body.id}`)).toEqual([
      { credentials: null, webhook_token: null },
    ]);
  });

  test('only those who manage couriers see the token', async () => {
    const { tenant, courier } = await connected();
    const { body } = await tenant.owner.post(`/v1/courier-configs/${courier}/reveal-webhook`);
    expect(body).toMatchObject({ path: `/v1/hooks/${tenant.id}/${courier}`, header: 'x-api-key' });
    expect((await tenant.owner.post(`/v1/courier-configs/${courier}/reveal-webhook`)).body.token).toBe(body.token);
    expect((await tenant.owner.post(`/v1/courier-configs/${courier}/reveal-webhook`, { renew: true })).body.token).not.toBe(body.token);
    const operator = await tenant.person('operator');
    expect((await operator.post(`/v1/courier-configs/${courier}/reveal-webhook`)).body.code).toBe('forbidden');
  });
});

describe('shipping an order', () => {
  test('in parts, never more than is left; cancelling gives back', async () => {
    const { tenant } = await connected();
    const { order, item } = await confirmedOrder(tenant, { quantity: 3 });
    const first = await shipped(tenant, { order_id: order, items: [{ order_item_id: item, quantity: 1 }] });
    const rest = await shipped(tenant, { order_id: order });
    expect([first.cod_amount, rest.cod_amount]).toEqual(['333.33', '666.67']);
    expect(first.shipment_number).toMatch(/^SHP-\d{6}$/);
    expect((await tenant.owner.post('/v1/shipments', { order_id: order })).body).toMatchObject({ code: 'quantity_exceeded', remaining: 0 });
    const again = { order_id: order, items: [{ order_item_id: item, quantity: 1 }] };
    expect((await tenant.owner.post('/v1/shipments', again)).body).toMatchObject({ code: 'quantity_exceeded', remaining: 0 });

    expect((await tenant.owner.post(`/v1/shipments/${rest.id}/cancel`, { reason: 'Packed wrongly' })).body).toMatchObject({
      status: 'cancelled',
      items_state: 'given_back',
      cancel_reason: 'Packed wrongly',
    });
    expect((await tenant.owner.post(`/v1/shipments/${rest.id}/cancel`, { reason: 'Once more' })).body.code).toBe('invalid_state');
    expect((await tenant.owner.get(`/v1/orders/${order}`)).body.fulfillment_status).toBe('partial');
    expect(await shipped(tenant, { order_id: order })).toMatchObject({ cod_amount: '666.67' });
    await app.idle();
  });

  test('what is refused', async () => {
    const { tenant, courier } = await connected();
    const { order } = await confirmedOrder(tenant);
    const ship = async (body: object) => (await tenant.owner.post('/v1/shipments', body)).body;
    expect(await ship({ order_id: newId() })).toMatchObject({ code: 'invalid_reference', errors: [{ pointer: '/order_id' }] });
    const elsewhere = await confirmedOrder(await app.tenant());
    expect(await ship({ order_id: elsewhere.order })).toMatchObject({ code: 'invalid_reference' });
    const other = await confirmedOrder(tenant, { address: false });
    expect(await ship({ order_id: other.order })).toMatchObject({ code: 'address_missing', status: 409 });
    const items = [{ order_item_id: other.item, quantity: 1 }];
    expect(await ship({ order_id: order, items })).toMatchObject({
      code: 'invalid_reference',
      errors: [{ pointer: '/items/0/order_item_id' }],
    });
    expect(await ship({ order_id: order, items: [{ order_item_id: other.item, quantity: 0 }] })).toMatchObject({ code: 'invalid_input' });
    expect(await ship({ order_id: order, weight_grams: -5 })).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/weight_grams' }],
    });
    await tenant.tx((tx) => tx.exec`update orders set status = 'pending' where id = ${order}`);
    expect(await ship({ order_id: order })).toMatchObject({ code: 'invalid_state', state: 'pending' });
    await tenant.owner.post(`/v1/courier-configs/${courier}/disconnect`);
    await tenant.tx((tx) => tx.exec`update orders set status = 'confirmed' where id = ${order}`);
    expect(await ship({ order_id: order })).toMatchObject({ code: 'invalid_reference', errors: [{ pointer: '/courier_config_id' }] });
  });

  test('is booked after the commit: AWB, charges, label; pick-up and manifest follow when asked', async () => {
    const { tenant } = await connected({ pickup_location: 'Main', pickup_address: { name: 'Acme', city: 'Mumbai' } });
    const { order } = await confirmedOrder(tenant);
    const { id, booking_state, awb_number } = await shipped(tenant, { order_id: order, weight_grams: 750 });
    expect([booking_state, awb_number]).toEqual(['pending', null]);
    await app.idle();
    const booked = await shipmentOf(tenant, id);
    expect(booked).toMatchObject({
      booking_state: 'booked',
      status: 'created',
      shipping_charges: '62.50',
      courier_name: 'Sandbox Surface',
    });
    const label = await tenant.owner.get(`/v1/shipments/${id}/label`);
    expect(label.status).toBe(200);
    expect(label.headers['content-type']).toBe('application/pdf');
    expect(label.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(label.headers['content-disposition']).toMatch(/^attachment; filename="label-[\w-]+\.pdf"$/);
    const { body: files } = await tenant.owner.get(`/v1/file-uploads?record_type=shipments&record_id=${id}`);
    expect(files.data).toMatchObject([
      { user_id: null, is_trusted: true, file_category: 'label', mime_type: 'application/pdf', file_size: label.body.length },
    ]);
    // Elsewhere it is not given out: whoever may see files need not see addresses.
    expect((await tenant.owner.get(`/v1/file-uploads/${files.data[0].id}/content`)).body.code).toBe('file_kept_elsewhere');

    await tenant.owner.post(`/v1/shipments/${id}/request-pickup`);
    await tenant.owner.post(`/v1/shipments/${id}/manifest`);
    await app.idle();
    expect(await shipmentOf(tenant, id)).toMatchObject({
      status: 'manifested',
      manifest_url: expect.stringMatching(/^https:/),
      pickup_scheduled_date: expect.stringMatching(/^\d{4}-/),
    });
    const { body } = await tenant.owner.get(`/v1/shipments/${id}?expand=items,tracking,order,courier_config`);
    expect(body.items).toMatchObject([{ quantity: 2 }]);
    expect(body.tracking).toMatchObject([{ status: 'manifested', source: 'serai' }]);
    expect(body.order.id).toBe(order);
    expect(body.courier_config.name).toBe('Sandbox');

    await tenant.owner.post(`/v1/shipments/${id}/cancel`, { reason: 'Customer changed their mind' });
    await app.idle();
    expect(sandboxCourier.orders.find((each) => each.awb === booked.awb_number)!.status).toBe('CANCELED');
  });

  test('a courier that refuses makes a visibly failed shipment, which can be retried', async () => {
    const { tenant, courier } = await connected({ misbehave: 'refuse' });
    const { order } = await confirmedOrder(tenant, { cod: false });
    const { id } = await shipped(tenant, { order_id: order });
    await app.idle();
    expect(await shipmentOf(tenant, id)).toMatchObject({
      booking_state: 'failed',
      booking_attempts: 1,
      last_error: expect.stringContaining('The pincode is not serviceable.'),
    });
    expect((await tenant.owner.get('/v1/shipments?booking_state=failed')).body.data).toHaveLength(1);
    expect((await tenant.owner.get(`/v1/shipments/${id}/label`)).status).toBe(404);
    expect((await tenant.owner.post(`/v1/shipments/${id}/request-pickup`)).body.code).toBe('invalid_state');
    await tenant.owner.patch(`/v1/courier-configs/${courier}`, { settings: {} });
    expect((await tenant.owner.post(`/v1/shipments/${id}/retry-booking`)).body).toMatchObject({ booking_state: 'pending' });
    await app.idle();
    expect(await shipmentOf(tenant, id)).toMatchObject({ booking_state: 'booked', last_error: null });
    expect((await tenant.owner.post(`/v1/shipments/${id}/retry-booking`)).body.code).toBe('invalid_state');
  });
});

describe('who may see and do what', () => {
  test('viewers see the address masked, may not search by what is masked, and print nothing', async () => {
    const { tenant } = await connected();
    const { order } = await confirmedOrder(tenant);
    const { id } = await shipped(tenant, { order_id: order });
    await app.idle();
    const viewer = await tenant.person('viewer');
    const { body } = await viewer.get(`/v1/shipments/${id}`);
    expect(JSON.stringify(body.delivery_address)).not.toContain('12 Lake Road');
    expect((await tenant.owner.get(`/v1/shipments/${id}`)).body.delivery_address.line1).toBe('12 Lake Road');
    for (const path of [`/v1/shipments/${id}/cancel`, `/v1/shipments/${id}/manifest`]) {
      expect((await viewer.post(path, path.endsWith('cancel') ? { reason: 'Because' } : {})).body.code).toBe('forbidden');
    }
    expect((await viewer.get(`/v1/shipments/${id}/label`)).body.code).toBe('forbidden');
    const operator = await tenant.person('operator');
    expect((await operator.get(`/v1/shipments/${id}/label`)).status).toBe(200);
  });

  test("another business's shipments and couriers do not exist", async () => {
    const { tenant, courier } = await connected();
    const { order } = await confirmedOrder(tenant);
    const { id } = await shipped(tenant, { order_id: order });
    const stranger = (await app.tenant()).owner;
    for (const path of [`/v1/shipments/${id}`, `/v1/shipments/${id}/label`, `/v1/courier-configs/${courier}`]) {
      expect((await stranger.get(path)).status).toBe(404);
    }
    expect((await stranger.post(`/v1/shipments/${id}/cancel`, { reason: 'Mischief' })).status).toBe(404);
    await app.idle();
  });
});

test('demo data: one courier, however often it is asked for', async () => {
  const tenant = await app.tenant();
  const world = app.world((await app.tenants.find(tenant.id))!);
  await shipping.demo!(world);
  await shipping.demo!(world);
  await app.idle();
  expect((await tenant.owner.get('/v1/courier-configs')).body.data).toMatchObject([
    { name: 'Sandbox courier', status: 'connected', is_default: true },
  ]);
});

test('a business without this pack has no webhooks, and no trouble from those who try', async () => {
  const plan = `bare_${newId().slice(-6)}`;
  await app.database.owner(
    (tx) => tx.exec`
    insert into platform.plans (id, name, code, currency) values (${newId()}, ${plan}, ${plan}, 'INR')`,
  );
  const tenant = await app.tenant({ plan });
  expect((await tenant.owner.get('/v1/shipments')).body.code).toBe('feature_disabled');
  expect((await app.client().post(`/v1/hooks/${tenant.id}/${newId()}`, Buffer.from('{}'))).status).toBe(404);
});

test('what couriers can be connected is told with what they ask for', async () => {
  const { tenant } = await connected();
  const { status, body } = await tenant.owner.get('/v1/connectable/courier-types');
  expect(status).toBe(200);
  const types = new Map(body.data.map((type: { code: string }) => [type.code, type]));
  expect(types.get('sandbox')).toMatchObject({ has_connector: true, connected: 1, config_schema: null });
  expect(types.get('shiprocket')).toMatchObject({ has_connector: true, connected: 0, config_schema: { required: ['email', 'password'] } });
  expect(types.get('dtdc')).toMatchObject({ has_connector: false });
});
