import { expect, test } from 'vitest';
import { hook } from '#kernel/hooks';
import { newId } from '#kernel/ids';
import { type Pack, pack } from '#kernel/pack';
import { adminToken, testApp, testPassword } from '#test/app';
import { eraseFilesOfDeleted, provisionTenant, upgradeTenants } from './index.ts';

const postman = pack({
  name: 'postman',
  hooks: [hook({ name: 'postman', accept: async () => undefined, process: async () => {} })],
});
const app = await testApp({ extraPacks: [postman] });
const admin = app.client(adminToken);
const at = '/platform/v1';

const features = async (id: string) => [...((await app.tenants.find(id))?.features ?? [])];
const ownerOf = (slug: string) => ({ name: 'Asha', email: `owner@${slug}.example`, password: testPassword });
const count = (sql: string, values: unknown[] = []) =>
  app.database.owner(async (tx) => Number((await tx.text<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]!.n));

test('creating a tenant makes its schema, role, owner and the packs of its plan, and says so in the trail', async () => {
  const made = await admin.post(`${at}/tenants`, {
    slug: 'acme-tea',
    name: 'Acme Tea',
    plan: 'professional',
    owner: ownerOf('acme-tea'),
    domain: 'orders.acme.example',
    settings: { timezone: 'Asia/Kolkata', currency: 'INR', gstin: '27AAPFU0939F1ZV' },
  });
  expect(made.status, made.text).toBe(201);
  expect(made.body).toMatchObject({ slug: 'acme-tea', status: 'active', schema_name: 'tenant_acme_tea' });
  expect(made.body.packs).toEqual(expect.arrayContaining(['identity', 'catalog', 'sales', 'shipping', 'finance']));
  expect(made.text).not.toContain(testPassword);

  const signIn = await app
    .client()
    .post('/v1/auth/sign-in', { tenant: 'acme-tea', email: 'owner@acme-tea.example', password: testPassword });
  expect(signIn.status).toBe(200);
  expect(signIn.body.user.is_owner).toBe(true);

  const trail = await admin.get(`${at}/audit-entries?tenant_id=${made.body.id}`);
  expect(trail.body.data).toMatchObject([{ action: 'tenants.create', outcome: 'success', actor_kind: 'super_admin' }]);
  expect(trail.text).not.toContain(testPassword);
});

test.each([
  [{ slug: 'bad-vip' }, '/slug'],
  [{ slug: 'Bad' }, '/slug'],
  [{ settings: { timezone: 'Mars/Olympus' } }, '/settings/timezone'],
  [{ settings: { currency: 'XYZ' } }, '/settings/currency'],
  [{ settings: { colour: 'red' } }, '/settings/colour'],
  [{ plan: 'golden' }, '/plan'],
  [{ domain: 'not a domain' }, '/domain'],
  [{ owner: { name: 'A', email: 'a@b.example', password: 'short' } }, '/owner/password'],
])('%j is refused and leaves nothing', async (wrong, pointer) => {
  const answer = await admin.post(`${at}/tenants`, { slug: 'half', name: 'Half', owner: ownerOf('half'), ...wrong });
  expect(answer.status, answer.text).toBe(422);
  expect(answer.body.errors[0].pointer).toBe(pointer);
  expect(await count(`platform.tenants where slug = 'half'`)).toBe(0);
});

test('a slug is taken once', async () => {
  const { slug } = await app.tenant();
  const again = await admin.post(`${at}/tenants`, { slug, name: 'Twin', owner: ownerOf(slug) });
  expect(again.status, again.text).toBe(409);
  expect(again.body.code).toBe('already_exists');
});

test('a failure half-way leaves no row, no schema and no role', async () => {
  const broken = pack({
    name: 'broken',
    install: async () => {
      throw new Error('the disk is full');
    },
  });
  const slug = 'half-way';
  const input = { slug, name: 'Half', plan: 'business', owner: ownerOf(slug) };
  await expect(provisionTenant(app.database, { ...app.services, packs: [...app.services.packs, broken] }, input)).rejects.toThrow(
    'disk is full',
  );
  expect(await count('platform.tenants where slug = $1', [slug])).toBe(0);
  expect(await count('platform.subscriptions s left join platform.tenants t on t.id = s.tenant_id where t.id is null')).toBe(0);
  expect(await count('pg_namespace where nspname = $1', ['tenant_half_way'])).toBe(0);
  expect(await count('pg_roles where rolname = $1', [app.roles.tenant(slug)])).toBe(0);
  await provisionTenant(app.database, app.services, input);
  expect(await count('pg_namespace where nspname = $1', ['tenant_half_way'])).toBe(1);
});

