import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testApp } from '#test/app';
import { emptySchema, ledgerOf, migration } from '#test/schemas';
import { emptyDatabase } from '#test/snapshot';
import { startApp } from '../../app.ts';
import { migrateSchema, migrateTenants, migrationStatus } from './migrate.ts';

const app = await testApp();
const steps = Array.from({ length: 8 }, (_, n) => migration(`000${n + 1}_step`, `create table t${n} (id int); select pg_sleep(0.01);`));

it('processes that race on one schema each do what the other has not', async () => {
  const tenant = await emptySchema(app);
  const counts = await Promise.all([1, 2, 3].map(() => migrateSchema(app.database, tenant.schema, steps)));
  expect(counts.reduce((sum, count) => sum + count)).toBe(steps.length);
  expect(await ledgerOf(app, tenant)).toEqual(steps.map(({ name }) => name));
});

it('forty tenants are migrated in parallel, by two processes at once, with nothing twice and nothing left', async () => {
  const packs = app.packs.filter(({ name }) => name !== 'kernel' && name !== 'platform');
  const tenants = [];
  for (let n = 0; n < 40; n++) tenants.push(await emptySchema(app));
  const plan = tenants.map((tenant) => ({ tenant, packs }));
  const progress: number[] = [];
  const [first, second] = await Promise.all([
    migrateTenants(app.database, plan, { parallel: 2, onProgress: ({ done }) => progress.push(done) }),
    migrateTenants(app.database, [...plan].reverse(), { parallel: 2 }),
  ]);
  expect([first.failed, second.failed]).toEqual([[], []]);
  expect(progress).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  const { applied } = await migrationStatus(app.database, tenants[0]!, packs);
  expect(first.applied + second.applied).toBe(40 * applied);
  for (const tenant of tenants) expect((await migrationStatus(app.database, tenant, packs)).pending).toEqual([]);
}, 360_000);

it('processes that start together on a new database both come up', async () => {
  const fresh = await emptyDatabase(process.env.DATABASE_URL!);
  const directory = mkdtempSync(join(tmpdir(), 'serai-'));
  const apps = await Promise.all([1, 2, 3].map(() => startApp({ directory, databaseUrl: fresh.url, role: 'api' })));
  for (const one of apps) expect((await one.server.inject('/readyz')).statusCode).toBe(200);
  await Promise.all(apps.map((one) => one.close()));
  await fresh.drop();
  rmSync(directory, { recursive: true });
}, 360_000);
