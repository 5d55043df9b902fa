import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';

const stage = await stages();

const password = 'a long enough sentence';

async function withOperator() {
  const s = await stage();
  await s.person({ email: 'Asha@example.com', name: 'Asha', password, roles: ['operator'] });
  return s;
}
const signIn = (s: Stage, email: string, secret: string) => s.post('/v1/auth/sign-in', { tenant: s.slug, email, password: secret });
const failures = async (s: Stage) =>
  (
    await s.sql<{ failed_sign_ins: number; locked_until: Date | null }>`select failed_sign_ins, locked_until from users where name = 'Asha'`
  )[0]!;

test('signing in answers a pair of tokens, and upper case does not matter', async () => {
  const s = await withOperator();
  const { status, body } = await signIn(s, 'aSHA@EXAMPLE.com', password);
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 900, user: { name: 'Asha', email: 'Asha@example.com', is_owner: false } });
  expect(body.refresh_token).toMatch(/^srt_/);
  expect(JSON.stringify(body)).not.toContain('argon2');
  const me = await s.get('/v1/auth/me', body.access_token);
  expect(me.body).toMatchObject({ email: 'Asha@example.com', roles: ['operator'] });
});

test('a session says where it came from, and nothing of its tokens is stored', async () => {
  const s = await withOperator();
  const { body } = await signIn(s, 'asha@example.com', password);
  const [session] = await s.sql`select device_name, transport, terminated_at from user_sessions`;
  expect(session).toMatchObject({ transport: 'bearer', terminated_at: null });
  const stored = JSON.stringify([
    await s.sql`select * from user_sessions`,
    await s.sql`select * from refresh_tokens`,
    await s.sql`select * from events`,
    await s.sql`select * from audit_entries`,
    await s.sql`select * from idempotency_keys`,
  ]);
  for (const secret of [password, body.access_token, body.refresh_token]) expect(stored).not.toContain(secret);
});

test('unknown address, wrong password, deactivated and deleted people get one answer', async () => {
  const s = await withOperator();
  const answers = [await signIn(s, 'nobody@example.com', password), await signIn(s, 'asha@example.com', 'wrong')];
  await s.sql`update users set is_active = false where name = 'Asha'`;
  answers.push(await signIn(s, 'asha@example.com', password));
  await s.sql`update users set deleted_at = now() where name = 'Asha'`;
  answers.push(await signIn(s, 'asha@example.com', password));
  for (const { status, body } of answers) {
    expect(status).toBe(401);
    expect({ ...body, instance: undefined }).toEqual({ ...answers[0]!.body, instance: undefined });
  }
});

test('after five failures the account rests, longer each time, even for the right password', async () => {
  const s = await withOperator();
  for (let i = 0; i < 5; i++) expect((await signIn(s, 'asha@example.com', 'wrong')).body.code).toBe('invalid_credentials');
  const first = await failures(s);
  expect(first.failed_sign_ins).toBe(5);
  expect(first.locked_until!.getTime() - Date.now()).toBeGreaterThan(20_000);
  expect((await signIn(s, 'asha@example.com', password)).body.code).toBe('invalid_credentials');
  expect((await failures(s)).failed_sign_ins).toBe(5); // guesses while it rests do not prolong it

  await s.sql`update users set locked_until = now() - interval '1 second'`;
  await signIn(s, 'asha@example.com', 'wrong');
  expect((await failures(s)).locked_until!.getTime() - Date.now()).toBeGreaterThan(50_000);

  await s.sql`update users set locked_until = now() - interval '1 second'`;
  expect((await signIn(s, 'asha@example.com', password)).status).toBe(200);
  expect(await failures(s)).toMatchObject({ failed_sign_ins: 0, locked_until: null });
});

test('a hash made with weaker parameters is renewed', async () => {
  const s = await withOperator();
  const { hash } = await import('@node-rs/argon2');
  const weak = await hash(password, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 });
  await s.sql`update users set password_hash = ${weak} where name = 'Asha'`;
  expect((await signIn(s, 'asha@example.com', password)).status).toBe(200);
  const [row] = await s.sql<{ password_hash: string }>`select password_hash from users where name = 'Asha'`;
  expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1/);
  expect((await signIn(s, 'asha@example.com', password)).status).toBe(200);
});

test('changing the password ends the other sessions and keeps this one', async () => {
  const s = await withOperator();
  const [here, there] = [(await signIn(s, 'asha@example.com', password)).body, (await signIn(s, 'asha@example.com', password)).body];
  const change = (current_password: string, token: string) =>
    s.post('/v1/auth/change-password', { current_password, new_password: 'another long sentence' }, token);
  expect((await change('wrong', here.access_token)).body.code).toBe('invalid_credentials');
  expect((await change(password, here.access_token)).status).toBe(200);
  expect((await s.get('/v1/auth/me', here.access_token)).status).toBe(200);
  expect((await s.get('/v1/auth/me', there.access_token)).status).toBe(401);
  expect((await s.post('/v1/auth/refresh', { refresh_token: there.refresh_token })).status).toBe(401);
  expect((await signIn(s, 'asha@example.com', password)).status).toBe(401);
  expect((await signIn(s, 'asha@example.com', 'another long sentence')).status).toBe(200);
});

test('signing out stops the access token and the refresh token at once', async () => {
  const s = await withOperator();
  const { body } = await signIn(s, 'asha@example.com', password);
  expect((await s.post('/v1/auth/sign-out', {}, body.access_token)).status).toBe(200);
  expect((await s.get('/v1/auth/me', body.access_token)).body.code).toBe('unauthenticated');
  expect((await s.post('/v1/auth/refresh', { refresh_token: body.refresh_token })).status).toBe(401);
});
