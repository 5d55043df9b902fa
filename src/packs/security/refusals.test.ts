import { expect, test } from 'vitest';
import { quickest } from '#test/pace';
import { type Stage, stages } from '#test/stage';
import { watchedSignIn } from './rules/refusals.ts';

const stage = await stages();
const password = 'a long enough sentence';
const asha = { email: 'asha@example.com', password };

async function withAsha(roles = ['viewer']) {
  const s = await stage();
  const userId = await s.person({ ...asha, name: 'Asha', roles });
  const { access_token: token, refresh_token } = await s.signIn(asha);
  return { s, userId, token, refresh_token };
}
const violations = (s: Stage) =>
  s.sql<{ violation_type: string; severity: string; user_id: string | null; metadata: Record<string, unknown> }>`
    select violation_type, severity, user_id, request_path, host(ip_address) as ip, blocked, metadata from security_violations order by created_at, id`;
const alerts = async (s: Stage) => (await s.get('/v1/security-alerts', s.ownerToken)).body.data as object[];
const wrong = (s: Stage, { email, tenant = s.slug }: { email: string; tenant?: string }) =>
  s.post('/v1/auth/sign-in', { tenant, email, password: 'wrong password' });

test('trying what one may not is a violation, once in ten minutes; going on with it raises an alert', async () => {
  const { s, userId, token } = await withAsha();
  for (let i = 0; i < 9; i++) expect((await s.get('/v1/api-keys?limit=1', token)).body.code).toBe('forbidden');
  expect(await violations(s)).toMatchObject([
    {
      violation_type: 'unauthorized_access',
      severity: 'low',
      user_id: userId,
      request_path: '/v1/api-keys',
      ip: '127.0.0.1',
      blocked: true,
      metadata: { action: 'api_keys.list', permission: 'api_keys.view' },
    },
  ]);
  expect(await alerts(s)).toEqual([]);
  for (let i = 0; i < 3; i++) await s.get('/v1/api-keys', token);
  expect((await violations(s)).map(({ severity }) => severity)).toEqual(['low', 'medium']);
  expect(await alerts(s)).toMatchObject([
    {
      kind: 'unauthorized_access',
      severity: 'medium',
      status: 'open',
      reasons: ['10 refusals within an hour, the last for api_keys.view'],
    },
  ]);
});

test('without the permission a body that does not fit is refused like one that does, and written down; with it, it is only told', async () => {
  const { s, userId, token } = await withAsha();
  const bad = { code: 'NOT A CODE', surprise: true };
  expect((await s.post('/v1/roles', bad, token)).body).toMatchObject({ status: 403, code: 'forbidden', permission: 'team.roles' });
  expect((await s.post('/v1/roles', bad, s.ownerToken)).body).toMatchObject({ status: 422, code: 'invalid_input' });
  expect((await s.post('/v1/roles', bad)).body.code).toBe('unauthenticated');
  const entries = await s.sql`select actor_id, action, outcome, error_code from audit_entries where action = 'roles.create'`;
  expect(entries).toEqual([{ actor_id: userId, action: 'roles.create', outcome: 'refused', error_code: 'forbidden' }]);
  // A bulk deed answers alike.
  expect((await s.post('/v1/orders/confirm', { ids: 'none' }, token)).body.code).toBe('forbidden');
  expect((await s.post('/v1/orders/confirm', { ids: 'none' }, s.ownerToken)).body.code).toBe('invalid_input');
});

test('failed sign-ins are a violation from the third on, and an alert when the account rests', async () => {
  const { s, userId } = await withAsha();
  for (let i = 0; i < 5; i++) expect((await wrong(s, asha)).body.code).toBe('invalid_credentials');
  await s.settled();
  expect(await violations(s)).toMatchObject([
    { violation_type: 'unauthorized_access', severity: 'low', user_id: userId, metadata: { failures: 3 } },
    { violation_type: 'unauthorized_access', severity: 'medium', user_id: userId, metadata: { failures: 5 } },
  ]);
  expect(await alerts(s)).toMatchObject([{ severity: 'medium', title: 'An account rests after 5 failed sign-ins.', user_id: userId }]);
  const [person] = await s.sql<{ locked: boolean }>`select locked_until > now() as locked from users where id = ${userId}`;
  expect(person!.locked).toBe(true);
});

