import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { makeRefreshToken } from '#kernel/refresh-tokens';
import { type Stage, stages } from '#test/stage';

const stage = await stages();

const refresh = (s: Stage, refresh_token: string) => s.post('/v1/auth/refresh', { refresh_token });

test('a refresh token works once and is replaced', async () => {
  const s = await stage();
  const first = await s.signIn(s.owner);
  const second = (await refresh(s, first.refresh_token)).body;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const third = (await refresh(s, second.refresh_token)).body;
  expect((await s.get('/v1/auth/me', third.access_token)).status).toBe(200);
  const [chain] = await s.sql<{ linked: number }>`
    select count(*)::int as linked from refresh_tokens a join refresh_tokens b on b.parent_id = a.id and a.successor_id = b.id where a.used_at is not null`;
  expect(chain!.linked).toBe(2);
});

test('the trail names who signed in and whose session was renewed', async () => {
  const s = await stage();
  const { refresh_token, user } = await s.signIn(s.owner);
  await refresh(s, refresh_token);
  const [session] = await s.sql<{ id: string }>`select id from user_sessions order by id desc limit 1`;
  const entries = await s.sql<{ action: string }>`
    select distinct action, actor_kind, actor_id, actor_name, session_id from audit_entries
    where action in ('auth.sign-in', 'users.signed_in', 'auth.refresh') and session_id = ${session!.id} order by action`;
  const named = { actor_kind: 'user', actor_id: user.id, actor_name: user.name, session_id: session!.id };
  expect(entries).toEqual(['auth.refresh', 'auth.sign-in', 'users.signed_in'].map((action) => ({ action, ...named })));
  // What programs do by themselves is no deed of a person.
  expect(await s.sql`select action from admin_activity_log where action = 'auth.refresh'`).toEqual([]);
  expect(await s.sql`select action from admin_activity_log where action = 'auth.sign-in'`).not.toEqual([]);
});

test('within ten seconds a repeated refresh answers with the same successor, never with a sibling', async () => {
  const s = await stage();
  const first = await s.signIn(s.owner);
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(s, first.refresh_token)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1);
  expect(await s.sql`select id from refresh_tokens where parent_id is not null`).toHaveLength(1);
  expect((await s.get('/v1/auth/me', answers[19]!.body.access_token)).status).toBe(200);
});

test('a token is not repeated once its successor was used, however soon', async () => {
  const s = await stage();
  const first = await s.signIn(s.owner);
  const second = (await refresh(s, first.refresh_token)).body;
  expect((await refresh(s, second.refresh_token)).status).toBe(200);
  expect((await refresh(s, first.refresh_token)).body.code).toBe('token_reused');
  expect((await s.get('/v1/auth/me', second.access_token)).status).toBe(401);
});

test('using one again ends the whole family, its session and its access tokens, and no other', async () => {
  const s = await stage();
  const other = await s.signIn(s.owner);
  const first = await s.signIn(s.owner);
  const second = (await refresh(s, first.refresh_token)).body;
  s.travel(11 / 60);
  const again = await refresh(s, first.refresh_token);
  expect(again).toMatchObject({ status: 401, body: { code: 'token_reused' } });
  expect((await refresh(s, second.refresh_token)).status).toBe(401);
  expect((await s.get('/v1/auth/me', second.access_token)).status).toBe(401);
  expect((await s.get('/v1/auth/me', other.access_token)).status).toBe(200);
  const reasons = await s.sql`select termination_reason from user_sessions where terminated_at is not null`;
  expect(reasons).toEqual([{ termination_reason: 'token_reused' }]);
  expect(await s.sql`select type from events where type = 'identity.token_reused'`).toHaveLength(1);
});

test('expired, revoked, unknown, foreign and malformed tokens are refused alike', async () => {
  const s = await stage();
  const expired = await s.signIn(s.owner);
  await s.sql`update refresh_tokens set expires_at = now() - interval '1 second'`;
  const revoked = await s.signIn(s.owner);
  await s.sql`update refresh_tokens set revoked_at = now() where used_at is null and expires_at > now()`;
  const unknown = makeRefreshToken(s.tenantId, Buffer.alloc(32, 1));
  for (const token of [expired.refresh_token, revoked.refresh_token, unknown, 'srt_nonsense', '']) {
    expect((await refresh(s, token)).status).toBeOneOf([401, 422]);
  }
  const elsewhere = await stage();
  const { refresh_token } = await elsewhere.signIn(elsewhere.owner);
  const moved = refresh_token.replace(/^srt_[^.]+/, makeRefreshToken(s.tenantId, Buffer.alloc(32)).split('.')[0]!);
  expect((await refresh(s, moved)).status).toBe(401);
});

test('a deactivated person refreshes nothing', async () => {
  const s = await stage();
  const { refresh_token } = await s.signIn(s.owner);
  await s.sql`update users set is_active = false`;
  expect((await refresh(s, refresh_token)).status).toBe(401);
});

