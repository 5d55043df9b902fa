import { expect, it } from 'vitest';
import { pack } from '#kernel/pack';
import { testApp } from '#test/app';
import { emptySchema, ledgerOf, migration } from '#test/schemas';
import { inOrder, migrateSchema, migrateTenant, migrateTenants, migrationStatus } from './migrate.ts';

const app = await testApp();
const one = migration('0001_make', 'create table things (id int primary key);');
const two = migration('0002_fill', 'insert into things values (1);');
const broken = migration('0003_break', 'insert into things values (2); insert into nowhere values (1);');
const mended = migration('0003_break', 'insert into things values (2);', 'mended');

it('runs what a schema lacks, once', async () => {
  const { schema } = await emptySchema(app);
  expect(await migrateSchema(app.database, schema, [one])).toBe(1);
  expect(await migrateSchema(app.database, schema, [one, two])).toBe(1);
  expect(await migrateSchema(app.database, schema, [one, two])).toBe(0);
});

it('undoes the one that fails, keeps those before, and goes on from there', async () => {
  const tenant = await emptySchema(app);
  await expect(migrateSchema(app.database, tenant.schema, [one, two, broken])).rejects.toThrow(/nowhere/);
  expect(await ledgerOf(app, tenant)).toEqual(['0001_make', '0002_fill']);
  const things = () => app.database.owner((tx) => tx.text<{ id: number }>(`select id from "${tenant.schema}".things order by id`, []));
  expect(await things()).toEqual([{ id: 1 }]);
  expect(await migrateSchema(app.database, tenant.schema, [one, two, mended])).toBe(1);
  expect(await things()).toEqual([{ id: 1 }, { id: 2 }]);
});

it('refuses a file that was changed after it ran, and runs nothing after it', async () => {
  const tenant = await emptySchema(app);
  await migrateSchema(app.database, tenant.schema, [one]);
  const changed = migration('0001_make', 'create table things (id bigint primary key);', 'another');
  await expect(migrateSchema(app.database, tenant.schema, [changed, two])).rejects.toThrow(/0001_make was changed after it ran/);
  expect(await ledgerOf(app, tenant)).toEqual(['0001_make']);
});

it('brings an empty schema to what a tenant of today has, privileges and all', async () => {
  const tenant = await emptySchema(app);
  const packs = app.packs.filter(({ name }) => name !== 'kernel' && name !== 'platform');
  const before = await migrateSchema(app.database, tenant.schema, []).then(() => migrationStatus(app.database, tenant, packs));
  expect(before.applied).toBe(0);
  expect(before.pending[0]).toBe('kernel/0001_create_kernel_tables');
  expect(await migrateTenant(app.database, tenant, packs)).toBe(before.pending.length);
  expect(await migrationStatus(app.database, tenant, packs)).toEqual({ applied: before.pending.length, pending: [] });

  const today = await app.tenant();
  const shape = ({ schema, role }: typeof tenant) =>
    app.database.owner((tx) =>
      tx.text(
        `select table_name, string_agg(privilege_type, ',' order by privilege_type) as may
           from information_schema.role_table_grants where table_schema = $1 and grantee = $2 group by table_name order by table_name`,
        [schema, role],
      ),
    );
  expect(await shape(tenant)).toEqual(await shape(today));
  expect(await shape(tenant)).toContainEqual({ table_name: 'audit_entries', may: 'INSERT,SELECT' });
});

it('of many tenants: one that fails stops no other, and all is reported', async () => {
  const tenants = await Promise.all([emptySchema(app), emptySchema(app), emptySchema(app)]);
  await app.database.owner((tx) => tx.script(`create table "${tenants[1]!.schema}".events (mine int)`));
  const packs = app.packs.filter(({ name }) => name === 'identity');
  const seen: string[] = [];
  const { applied, failed } = await migrateTenants(
    app.database,
    tenants.map((tenant) => ({ tenant, packs })),
    { onProgress: ({ tenant, done, total, error }) => seen.push(`${tenant.slug} ${done}/${total}${error ? ' failed' : ''}`) },
  );
  expect(failed.map(({ tenant }) => tenant.slug)).toEqual([tenants[1]!.slug]);
  expect(failed[0]!.error!.message).toMatch(/events/);
  expect(seen).toHaveLength(3);
  for (const tenant of [tenants[0]!, tenants[2]!]) expect((await migrationStatus(app.database, tenant, packs)).pending).toEqual([]);
  expect(applied).toBeGreaterThan(0);
  await app.database.owner((tx) => tx.script(`drop table "${tenants[1]!.schema}".events`));
  expect(
    (
      await migrateTenants(
        app.database,
        tenants.map((tenant) => ({ tenant, packs })),
      )
    ).failed,
  ).toEqual([]);
});

it('orders packs after those they use, and refuses circles and strangers', () => {
  const a = pack({ name: 'a', uses: ['b'] });
  const b = pack({ name: 'b', uses: ['c'] });
  const c = pack({ name: 'c' });
  expect(inOrder([a, b, c])).toEqual(['kernel', 'c', 'b', 'a']);
  expect(() => inOrder([a, b, pack({ name: 'c', uses: ['a'] })])).toThrow('a → b → c → a');
  expect(() => inOrder([a])).toThrow('a uses b');
});
