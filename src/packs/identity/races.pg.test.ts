import { expect, test } from 'vitest';
import { quickest } from '#test/pace';
import { stages } from '#test/stage';

const stage = await stages();

const password = 'a long enough sentence';

test('twenty invitations racing for the last two places: two are made', async () => {
  const s = await stage({ plan: 'professional' }); // five people
  await s.person({ email: 'a@example.com', name: 'a', password, roles: ['viewer'] });
  await s.person({ email: 'b@example.com', name: 'b', password, roles: ['viewer'] });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => s.invite(`new${i}@example.com`, ['viewer'])));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  expect(answers.filter(({ body }) => body.code === 'quota_exceeded')).toHaveLength(18);
  expect(await s.sql`select id from invitations where status = 'pending'`).toHaveLength(2);
});

test('twenty requests racing with one refresh token get one successor; used later it ends the session within a second', async () => {
  const s = await stage();
  const { refresh_token } = await s.signIn(s.owner);
  const answers = await Promise.all(Array.from({ length: 20 }, () => s.post('/v1/auth/refresh', { refresh_token })));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1);
  const { access_token } = answers[0]!.body;
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(200);

  s.travel(11 / 60);
  const reuse = async () => {
    const late = await Promise.all(Array.from({ length: 20 }, () => s.post('/v1/auth/refresh', { refresh_token })));
    expect(late.map(({ body }) => body.code)).toEqual(Array(20).fill('token_reused'));
    expect((await s.get('/v1/auth/me', access_token)).status).toBe(401);
  };
  expect(await quickest(1_000, reuse)).toBeLessThan(1_000);
  const ended = await s.sql`
    select t.id from user_sessions s join refresh_tokens t on t.session_id = s.id
    where s.termination_reason = 'token_reused' and t.revoked_at is not null`;
  expect(ended).toHaveLength(2); // the one that was used, and its only successor
});

test('two owners who deactivate each other at once: one stays', async () => {
  const s = await stage();
  const other = await s.person({ email: 'second@example.com', name: 'second', password, roles: ['owner'] });
  const { access_token } = await s.signIn({ email: 'second@example.com', password });
  const answers = await s.together(
    (tx) => tx.exec`select id from users for update`,
    () => [s.post(`/v1/users/${other}/deactivate`, {}, s.ownerToken), s.post(`/v1/users/${s.ownerId}/deactivate`, {}, access_token)],
  );
  // No deadlock: the second waits for the first, and then the other is the last owner.
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('protected_record');
  expect(await s.sql`select id from users where is_owner and status = 'active'`).toHaveLength(1);
});

test('one invitation accepted ten times at once makes one person', async () => {
  const s = await stage();
  const { token } = (await s.invite('new@example.com', ['viewer'])).body;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => s.post('/v1/invitations/accept', { tenant: s.slug, token, password })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(await s.sql`select id from users where email = 'new@example.com'`).toHaveLength(1);
});

test('one reset link used ten times at once sets one password', async () => {
  const s = await stage();
  await s.post('/v1/auth/request-password-reset', { tenant: s.slug, email: s.owner.email });
  await s.settled();
  const [row] = await s.sql<{ id: string }>`select id from password_resets`;
  const { token } = JSON.parse((await s.file(`outbox/${row!.id}.json`))!).data;
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => s.post('/v1/auth/reset-password', { tenant: s.slug, token, password: `sentence number ${i}` })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('fifty wrong guesses at once are all counted', async () => {
  const s = await stage();
  await Promise.all(
    Array.from({ length: 50 }, () => s.post('/v1/auth/sign-in', { tenant: s.slug, email: s.owner.email, password: 'guess' })),
  );
  const [owner] = await s.sql<{ failed_sign_ins: number; locked_until: Date }>`select failed_sign_ins, locked_until from users`;
  expect(owner!.failed_sign_ins).toBeGreaterThanOrEqual(5);
  expect(owner!.locked_until.getTime()).toBeGreaterThan(Date.now());
});
