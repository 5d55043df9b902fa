import { expect, test } from 'vitest';
import { type Client, type TestTenant, testApp } from '#test/app';

const app = await testApp();

const secret = { phone: '9876543210', email: 'meera@home.example', street: '12 MG Road', loyalty: 'LOYAL-778899' };

async function withOrder(): Promise<{ tenant: TestTenant; id: string }> {
  const tenant = await app.tenant();
  const { status, body } = await tenant.owner.post('/v1/orders', {
    customer_name: 'Meera Nair',
    customer_phone: secret.phone,
    customer_email: secret.email,
    shipping_address: { name: 'Meera Nair', phone: secret.phone, line1: secret.street, city: 'Kochi', country: 'IN' },
    payment_method: 'cod',
    items: [{ name: 'Mug', sku: 'MUG', quantity: 1, unit_price: '100' }],
  });
  expect([status, body]).toMatchObject([201, {}]);
  await tenant.tx((tx) => tx.exec`update orders set metadata = metadata || ${{ loyalty: secret.loyalty }}::jsonb where id = ${body.id}`);
  return { tenant, id: body.id };
}

const everyone = ['admin', 'manager', 'operator', 'ndr_agent', 'viewer'];

/** Run `vitest run <this file> --update` to write the matrix anew, and read the difference. */
test('the matrix of roles, fields and paths', async () => {
  const { tenant, id } = await withOrder();
  const rule = {
    field_name: 'metadata.loyalty',
    field_type: 'custom',
    mask_pattern: '######******',
    applies_to_roles: ['operator', 'viewer'],
  };
  expect((await tenant.owner.post('/v1/data-masking-rules', rule)).status).toBe(201);
  // Everybody may read everything, so that only the masks tell roles apart.
  await tenant.tx(
    (tx) =>
      tx.exec`insert into role_permissions (id, role_id, permission_code) select gen_random_uuid(), r.id, p.code from roles r, permissions p
      where r.code = any(${everyone}::text[]) and p.code in ('audit.view', 'orders.view', 'orders.edit', 'jobs.view') on conflict do nothing`,
  );
  await tenant.owner.post('/v1/roles', {
    code: 'temp',
    name: 'Temp',
    permissions: ['orders.view', 'orders.edit', 'audit.view', 'jobs.view'],
  });
  await tenant.tx(
    (tx) =>
      tx.exec`insert into events (id, type, data, occurred_at) values (gen_random_uuid(), 'order.told', ${{ list: [{ customer_phone: secret.phone, customer_email: secret.email, shipping_address: { line1: secret.street }, loyalty: secret.loyalty }] }}::jsonb, now())`,
  );
  const item = (await tenant.owner.get(`/v1/orders/${id}?expand=items`)).body.items[0].id;
  const paths: Record<string, (client: Client) => Promise<{ status: number; text: string }>> = {
    list: (client) => client.get('/v1/orders'),
    get: (client) => client.get(`/v1/orders/${id}`),
    expand: (client) => client.get(`/v1/order-items/${item}?expand=order`),
    'search hit': (client) => client.get('/v1/orders?q=Meera'),
    answer: (client) => client.post(`/v1/orders/${id}/add-note`, { note: 'called' }),
    audit: (client) => client.get('/v1/audit-entries?action=orders.create'),
    events: (client) => client.get('/v1/events'),
  };
  const lines = ['# role × field × path: plain, masked or absent; and whether the field may be filtered by'];
  for (const role of ['owner', ...everyone, 'temp', 'operator+manager']) {
    const client = role === 'owner' ? tenant.owner : await tenant.person(...role.split('+'));
    const told = new Map<string, string>();
    for (const [path, ask] of Object.entries(paths)) {
      const { status, text } = await ask(client);
      told.set(path, status === 200 ? text : `status ${status}`);
    }
    for (const [field, value] of Object.entries(secret)) {
      const seen = [...told].map(([path, text]) => {
        const state = text.startsWith('status') ? text : text.includes(value) ? 'plain' : 'hidden';
        return `${path} ${state}`;
      });
      lines.push(`${role} · ${field}: ${seen.join(', ')}`);
    }
    for (const query of ['customer_phone=1', 'customer_email[contains]=m', 'q=98765'])
      lines.push(
        `${role} · ?${query}: ${(await client.get(`/v1/orders?${query}`)).text.includes('"code":"forbidden"') ? 'refused' : `allowed, finds ${(await client.get(`/v1/orders?${query}`)).body.data?.length}`}`,
      );
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../../test/golden/masking-matrix.txt');
});

test('settings act with the next request', async () => {
  const { tenant, id } = await withOrder();
  const operator = await tenant.person('operator');
  const see = async () => (await operator.get(`/v1/orders/${id}`)).body;
  expect(await see()).toMatchObject({
    customer_phone: '98****3210',
    customer_email: 'me**@***.***',
    shipping_address: { line1: secret.street, phone: '98****3210' },
  });
  const change = async (input: object) => expect((await tenant.owner.post('/v1/security-settings/change', input)).status).toBe(200);
  await change({ mask_addresses: true });
  expect((await see()).shipping_address).toEqual({ line1: '******', city: 'Kochi', country: 'IN' });
  await change({ data_masking_enabled: false });
  expect(await see()).toMatchObject({ customer_phone: secret.phone, shipping_address: { line1: secret.street } });
  await change({ data_masking_enabled: true });
  expect((await see()).customer_phone).toBe('98****3210');
  const role = (await tenant.owner.get('/v1/roles?code=operator')).body.data[0].id;
  const { body } = await tenant.owner.post('/v1/role-security-settings', { role_id: role, view_full_data: true });
  expect((await see()).customer_phone).toBe(secret.phone);
  await tenant.owner.post(`/v1/role-security-settings/${body.id}/remove`);
  expect((await see()).customer_phone).toBe('98****3210');
  const rule = (await tenant.owner.get('/v1/data-masking-rules?field_name=customer_phone')).body.data[0].id;
  await tenant.owner.post(`/v1/data-masking-rules/${rule}/update`, { mask_pattern: '#*########' });
  expect((await see()).customer_phone).toBe('#*########'.replaceAll('#', '*'));
  await tenant.owner.post(`/v1/data-masking-rules/${rule}/update`, { exempt_roles: ['operator'] });
  expect((await see()).customer_phone).toBe(secret.phone);
});

test('only who manages security changes it; unknown roles and bad patterns are refused', async () => {
  const tenant = await app.tenant();
  const manager = await tenant.person('manager');
  expect((await manager.post('/v1/security-settings/change', { export_enabled: false })).body).toMatchObject({ code: 'forbidden' });
  const rule = { field_name: 'notes', field_type: 'custom', mask_pattern: '***' };
  expect((await tenant.owner.post('/v1/data-masking-rules', { ...rule, applies_to_roles: ['nobody'] })).body).toMatchObject({
    code: 'invalid_reference',
    errors: [{ pointer: '/applies_to_roles/0' }],
  });
  expect((await tenant.owner.post('/v1/data-masking-rules', { ...rule, field_name: "x'; drop" })).body).toMatchObject({
    code: 'invalid_input',
  });
});

test('a record is shown as a role sees it, and never plainer than to who asks', async () => {
  const { tenant, id } = await withOrder();
  const see = async (who: Client, ...roles: string[]) =>
    (await who.post('/v1/data-masking-rules/preview', { roles, resource: 'orders', id })).body;
  const operator = await see(tenant.owner, 'operator');
  expect(operator).toMatchObject({ may_read: true, may_export: false, record: { id, customer_phone: '98****3210' } });
  expect(operator.record).toEqual((await (await tenant.person('operator')).get(`/v1/orders/${id}`)).body);
  expect(operator.masked).toContainEqual({ field: 'shipping_address', parts: ['phone', 'email'] });
  expect(await see(tenant.owner, 'manager')).toMatchObject({ record: { customer_phone: secret.phone }, masked: [], may_export: true });
  expect(await see(tenant.owner, 'nobody')).toMatchObject({ code: 'invalid_reference', errors: [{ pointer: '/roles/0' }] });
  await tenant.owner.post('/v1/roles', { code: 'guard', name: 'Guard', permissions: ['security.view', 'orders.view'] });
  expect((await see(await tenant.person('guard'), 'manager')).record.customer_phone).toBe('98****3210');
  expect(await see(await tenant.person('viewer'), 'manager')).toMatchObject({ code: 'forbidden' });
});