test('a suspended tenant cannot act; what waited is processed when it is active again', async () => {
  const tenant = await app.tenant();
  const suspended = await admin.post(`${at}/tenants/${tenant.id}/suspend`, { reason: 'unpaid invoices' });
  expect(suspended.body).toMatchObject({ status: 'suspended', status_reason: 'unpaid invoices' });
  expect((await tenant.owner.get('/v1/products')).body.code).toBe('tenant_suspended');
  expect((await tenant.owner.post('/v1/products', { sku: 'A', name: 'A' })).body.code).toBe('tenant_suspended');
  expect((await admin.post(`${at}/tenants/${tenant.id}/suspend`, { reason: 'once more' })).body.code).toBe('invalid_state');

  const delivery = newId();
  await tenant.tx(
    (tx) => tx.exec`
      insert into webhook_deliveries (id, hook, connection_id, external_id, topic, body, state, received_at)
      values (${delivery}, 'postman', ${newId()}, 'd-1', 'letter', '{}', 'parked', now())`,
  );
  expect((await admin.post(`${at}/tenants/${tenant.id}/reactivate`, { reason: 'paid' })).body).toMatchObject({
    status: 'active',
    status_reason: null,
  });
  await app.idle();
  const { state } = await tenant.tx((tx) => tx.one`select state from webhook_deliveries where id = ${delivery}`);
  expect(state).toBe('processed');
  expect((await tenant.owner.get('/v1/products')).status).toBe(200);
});

test('a change of plan installs newly included packs; going down drops nothing', async () => {
  const tenant = await app.tenant({ plan: 'starter' });
  expect((await tenant.owner.get('/v1/expenses')).body.code).toBe('feature_disabled');
  expect(await count('pg_tables where schemaname = $1 and tablename = $2', [tenant.schema, 'expenses'])).toBe(0);

  const up = await admin.post(`${at}/tenants/${tenant.id}/change-plan`, { plan: 'professional' });
  expect(up.status, up.text).toBe(200);
  expect(up.body.packs).toContain('finance');
  expect((await tenant.owner.get('/v1/expenses')).status).toBe(200);

  await admin.post(`${at}/tenants/${tenant.id}/change-plan`, { plan: 'starter' });
  expect((await tenant.owner.get('/v1/expenses')).body.code).toBe('feature_disabled');
  expect(await count('pg_tables where schemaname = $1 and tablename = $2', [tenant.schema, 'expenses'])).toBe(1);
  const history = await admin.get(`${at}/subscriptions?tenant_id=${tenant.id}`);
  expect(history.body.data).toHaveLength(3);
  expect(history.body.data.filter((s: { superseded_at: string | null }) => s.superseded_at === null)).toHaveLength(1);

  expect((await admin.post(`${at}/tenants/${tenant.id}/change-plan`, { plan: 'golden' })).body.code).toBe('invalid_reference');
});

test('an override wins over the plan, in both directions, until it is reset; it brings its pack', async () => {
  const tenant = await app.tenant({ plan: 'starter' });
  const set = (body: object) => admin.post(`${at}/tenants/${tenant.id}/set-feature`, { reason: 'a promise', ...body });
  expect((await set({ feature: 'finance_reports', is_enabled: true })).body.packs).toContain('finance');
  expect((await tenant.owner.get('/v1/expenses')).status).toBe(200);

  await set({ feature: 'shipment_management', is_enabled: false });
  expect(await features(tenant.id)).toEqual(['export_data', 'file_storage', 'finance_reports', 'orders_management']);
  const shown = await admin.get(`${at}/tenants/${tenant.id}?expand=features,subscriptions`);
  expect(shown.body.features.map((f: { override_reason: string }) => f.override_reason)).toEqual(['a promise', 'a promise']);

  await admin.post(`${at}/tenants/${tenant.id}/reset-feature`, { feature: 'shipment_management' });
  expect(await features(tenant.id)).toContain('shipment_management');
  expect((await set({ feature: 'time_travel', is_enabled: true })).body.code).toBe('invalid_reference');
});

