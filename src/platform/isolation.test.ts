import { expect, test } from 'vitest';
import { adminToken, testApp } from '#test/app';

const app = await testApp();
const acme = await app.tenant();
const globex = await app.tenant();
for (const { id } of [acme, globex]) {
  await app
    .client(adminToken)
    .post(`/platform/v1/tenants/${id}/set-feature`, { feature: 'white_label', is_enabled: true, reason: 'a test' });
}

const as = (sql: string) => acme.tx((tx) => tx.text<Record<string, unknown>>(sql, []));

test.each([
  ['tenants', 'id'],
  ['subscriptions', 'tenant_id'],
  ['tenant_features', 'tenant_id'],
  ['tenant_access', 'id'],
])("a tenant's role sees its own rows of platform.%s and nobody else's", async (table, column) => {
  const rows = await as(`select ${column} as tenant from platform.${table}`);
  expect(rows).toEqual([{ tenant: acme.id }]);
  expect(await as(`select 1 from platform.${table} where ${column} = '${globex.id}'`)).toEqual([]);
});

test.each(['plans', 'features', 'plan_features', 'channel_types', 'plan_channels', 'courier_types'])(
  'reference data: everybody reads platform.%s',
  async (table) => {
    expect((await as(`select * from platform.${table}`)).length).toBeGreaterThan(3);
  },
);

test.each(['super_admins', 'audit_entries', 'tenant_tombstones', 'idempotency_keys', 'schema_migrations', 'installation'])(
  'platform.%s is out of reach',
  async (table) => {
    await expect(as(`select * from platform.${table}`)).rejects.toThrow('permission denied');
  },
);

test.each([
  `update platform.tenants set status = 'active'`,
  `insert into platform.tenant_features (id, tenant_id, feature_id, is_enabled) values (gen_random_uuid(), '${acme.id}', gen_random_uuid(), true)`,
  `delete from platform.subscriptions`,
  `update platform.plans set max_users = null`,
  `create table platform.mine (id int)`,
])('a tenant writes nothing there: %s', async (sql) => {
  await expect(as(sql)).rejects.toThrow('permission denied');
});

test("another tenant's schema is out of reach, by name and by search path", async () => {
  await expect(as(`select * from ${globex.schema}.users`)).rejects.toThrow('permission denied');
  await expect(
    acme.tx(async (tx) => {
      await tx.text(`set local search_path = ${globex.schema}`, []);
      await tx.text('select * from users', []);
    }),
  ).rejects.toThrow(/does not exist|permission denied/);
});

test("the platform's role adds to its trail and changes nothing there", async () => {
  const on = (sql: string) => app.database.platform((tx) => tx.text(sql, []));
  await expect(on('update audit_entries set actor_name = null')).rejects.toThrow('permission denied');
  await expect(on('delete from audit_entries')).rejects.toThrow('permission denied');
  await expect(on('delete from tenant_tombstones')).rejects.toThrow('permission denied');
  await expect(on('update tenant_tombstones set reason = null')).rejects.toThrow('permission denied');
  await expect(on('delete from schema_migrations')).rejects.toThrow('permission denied');
  await expect(on(`select * from ${acme.schema}.users`)).rejects.toThrow('permission denied');
});
