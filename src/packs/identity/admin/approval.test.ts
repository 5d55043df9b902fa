import { expect, test } from 'vitest';
import { type Client, testApp } from '#test/app';

const app = await testApp();

type Person = Client & { id: string };

/** A business with goods, and Asha, who has the role and this office. */
async function withOffice(role: 'admin' | 'manager', office: object) {
  const tenant = await app.tenant();
  const asha: Person = await tenant.person(role);
  const role_id = (await tenant.owner.get(`/v1/roles?code=${role}`)).body.data[0].id;
  await tenant.owner.post('/v1/security-settings/change', { force_logout_on_role_change: false, require_approval_threshold: 0 });
  const made = await tenant.owner.post('/v1/admin-users', { user_id: asha.id, role_id, two_factor_required: false, ...office });
  expect(made.status, made.text).toBe(201);
  await tenant.owner.post('/v1/products', { sku: 'TEE', name: 'Tee', currency: 'INR', selling_price: '100' });
  const change = (input: object) => tenant.owner.post(`/v1/admin-users/${made.body.id}/change`, input);
  const left = () =>
    tenant.tx(
      (tx) =>
        tx.many`select violation_type, severity, metadata->>'code' as code, user_id from security_violations where user_id = ${asha.id}`,
    );
  return { tenant, asha, change, left };
}

const spend = (who: Client, amount: string, currency = 'INR') =>
  who.post('/v1/expenses', { category: 'software', amount, currency, expense_date: '2026-03-01' });
const order = (who: Client, line: object, more: object = {}) =>
  who.post('/v1/orders', { items: [{ sku: 'TEE', quantity: 10, ...line }], ...more });

test('money is approved up to the office’s limit, in its currency, and beyond it the refusal is written down', async () => {
  const { tenant, asha, change, left } = await withOffice('admin', { approval_limit: '5000', can_approve_overrides: true });
  const { status, body } = await spend(asha, '5000.00');
  expect(status).toBe(201);
  const above = await spend(asha, '5000.01');
  expect(above.body).toMatchObject({ status: 403, code: 'approval_not_allowed', because: 'limit', limit: '5000.0000', currency: 'INR' });
  expect((await spend(asha, '10', 'USD')).body).toMatchObject({ code: 'approval_not_allowed', because: 'currency', currency: 'INR' });
  expect((await asha.patch(`/v1/expenses/${body.id}`, { amount: '6000' })).body.because).toBe('limit');
  expect((await asha.get(`/v1/expenses/${body.id}`)).body.amount).toBe('5000.00');
  expect((await tenant.owner.get('/v1/expenses')).body.data).toHaveLength(1);
  // Several within ten minutes are one violation; each attempt is in the trail.
  expect(await left()).toEqual([
    { violation_type: 'unauthorized_access', severity: 'medium', code: 'approval_not_allowed', user_id: asha.id },
  ]);
  const tried = await tenant.tx(
    (tx) => tx.many`select action, outcome from audit_entries where error_code = 'approval_not_allowed' order by occurred_at, id`,
  );
  expect(tried).toEqual([
    { action: 'expenses.create', outcome: 'refused' },
    { action: 'expenses.create', outcome: 'refused' },
    { action: 'expenses.update', outcome: 'refused' },
  ]);

  // What was given away on an order is money as well.
  expect((await order(asha, { unit_price: '60' })).status).toBe(201);
  expect((await order(asha, { quantity: 100, unit_price: '49' })).body).toMatchObject({ because: 'limit' });
  expect((await order(asha, { quantity: 100 }, { discount_amount: '5000.01' })).body).toMatchObject({ because: 'limit' });

  // Somebody else recorded more: to put it under another heading approves nothing.
  const big = (await spend(tenant.owner, '90000')).body.id;
  expect((await asha.patch(`/v1/expenses/${big}`, { category: 'marketing' })).status).toBe(200);

  expect((await change({ currency: 'USD' })).status).toBe(200);
  expect((await spend(asha, '4000', 'USD')).status).toBe(201);
  expect((await spend(asha, '10', 'INR')).body.because).toBe('currency');
  await change({ approval_limit: null });
  expect((await spend(asha, '1000000', 'INR')).status).toBe(201);
});

test('an exception to a rule is approved only with the right to', async () => {
  const { tenant, asha, change, left } = await withOffice('admin', {});
  const ask = async (who: Client) => (await who.post('/v1/exports', { resource: 'products', format: 'csv' })).body.id as string;
  const id = await ask(tenant.owner);
  const approve = (which: string) => asha.post(`/v1/export-logs/${which}/approve`);
  expect((await approve(id)).body).toMatchObject({
    code: 'approval_not_allowed',
    because: 'exception',
    rule: 'require_approval_threshold',
  });
  expect(await left()).toHaveLength(1);
  // To refuse is no exception.
  expect((await asha.post(`/v1/export-logs/${await ask(tenant.owner)}/reject`, { reason: 'Not needed' })).status).toBe(200);

  expect((await order(asha, {})).status).toBe(201);
  expect((await order(asha, { unit_price: '120' })).status).toBe(201);
  expect((await order(asha, { unit_price: '99.99' })).body).toMatchObject({ because: 'exception', rule: 'list_price' });
  expect((await order(asha, { discount_amount: '1' })).body).toMatchObject({ because: 'exception', rule: 'list_price' });
  expect((await order(asha, { sku: 'OTHER', name: 'Made to measure', unit_price: '5' })).status).toBe(201);

  expect((await change({ can_approve_overrides: true })).status).toBe(200);
  expect((await approve(id)).body.status).toBe('approved');
  expect((await order(asha, { unit_price: '1' })).status).toBe(201);
});

test('owners are above offices, who has none is held by the role, and a key by its maker’s office', async () => {
  const { tenant, asha, change } = await withOffice('admin', { approval_limit: '100' });
  expect((await spend(tenant.owner, '100000')).status).toBe(201);
  const manager = await tenant.person('manager');
  expect((await spend(manager, '100000')).status).toBe(201);
  expect((await order(manager, { unit_price: '1' })).status).toBe(201);
  const { key } = (await asha.post('/v1/api-keys', { name: 'books', permissions: ['finance.create', 'finance.view'] })).body;
  expect((await spend(app.client(key), '101')).body.code).toBe('approval_not_allowed');
  expect((await spend(app.client(key), '100')).status).toBe(201);
  // An office that ended is none.
  const office = (await tenant.owner.get('/v1/admin-users')).body.data[0].id;
  await tenant.owner.post(`/v1/admin-users/${office}/deactivate`);
  await tenant.tx(
    (tx) => tx.exec`insert into user_roles (id, user_id, role_id) select gen_random_uuid(), ${asha.id}, id from roles where code = 'admin'`,
  );
  expect((await spend(app.client(key), '101')).status).toBe(201);
  expect((await change({ approval_limit: '5' })).status).toBe(200);
});
