import { expect, test } from 'vitest';
import { stages } from '#test/stage';

const stage = await stages();

import { makeApiKey } from './tokens.ts';

const make = async (s: Awaited<ReturnType<typeof stage>>, permissions: string[], more: object = {}) =>
  (await s.post('/v1/api-keys', { name: 'till', permissions, ...more }, s.ownerToken)).body;

test('a key is shown once, works, and is stored as a digest only', async () => {
  const s = await stage();
  const made = await make(s, ['team.view']);
  expect(made.key).toMatch(/^srk_/);
  expect((await s.get('/v1/users', made.key)).status).toBe(200);
  const listed = (await s.get('/v1/api-keys', s.ownerToken)).body;
  expect(listed.data[0]).toMatchObject({ name: 'till', prefix: made.prefix, permissions: ['team.view'] });
  const everything = JSON.stringify([
    listed,
    await s.sql`select * from api_keys`,
    await s.sql`select * from audit_entries`,
    await s.sql`select * from events`,
    await s.sql`select * from idempotency_keys`,
  ]);
  expect(everything).not.toContain(made.key);
});

test('a key of an owner does only what it was given', async () => {
  const s = await stage();
  const { key } = await make(s, ['team.view', 'api_keys.manage', 'team.edit', 'team.roles']);
  expect((await s.get('/v1/user-sessions', key)).status).toBe(403);
  expect((await s.post('/v1/api-keys', { name: 'more', permissions: ['audit.view'] }, key)).body.code).toBe('forbidden');
  expect((await s.post('/v1/api-keys', { name: 'same', permissions: ['team.view'] }, key)).status).toBe(201);
  // It must not take over the person who made it.
  expect((await s.post(`/v1/users/${s.ownerId}/change-email`, { email: 'thief@example.com' }, key)).body.code).toBe('forbidden');
  expect((await s.post('/v1/auth/change-password', { current_password: 'x', new_password: 'long enough for this' }, key)).status).toBe(403);
});

test('a key loses what its maker loses', async () => {
  const s = await stage();
  const password = 'a long enough sentence';
  const id = await s.person({ email: 'admin@example.com', name: 'admin', password, roles: ['admin'] });
  const { access_token } = await s.signIn({ email: 'admin@example.com', password });
  const { key } = (await s.post('/v1/api-keys', { name: 'k', permissions: ['team.view', 'security.view'] }, access_token)).body;
  expect((await s.get('/v1/user-sessions', key)).status).toBe(200);
  const [assignment] = await s.sql<{ id: string }>`select id from user_roles where user_id = ${id}`;
  await s.post('/v1/user-roles', { user_id: id, role_id: await s.roleId('viewer') }, s.ownerToken);
  await s.post(`/v1/user-roles/${assignment!.id}/revoke`, {}, s.ownerToken);
  expect((await s.get('/v1/user-sessions', key)).status).toBe(403);
  expect((await s.get('/v1/users', key)).status).toBe(200);
});

test('revoked, expired, forged and foreign keys are refused', async () => {
  const s = await stage();
  const revoked = await make(s, ['team.view']);
  expect((await s.post(`/v1/api-keys/${revoked.id}/revoke`, {}, s.ownerToken)).status).toBe(200);
  expect((await s.post(`/v1/api-keys/${revoked.id}/revoke`, {}, s.ownerToken)).body.code).toBe('invalid_state');
  const expired = await make(s, ['team.view'], { expires_at: '2099-01-01T00:00:00Z' });
  expect((await s.get('/v1/users', expired.key)).status).toBe(200);
  await s.sql`update api_keys set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  const forged = makeApiKey(s.tenantId, Buffer.alloc(32, 3));
  for (const key of [revoked.key, expired.key, forged, 'srk_x']) expect((await s.get('/v1/users', key)).body.code).toBe('unauthenticated');
  expect(
    (await s.post('/v1/api-keys', { name: 'k', permissions: ['team.view'], expires_at: '2020-01-01T00:00:00Z' }, s.ownerToken)).status,
  ).toBe(422);
});

test('keys need the feature', async () => {
  const s = await stage({ plan: 'starter' });
  expect((await s.post('/v1/api-keys', { name: 'k', permissions: ['team.view'] }, s.ownerToken)).body.code).toBe('feature_disabled');
});
