import { afterEach, expect, test } from 'vitest';
import { digestHex } from '#kernel/crypto';
import { hook } from '#kernel/hooks';
import { newId } from '#kernel/ids';
import { pack } from '#kernel/pack';
import { adminToken, type TestTenant, testApp } from '#test/app';

const postman = pack({
  name: 'postman',
  hooks: [
    hook({
      name: 'postman',
      accept: async (_, __, { body }) => ({ externalId: digestHex(body), topic: 'letter', headers: {} }),
      process: async () => {},
    }),
  ],
});
const app = await testApp({ extraPacks: [postman] });
const admin = app.client(adminToken);
afterEach(() => {
  app.clock.now = undefined;
});

/** The coming one: what happens in it is later than everything of today. */
const year = new Date().getUTCFullYear() + 1;
const start = `${year}-01-01T00:00:00Z`;
const end = `${year}-02-01T00:00:00Z`;
const set = (tenant: TestTenant, terms: object) => admin.post(`/platform/v1/tenants/${tenant.id}/set-subscription`, terms);

let sku = 0;
/** Whether people can work at a moment: `active`, or the code of the refusal. */
async function worksAt(tenant: TestTenant, moment: string): Promise<string> {
  app.clock.now = new Date(moment);
  const signIn = await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password });
  expect(signIn.status, 'signing in always works').toBe(200);
  const person = app.client(signIn.body.access_token);
  expect((await person.get('/v1/products')).status, 'reading always works').toBe(200);
  const answer = await person.post('/v1/products', { sku: `S-${++sku}`, name: 'Tea' });
  app.clock.now = undefined;
  return answer.status === 201 ? 'active' : answer.body.code;
}

test('a trial works until it ends, to the millisecond, without grace', async () => {
  const tenant = await app.tenant();
  const answer = await set(tenant, { status: 'trial', current_period_start: start, trial_ends_at: end });
  expect(answer.status, answer.text).toBe(200);
  expect(await worksAt(tenant, `${year}-01-31T23:59:59.999Z`)).toBe('active');
  expect(await worksAt(tenant, end)).toBe('subscription_inactive');
});

test.each(['active', 'past_due'])("%s works until the period ends, and through the plan's seven days of grace", async (status) => {
  const tenant = await app.tenant();
  await set(tenant, { status, current_period_start: start, current_period_end: end });
  expect(await worksAt(tenant, `${year}-01-15T00:00:00Z`)).toBe('active');
  expect(await worksAt(tenant, `${year}-02-07T23:59:59Z`)).toBe('active');
  expect(await worksAt(tenant, `${year}-02-08T00:00:00Z`)).toBe('subscription_inactive');
});

test('cancelled works to the end of what was paid; expired not at all; paying again opens at once', async () => {
  const tenant = await app.tenant();
  await set(tenant, { current_period_start: start, current_period_end: end });
  const cancelled = await set(tenant, { status: 'cancelled' });
  expect(cancelled.status, cancelled.text).toBe(200);
  expect(await worksAt(tenant, `${year}-01-31T23:59:59Z`)).toBe('active');
  expect(await worksAt(tenant, end)).toBe('subscription_inactive');
  await set(tenant, { status: 'expired' });
  expect(await worksAt(tenant, `${year}-01-15T00:00:00Z`)).toBe('subscription_inactive');
  await set(tenant, { status: 'active', current_period_start: start, current_period_end: end });
  expect(await worksAt(tenant, `${year}-01-15T00:00:00Z`)).toBe('active');

  const { data } = (await admin.get(`/platform/v1/subscriptions?tenant_id=${tenant.id}`)).body;
  expect(data.map((one: { status: string }) => one.status).sort()).toEqual(['active', 'active', 'active', 'cancelled', 'expired']);
  expect(data.find((one: { status: string }) => one.status === 'cancelled').cancelled_at).not.toBeNull();
});

test('what providers post after the end waits, and is processed when it is paid again', async () => {
  const tenant = await app.tenant();
  await set(tenant, { status: 'expired' });
  const posted = await app.client().post(`/v1/hooks/${tenant.id}/${newId()}`, { letter: 1 });
  expect(posted.status, posted.text).toBe(200);
  await app.idle();
  const delivery = () => tenant.tx((tx) => tx.one`select state, error_code from webhook_deliveries`);
  expect(await delivery()).toEqual({ state: 'parked', error_code: 'subscription_inactive' });
  await set(tenant, { status: 'active' });
  await app.idle();
  expect(await delivery()).toEqual({ state: 'processed', error_code: null });
});

test('what is not said stays: plan, provider, period', async () => {
  const tenant = await app.tenant({ plan: 'professional' });
  await set(tenant, {
    current_period_start: start,
    current_period_end: end,
    payment_provider: 'razorpay',
    external_subscription_id: `sub_${tenant.slug}`,
  });
  await set(tenant, { status: 'past_due' });
  const { data } = (await admin.get(`/platform/v1/subscriptions?tenant_id=${tenant.id}&expand=plan&limit=1`)).body;
  expect(data[0]).toMatchObject({
    status: 'past_due',
    current_period_end: expect.stringMatching(new RegExp(`^${year}-02-01T00:00:00`)),
    payment_provider: 'razorpay',
    external_subscription_id: `sub_${tenant.slug}`,
    plan: { code: 'professional' },
  });
});

test.each([
  [{ status: 'trial' }, '/trial_ends_at'],
  [{ current_period_start: end, current_period_end: start }, '/current_period_end'],
  [{ plan: 'golden' }, '/plan'],
  [{ status: 'sleeping' }, '/status'],
])('%j is refused', async (terms, pointer) => {
  const tenant = await app.tenant();
  const answer = await set(tenant, terms);
  expect(answer.status, answer.text).toBe(422);
  expect(answer.body.errors[0].pointer).toBe(pointer);
});
