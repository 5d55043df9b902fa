import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';

const stage = await stages({ rates: { actor: 1e9, tenant: 1e9, address: 1e9 }, trustProxy: '127.0.0.1' });
const password = 'a long enough sentence';
const asha = { email: 'asha@example.com', password };

async function withAsha(settings: object, roles = ['manager']) {
  const s = await stage();
  const userId = await s.person({ ...asha, name: 'Asha', roles });
  if (Object.keys(settings).length > 0) await set(s, settings);
  return { s, userId };
}
const set = async (s: Stage, settings: object) => {
  const answer = await s.post('/v1/security-settings/change', settings, s.ownerToken);
  expect(answer.status).toBe(200);
};
const endings = (s: Stage, userId: string) =>
  s.sql<{ termination_reason: string | null }>`
    select termination_reason from user_sessions where user_id = ${userId} order by created_at, id`;
const violations = (s: Stage) =>
  s.sql<{ violation_type: string; severity: string; user_id: string | null }>`
    select violation_type, severity, user_id from security_violations order by created_at, id`;
const from = (ip: string) => ({ 'x-forwarded-for': ip });

test('an idle session ends after session_timeout_minutes, for access and refresh tokens alike', async () => {
  const { s, userId } = await withAsha({ session_timeout_minutes: 5 });
  const used = await s.signIn(asha);
  const idle = await s.signIn(asha);
  s.travel(4);
  expect((await s.get('/v1/auth/me', used.access_token)).status).toBe(200);
  await s.settled();
  s.travel(6);
  expect((await s.get('/v1/auth/me', used.access_token)).status).toBe(200);
  expect((await s.get('/v1/auth/me', idle.access_token)).status).toBe(401);
  expect((await s.post('/v1/auth/refresh', { refresh_token: idle.refresh_token })).body.code).toBe('token_expired');
  expect((await s.post('/v1/auth/refresh', { refresh_token: used.refresh_token })).status).toBe(200);
  await s.schedule('identity.tidy_sign_ins');
  expect(await endings(s, userId)).toEqual([{ termination_reason: null }, { termination_reason: 'session_expired' }]);
});

test('somebody who works twice a minute is not idle under the shortest timeout', async () => {
  const { s } = await withAsha({ session_timeout_minutes: 1 });
  const { access_token } = await s.signIn(asha);
  for (let seconds = 29; seconds < 300; seconds += 29) {
    s.travel(seconds / 60);
    expect((await s.get('/v1/auth/me', access_token)).status, `after ${seconds} s`).toBe(200);
    await s.settled();
  }
});

test('of too many sessions the oldest ends, with the reason', async () => {
  const { s, userId } = await withAsha({ max_concurrent_sessions: 2 });
  const [first, second, third] = [await s.signIn(asha), await s.signIn(asha), await s.signIn(asha)];
  const working = async (token: string) => (await s.get('/v1/auth/me', token)).status === 200;
  expect(await Promise.all([first, second, third].map(({ access_token }) => working(access_token)))).toEqual([false, true, true]);
  expect((await s.post('/v1/auth/refresh', { refresh_token: first.refresh_token })).status).toBe(401);
  expect(await endings(s, userId)).toEqual([
    { termination_reason: 'max_sessions_exceeded' },
    { termination_reason: null },
    { termination_reason: null },
  ]);
});

test('twelve sign-ins at once leave as many sessions as may be', async () => {
  const { s, userId } = await withAsha({ max_concurrent_sessions: 3 });
  await Promise.all(Array.from({ length: 12 }, () => s.signIn(asha)));
  expect((await endings(s, userId)).filter(({ termination_reason }) => termination_reason === null)).toHaveLength(3);
});

test('a bound session used from elsewhere ends, is a violation and raises an alert', async () => {
  const { s, userId } = await withAsha({ ip_binding_enabled: true });
  const signIn = () => s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha }, undefined, from('198.51.100.7'));
  const me = (token: string, ip: string) => s.get('/v1/auth/me', token, from(ip));
  const { access_token, refresh_token } = (await signIn()).body;
  expect((await me(access_token, '198.51.100.7')).status).toBe(200);
  expect((await me(access_token, '203.0.113.9')).body.code).toBe('address_changed');
  // Both are out: nobody can tell who of them is the thief.
  expect((await me(access_token, '198.51.100.7')).body.code).toBe('unauthenticated');
  expect((await s.post('/v1/auth/refresh', { refresh_token }, undefined, from('198.51.100.7'))).status).toBe(401);
  expect(await endings(s, userId)).toEqual([{ termination_reason: 'security_violation' }]);
  expect(await violations(s)).toMatchObject([{ violation_type: 'session_hijack_attempt', severity: 'high', user_id: userId }]);
  const again = (await signIn()).body;
  const moved = await s.post('/v1/auth/refresh', { refresh_token: again.refresh_token }, undefined, from('203.0.113.9'));
  expect(moved.body.code).toBe('address_changed');
  expect(await endings(s, userId)).toEqual([{ termination_reason: 'security_violation' }, { termination_reason: 'security_violation' }]);
  const { data } = (await s.get('/v1/security-alerts', s.ownerToken)).body;
  expect(data).toMatchObject([{ kind: 'session_hijack_attempt', severity: 'high', status: 'open', user_id: userId }]);
});