test("limits of a feature are the plan's, replaced name by name by the override's", async () => {
  const tenant = await app.tenant({ plan: 'professional' });
  await admin.post(`${at}/tenants/${tenant.id}/set-feature`, {
    feature: 'export_data',
    is_enabled: true,
    config: { max_exports_per_day: 3 },
    reason: 'careful customer',
  });
  expect((await app.tenants.find(tenant.id))!.featureConfig.export_data).toEqual({ max_export_rows: 10000, max_exports_per_day: 3 });
  await admin.post(`${at}/tenants/${tenant.id}/set-feature`, {
    feature: 'export_data',
    is_enabled: true,
    config: { max_export_rows: 5 },
    reason: 'very careful customer',
  });
  expect((await app.tenants.find(tenant.id))!.featureConfig.export_data).toEqual({ max_export_rows: 5 });
});

test('a feature that is switched off is off for everybody, whatever plans and overrides say', async () => {
  const tenant = await app.tenant({ plan: 'business' });
  const feature = (await admin.get(`${at}/features?code=custom_couriers`)).body.data[0];
  expect((await admin.post(`${at}/features/${feature.id}/deactivate`)).body.is_active).toBe(false);
  await admin.post(`${at}/tenants/${tenant.id}/set-feature`, { feature: 'custom_couriers', is_enabled: true, reason: 'even so' });
  expect(await features(tenant.id)).not.toContain('custom_couriers');
  await admin.post(`${at}/features/${feature.id}/activate`);
  expect(await features(tenant.id)).toContain('custom_couriers');
});

test('changes of a plan act on its tenants at once: limits, features with their packs, channels', async () => {
  const plan = (
    await admin.post(`${at}/plans`, { code: 'tiny', name: 'Tiny', price_monthly: '1.00', currency: 'INR', max_users: 1, max_channels: 1 })
  ).body;
  const tenant = await app.tenant({ plan: 'tiny' });
  const now = async () => (await app.tenants.find(tenant.id))!;
  expect((await now()).limits).toEqual({ users: 1, channels: 1, orders_per_month: null });

  expect((await admin.post(`${at}/plans/${plan.id}/set-limits`, { max_users: null, max_orders_per_month: 7 })).body).toMatchObject({
    max_users: null,
    max_orders_per_month: 7,
    max_channels: 1,
  });
  expect((await now()).limits).toEqual({ users: null, channels: 1, orders_per_month: 7 });

  await admin.post(`${at}/plans/${plan.id}/set-feature`, { feature: 'orders_management' });
  expect((await tenant.owner.get('/v1/orders')).status).toBe(200);
  await admin.post(`${at}/plans/${plan.id}/remove-feature`, { feature: 'orders_management' });
  expect((await tenant.owner.get('/v1/orders')).body.code).toBe('feature_disabled');

  expect((await now()).channels).toEqual({ manual: null, csv: null, sandbox: null });
  await admin.post(`${at}/plans/${plan.id}/set-channel`, { channel_type: 'shopify', max_connections: 2 });
  expect((await now()).channels.shopify).toBe(2);
  await admin.post(`${at}/plans/${plan.id}/remove-channel`, { channel_type: 'shopify' });
  expect((await now()).channels).not.toHaveProperty('shopify');
});

test('settings and domain change with the next request; defaults fill what is not set', async () => {
  const tenant = await app.tenant();
  expect((await app.tenants.find(tenant.id))!.settings).toMatchObject({
    timezone: 'Asia/Kolkata',
    currency: 'INR',
    date_format: 'DD/MM/YYYY',
  });
  const changed = await admin.post(`${at}/tenants/${tenant.id}/configure`, {
    domain: 'shop.example.com',
    settings: { timezone: 'Africa/Lagos', currency: 'NGN' },
  });
  expect(changed.status, changed.text).toBe(200);
  expect(await app.tenants.find(tenant.id)).toMatchObject({
    domain: 'shop.example.com',
    settings: { timezone: 'Africa/Lagos', currency: 'NGN' },
  });
  await admin.post(`${at}/tenants/${tenant.id}/configure`, { domain: null });
  expect((await app.tenants.find(tenant.id))!.domain).toBeNull();
});

