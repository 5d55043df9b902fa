import { expect, test } from 'vitest';
import { stages } from '#test/stage';

const stage = await stages();

const password = 'a long enough sentence';

async function withAdmin() {
  const s = await stage();
  const person = async (role: string) => {
    const id = await s.person({ email: `${role}@example.com`, name: role, password, roles: [role] });
    return { id, token: (await s.signIn({ email: `${role}@example.com`, password })).access_token };
  };
  return { s, owner: s.ownerToken, admin: await person('admin'), viewer: await person('viewer') };
}

test('a business makes roles of its own, and they act with the next request', async () => {
  const { s, owner, viewer } = await withAdmin();
  await s.post('/v1/security-settings/change', { force_logout_on_role_change: false }, owner);
  const role = (await s.post('/v1/roles', { code: 'inviter', name: 'Inviter', permissions: ['team.view', 'team.invite'] }, owner)).body;
  expect(role).toMatchObject({ code: 'inviter', is_system: false });
  const invite = () => s.post('/v1/invitations', { email: 'new@example.com', role_ids: [role.id] }, viewer.token);
  expect((await invite()).status).toBe(403);
  const assigned = (await s.post('/v1/user-roles', { user_id: viewer.id, role_id: role.id }, owner)).body;
  expect((await invite()).status).toBe(201);
  await s.post(`/v1/roles/${role.id}/set-permissions`, { permissions: ['team.view'] }, owner);
  expect((await invite()).status).toBe(403);
  await s.post(`/v1/roles/${role.id}/set-permissions`, { permissions: ['team.view', 'team.invite'] }, owner);
  expect((await invite()).status).toBe(201);
  await s.post(`/v1/user-roles/${assigned.id}/revoke`, {}, owner);
  expect((await invite()).status).toBe(403);
  await s.post('/v1/user-roles', { user_id: viewer.id, role_id: role.id }, owner);
  await s.post(`/v1/roles/${role.id}/delete`, {}, owner);
  expect((await invite()).status).toBe(403);
});

test('a role stops at the moment it expires, with no request in between', async () => {
  const { s, owner, viewer } = await withAdmin();
  await s.post('/v1/security-settings/change', { force_logout_on_role_change: false }, owner);
  const inFiveMinutes = new Date(Date.now() + 300_000).toISOString();
  await s.post('/v1/user-roles', { user_id: viewer.id, role_id: await s.roleId('admin'), expires_at: inFiveMinutes }, owner);
  s.travel(4);
  expect((await s.get('/v1/api-keys', viewer.token)).status).toBe(200);
  s.travel(6);
  expect((await s.get('/v1/api-keys', viewer.token)).status).toBe(403);
  expect((await s.get('/v1/users', viewer.token)).status).toBe(200);
  const past = { user_id: viewer.id, role_id: await s.roleId('admin'), expires_at: '2020-01-01T00:00:00Z' };
  expect((await s.post('/v1/user-roles', past, owner)).body.code).toBe('invalid_input');
});

test('system roles are neither renamed nor deleted, the owner role not even changed', async () => {
  const { s, owner } = await withAdmin();
  for (const code of ['owner', 'admin', 'manager', 'operator', 'viewer']) {
    const id = await s.roleId(code);
    expect((await s.post(`/v1/roles/${id}/delete`, {}, owner)).body.code).toBe('protected_record');
    expect((await s.post(`/v1/roles/${id}/update`, { name: 'Mine' }, owner)).body.code).toBe('protected_record');
  }
  expect((await s.post(`/v1/roles/${await s.roleId('owner')}/set-permissions`, { permissions: [] }, owner)).body.code).toBe(
    'protected_record',
  );
  expect((await s.post(`/v1/roles/${await s.roleId('viewer')}/set-permissions`, { permissions: ['team.view'] }, owner)).status).toBe(200);
});

test('nobody gives away, or takes from others, what they do not have', async () => {
  const { s, owner, admin } = await withAdmin();
  // An admin who lost a permission stands for anyone with less than everything.
  const all = await s.sql<{ permission_code: string }>`
    select permission_code from role_permissions p join roles r on r.id = p.role_id where r.code = 'admin'`;
  const less = all.map((row) => row.permission_code).filter((code) => code !== 'audit.view');
  await s.post(`/v1/roles/${await s.roleId('admin')}/set-permissions`, { permissions: less }, owner);
  const auditor = (await s.post('/v1/roles', { code: 'auditor', name: 'Auditor', permissions: ['audit.view'] }, owner)).body;

  const refused = [
    await s.post('/v1/roles', { code: 'mine', name: 'Mine', permissions: ['audit.view'] }, admin.token),
    await s.post(`/v1/roles/${await s.roleId('viewer')}/set-permissions`, { permissions: ['team.view', 'audit.view'] }, admin.token),
    await s.post(`/v1/roles/${auditor.id}/set-permissions`, { permissions: [] }, admin.token),
    await s.post(`/v1/roles/${auditor.id}/delete`, {}, admin.token),
    await s.post('/v1/user-roles', { user_id: admin.id, role_id: auditor.id }, admin.token),
    await s.post('/v1/invitations', { email: 'friend@example.com', role_ids: [auditor.id] }, admin.token),
    await s.post('/v1/invitations', { email: 'friend@example.com', role_ids: [await s.roleId('owner')] }, admin.token),
    await s.post('/v1/api-keys', { name: 'k', permissions: ['audit.view'] }, admin.token),
  ];
  for (const { status, body } of refused) expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
  expect((await s.post('/v1/roles', { code: 'mine', name: 'Mine', permissions: ['team.view'] }, admin.token)).status).toBe(201);
});

test('codes are checked and unique', async () => {
  const { s, owner } = await withAdmin();
  expect((await s.post('/v1/roles', { code: 'x_y', name: 'X', permissions: ['no.such'] }, owner)).body).toMatchObject({
    code: 'invalid_reference',
    errors: [{ pointer: '/permissions/0' }],
  });
  expect((await s.post('/v1/roles', { code: 'Not Snake', name: 'X' }, owner)).body.code).toBe('invalid_input');
  expect((await s.post('/v1/roles', { code: 'admin', name: 'X' }, owner)).body.code).toBe('already_exists');
});
