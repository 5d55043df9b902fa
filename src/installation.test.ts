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

test('what failed for one tenant is not noted as done', async () => {
  const tenant = await app.tenant();
  const before = await noted();
  await app.database.owner(async (tx) => {
    await tx.exec`update platform.installation set up_to_date_with = null`;
    await tx.text(`update "${tenant.schema}".schema_migrations set checksum = 'changed' where pack = 'kernel'`, []);
  });
  await expect(bringUpToDate(app.database, app.roles, app.services)).rejects.toThrow('1 tenants could not be migrated');
  expect(await noted()).toBeNull();
  expect(before).not.toBeNull();
});
