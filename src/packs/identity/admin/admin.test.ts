import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';
import { changesOf, quarterOf } from '../rules/quarter.ts';

const stage = await stages();
const password = 'a long enough sentence';
const asha = { email: 'asha@example.com', password };

/** Asha, made an administrator. */
async function withAdmin(office: object = {}) {
  const s = await stage();
  const userId = await s.person({ ...asha, name: 'Asha', roles: ['viewer'] });
  const role_id = await s.roleId('manager');
  const made = await s.post('/v1/admin-users', { user_id: userId, role_id, two_factor_required: false, ...office }, s.ownerToken);
  return { s, userId, made, id: made.body.id as string };
}
const change = (s: Stage, id: string, input: object) => s.post(`/v1/admin-users/${id}/change`, input, s.ownerToken);

test('an office brings its role, and takes it away again when it ends', async () => {
  const { s, made, id, userId } = await withAdmin({ access_level: 3, regions_managed: ['south'], approval_limit: '5000.00' });
  expect(made).toMatchObject({ status: 201, body: { access_level: 3, regions_managed: ['south'], status: 'active', user_id: userId } });
  const { access_token } = await s.signIn(asha);
  expect((await s.get('/v1/auth/me', access_token)).body.roles).toEqual(['manager', 'viewer']);
  expect((await s.post(`/v1/admin-users/${id}/deactivate`, {}, s.ownerToken)).body.status).toBe('inactive');
  await s.post('/v1/security-settings/change', { force_logout_on_role_change: false }, s.ownerToken);
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(401);
  const again = await s.signIn(asha);
  expect((await s.get('/v1/auth/me', again.access_token)).body.roles).toEqual(['viewer']);
  expect((await s.post(`/v1/admin-users/${id}/reactivate`, {}, s.ownerToken)).body.status).toBe('active');
  expect((await s.get('/v1/auth/me', again.access_token)).body.roles).toEqual(['manager', 'viewer']);
  const admin = await s.roleId('admin');
  await change(s, id, { role_id: admin });
  expect((await s.get('/v1/auth/me', again.access_token)).body.roles).toEqual(['admin', 'viewer']);
});

test('the networks of an administrator are held to at sign-in and with every request', async () => {
  const { s, id } = await withAdmin();
  const { access_token } = await s.signIn(asha);
  expect((await change(s, id, { ip_allow_list: ['10.0.0.0/8', 'everywhere'] })).body).toMatchObject({
    code: 'invalid_input',
    errors: [{ pointer: '/ip_allow_list/1' }],
  });
  expect((await change(s, id, { ip_allow_list: ['10.0.0.0/8', '2001:db8::/32'] })).status).toBe(200);
  expect((await s.get('/v1/auth/me', access_token)).body.code).toBe('address_not_allowed');
  const sign = () => s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha });
  expect((await sign()).body.code).toBe('address_not_allowed');
  expect((await s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha, password: 'wrong' })).body.code).toBe('invalid_credentials');
  await change(s, id, { ip_allow_list: ['127.0.0.0/8'] });
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(200);
  expect((await sign()).status).toBe(200);
});

test('an administrator’s session ends after its own time without a request', async () => {
  const { s, id } = await withAdmin({ session_timeout_minutes: 10 });
  const { access_token } = await s.signIn(asha);
  s.travel(9);
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(200);
  await s.settled();
  s.travel(14); // five minutes after the last request
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(200);
  await s.settled();
  await change(s, id, { session_timeout_minutes: 1 });
  s.travel(14.9);
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(200);
});

test('an idle administrator is out before the access token expires', async () => {
  const { s } = await withAdmin({ session_timeout_minutes: 5 });
  const { access_token, refresh_token } = await s.signIn(asha);
  s.travel(6);
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(401);
  expect((await s.post('/v1/auth/refresh', { refresh_token })).body.code).toBe('token_expired');
});

test('a second factor is asked of administrators whatever the policy is', async () => {
  const { s } = await withAdmin({ two_factor_required: true });
  const { access_token } = await s.signIn(asha);
  expect((await s.get('/v1/users', access_token)).body.code).toBe('mfa_enrolment_required');
  expect((await s.get('/v1/auth/policy', access_token)).body.mfa_required).toBe(false);
});