test('deleting leaves no schema, role or row, only the tombstone, and frees the slug', async () => {
  const tenant = await app.tenant();
  const remove = (confirm: string) => admin.post(`${at}/tenants/${tenant.id}/delete`, { confirm, reason: 'asked for it' });
  expect((await remove(tenant.slug)).body.code).toBe('invalid_state');
  await admin.post(`${at}/tenants/${tenant.id}/cancel`, { reason: 'leaving us' });
  expect((await remove('another')).body.errors[0].pointer).toBe('/confirm');
  const gone = await remove(tenant.slug);
  expect(gone.status, gone.text).toBe(200);

  expect(await count('pg_namespace where nspname = $1', [tenant.schema])).toBe(0);
  expect(await count('pg_roles where rolname = $1', [tenant.role])).toBe(0);
  for (const table of ['tenants where id', 'subscriptions where tenant_id', 'tenant_features where tenant_id']) {
    expect(await count(`platform.${table} = $1::uuid`, [tenant.id]), table).toBe(0);
  }
  expect((await admin.get(`${at}/tenant-tombstones?slug=${tenant.slug}`)).body.data).toMatchObject([
    { id: tenant.id, plan_code: 'business', reason: 'asked for it', deleted_by_name: 'local administrator' },
  ]);
  // Only the deed itself is left in the trail, without the tenant's data.
  const trail = (await admin.get(`${at}/audit-entries?tenant_id=${tenant.id}`)).body.data;
  expect(trail.map((entry: { action: string }) => entry.action)).toEqual(['tenants.delete']);
  expect(trail[0].before).toEqual({});

  expect((await tenant.owner.get('/v1/products')).status).toBe(401);
  expect((await app.client().post(`/v1/hooks/${tenant.id}/${newId()}`, {})).status).toBe(404);
  expect((await admin.get(`${at}/tenants/${tenant.id}`)).status).toBe(404);
  expect((await app.tenant({ slug: tenant.slug })).id).not.toBe(tenant.id);
});

test('the files of a deleted tenant are erased after it, once, and again if that failed', async () => {
  const tenant = await app.tenant();
  await admin.post(`${at}/tenants/${tenant.id}/cancel`, { reason: 'leaving us' });
  await admin.post(`${at}/tenants/${tenant.id}/delete`, { confirm: tenant.slug, reason: 'asked for it' });
  const erased: string[] = [];
  await expect(
    eraseFilesOfDeleted(app.database, async () => {
      throw new Error('the disk is away');
    }),
  ).rejects.toThrow('the disk is away');
  const erase = async (id: string) => void erased.push(id);
  await eraseFilesOfDeleted(app.database, erase);
  await eraseFilesOfDeleted(app.database, erase);
  expect(erased.filter((id) => id === tenant.id)).toHaveLength(1);
});

test("an upgrade brings new migrations' packs and new permissions to tenants that are there, once", async () => {
  const tenant = await app.tenant();
  let installed = 0;
  const release: Pack = pack({
    name: 'novelty',
    permissions: { 'novelty.view': { name: 'View novelties', description: 'See what is new.', roles: ['viewer'] } },
    install: async () => {
      installed++;
    },
  });
  const services = { ...app.services, packs: [...app.services.packs, release] };
  const tenants = await count('platform.tenants');
  await upgradeTenants(app.database, services);
  expect(installed).toBe(tenants);
  const granted = await tenant.tx(
    (tx) => tx.many`select r.code from role_permissions p join roles r on r.id = p.role_id where permission_code = 'novelty.view'`,
  );
  expect(granted).toEqual([{ code: 'viewer' }]);
  await upgradeTenants(app.database, services);
  expect(installed).toBe(tenants);
});

