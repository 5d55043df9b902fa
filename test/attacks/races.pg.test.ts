import { expect, it } from 'vitest';
import { testApp } from '#test/app';
import { isFull } from '#test/attack';

const app = await testApp({ role: 'api' });
const tenant = await app.tenant();
const crowd = isFull ? 40 : 12;
const together = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: crowd }, (_, index) => work(index)));
const count = (statuses: number[], wanted: number) => statuses.filter((status) => status === wanted).length;
const order = async () =>
  (await tenant.owner.post('/v1/orders', { customer_name: 'Asha', items: [{ sku: 'A', name: 'A', quantity: 1, unit_price: '1' }] }))
    .body as { id: string };

it('one deed on one record happens once, however many ask in the same moment', async () => {
  const { id } = await order();
  const answers = await together(() => tenant.owner.post(`/v1/orders/${id}/cancel`, { reason: 'changed their mind' }));
  const statuses = answers.map(({ status }) => status);
  expect([count(statuses, 200), count(statuses, 409)]).toEqual([1, crowd - 1]);
  const [{ n }] = (await tenant.tx(
    (tx) => tx.many<{ n: number }>`select count(*)::int as n from order_status_history where order_id = ${id} and status = 'cancelled'`,
  )) as [{ n: number }];
  expect(n).toBe(1);
});

it('one idempotency key makes one order', async () => {
  const body = { customer_name: 'Race', items: [{ sku: 'A', name: 'A', quantity: 1, unit_price: '1' }] };
  const answers = await together(() => tenant.owner.post('/v1/orders', body, { 'idempotency-key': 'race' }));
  for (const { status, body: answer } of answers)
    expect([201, 409]).toContain(status === 409 && answer.code !== 'request_in_progress' ? 0 : status);
  const made = await tenant.owner.get('/v1/orders?q=Race');
  expect(made.body.data).toHaveLength(1);
});

it('one version lets one change through', async () => {
  const { body: product, headers } = await tenant.owner.post('/v1/products', { name: 'Versioned', sku: 'V' });
  const answers = await together((n) =>
    tenant.owner.patch(`/v1/products/${product.id}`, { name: `by ${n}` }, { 'if-match': headers.etag! }),
  );
  const statuses = answers.map(({ status }) => status);
  expect([count(statuses, 200), count(statuses, 412)]).toEqual([1, crowd - 1]);
});

it('one refresh token has one successor', async () => {
  const { body } = await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password });
  const answers = await together(() => app.client().post('/v1/auth/refresh', { refresh_token: body.refresh_token }));
  const successors = new Set(answers.filter(({ status }) => status === 200).map(({ body: answer }) => answer.refresh_token));
  expect(successors.size).toBe(1);
});

it('one seat of the plan is given once', async () => {
  await app.database.owner((tx) => tx.exec`update platform.plans set max_users = 2 where code = 'starter'`);
  const small = await app.tenant({ plan: 'starter' });
  const [{ id: role }] = (await small.owner.get('/v1/roles?code=viewer')).body.data as [{ id: string }];
  await together((n) => small.owner.post('/v1/invitations', { email: `race${n}@example.com`, role_ids: [role] }));
  const open = await small.owner.get('/v1/invitations?status=pending&limit=200');
  expect(open.body.data.length).toBeLessThanOrEqual(2);
});

it('one approval decides: of two who look at the same export, and ten that say no, one is heard', async () => {
  await tenant.owner.post('/v1/security-settings/change', { require_approval_threshold: 1 });
  for (let n = 0; n < 3; n++) await order();
  const [asker, ...approvers] = [await tenant.person('admin'), await tenant.person('admin'), await tenant.person('admin')];
  const { body } = await asker!.post('/v1/exports', { resource: 'orders', format: 'csv' });
  const log = await tenant.owner.get(`/v1/export-logs/${body.id}`);
  expect(log.body.status).toBe('pending_approval');
  const answers = await together((n) =>
    approvers[n % 2]!.post(`/v1/export-logs/${body.id}/${n % 2 ? 'approve' : 'reject'}`, n % 2 ? {} : { reason: 'not needed' }),
  );
  const statuses = answers.map(({ status }) => status);
  expect([count(statuses, 200), count(statuses, 409)]).toEqual([1, crowd - 1]);
});