test('an unbound session may wander', async () => {
  const { s } = await withAsha({});
  const { access_token } = (await s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha }, undefined, from('198.51.100.7'))).body;
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(200);
});

test('a change of roles signs out, and does not where the business does not want it', async () => {
  const { s, userId } = await withAsha({}, ['viewer']);
  const first = await s.signIn(asha);
  const role_id = await s.roleId('manager');
  const assigned = (await s.post('/v1/user-roles', { user_id: userId, role_id }, s.ownerToken)).body;
  expect((await s.get('/v1/auth/me', first.access_token)).status).toBe(401);
  const second = await s.signIn(asha);
  await s.post(`/v1/user-roles/${assigned.id}/revoke`, {}, s.ownerToken);
  expect((await s.get('/v1/auth/me', second.access_token)).status).toBe(401);
  expect(await endings(s, userId)).toEqual([{ termination_reason: 'role_changed' }, { termination_reason: 'role_changed' }]);

  await set(s, { force_logout_on_role_change: false });
  const third = await s.signIn(asha);
  await s.post('/v1/user-roles', { user_id: userId, role_id }, s.ownerToken);
  expect((await s.get('/v1/auth/me', third.access_token)).body.roles).toEqual(['manager', 'viewer']);
});

test('deleting a role signs out whoever had it; changing one’s own roles leaves this session', async () => {
  const { s, userId } = await withAsha({}, ['viewer']);
  const { id: role_id } = (await s.post('/v1/roles', { code: 'night', name: 'Night' }, s.ownerToken)).body;
  await s.post('/v1/user-roles', { user_id: userId, role_id }, s.ownerToken);
  const { access_token } = await s.signIn(asha);
  expect((await s.post(`/v1/roles/${role_id}/delete`, {}, s.ownerToken)).status).toBe(200);
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(401);
  await s.post('/v1/user-roles', { user_id: s.ownerId, role_id: await s.roleId('viewer') }, s.ownerToken);
  expect((await s.get('/v1/auth/me', s.ownerToken)).status).toBe(200);
});

test('requests_per_minute holds each person, and a role’s own limit goes before it', async () => {
  const { s, userId } = await withAsha({ requests_per_minute: 12 });
  const { access_token } = await s.signIn(asha);
  const ask = async (times: number) => {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push(await s.get('/v1/auth/me', access_token));
    return answers;
  };
  const statuses = (await ask(16)).map(({ status }) => status);
  expect(statuses).toEqual([...Array(12).fill(200), ...Array(4).fill(429)]);
  const [refused] = await ask(1);
  expect(refused).toMatchObject({ body: { code: 'rate_limited', limit: 12 }, headers: { 'ratelimit-limit': '12' } });
  expect(await violations(s)).toMatchObject([{ violation_type: 'rate_limit_exceeded', severity: 'medium', user_id: userId }]);

  await s.post('/v1/role-security-settings', { role_id: await s.roleId('manager'), custom_requests_per_minute: 40 }, s.ownerToken);
  s.travel(2); // a minute's count is over by the server's own clock only; a new session sees the new limit at once
  const other = await s.person({ email: 'bina@example.com', password, name: 'Bina', roles: ['manager'] });
  expect(other).toBeTruthy();
  const bina = await s.signIn({ email: 'bina@example.com', password });
  const hers = [];
  for (let i = 0; i < 42; i++) hers.push((await s.get('/v1/auth/me', bina.access_token)).status);
  expect(hers.filter((status) => status === 200)).toHaveLength(40);
});

test('a passed limit alerts where the business wants to hear of it, and is a violation in any case', async () => {
  for (const alert_on_limit_violations of [true, false]) {
    const { s } = await withAsha({ requests_per_minute: 10, alert_on_limit_violations });
    const { access_token } = await s.signIn(asha);
    for (let i = 0; i < 14; i++) await s.get('/v1/auth/me', access_token);
    expect(await violations(s)).toHaveLength(1);
    const alerts = await s.sql`select kind, status, occurrences from security_alerts`;
    expect(alerts).toEqual(alert_on_limit_violations ? [{ kind: 'rate_limit_exceeded', status: 'open', occurrences: 1 }] : []);
    const raised = await s.sql`select type from events where type = 'security.alert_raised'`;
    expect(raised).toHaveLength(alert_on_limit_violations ? 1 : 0);
  }
});