test('one address that guesses at many accounts is an alert of its own', async () => {
  const { s } = await withAsha();
  await Promise.all(Array.from({ length: 12 }, (_, i) => wrong(s, { email: `nobody${i}@example.com` })));
  await wrong(s, { email: 'nobody@example.com' });
  await s.settled();
  const found = await violations(s);
  expect(found).toMatchObject([{ severity: 'high', user_id: null, request_path: '/v1/auth/sign-in' }]);
  expect(watchedSignIn({ failures: 2, resting: false, fromAddress: 9 })).toEqual({});
});

test('a business that does not exist answers like a wrong password, in the same time', async () => {
  const { s } = await withAsha();
  const timed = async (who: { email: string; tenant?: string }) => {
    const began = performance.now();
    const { status, body } = await wrong(s, who);
    const { instance: _, ...rest } = body;
    return { status, rest, took: performance.now() - began };
  };
  const spread = async () => {
    const answers = [];
    for (const who of [asha, { email: 'nobody@example.com' }, { ...asha, tenant: 'no-such-business' }]) answers.push(await timed(who));
    expect(answers.map(({ status, rest }) => ({ status, rest }))).toEqual(
      Array(3).fill({ status: 401, rest: expect.objectContaining({ code: 'invalid_credentials' }) }),
    );
    // Each at a full quarter of a second; the slower of two is at most one behind on a busy machine.
    for (const { took } of answers) expect(took).toBeGreaterThan(245);
    const paces = answers.map(({ took }) => Math.round(took / 250));
    return Math.max(...paces) - Math.min(...paces);
  };
  // A busy machine misses a pace now and then, and hardly thrice.
  const spreads = [await spread()];
  while (spreads.at(-1)! > 1 && spreads.length < 3) spreads.push(await spread());
  expect(Math.min(...spreads)).toBeLessThanOrEqual(1);
});

test('a refresh token used again ends its session and is an alert within a second', async () => {
  const { s, userId, refresh_token } = await withAsha();
  await s.post('/v1/auth/refresh', { refresh_token });
  s.travel(1);
  const reuse = async () => {
    expect((await s.post('/v1/auth/refresh', { refresh_token })).body.code).toBe('token_reused');
    const [session] = await s.sql`select termination_reason from user_sessions where user_id = ${userId}`;
    expect(session).toEqual({ termination_reason: 'token_reused' });
  };
  const first = await quickest(1_000, reuse, 1);
  await s.settled();
  expect(await alerts(s)).toMatchObject([{ kind: 'session_hijack_attempt', severity: 'high', user_id: userId }]);
  expect(first < 1_000 ? first : await quickest(1_000, reuse)).toBeLessThan(1_000);
});

test('an administrator’s account used from outside its networks is an alert', async () => {
  const { s, userId, token } = await withAsha();
  await s.sql`
    insert into admin_users (id, user_id, role_id, ip_allow_list, two_factor_required)
    select gen_random_uuid(), ${userId}, id, '{10.0.0.0/8}', false from roles where code = 'viewer'`;
  expect((await s.get('/v1/auth/me', token)).body.code).toBe('address_not_allowed');
  expect(await violations(s)).toMatchObject([{ violation_type: 'unauthorized_access', severity: 'medium', user_id: userId }]);
  const [entry] = await s.sql`select actor_id, error_code from audit_entries where error_code = 'address_not_allowed'`;
  expect(entry).toEqual({ actor_id: userId, error_code: 'address_not_allowed' });
});
