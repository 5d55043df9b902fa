import { expect, test } from 'vitest';
import { adminToken, testApp, testPassword } from '#test/app';
import { quickest } from '#test/pace';
import { provisionTenant } from './index.ts';

const app = await testApp({ poolSize: 20 });
const input = (slug: string) => ({
  slug,
  name: slug,
  plan: 'enterprise',
  owner: { name: 'A', email: `a@${slug}.example`, password: testPassword },
});

test('a tenant with every pack is provisioned in under a second', async () => {
  await provisionTenant(app.database, app.services, input('warm-up'));
  let n = 0;
  expect(await quickest(1_000, () => provisionTenant(app.database, app.services, input(`quick-${n++}`)), 10)).toBeLessThan(1_000);
});

test('sixteen at once all arrive: grants of one group role do not collide', async () => {
  const slugs = Array.from({ length: 16 }, (_, n) => `crowd-${n}`);
  const made = await Promise.all(slugs.map((slug) => provisionTenant(app.database, app.services, input(slug))));
  expect(new Set(made.map(({ id }) => id)).size).toBe(16);
}, 180_000);

test('twenty requests for one slug make one tenant', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.client(adminToken).post('/platform/v1/tenants', input('wanted'))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
}, 180_000);

test('twenty users racing for the last places of a plan: exactly max_users are there', async () => {
  const tenant = await app.tenant({ plan: 'business' });
  const admin = app.client(adminToken);
  const plan = (await admin.get('/platform/v1/plans?code=business')).body.data[0];
  await admin.post(`/platform/v1/plans/${plan.id}/set-limits`, { max_users: 5 });
  const roles = (await tenant.owner.get('/v1/roles?code=viewer')).body.data;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      tenant.owner.post('/v1/invitations', { email: `guest${n}@x.example`, name: `Guest ${n}`, role_ids: [roles[0].id] }),
    ),
  );
  const codes = answers.map(({ status, body }) => (status === 201 ? 'invited' : body.code));
  // The owner has one place; open invitations take the others.
  expect(codes.filter((code) => code === 'invited')).toHaveLength(4);
  expect(codes.filter((code) => code === 'quota_exceeded')).toHaveLength(16);
});
