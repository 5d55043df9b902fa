import { expect, test } from 'vitest';
import { stages } from '#test/stage';

const stage = await stages();

const password = 'a long enough sentence';

async function withTeam() {
  const s = await stage();
  const [admin, manager, operator] = await Promise.all(
    ['admin', 'manager', 'operator'].map(async (role) => {
      const id = await s.person({ email: `${role}@example.com`, name: role, password, roles: [role] });
      return { id, token: (await s.signIn({ email: `${role}@example.com`, password })).access_token };
    }),
  );
  return { s, owner: s.ownerToken, ownerId: s.ownerId, admin: admin!, manager: manager!, operator: operator! };
}

test('a list of people shows no secrets, and searches and filters', async () => {
  const { s, operator } = await withTeam();
  const { status, body } = await s.get('/v1/users?q=manag', operator.token);
  expect(status).toBe(200);
  expect(body.data).toHaveLength(1);
  expect(Object.keys(body.data[0])).not.toContain('password_hash');
  expect((await s.get('/v1/users?password_hash=x', operator.token)).status).toBe(400);
  expect((await s.get('/v1/users?fields=password_hash', operator.token)).status).toBe(400);
  expect((await s.get('/v1/users?expand=roles,profile', operator.token)).body.data).toHaveLength(4);
});

test('deactivating ends sessions, refresh tokens and keys with the next request', async () => {
  const { s, owner, admin } = await withTeam();
  const key = (await s.post('/v1/api-keys', { name: 'k', permissions: ['team.view'] }, admin.token)).body.key;
  expect((await s.get('/v1/users', key)).status).toBe(200);
  expect((await s.post(`/v1/users/${admin.id}/deactivate`, {}, owner)).body).toMatchObject({ status: 'inactive' });
  expect((await s.get('/v1/users', admin.token)).status).toBe(401);
  expect((await s.get('/v1/users', key)).status).toBe(401);
  expect((await s.post(`/v1/users/${admin.id}/deactivate`, {}, owner)).body.code).toBe('invalid_state');
  expect((await s.post(`/v1/users/${admin.id}/reactivate`, {}, owner)).body).toMatchObject({ status: 'active' });
  expect((await s.get('/v1/users', admin.token)).status).toBe(401);
  expect((await s.signIn({ email: 'admin@example.com', password })).access_token).toBeTruthy();
});

test('a removed person is gone from lists, and the address can be invited again', async () => {
  const { s, owner, operator } = await withTeam();
  expect((await s.post(`/v1/users/${operator.id}/remove`, {}, owner)).status).toBe(200);
  expect((await s.get('/v1/users', operator.token)).status).toBe(401);
  expect((await s.get('/v1/users', owner)).body.data.map((u: { name: string }) => u.name)).not.toContain('operator');
  const { token } = (await s.invite('Operator@example.com', ['operator'])).body;
  const joined = await s.post('/v1/invitations/accept', { tenant: s.slug, token, name: 'New', password });
  expect(joined.status).toBe(201);
  expect((await s.signIn({ email: 'operator@example.com', password })).user.name).toBe('New');
});

test('the last owner can be neither deactivated, removed nor stripped of ownership', async () => {
  const { s, owner, ownerId } = await withTeam();
  expect((await s.post(`/v1/users/${ownerId}/deactivate`, {}, owner)).body.code).toBe('protected_record');
  expect((await s.post(`/v1/users/${ownerId}/remove`, {}, owner)).body.code).toBe('protected_record');
  const [assignment] = await s.sql<{ id: string }>`select id from user_roles where user_id = ${ownerId}`;
  expect((await s.post(`/v1/user-roles/${assignment!.id}/revoke`, {}, owner)).body.code).toBe('protected_record');
});

test('ownership is given by owners, and then the first owner may go', async () => {
  const { s, owner, ownerId, admin } = await withTeam();
  const give = { user_id: admin.id, role_id: await s.roleId('owner') };
  await s.post('/v1/security-settings/change', { force_logout_on_role_change: false }, owner);
  expect((await s.post('/v1/user-roles', give, admin.token)).body.code).toBe('forbidden');
  expect((await s.post('/v1/user-roles', { ...give, expires_at: '2099-01-01T00:00:00Z' }, owner)).body.code).toBe('invalid_input');
  expect((await s.post('/v1/user-roles', give, owner)).status).toBe(201);
  expect((await s.get('/v1/auth/me', admin.token)).body).toMatchObject({ is_owner: true });
  expect((await s.post(`/v1/users/${ownerId}/deactivate`, {}, admin.token)).status).toBe(200);
});

