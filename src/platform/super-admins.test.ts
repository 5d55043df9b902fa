import { afterEach, expect, test } from 'vitest';
import { adminToken, testApp, testPassword } from '#test/app';

const app = await testApp();
const root = app.client(adminToken);
const at = '/platform/v1';
afterEach(() => {
  app.clock.now = undefined;
});

const make = async (name: string) => {
  const email = `${name}@serai.example`;
  const made = await root.post(`${at}/super-admins`, { email: email.toUpperCase(), name, password: testPassword });
  expect(made.status, made.text).toBe(201);
  expect(made.text).not.toContain('argon2');
  return { id: made.body.id as string, email };
};
const signIn = (email: string, password = testPassword) => app.client().post(`${at}/auth/sign-in`, { email, password });

test('a super admin signs in, works under the own name, and stops at once when deactivated', async () => {
  const anu = await make('anu');
  await make('ben');
  const { status, body } = await signIn(anu.email);
  expect(status).toBe(200);
  const client = app.client(body.access_token);
  const plan = await client.post(`${at}/plans`, { code: 'fair', name: 'Fair', price_monthly: null, currency: 'INR' });
  expect(plan.status, plan.text).toBe(201);
  const trail = await root.get(`${at}/audit-entries?resource_id=${plan.body.id}`);
  expect(trail.body.data).toMatchObject([{ actor_id: anu.id, actor_name: 'anu', action: 'plans.create' }]);
  const entered = await root.get(`${at}/audit-entries?action=auth.sign-in&actor_id=${anu.id}`);
  expect(entered.body.data).toMatchObject([{ actor_kind: 'super_admin', actor_name: 'anu', outcome: 'success' }]);

  expect((await root.post(`${at}/super-admins/${anu.id}/deactivate`)).body.is_active).toBe(false);
  expect((await client.get(`${at}/plans`)).status).toBe(401);
  expect((await signIn(anu.email)).body.code).toBe('invalid_credentials');
  await root.post(`${at}/super-admins/${anu.id}/activate`);
  // The session ended with the stop: it takes a new sign-in.
  expect((await client.get(`${at}/plans`)).status).toBe(401);
  expect((await app.client((await signIn(anu.email)).body.access_token).get(`${at}/plans`)).status).toBe(200);
});

test('what is given to a business by hand is told with who gave it', async () => {
  const dora = await make('dora');
  const client = app.client((await signIn(dora.email)).body.access_token);
  const tenant = await app.tenant({ plan: 'starter' });
  const on = `${at}/tenants/${tenant.id}`;
  const given = { feature: 'export_data', is_enabled: true, reason: 'They asked for a trial.' };
  expect((await client.post(`${on}/set-feature`, given)).status).toBe(200);
  expect((await client.post(`${on}/change-plan`, { plan: 'business' })).status).toBe(200);
  expect((await client.post(`${on}/set-subscription`, { status: 'active' })).status).toBe(200);
  expect((await client.post(`${on}/suspend`, { reason: 'Unpaid for long.' })).status).toBe(200);
  const { data } = (await root.get(`${at}/audit-entries?tenant_id=${tenant.id}&approval_required=true`)).body;
  expect(data.map((entry: { action: string; approved_by: string }) => [entry.action, entry.approved_by]).sort()).toEqual([
    ['tenants.change-plan', dora.id],
    ['tenants.set-feature', dora.id],
    ['tenants.set-subscription', dora.id],
  ]);
});

test('a new password and signing out end the tokens made before', async () => {
  const cleo = await make('cleo');
  const first = app.client((await signIn(cleo.email)).body.access_token);
  await root.post(`${at}/super-admins/${cleo.id}/set-password`, { password: 'another long password' });
  expect((await first.get(`${at}/plans`)).status).toBe(401);
  expect((await signIn(cleo.email)).status).toBe(401);
  const second = app.client((await signIn(cleo.email, 'another long password')).body.access_token);
  expect((await second.post(`${at}/auth/sign-out`)).body).toEqual({ ended: true });
  expect((await second.get(`${at}/plans`)).status).toBe(401);
});

test('a password from others’ lists, or made of names, is refused wherever the platform gives one', async () => {
  const cleo = await make('wenzeslava');
  for (const [path, body, pointer] of [
    ['super-admins', { email: 'e@serai.example', name: 'Esra Ozturk', password: 'EsraOzturk2024' }, '/password'],
    [`super-admins/${cleo.id}/set-password`, { password: 'wenzeslava-2026' }, '/password'],
    [
      'tenants',
      {
        slug: 'hill-teas',
        name: 'Hill Teas',
        plan: 'business',
        owner: { name: 'Ravi', email: 'r@hill.example', password: 'HillTeas-2026' },
      },
      '/owner/password',
    ],
  ] as const) {
    const { body: problem } = await root.post(`${at}/${path}`, body);
    expect(problem).toMatchObject({ status: 422, code: 'password_guessable', errors: [{ pointer }] });
  }
  const leaked = await root.post(`${at}/super-admins/${cleo.id}/set-password`, { password: 'Basketball2024!' });
  expect(leaked.body).toMatchObject({ code: 'password_leaked', errors: [{ pointer: '/password' }] });
});