test('nobody raises themselves, or anyone above their own level', async () => {
  const s = await stage();
  const one = await s.person({ ...asha, name: 'Asha', roles: ['admin'] });
  const two = await s.person({ email: 'b@example.com', password, name: 'Bina', roles: ['viewer'] });
  const office = { role_id: await s.roleId('manager'), two_factor_required: false };
  const made = (await s.post('/v1/admin-users', { user_id: one, ...office, access_level: 4 }, s.ownerToken)).body;
  const { access_token } = await s.signIn(asha);
  const create = (access_level: number) => s.post('/v1/admin-users', { user_id: two, ...office, access_level }, access_token);
  expect((await create(5)).body).toMatchObject({ code: 'forbidden', reason: 'access_level', yours: 4 });
  expect((await s.post(`/v1/admin-users/${made.id}/change`, { access_level: 10 }, access_token)).body).toMatchObject({
    reason: 'own_office',
  });
  expect((await create(4)).status).toBe(201);
  const { access_token: theirs } = await s.signIn({ email: 'b@example.com', password });
  expect((await s.get('/v1/admin-users', theirs)).body.code).toBe('forbidden');
});

test('once a quarter everyone is listed with what changed, and decided on', async () => {
  const { s, id, userId } = await withAdmin();
  await s.schedule('identity.review_access');
  await s.schedule('identity.review_access');
  const reviews = (await s.get('/v1/access-reviews', s.ownerToken)).body.data;
  expect(reviews).toMatchObject([{ quarter: quarterOf(new Date()), status: 'open' }]);
  const itemsOf = async (review: string) =>
    (await s.get(`/v1/access-review-items?access_review_id=${review}`, s.ownerToken)).body.data as {
      id: string;
      user_id: string;
      access: { roles: string[] };
      changes: object;
    }[];
  const first = await itemsOf(reviews[0].id);
  expect(first).toHaveLength(2);
  const hers = first.find((item) => item.user_id === userId)!;
  expect(hers).toMatchObject({ access: { roles: ['manager', 'viewer'] }, changes: { new: true } });
  const mine = first.find((item) => item.user_id === s.ownerId)!;
  expect((await s.post(`/v1/access-review-items/${mine.id}/confirm`, {}, s.ownerToken)).body.reason).toBe('own_access');
  expect((await s.post(`/v1/access-reviews/${reviews[0].id}/complete`, {}, s.ownerToken)).body.code).toBe('invalid_state');
  expect((await s.post(`/v1/access-review-items/${hers.id}/confirm`, {}, s.ownerToken)).body.status).toBe('confirmed');
  expect((await s.post(`/v1/access-reviews/${reviews[0].id}/complete`, {}, s.ownerToken)).body.status).toBe('completed');

  await s.post(`/v1/admin-users/${id}/deactivate`, {}, s.ownerToken);
  await s.sql`update access_reviews set quarter = '2020-Q1'`;
  const { body } = await s.post('/v1/access-reviews', {}, s.ownerToken);
  const next = (await itemsOf(body.id)).find((item) => item.user_id === userId)!;
  expect(next.changes).toMatchObject({ roles: { before: ['manager', 'viewer'], after: ['viewer'] } });
  const { access_token } = await s.signIn(asha);
  expect((await s.post(`/v1/access-review-items/${next.id}/revoke`, { note: 'left' }, s.ownerToken)).body.status).toBe('revoked');
  expect((await s.get('/v1/auth/me', access_token)).status).toBe(401);
  expect(await s.sql`select id from user_roles where user_id = ${userId}`).toEqual([]);
});

test('what changed is told field by field', () => {
  expect([1, 4, 7, 12].map((month) => quarterOf(new Date(Date.UTC(2026, month - 1, 1))))).toEqual([
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
  ]);
  expect(changesOf(undefined, {})).toEqual({ new: true });
  const access = { is_owner: false, roles: ['viewer'], last_sign_in_at: 'a' };
  expect(changesOf(access, { ...access, last_sign_in_at: 'b' })).toEqual({});
  expect(changesOf(access, { ...access, roles: [], access_level: 2 })).toEqual({
    roles: { before: ['viewer'], after: [] },
    access_level: { before: null, after: 2 },
  });
});
