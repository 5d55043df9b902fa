import { expect, test, vi } from 'vitest';
import { newId } from '#kernel/ids';
import { adminToken, type TestTenant, testApp } from '#test/app';
import type { MigrationReport } from './index.ts';

const app = await testApp();
const admin = app.client(adminToken);
const at = '/platform/v1';

const report = async (query = 'limit=100'): Promise<MigrationReport> => {
  const { status, text, body } = await admin.get(`${at}/migrations/status?${query}`);
  expect(status, text).toBe(200);
  return body;
};
const of = async ({ slug }: TestTenant) => (await report(`slug=${slug}`)).data[0]!;
const shipping = async (tenant: TestTenant) => (await of(tenant)).packs.find(({ pack }) => pack === 'shipping')!;
/** Until no run is under way. */
const finished = () => vi.waitFor(async () => expect((await report()).run!.finished_at).not.toBeNull(), { timeout: 50_000, interval: 100 });

/** As if the tenant came from a release without the last table of shipping; `standing`: something of that name is in the way. */
const older = ({ schema }: TestTenant, standing = false) =>
  app.database.owner((tx) =>
    tx.script(`
      drop table "${schema}".shipment_tracking;
      delete from "${schema}".schema_migrations where pack = 'shipping' and name like '0003%';
      ${standing ? `create table "${schema}".shipment_tracking (mine integer);` : ''}`),
  );

test('every tenant and pack is told with its version; what waits is named, and a run brings it', async () => {
  const [tenant, other] = [await app.tenant(), await app.tenant({ plan: 'starter' })];
  expect((await of(tenant)).state).toBe('up_to_date');
  expect((await of(other)).packs.map(({ pack }) => pack)).not.toContain('finance');
  await older(tenant);
  expect(await of(tenant)).toMatchObject({ state: 'waiting', error: null });
  expect(await shipping(tenant)).toMatchObject({
    applied: 2,
    version: '0002_create_shipments',
    pending: ['0003_create_shipment_tracking'],
  });

  const asked = await admin.post(`${at}/migrations/run`);
  expect(asked.body, asked.text).toMatchObject({ origin: 'asked', state: 'waiting', tenant_id: null });
  // One at a time: who asks meanwhile is told so.
  const twice = await admin.post(`${at}/tenants/${tenant.id}/migrate`);
  expect([twice.status, twice.body.code]).toEqual([409, 'invalid_state']);
  await finished();
  const { run, total } = await report();
  expect(run).toMatchObject({ id: asked.body.id, state: 'finished', total, done: total, applied: 1, failed: 0 });
  expect(await of(tenant)).toMatchObject({ state: 'up_to_date' });
  expect(await shipping(tenant)).toMatchObject({ applied: 3, pending: [] });
  // The tenant's role may use what came.
  expect((await tenant.owner.get('/v1/shipment-tracking')).status).toBe(200);
  const trail = await admin.get(`${at}/audit-entries?action=migrations.run`);
  expect(trail.body.data[0]).toMatchObject({ outcome: 'success', actor_kind: 'super_admin' });
});

test('a migration that fails says why and holds its tenant back; mended and asked again, it goes on', async () => {
  const [tenant, neighbour] = [await app.tenant(), await app.tenant()];
  await older(tenant, true);
  await admin.post(`${at}/migrations/run`);
  await finished();
  expect((await report()).run).toMatchObject({ state: 'failed', failed: 1 });
  // What failed is told first.
  const { data, held_back } = await report('limit=1');
  expect(held_back).toBe(1);
  expect(data).toMatchObject([
    {
      slug: tenant.slug,
      state: 'failed',
      migration: 'shipping/0003_create_shipment_tracking',
      error: expect.stringContaining('already exists'),
    },
  ]);
  expect((await tenant.owner.get('/v1/products')).body.code).toBe('tenant_held_back');
  expect((await neighbour.owner.get('/v1/products')).status).toBe(200);

  await app.database.owner((tx) => tx.script(`drop table "${tenant.schema}".shipment_tracking`));
  const asked = await admin.post(`${at}/tenants/${tenant.id}/migrate`);
  expect(asked.body).toMatchObject({ tenant_id: tenant.id });
  await finished();
  expect((await report()).run).toMatchObject({ state: 'finished', total: 1, applied: 1 });
  expect(await of(tenant)).toMatchObject({ state: 'up_to_date', error: null });
  expect((await tenant.owner.get('/v1/shipment-tracking')).status).toBe(200);
});

test('a run whose process was lost is told as interrupted, and taken up by another', async () => {
  const tenant = await app.tenant();
  await older(tenant);
  const id = newId();
  await app.database.owner(
    (tx) => tx.exec`
      insert into platform.migration_runs (id, origin, state, total, done, alive_at, started_at)
      values (${id}, 'start', 'running', 9, 4, now() - interval '1 minute', now() - interval '2 minutes')`,
  );
  expect((await report()).run).toMatchObject({ id, state: 'interrupted', done: 4 });
  // One that was asked for goes on by itself.
  await app.database.owner((tx) => tx.exec`update platform.migration_runs set origin = 'asked' where id = ${id}`);
  await finished();
  const { run, total } = await report();
  expect(run).toMatchObject({ id, state: 'finished', total, done: total });
  expect(await of(tenant)).toMatchObject({ state: 'up_to_date' });
});

test('tenants come in pages, each once', async () => {
  await Promise.all([app.tenant(), app.tenant(), app.tenant()]);
  const slugs: string[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page: MigrationReport = await report(`limit=2&offset=${offset}`);
    slugs.push(...page.data.map(({ slug }) => slug));
    offset = page.next_offset;
  }
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(slugs).toHaveLength((await report()).total);
});
