import { expect, test } from 'vitest';
import { type Client, testApp } from '#test/app';
import { spend, withOffice } from '#test/office';

const app = await testApp();

const order = (who: Client, line: object, more: object = {}) =>
  who.post('/v1/orders', { items: [{ sku: 'TEE', quantity: 10, ...line }], ...more });

test('money is approved up to the office’s limit, in its currency, and beyond it the refusal is written down', async () => {
  const { tenant, asha, change, left, trail } = await withOffice(app, 'admin', { approval_limit: '5000', can_approve_overrides: true });
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
  const told = { approval_required: true, approved_by: null, outcome: 'refused' };
  expect(await trail('expenses.create')).toEqual([
    { action: 'expenses.create', outcome: 'success', approval_required: true, approved_by: asha.id },
    { action: 'expenses.create', ...told },
    { action: 'expenses.create', ...told },
  ]);
  expect(await trail('expenses.update')).toEqual([{ action: 'expenses.update', ...told }]);

  // What was given away on an order is money as well.
  expect((await order(asha, { unit_price: '60' })).status).toBe(201);
  expect((await order(asha, { quantity: 100, unit_price: '49' })).body).toMatchObject({ because: 'limit' });
  expect((await order(asha, { quantity: 100 }, { discount_amount: '5000.01' })).body).toMatchObject({ because: 'limit' });

  // Somebody else recorded more: to put it under another heading approves nothing.
  const big = (await spend(tenant.owner, '90000')).body.id;
  expect((await asha.patch(`/v1/expenses/${big}`, { category: 'marketing' })).status).toBe(200);
  // Nor does to lower it.
  expect((await asha.patch(`/v1/expenses/${big}`, { amount: '80000' })).status).toBe(200);
  expect((await trail('expenses.update')).map((entry) => [entry.outcome, entry.approval_required])).toEqual([
    ['refused', true],
    ['success', false],
    ['success', false],
  ]);

  expect((await change({ currency: 'USD' })).status).toBe(200);
  expect((await spend(asha, '4000', 'USD')).status).toBe(201);
  expect((await spend(asha, '10', 'INR')).body.because).toBe('currency');
  await change({ approval_limit: null });
  expect((await spend(asha, '1000000', 'INR')).status).toBe(201);
});

test('an exception to a rule is approved only with the right to', async () => {
  const { tenant, asha, change, left } = await withOffice(app, 'admin', {});
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
  const { tenant, asha, change } = await withOffice(app, 'admin', { approval_limit: '100' });
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

test('many small ones are one large one: what an office approves in a day has a limit of its own', async () => {
  const { tenant, asha, change, left, trail } = await withOffice(app, 'admin', { approval_limit: '100', daily_approval_limit: '250' });
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await spend(asha, '99')).status);
  expect(statuses).toEqual([201, 201, 403, 403]);
  expect((await spend(asha, '53')).body).toMatchObject({ because: 'day', limit: '250.0000', currency: 'INR', approved: '198.0000' });
  expect((await spend(asha, '52')).status).toBe(201);
  expect(await left()).toHaveLength(1);
  const days = async () => (await tenant.owner.get('/v1/approval-days')).body.data;
  expect(await days()).toMatchObject([{ approved_amount: '250.00', daily_limit: '250.00', currency: 'INR' }]);

  // A raise counts by what is new; owners and who holds no office count nothing.
  await change({ daily_approval_limit: '260' });
  const [{ id }] = (await tenant.owner.get('/v1/expenses?amount=52')).body.data;
  expect((await asha.patch(`/v1/expenses/${id}`, { amount: '63' })).body.because).toBe('day');
  expect((await asha.patch(`/v1/expenses/${id}`, { amount: '62' })).status).toBe(200);
  await spend(tenant.owner, '5000');
  expect((await days()).map((day: { approved_amount: string }) => day.approved_amount)).toEqual(['260.00']);

  // Set at noon, it remembers the morning; the next day begins anew.
  await change({ daily_approval_limit: null });
  expect((await spend(asha, '100')).status).toBe(201);
  await change({ daily_approval_limit: '359' });
  expect((await spend(asha, '1')).body).toMatchObject({ because: 'day', approved: '360.0000' });
  await tenant.tx((tx) => tx.exec`update approval_days set day = day - 1`);
  expect((await spend(asha, '1')).status).toBe(201);
  expect((await trail('expenses.create')).filter(({ approved_by }) => approved_by === asha.id)).toHaveLength(5);
});

test('ten at once pass as far as the limit of the day allows, and no further', async () => {
  const { tenant, asha } = await withOffice(app, 'admin', { approval_limit: '100', daily_approval_limit: '300' });
  const answers = await Promise.all(Array.from({ length: 10 }, () => spend(asha, '70')));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 403, 403, 403, 403, 403, 403]);
  expect(answers.find(({ status }) => status === 403)!.body).toMatchObject({ code: 'approval_not_allowed', because: 'day' });
  const { data } = (await tenant.owner.get('/v1/expenses')).body;
  expect(data).toHaveLength(4);
  expect((await tenant.owner.get('/v1/approval-days')).body.data).toMatchObject([{ approved_amount: '280.00' }]);
  // The database keeps it whoever writes.
  await expect(tenant.tx((tx) => tx.exec`update approval_days set approved_amount = 301`)).rejects.toThrow(
    /approval_days_approved_amount_check/,
  );
});

test('the trail finds what needed approval, and what a person approved', async () => {
  const { tenant, asha } = await withOffice(app, 'admin', { approval_limit: '100' });
  await spend(asha, '7');
  await spend(asha, '700');
  await spend(tenant.owner, '700');
  await tenant.owner.post('/v1/products', { sku: 'MUG', name: 'Mug', currency: 'INR' });
  const found = async (query: string) =>
    (await tenant.owner.get(`/v1/audit-entries?action=expenses.create,products.create&${query}`)).body.data.map(
      (entry: { outcome: string; approved_by: string | null; approved_at: string | null }) => [
        entry.outcome,
        entry.approved_by,
        entry.approved_at !== null,
      ],
    );
  expect(await found('approval_required=true')).toEqual([
    ['success', tenant.ownerId, true],
    ['refused', null, false],
    ['success', asha.id, true],
  ]);
  expect(await found(`approved_by=${asha.id}`)).toEqual([['success', asha.id, true]]);
  expect(await found('approval_required=false')).toEqual([
    ['success', null, false],
    ['success', null, false],
  ]);
});