test('forged, foreign and expired access tokens open nothing', async () => {
  const s = await stage();
  const [header, payload, signature] = s.ownerToken.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (changes: object) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'HS256' }).sign(createSecretKey(Buffer.alloc(32, 9)));
  const other = await stage();
  const forged = [
    `${encode({ alg: 'none' })}.${payload}.`,
    `${encode({ alg: 'none' })}.${payload}.${signature}`,
    `${encode({ alg: 'HS512' })}.${payload}.${signature}`,
    `${header}.${encode({ ...claims, sub: other.ownerId })}.${signature}`,
    `${header}.${encode({ ...claims, tid: other.tenantId })}.${signature}`,
    `${header}.${payload}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    await signed({}),
    await signed({ aud: 'platform' }),
    'x'.repeat(2000),
  ];
  for (const token of forged) expect((await s.get('/v1/auth/me', token)).body.code).toBe('unauthenticated');
  expect((await s.get('/v1/auth/me')).body.code).toBe('unauthenticated');
  expect((await s.get('/v1/auth/me', s.ownerToken)).status).toBe(200);
  s.travel(14);
  expect((await s.get('/v1/auth/me', s.ownerToken)).status).toBe(200);
  s.travel(16);
  expect((await s.get('/v1/auth/me', s.ownerToken)).body.code).toBe('unauthenticated');
});

test('a session ends after thirty days however often it is refreshed', async () => {
  const s = await stage();
  await s.post('/v1/security-settings/change', { session_timeout_minutes: 43_200 }, s.ownerToken);
  let { refresh_token } = await s.signIn(s.owner);
  for (const day of [10, 20, 29]) {
    s.travel(day * 24 * 60);
    const { status, body } = await s.post('/v1/auth/refresh', { refresh_token });
    expect(status).toBe(200);
    refresh_token = body.refresh_token;
  }
  s.travel(31 * 24 * 60);
  expect((await s.post('/v1/auth/refresh', { refresh_token })).body.code).toBe('token_expired');
});

test('as a cookie the refresh token is out of reach of scripts, and rotates there', async () => {
  const s = await stage();
  const signedIn = await s.post('/v1/auth/sign-in', { tenant: s.slug, ...s.owner, transport: 'cookie' });
  expect(signedIn.body).not.toHaveProperty('refresh_token');
  const cookie = (answer: typeof signedIn) => String(answer.headers['set-cookie']);
  expect(cookie(signedIn)).toMatch(/^serai_refresh=srt_.*HttpOnly.*SameSite=Strict/);
  const send = (answer: typeof signedIn) => ({ cookie: cookie(answer).split(';')[0]! });
  const refreshed = await s.post('/v1/auth/refresh', {}, undefined, send(signedIn));
  expect(refreshed.status).toBe(200);
  expect(refreshed.body).not.toHaveProperty('refresh_token');
  expect(cookie(refreshed)).not.toBe(cookie(signedIn));
  s.travel(11 / 60);
  expect((await s.post('/v1/auth/refresh', {}, undefined, send(signedIn))).body.code).toBe('token_reused');
  const out = await s.post('/v1/auth/sign-out', {}, (await s.signIn(s.owner)).access_token);
  expect(cookie(out)).toMatch(/^serai_refresh=;/);
});

test('a repeated request gets its key again, and the table holds it sealed', async () => {
  const s = await stage();
  const ask = () => s.post('/v1/api-keys', { name: 'till', permissions: ['team.view'] }, s.ownerToken, { 'idempotency-key': 'once' });
  const [first, second] = [await ask(), await ask()];
  expect(second.body).toEqual(first.body);
  expect(await s.sql`select id from api_keys`).toHaveLength(1);
  const signIn = () => s.post('/v1/auth/sign-in', { tenant: s.slug, ...s.owner }, undefined, { 'idempotency-key': 'twice' });
  const [one, two] = [await signIn(), await signIn()];
  expect(two.body).toEqual(one.body);
  const kept = JSON.stringify(await s.sql`select * from idempotency_keys`);
  for (const secret of [first.body.key, one.body.refresh_token, one.body.access_token, s.owner.password])
    expect(kept).not.toContain(secret);
});

test('fields that a command does not name are refused', async () => {
  const s = await stage();
  const { body } = await s.post('/v1/roles', { code: 'x_y', name: 'X', is_system: true }, s.ownerToken);
  expect(body).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/is_system' }] });
  expect((await s.get('/v1/auth/me?x=1', s.ownerToken)).body.code).toBe('unknown_parameter');
});

test('what time has ended is closed, and what can never be used again is forgotten', async () => {
  const s = await stage();
  const { refresh_token } = await s.signIn(s.owner);
  await s.post('/v1/auth/refresh', { refresh_token });
  await s.post('/v1/auth/request-password-reset', { tenant: s.slug, email: s.owner.email });
  s.travel(31 * 24 * 60);
  await s.schedule('identity.tidy_sign_ins');
  expect(await s.sql`select distinct termination_reason from user_sessions`).toEqual([{ termination_reason: 'session_expired' }]);
  expect(await s.sql`select id from refresh_tokens`).not.toHaveLength(0); // a used one still gives a thief away
  s.travel(70 * 24 * 60);
  await s.schedule('identity.tidy_sign_ins');
  expect(await s.sql`select id from refresh_tokens union all select id from password_resets`).toHaveLength(0);
});
