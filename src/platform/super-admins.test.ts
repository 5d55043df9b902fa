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

  expect((await root.post(`${at}/super-admins/${anu.id}/deactivate`)).body.is_active).toBe(false);
  expect((await client.get(`${at}/plans`)).status).toBe(401);
  expect((await signIn(anu.email)).body.code).toBe('invalid_credentials');
  await root.post(`${at}/super-admins/${anu.id}/activate`);
  expect((await client.get(`${at}/plans`)).status).toBe(200);
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