test.each(['deactivate', 'change-email', 'restrict-feature', 'unlock'])(
  'a manager may not %s an admin or owner, but an operator',
  async (verb) => {
    const { s, ownerId, admin, manager, operator } = await withTeam();
    const body =
      { 'change-email': { email: 'mine@example.com' }, 'restrict-feature': { feature_code: 'export_data', is_enabled: false } }[verb] ?? {};
    for (const id of [ownerId, admin.id])
      expect((await s.post(`/v1/users/${id}/${verb}`, body, manager.token)).body.code).toBe('forbidden');
    expect((await s.post(`/v1/users/${operator.id}/${verb}`, body, manager.token)).status).toBe(200);
  },
);

test('a restricted feature is gone for that person and stays for others', async () => {
  const { s, owner, admin } = await withTeam();
  const make = (token: string) => s.post('/v1/api-keys', { name: 'k', permissions: ['team.view'] }, token);
  const { key } = (await make(admin.token)).body;
  await s.post(`/v1/users/${admin.id}/restrict-feature`, { feature_code: 'api_access', is_enabled: false }, owner);
  expect((await make(admin.token)).body.code).toBe('feature_disabled');
  expect((await s.get('/v1/users', key)).body.code).toBe('feature_disabled');
  expect((await make(owner)).status).toBe(201);
  await s.post(`/v1/users/${admin.id}/restrict-feature`, { feature_code: 'api_access', is_enabled: true }, owner);
  expect((await s.get('/v1/users', key)).status).toBe(200);
});

test('people change their own profile and nothing that is not theirs', async () => {
  const { s, operator } = await withTeam();
  const patch = (body: object) => s.patch('/v1/auth/me', body, operator.token);
  expect((await patch({ name: 'Op', job_title: 'Packer', time_zone: 'Asia/Kolkata', settings: { theme: 'dark' } })).status).toBe(200);
  expect((await s.get('/v1/auth/me', operator.token)).body).toMatchObject({
    name: 'Op',
    settings: { theme: 'dark' },
    profile: { job_title: 'Packer', time_zone: 'Asia/Kolkata' },
  });
  expect((await patch({ time_zone: 'Mars/Olympus' })).status).toBe(422);
  for (const forbidden of ['is_owner', 'email', 'status', 'password_hash']) expect((await patch({ [forbidden]: true })).status).toBe(422);
});

test('sessions are seen and ended by those who may, and everyone ends their own', async () => {
  const { s, owner, admin, operator } = await withTeam();
  expect((await s.get('/v1/user-sessions', operator.token)).status).toBe(403);
  const list = (await s.get(`/v1/user-sessions?user_id=${operator.id}`, owner)).body.data;
  expect(list).toHaveLength(1);
  expect((await s.post(`/v1/user-sessions/${list[0].id}/terminate`, {}, operator.token)).status).toBe(403);
  expect((await s.post(`/v1/user-sessions/${list[0].id}/terminate`, {}, admin.token)).body).toMatchObject({
    termination_reason: 'admin_force_logout',
  });
  expect((await s.get('/v1/auth/me', operator.token)).status).toBe(401);
  const mine = await s.signIn({ email: 'operator@example.com', password });
  const other = await s.signIn({ email: 'operator@example.com', password });
  const own = (await s.get('/v1/auth/sessions', mine.access_token)).body.data;
  expect(own).toHaveLength(2);
  const there = own.find((session: { is_current: boolean }) => !session.is_current);
  expect((await s.post('/v1/auth/end-session', { session_id: there.id }, mine.access_token)).status).toBe(200);
  expect((await s.get('/v1/auth/me', other.access_token)).status).toBe(401);
  const [theirs] = (await s.get('/v1/auth/sessions', admin.token)).body.data;
  expect((await s.post('/v1/auth/end-session', { session_id: theirs.id }, mine.access_token)).status).toBe(404);
});

test('activity is written at most once a minute', async () => {
  const { s, operator } = await withTeam();
  const last = async () =>
    (await s.sql<{ at: Date }>`select last_activity_at as at from user_sessions where user_id = ${operator.id}`)[0]!.at.getTime();
  await s.sql`update user_sessions set last_activity_at = now() - interval '10 minutes'`;
  await s.get('/v1/auth/me', operator.token);
  await s.settled();
  const touched = await last();
  expect(Date.now() - touched).toBeLessThan(60_000);
  await s.get('/v1/auth/me', operator.token);
  await s.settled();
  expect(await last()).toBe(touched);
});