test('a business changes its own settings, and nothing else of its row; branding is a feature', async () => {
  const tenant = await app.tenant({ plan: 'business' });
  const path = '/v1/business/settings';
  const shown = await tenant.owner.get(path);
  expect(shown.status, shown.text).toBe(200);
  expect(shown.body).toMatchObject({
    slug: tenant.slug,
    plan: 'business',
    subscription: { status: 'active' },
    limits: { users: 15, orders_per_month: 10000, channels: 5 },
    usage: { users: 1, orders_per_month: 0, channels: 0 },
    settings: { timezone: 'Asia/Kolkata' },
  });
  const changed = await tenant.owner.patch(path, { timezone: 'Asia/Dubai', currency: 'AED' });
  expect(changed.status, changed.text).toBe(200);
  expect((await app.tenants.find(tenant.id))!.settings).toMatchObject({
    timezone: 'Asia/Dubai',
    currency: 'AED',
    date_format: 'DD/MM/YYYY',
  });
  expect((await tenant.owner.patch(path, { timezone: 'Mars/Olympus' })).body.errors[0].pointer).toBe('/timezone');
  expect((await tenant.owner.patch(path, { branding: { primary_color: '#112233' } })).body.code).toBe('feature_disabled');
  const viewer = await tenant.person('viewer');
  expect((await viewer.get(path)).status).toBe(200);
  expect((await viewer.patch(path, { currency: 'INR' })).body.code).toBe('forbidden');
});

test('usage tells what the limits are held by, to the business and to the platform', async () => {
  const tenant = await app.tenant({ plan: 'starter' });
  const settings = async () => (await tenant.owner.get('/v1/business/settings')).body;
  const asked = async () => {
    const { status, text, body } = await admin.get(`${at}/tenants/${tenant.id}/usage`);
    expect(status, text).toBe(200);
    return body;
  };
  const { limits, usage } = await settings();
  expect(Object.keys(usage)).toEqual(Object.keys(limits));
  expect(usage).toEqual({ users: 1, orders_per_month: 0, channels: 0, file_storage: 0 });
  expect(await asked()).toEqual({ limits, usage });

  // As many invitations as there are places left; the next one is refused at the figure that is shown.
  const roles = await tenant.owner.get('/v1/roles?code=viewer');
  const invite = (n: number) => tenant.owner.post('/v1/invitations', { email: `p${n}@tea.example`, role_ids: [roles.body.data[0].id] });
  for (let n = usage.users; n < limits.users; n++) expect((await invite(n)).status).toBe(201);
  expect((await settings()).usage.users).toBe(limits.users);
  const refused = await invite(99);
  expect(refused.body).toMatchObject({ code: 'quota_exceeded', metric: 'users', limit: limits.users, used: limits.users });

  const order = () =>
    tenant.owner.post('/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }], customer_name: 'Meera' });
  expect((await order()).status).toBe(201);
  await order();
  expect((await asked()).usage.orders_per_month).toBe(2);
  // Without a limit nobody counts as orders come; what came is counted when somebody asks.
  await admin.post(`${at}/tenants/${tenant.id}/change-plan`, { plan: 'enterprise' });
  expect((await order()).status).toBe(201);
  expect(await asked()).toMatchObject({ limits: { orders_per_month: null }, usage: { orders_per_month: 3 } });
  expect((await settings()).usage).toEqual((await asked()).usage);
  // A month later it begins anew.
  app.clock.now = new Date(Date.now() + 32 * 86_400_000);
  expect((await asked()).usage.orders_per_month).toBe(0);
  app.clock.now = undefined;
});

test('people sign in at the own domain of their business without naming it', async () => {
  const tenant = await app.tenant();
  await admin.post(`${at}/tenants/${tenant.id}/configure`, { domain: `${tenant.slug}.shop.example` });
  const signIn = (tenantName: string | undefined, host: string) =>
    app.client().post('/v1/auth/sign-in', { tenant: tenantName, email: tenant.email, password: tenant.password }, { host });
  expect((await signIn(undefined, `${tenant.slug}.shop.example:8443`)).status).toBe(200);
  expect((await signIn(`${tenant.slug}.SHOP.example`, 'serai.example')).status).toBe(200);
  expect((await signIn(undefined, 'other.shop.example')).body.code).toBe('invalid_credentials');
});
