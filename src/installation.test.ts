import { expect, test } from 'vitest';
import { testApp } from '#test/app';
import { bringUpToDate } from './installation.ts';

const app = await testApp();

const noted = () =>
  app.database.owner(
    async (tx) => (await tx.one<{ noted: string | null }>`select up_to_date_with as noted from platform.installation`).noted,
  );
const mayReadPlans = () =>
  app.database.owner(
    async (tx) =>
      (await tx.one<{ may: boolean }>`select has_table_privilege(${app.roles.platform}, 'platform.plans', 'select') as may`).may,
  );

test('a start with the same code looks once and does nothing; with other code it does everything', async () => {
  const before = await noted();
  expect(before).toMatch(/^[\da-f]{32}$/);
  // A right that a full check would give back shows whether there was one.
  await app.database.owner((tx) => tx.script(`revoke select on platform.plans from "${app.roles.platform}"`));
  await bringUpToDate(app.database, app.roles, app.services);
  expect(await mayReadPlans()).toBe(false);

  const [first, ...rest] = app.services.packs;
  const permissions = {
    ...first!.permissions,
    'extra.view': { name: 'See extras', description: 'See what is new.', roles: ['viewer'] as const },
  };
  await bringUpToDate(app.database, app.roles, { ...app.services, packs: [{ ...first!, permissions }, ...rest] });
  expect(await mayReadPlans()).toBe(true);
  expect(await noted()).not.toBe(before);
});

test('a tenant that fails is held back and stops nobody else; mended, it works again with the next start', async () => {
  const [tenant, neighbour] = [await app.tenant(), await app.tenant()];
  const changed = (checksum: string) =>
    app.database.owner(async (tx) => {
      await tx.exec`update platform.installation set up_to_date_with = null`;
      await tx.text(
        `update "${tenant.schema}".schema_migrations set checksum = $1 where pack = 'kernel' and name like '0001%' returning checksum`,
        [checksum],
      );
    });
  const right = await app.database.owner((tx) =>
    tx.text<{ checksum: string }>(
      `select checksum from "${tenant.schema}".schema_migrations where pack = 'kernel' and name like '0001%'`,
      [],
    ),
  );
  await changed('changed');
  const failed = await bringUpToDate(app.database, app.roles, app.services);
  expect(failed.map((one) => [one.tenant.slug, one.error?.message])).toEqual([
    [tenant.slug, expect.stringContaining('was changed after it ran')],
  ]);
  expect(await noted()).toBeNull();

  const held = await tenant.owner.get('/v1/products');
  expect([held.status, held.body.code, held.headers['retry-after']]).toEqual([503, 'tenant_held_back', '1']);
  const signIn = await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password });
  expect(signIn.body.code).toBe('tenant_held_back');
  expect((await neighbour.owner.get('/v1/products')).status).toBe(200);

  await changed(right[0]!.checksum);
  expect(await bringUpToDate(app.database, app.roles, app.services)).toEqual([]);
  expect(await noted()).not.toBeNull();
  expect((await tenant.owner.get('/v1/products')).status).toBe(200);
});
