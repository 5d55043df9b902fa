import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';

const stage = await stages();

const ask = (s: Stage, email: string) => s.post('/v1/auth/request-password-reset', { tenant: s.slug, email });
const reset = (s: Stage, token: string, password = 'a brand new sentence') =>
  s.post('/v1/auth/reset-password', { tenant: s.slug, token, password });

async function mailedToken(s: Stage): Promise<string> {
  await s.settled();
  const [row] = await s.sql<{ id: string }>`select id from password_resets order by created_at desc, id desc limit 1`;
  return JSON.parse((await s.file(`outbox/${row!.id}.json`))!).data.token;
}

test('a link by mail sets a new password once, and ends every session', async () => {
  const s = await stage();
  const before = await s.signIn(s.owner);
  expect(await ask(s, s.owner.email.toUpperCase())).toMatchObject({ status: 202, body: {} });
  const token = await mailedToken(s);
  expect((await reset(s, token, 'short')).status).toBe(422);
  expect((await reset(s, token)).status).toBe(200);
  expect((await reset(s, token)).body.code).toBe('token_expired');
  expect((await s.get('/v1/auth/me', before.access_token)).status).toBe(401);
  expect((await s.signIn({ email: s.owner.email, password: 'a brand new sentence' })).access_token).toBeTruthy();
});

test('an unknown address gets the same answer and no mail', async () => {
  const s = await stage();
  const [known, unknown] = [await ask(s, s.owner.email), await ask(s, 'nobody@example.com')];
  expect(unknown.status).toBe(known.status);
  expect(unknown.body).toEqual(known.body);
  expect(await s.sql`select id from password_resets`).toHaveLength(1);
  expect(await s.sql`select id from events where type = 'identity.password_reset_requested'`).toHaveLength(2);
});

test('a later link works, an expired or invented one does not, and nobody is flooded with mail', async () => {
  const s = await stage();
  for (let i = 0; i < 5; i++) await ask(s, s.owner.email);
  expect(await s.sql`select id from password_resets`).toHaveLength(3);
  const token = await mailedToken(s);
  await s.sql`update password_resets set expires_at = now() - interval '1 second'`;
  expect((await reset(s, token)).body.code).toBe('token_expired');
  expect((await reset(s, 'srp_invented')).body.code).toBe('token_expired');
});

test('a resting account may sign in again after a reset', async () => {
  const s = await stage();
  await s.sql`update users set failed_sign_ins = 9, locked_until = now() + interval '1 hour'`;
  await ask(s, s.owner.email);
  await reset(s, await mailedToken(s));
  expect((await s.signIn({ email: s.owner.email, password: 'a brand new sentence' })).access_token).toBeTruthy();
});
