import { beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

const shopify = (domain: string) => ({
  channel_type_code: 'shopify',
  name: domain,
  credentials: { shop_domain: `${domain}.myshopify.com`, access_token: 'shpat_0123456789abcdef', api_secret: 'shpss_secret' },
  settings: { pull_orders: false, push_inventory: false },
});

test('every business starts with a channel for orders by hand and one for files', async () => {
  const { owner } = await app.tenant();
  const { data } = (await owner.get('/v1/sales-channels')).body;
  expect(data.map((channel: { channel_type_code: string; status: string }) => [channel.channel_type_code, channel.status])).toEqual([
    ['manual', 'active'],
    ['csv', 'active'],
  ]);
});

test('credentials are checked against the type, sealed, and shown to nobody', async () => {
  const { owner, tx } = await app.tenant();
  const wrong = await owner.post('/v1/sales-channels', {
    ...shopify('kaveri'),
    credentials: { shop_domain: 'kaveri.myshopify.com', nonsense: 'x' },
  });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'invalid_provider_credentials']);
  expect(wrong.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
    '/credentials/access_token',
    '/credentials/api_secret',
    '/credentials/nonsense',
  ]);
  const other = await owner.post('/v1/sales-channels', {
    ...shopify('kaveri'),
    credentials: { ...shopify('x').credentials, shop_domain: 'shop.example.com' },
  });
  expect(other.body).toMatchObject({ code: 'invalid_provider_credentials', errors: [{ pointer: '/credentials/shop_domain' }] });

  const made = await owner.post('/v1/sales-channels', shopify('kaveri'));
  expect([made.status, made.body]).toMatchObject([
    201,
    { external_account: 'kaveri.myshopify.com', webhook_path: expect.stringMatching(/^\/v1\/hooks\//) },
  ]);
  expect(made.text).not.toMatch(/shpat|shpss/);
  const { sealed } = await tx(
    (t) => t.one<{ sealed: Uint8Array }>`select credentials_sealed as sealed from sales_channels where id = ${made.body.id}`,
  );
  expect(Buffer.from(sealed).includes('shpat')).toBe(false);
  expect((await owner.get('/v1/audit-entries?limit=200')).text).not.toMatch(/shpat|shpss/);
});

test('a type without a connector says so; an unknown type too', async () => {
  const { owner } = await app.tenant();
  const connect = (channel_type_code: string) => owner.post('/v1/sales-channels', { channel_type_code, name: 'x', credentials: {} });
  expect((await connect('woocommerce')).body).toMatchObject({ code: 'connector_not_available' });
  expect((await connect('ebay')).body).toMatchObject({ code: 'invalid_reference', errors: [{ pointer: '/channel_type_code' }] });
});

test('the plan limits connections; internal ones count against nothing; a disconnected one makes room', async () => {
  const { owner } = await app.tenant({ plan: 'starter' });
  for (const name of ['a', 'b']) expect((await owner.post('/v1/sales-channels', { channel_type_code: 'manual', name })).status).toBe(201);
  const first = await owner.post('/v1/sales-channels', shopify('one'));
  expect(first.status).toBe(201);
  expect((await owner.post('/v1/sales-channels', shopify('two'))).body).toMatchObject({ code: 'quota_exceeded', limit: 1 });
  expect((await owner.post(`/v1/sales-channels/${first.body.id}/disconnect`)).body).toMatchObject({ status: 'disconnected' });
  expect((await owner.post('/v1/sales-channels', shopify('two'))).status).toBe(201);
  const back = await owner.post(`/v1/sales-channels/${first.body.id}/reconnect`, { credentials: shopify('one').credentials });
  expect(back.body).toMatchObject({ code: 'quota_exceeded' });
});

test('what can be connected is told with what it asks for and how much room is left', async () => {
  const { owner } = await app.tenant({ plan: 'starter' });
  const told = async () => {
    const { status, body } = await owner.get('/v1/connectable/channel-types');
    expect(status).toBe(200);
    return new Map<string, Record<string, unknown>>(body.data.map((type: { code: string }) => [type.code, type]));
  };
  const before = await told();
  expect(before.get('shopify')).toMatchObject({ has_connector: true, in_plan: true, connected: 0, left: 1 });
  expect(before.get('shopify')!.config_schema).toMatchObject({ required: ['shop_domain', 'access_token', 'api_secret'] });
  expect(before.get('woocommerce')).toMatchObject({ has_connector: false });
  expect(before.get('manual')).toMatchObject({ is_internal: true, in_plan: true, left: null });
  expect([...before.values()].filter(({ in_plan }) => !in_plan).every(({ left }) => left === 0)).toBe(true);
  expect((await owner.post('/v1/sales-channels', shopify('told'))).status).toBe(201);
  expect((await told()).get('shopify')).toMatchObject({ connected: 1, left: 0 });
});

test('one live connection per account', async () => {
  const { owner } = await app.tenant();
  expect((await owner.post('/v1/sales-channels', shopify('same'))).status).toBe(201);
  const again = await owner.post('/v1/sales-channels', shopify('same'));
  expect([again.status, again.body.code]).toMatchObject([409, expect.stringMatching(/already_exists|quota_exceeded/)]);
});

test('settings are known options only', async () => {
  const { owner } = await app.tenant();
  const { body } = await owner.post('/v1/sales-channels', { channel_type_code: 'manual', name: 'Counter' });
  const set = (settings: object) => owner.post(`/v1/sales-channels/${body.id}/configure`, { settings });
  expect((await set({ fees: { platform_fee_percent: '2.5' } })).body).toMatchObject({
    settings: { fees: { platform_fee_percent: '2.5' } },
  });
  expect((await set({ fee: 2 })).status).toBe(422);
});

test('where nobody outside is connected there is nothing to pull or push; it can be ended and taken up again', async () => {
  const { owner } = await app.tenant();
  const channels = (await owner.get('/v1/sales-channels')).body.data as { id: string; channel_type_code: string; has_provider: boolean }[];
  expect(channels.map(({ has_provider }) => has_provider)).toEqual([false, false]);
  const at = (verb: string) => `/v1/sales-channels/${channels.find((one) => one.channel_type_code === 'manual')!.id}/${verb}`;
  for (const verb of ['sync', 'push-inventory'])
    expect((await owner.post(at(verb))).body).toMatchObject({ status: 422, code: 'no_provider', channel_type_code: 'manual' });
  expect((await owner.post(at('disconnect'))).status).toBe(200);
  const again = await owner.post(at('reconnect'), { credentials: {} });
  expect([again.status, again.body.status]).toEqual([200, 'active']);
});

test('an operator sees channels but neither connects nor configures them', async () => {
  const tenant = await app.tenant();
  const operator = await tenant.person('operator');
  expect((await operator.get('/v1/sales-channels')).status).toBe(200);
  expect((await operator.post('/v1/sales-channels', shopify('x'))).status).toBe(403);
});
