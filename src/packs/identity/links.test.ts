import { describe, expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';

const stage = await stages();

describe('invitations', () => {
  const password = 'a long enough sentence';

  test('an invited person chooses a password and works', async () => {
    const s = await stage();
    const invited = await s.invite('new@example.com', ['operator', 'viewer'], { name: 'Nila' });
    expect(invited).toMatchObject({ status: 201, body: { email: 'new@example.com', status: 'pending' } });
    const { token } = invited.body;
    const short = await s.post('/v1/invitations/accept', { tenant: s.slug, token, password: 'short' });
    expect(short.body).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/password' }] });
    expect((await s.post('/v1/invitations/accept', { tenant: s.slug, token, password })).body).toMatchObject({ name: 'Nila' });
    const me = await s.get('/v1/auth/me', (await s.signIn({ email: 'NEW@example.com', password })).access_token);
    expect(me.body).toMatchObject({ roles: ['operator', 'viewer'], is_owner: false });
    expect(me.body.email_verified_at).not.toBeNull();
    expect((await s.post('/v1/invitations/accept', { tenant: s.slug, token, password })).body.code).toBe('token_expired');
  });

  test('withdrawn, replaced, expired and invented links do not work', async () => {
    const s = await stage();
    const first = (await s.invite('a@example.com', ['viewer'])).body;
    const second = (await s.invite('A@example.com', ['viewer'])).body;
    const withdrawn = (await s.invite('b@example.com', ['viewer'])).body;
    expect((await s.post(`/v1/invitations/${withdrawn.id}/revoke`, {}, s.ownerToken)).body).toMatchObject({ status: 'revoked' });
    expect((await s.post(`/v1/invitations/${withdrawn.id}/revoke`, {}, s.ownerToken)).body.code).toBe('invalid_state');
    const expired = (await s.invite('c@example.com', ['viewer'])).body;
    await s.sql`update invitations set expires_at = now() - interval '1 second' where id = ${expired.id}`;
    for (const token of [first.token, withdrawn.token, expired.token, 'sri_invented'])
      expect((await s.post('/v1/invitations/accept', { tenant: s.slug, token, password })).body.code).toBe('token_expired');
    expect((await s.post('/v1/invitations/accept', { tenant: s.slug, token: second.token, password })).status).toBe(201);
    expect((await s.invite('a@example.com', ['viewer'])).body.code).toBe('already_exists');
  });

  test('open invitations take places of the plan; withdrawn, expired and accepted ones do not take a second', async () => {
    const s = await stage({ plan: 'starter' }); // two people
    const first = (await s.invite('a@example.com', ['viewer'])).body;
    expect((await s.invite('b@example.com', ['viewer'])).body).toMatchObject({ code: 'quota_exceeded', limit: 2 });
    expect((await s.invite('a@example.com', ['operator'])).status).toBe(201); // replaces the first
    await s.sql`update invitations set expires_at = now() - interval '1 second'`;
    const next = (await s.invite('b@example.com', ['viewer'])).body;
    expect(next.status).toBe('pending');
    expect(first.status).toBe('pending');
    expect((await s.post('/v1/invitations/accept', { tenant: s.slug, token: next.token, password })).status).toBe(201);
    expect((await s.invite('c@example.com', ['viewer'])).body.code).toBe('quota_exceeded');
    const [person] = await s.sql<{ id: string }>`select id from users where email = 'b@example.com'`;
    await s.post(`/v1/users/${person!.id}/deactivate`, {}, s.ownerToken);
    expect((await s.invite('c@example.com', ['viewer'])).status).toBe(201);
    expect((await s.post(`/v1/users/${person!.id}/reactivate`, {}, s.ownerToken)).body.code).toBe('quota_exceeded');
  });

  test('the mail is written by a reaction, with the same token, and events hold none', async () => {
    const s = await stage();
    const { id, token } = (await s.invite('a@example.com', ['viewer'])).body;
    await s.settled();
    const mail = JSON.parse((await s.file(`outbox/${id}.json`))!);
    expect(mail).toMatchObject({ to: 'a@example.com', template: 'invitation', data: { token } });
    const stored = JSON.stringify([
      await s.sql`select * from events`,
      await s.sql`select * from audit_entries`,
      await s.sql`select * from invitations`,
    ]);
    expect(stored).not.toContain(token);
  });
});

describe('password resets', () => {
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
});

test('names of the business and of the person are no password, whichever way it is chosen', async () => {
  const s = await stage();
  const guessable = `${s.slug}-2026!!`;
  const refused = { status: 422, code: 'password_guessable' };
  const { token } = (await s.invite('nila.menon@example.com', ['viewer'], { name: 'Nila Menon' })).body;
  const accept = (password: string) => s.post('/v1/invitations/accept', { tenant: s.slug, token, password });
  for (const password of [guessable, 'nila.menon.1', 'Menon-Nila-88']) expect((await accept(password)).body).toMatchObject(refused);
  expect((await accept('a long enough sentence')).status).toBe(201);

  const { access_token } = await s.signIn({ email: 'nila.menon@example.com', password: 'a long enough sentence' });
  const change = (new_password: string) =>
    s.post('/v1/auth/change-password', { current_password: 'a long enough sentence', new_password }, access_token);
  expect((await change('NilaMenon2026')).body).toMatchObject({ ...refused, errors: [{ pointer: '/new_password' }] });

  await s.post('/v1/auth/request-password-reset', { tenant: s.slug, email: s.owner.email });
  await s.settled();
  const [row] = await s.sql<{ id: string }>`select id from password_resets`;
  const link = JSON.parse((await s.file(`outbox/${row!.id}.json`))!).data.token;
  const reset = (password: string) => s.post('/v1/auth/reset-password', { tenant: s.slug, token: link, password });
  expect((await reset(guessable)).body).toMatchObject(refused);
  // Nobody without a link learns what the names are, nor does a refusal use it up.
  expect((await s.post('/v1/auth/reset-password', { tenant: s.slug, token: 'srp_invented', password: guessable })).body.code).toBe(
    'token_expired',
  );
  expect((await reset('a brand new sentence')).status).toBe(200);
});
