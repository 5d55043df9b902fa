import { expect, test } from 'vitest';
import { stages } from '#test/stage';

const stage = await stages();

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