test('an unknown address, a wrong password and a resting account get the same answer', async () => {
  const dara = await make('dara');
  const wrong = await signIn(dara.email, 'wrong password');
  const unknown = await signIn('nobody@serai.example');
  for (let i = 0; i < 4; i++) await signIn(dara.email, 'wrong password');
  const resting = await signIn(dara.email);
  const plain = ({ instance: _, ...body }: Record<string, unknown>) => body;
  expect([wrong.status, unknown.status, resting.status]).toEqual([401, 401, 401]);
  expect(plain(unknown.body)).toEqual(plain(wrong.body));
  expect(plain(resting.body)).toEqual(plain(wrong.body));
  app.clock.now = new Date(Date.now() + 31_000);
  expect((await signIn(dara.email)).status).toBe(200);
});

test('the last active super admin stays', async () => {
  const { data } = (await root.get(`${at}/super-admins?is_active=true`)).body;
  const answers = [];
  for (const { id } of data) answers.push((await root.post(`${at}/super-admins/${id}/deactivate`)).body.code);
  expect(answers.at(-1)).toBe('protected_record');
  expect(answers.slice(0, -1).every((code) => code === undefined)).toBe(true);
});

test('tokens of the one area are worth nothing in the other', async () => {
  const tenant = await app.tenant();
  const { data } = (await root.get(`${at}/super-admins?is_active=true`)).body;
  const { access_token } = (await signIn(data[0].email)).body;
  expect(access_token).toBeTypeOf('string');
  expect((await app.client(access_token).get('/v1/products')).status).toBe(401);
  expect((await app.client(adminToken).get('/v1/products')).status).toBe(401);
  expect((await tenant.owner.get(`${at}/tenants`)).status).toBe(401);
  expect((await app.client().get(`${at}/tenants`)).status).toBe(401);
});

const refresh = (refresh_token: string) => app.client().post(`${at}/auth/refresh`, { refresh_token });

test('a refresh token works once; its second use ends the session, and that is written down', async () => {
  const esha = await make('esha');
  const first = (await signIn(esha.email)).body;
  const next = await refresh(first.refresh_token);
  expect(next.status, next.text).toBe(200);
  expect(next.body.user).toMatchObject({ email: esha.email });
  // The answer was lost: the same token at once is answered with the same successor, never with a sibling.
  expect((await refresh(first.refresh_token)).body.refresh_token).toBe(next.body.refresh_token);
  const last = await refresh(next.body.refresh_token);
  expect((await refresh(first.refresh_token)).body.code).toBe('token_reused');
  for (const { access_token } of [first, next.body, last.body])
    expect((await app.client(access_token).get(`${at}/plans`)).status).toBe(401);
  expect((await refresh(last.body.refresh_token)).body.code).toBe('token_expired');
  const trail = await root.get(`${at}/audit-entries?action=super_admins.token_reused&resource_id=${esha.id}`);
  expect(trail.body.data).toMatchObject([{ severity: 'high', category: 'security' }]);
});

test('a session ends after two hours without a refresh, and twelve hours after its sign-in', async () => {
  const farid = await make('farid');
  const began = new Date();
  const hours = (n: number) => {
    app.clock.now = new Date(began.getTime() + n * 3_600_000);
  };
  const idle = (await signIn(farid.email)).body;
  let kept = (await signIn(farid.email)).body;
  for (let hour = 1.5; hour < 12; hour += 1.5) {
    hours(hour);
    kept = (await refresh(kept.refresh_token)).body;
    expect(kept.access_token, `after ${hour} hours`).toBeTypeOf('string');
  }
  expect((await refresh(idle.refresh_token)).body.code).toBe('token_expired');
  hours(11.9);
  kept = (await refresh(kept.refresh_token)).body;
  expect((await app.client(kept.access_token).get(`${at}/plans`)).status).toBe(200);
  hours(12.01);
  expect((await refresh(kept.refresh_token)).body.code).toBe('token_expired');
  expect((await app.client(kept.access_token).get(`${at}/plans`)).status).toBe(401);
});

test('the cookie is for no script, no other site and no other path, and a new password ends it', async () => {
  const gita = await make('gita');
  const answer = await app.client().post(`${at}/auth/sign-in`, { email: gita.email, password: testPassword, transport: 'cookie' });
  expect(answer.body.refresh_token).toBeUndefined();
  const cookie = String(answer.headers['set-cookie']);
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/platform/v1/auth']) expect(cookie).toContain(attribute);
  const pair = cookie.split(';')[0]!;
  const withCookie = (headers: Record<string, string> = {}, path = `${at}/auth/refresh`) =>
    app.client().post(path, {}, { cookie: pair, ...headers });
  expect((await withCookie({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await app.client().post(`${at}/auth/refresh`, '{}', { cookie: pair, 'content-type': 'text/plain' })).status).toBe(415);
  // A browser would not send it there; who does gets nothing for it, and nothing for the token itself.
  expect((await withCookie({}, '/v1/auth/refresh')).body.code).toBe('invalid_input');
  const token = pair.slice(pair.indexOf('=') + 1);
  expect((await app.client().post('/v1/auth/refresh', { refresh_token: token })).body.code).toBe('token_expired');
  const renewed = await withCookie();
  expect(renewed.status, renewed.text).toBe(200);
  expect(renewed.body.refresh_token).toBeUndefined();
  await root.post(`${at}/super-admins/${gita.id}/set-password`, { password: 'another long password' });
  const after = String(renewed.headers['set-cookie']).split(';')[0]!;
  expect((await app.client().post(`${at}/auth/refresh`, {}, { cookie: after })).body.code).toBe('token_expired');
});
