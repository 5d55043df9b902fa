import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { adminToken, type Client, client, type TestTenant, testApp } from '#test/app';
import { codesOf, exportsVerbs } from '../../cli/exports.ts';
import { codesIn } from './rules/watermark.ts';

const app = await testApp();
let tenant: TestTenant;
let admin: Client & { id: string };
let manager: Client & { id: string };
let clerk: Client & { id: string };

const count = 40;
const secret = { phone: '98765432', email: 'meera.nair', street: 'MG Road' };
const formula = '=HYPERLINK("http://evil.example","x")';

beforeAll(async () => {
  tenant = await app.tenant();
  const { body } = await tenant.owner.post('/v1/orders', {
    customer_name: formula,
    payment_method: 'cod',
    items: [{ name: 'Mug', sku: 'MUG', quantity: 1, unit_price: '100' }],
  });
  await tenant.tx(
    (tx) =>
      tx.exec`
      insert into orders (id, channel_id, external_order_id, customer_name, customer_phone, customer_email, shipping_address, subtotal, total_amount,
        currency, order_date, notes, metadata)
      select gen_random_uuid(), o.channel_id, 'x' || i, 'Meera Nair ' || i, ${secret.phone} || lpad(i::text, 2, '0'), ${secret.email} || i || '@home.example',
        jsonb_build_object('line1', i || ' MG Road', 'city', 'Kochi', 'country', 'IN', 'phone', ${secret.phone} || '00'), i, -0 + i * 1.5, 'INR',
        timestamptz '2026-03-01 10:00+00' + make_interval(mins => i), 'a, "quoted" & <b>' || chr(10) || 'note', jsonb_build_object('seat', i)
      from orders o, generate_series(1, ${count - 1}) i where o.id = ${body.id}`,
  );
  const role = { code: 'clerk', name: 'Clerk', permissions: ['orders.view', 'orders.export', 'exports.view'] };
  expect((await tenant.owner.post('/v1/roles', role)).status).toBe(201);
  [admin, manager, clerk] = [await tenant.person('admin'), await tenant.person('manager'), await tenant.person('clerk')];
});

const change = async (settings: object) => expect((await tenant.owner.post('/v1/security-settings/change', settings)).status).toBe(200);
const ask = (who: Client, input: object = {}) => who.post('/v1/exports', { resource: 'orders', format: 'csv', ...input });

/** Asks, waits, downloads. */
async function made(who: Client, input: object = {}) {
  const { status, body } = await ask(who, input);
  expect([status, body.status]).toEqual([202, 'approved']);
  await app.idle();
  const log = (await who.get(`/v1/export-logs/${body.id}`)).body;
  expect(log.error ?? log.status).toBe('completed');
  const file = await who.get(log.download_url);
  expect(file.status).toBe(200);
  const bytes = Buffer.isBuffer(file.body) ? file.body : Buffer.from(file.text);
  return { id: body.id as string, log, bytes, headers: file.headers, code: log.watermark_text as string };
}

type Line = Record<string, string>;
const csvRows = (bytes: Buffer): Line[] => parse(bytes, { columns: true, bom: true });
const bare = (text: string | undefined) => text?.replace(/\u200b|\u200c|\u200d|\u2060/g, '');

/** The cells of the first sheet as text, by the header's names. */
function xlsxRows(bytes: Buffer): Line[] {
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
  const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const rows = [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, inside]) =>
    Object.fromEntries(
      [...inside!.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs)].map(([, column, , value]) => [
        column!,
        plain(value!.replace(/<[^>]+>/g, '')),
      ]),
    ),
  );
  const [names, ...lines] = rows as [Line, ...Line[]];
  return lines.map((line) => Object.fromEntries(Object.entries(line).map(([column, value]) => [names[column]!, value])));
}

const violations = async (who: { id: string }) =>
  (await tenant.owner.get(`/v1/security-violations?user_id=${who.id}&limit=200`)).body.data as { violation_type: string; metadata: Line }[];

/** Refused with this, and a violation more to show for it. */
async function refused(who: Client & { id: string }, input: object, code: string, kind: string, details: object = {}) {
  const before = await violations(who);
  const { body } = await ask(who, input);
  expect(body).toMatchObject({ code, ...details });
  const after = await violations(who);
  const added = after.filter((one) => !before.some((old) => JSON.stringify(old) === JSON.stringify(one)));
  // The deed's own and no other: whoever watches over all refusals leaves exports to it.
  expect(added.map(({ violation_type: type }) => type)).toEqual([kind]);
}

describe('a file', () => {
  test.each([
    ['csv', csvRows],
    ['xlsx', xlsxRows],
  ] as const)('as %s has what its asker sees, masked as they see it, and no formula', async (format, read) => {
    const fields = [
      'order_number',
      'customer_name',
      'customer_phone',
      'customer_email',
      'shipping_address',
      'total_amount',
      'order_date',
      'notes',
    ];
    const { bytes, log, headers } = await made(clerk, { format, fields, sort: 'order_date', filters: { 'total_amount[lte]': '1000' } });
    const rows = read(bytes).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bare(value)!])));
    expect(rows).toHaveLength(count);
    const text = rows.map((row) => Object.values(row).join(' ')).join('\n');
    for (const hidden of [secret.phone, secret.email]) expect(text).not.toContain(hidden);
    expect(rows[0]).toMatchObject({
      customer_name: 'Meera Nair 1',
      customer_phone: '98****3201',
      customer_email: 'me**@***.***',
      'shipping_address.line1': '1 MG Road',
      'shipping_address.phone': '98****3200',
      total_amount: expect.stringMatching(/^1\.50?$/),
      notes: 'a, "quoted" & <b>\nnote',
    });
    expect(rows.find(({ customer_name }) => customer_name!.includes('HYPERLINK'))!.customer_name).toBe(`'${formula}`);
    expect(log).toMatchObject({
      row_count: count,
      file_size_bytes: bytes.length,
      columns_exported: fields,
      masked_columns: ['customer_phone', 'customer_email', 'shipping_address'],
    });
    expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="orders-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`));
    expect(headers['content-length']).toBe(String(bytes.length));
  });

  test('is plain for who sees plain, and every field is in it but what is sealed', async () => {
    const { bytes, log } = await made(manager, { filters: { q: 'Meera Nair 17' } });
    const [row, ...more] = csvRows(bytes);
    expect([bare(row!.customer_phone), more.length]).toEqual([`${secret.phone}17`, 0]);
    expect(log.masked_columns).toEqual([]);
    expect(row!.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(row!.metadata && bare(row!.metadata)).toBe('{"seat": 17}'.replace(': ', ':'));
  });

  test('without a watermark where the business wants none', async () => {
    await change({ require_watermark: false });
    const { bytes, code } = await made(manager);
    await change({ require_watermark: true });
    expect([code, codesIn(bytes.toString()).size]).toEqual([null, 0]);
  });
});

describe('refused, and written down', () => {
  test('what may not be filtered or sorted by', async () => {
    await refused(clerk, { filters: { customer_phone: '9876543201' } }, 'forbidden', 'unauthorized_access', {
      permission: 'data.unmasked',
    });
    await refused(clerk, { filters: { 'customer_email[contains]': 'm' } }, 'forbidden', 'unauthorized_access');
  });

  test('without the permission, the feature or the kind', async () => {
    const viewer = await tenant.person('viewer');
    const operator = await tenant.person('operator');
    await refused(viewer, {}, 'forbidden', 'unauthorized_access', { permission: 'exports.view' });
    await refused(operator, {}, 'forbidden', 'unauthorized_access', { permission: 'orders.export' });
    await refused(clerk, { resource: 'expenses' }, 'forbidden', 'unauthorized_access', { permission: 'finance.export' });
    await change({ export_enabled: false });
    await refused(manager, {}, 'export_not_allowed', 'unauthorized_access', { because: 'exports_disabled' });
    await change({ export_enabled: true });
    const role = (await tenant.owner.get('/v1/roles?code=clerk')).body.data[0].id;
    const { body } = await tenant.owner.post('/v1/role-security-settings', { role_id: role, allowed_exports: ['orders_excel'] });
    await refused(clerk, {}, 'export_not_allowed', 'unauthorized_access', { because: 'kind_not_allowed', export_type: 'orders_csv' });
    expect((await ask(clerk, { format: 'xlsx' })).status).toBe(202);
    expect((await tenant.owner.post(`/v1/role-security-settings/${body.id}/remove`)).status).toBe(204);
  });

  test('what nobody may export is no resource here', async () => {
    for (const resource of ['audit-entries', 'users', 'tenants', 'export-logs', 'nothing'])
      expect((await ask(tenant.owner, { resource })).body).toMatchObject({ code: 'invalid_reference', errors: [{ pointer: '/resource' }] });
    expect((await ask(tenant.owner, { filters: { colour: 'red' } })).body).toMatchObject({ errors: [{ pointer: '/filters/colour' }] });
    expect((await ask(tenant.owner, { fields: ['external_digest'] })).body).toMatchObject({ errors: [{ pointer: '/fields' }] });
  });

  test('more rows than allowed, more often than allowed', async () => {
    await change({ max_export_rows: count - 1 });
    await refused(manager, {}, 'export_limit_reached', 'export_limit_exceeded', { limit: 'rows', most: count - 1 });
    await change({ max_export_rows: 10_000 });
    const person = await tenant.person('manager');
    await change({ max_exports_per_day: 2 });
    for (let n = 0; n < 2; n++) expect((await ask(person)).status).toBe(202);
    await refused(person, {}, 'export_limit_reached', 'export_limit_exceeded', { limit: 'day', most: 2 });
    await change({ max_exports_per_day: 100, export_requests_per_hour: 2 });
    await refused(person, {}, 'export_limit_reached', 'rate_limit_exceeded', { limit: 'hour', most: 2 });
    await change({ export_requests_per_hour: 1_000 });
    expect((await ask(person)).status).toBe(202);
    const role = (await tenant.owner.get('/v1/roles?code=manager')).body.data[0].id;
    const { body } = await tenant.owner.post('/v1/role-security-settings', { role_id: role, custom_export_limit: 3 });
    await refused(person, {}, 'export_limit_reached', 'export_limit_exceeded', { limit: 'day', most: 3 });
    await tenant.owner.post(`/v1/role-security-settings/${body.id}/remove`);
  });
});

describe('one refusal is one violation', () => {
  const counted = () => tenant.tx((tx) => tx.one<{ n: number }>`select count(*)::int as n from security_violations`);
  const addedBy = async (deed: () => Promise<{ status: number }>) => {
    const before = await counted();
    const { status } = await deed();
    expect(status).toBe(403);
    await app.pipeline.settled();
    return (await counted()).n - before.n;
  };

  test('whoever is refused, at whichever step, and however the request looks', async () => {
    const viewer = await tenant.person('viewer');
    const { id } = (await made(manager)).log as { id: string };
    const { key } = (await tenant.owner.post('/v1/api-keys', { name: 'narrow', permissions: ['orders.view', 'exports.view'] })).body;
    const deeds: Record<string, () => Promise<{ status: number }>> = {
      'without any right to export': () => ask(viewer),
      'with a body that does not fit': () => viewer.post('/v1/exports', { surprise: true }),
      'of records that are not theirs to take': () => ask(clerk, { resource: 'expenses' }),
      'by a key': () => ask(app.client(key)),
      'approved by somebody who may not': () => manager.post(`/v1/export-logs/${id}/approve`),
      'downloaded without the right to': () => viewer.get(`/v1/export-logs/${id}/file`),
    };
    for (const [name, deed] of Object.entries(deeds)) expect([name, await addedBy(deed)]).toEqual([name, 1]);
  });

  test('also from the tenth on, though other refusals then count together', async () => {
    const viewer = await tenant.person('viewer');
    for (let n = 0; n < 12; n++) expect(await addedBy(() => ask(viewer))).toBe(1);
  });
});

describe('approval', () => {
  test('is somebody else’s', async () => {
    await change({ require_approval_threshold: count - 1 });
    const asked = await ask(admin, { reason: 'For the accountant' });
    expect([asked.status, asked.body.status]).toEqual([202, 'pending_approval']);
    await app.idle();
    const at = `/v1/export-logs/${asked.body.id}`;
    expect((await admin.get(`${at}/file`)).body).toMatchObject({ code: 'invalid_state', state: 'pending_approval' });
    const before = (await violations(admin)).length;
    expect((await admin.post(`${at}/approve`)).body).toMatchObject({ code: 'export_not_allowed', because: 'own_export' });
    expect((await violations(admin)).length).toBe(before + 1);
    expect((await manager.post(`${at}/approve`)).status).toBe(403);
    const other = await tenant.person('admin');
    expect((await other.post(`${at}/approve`, { note: 'seen' })).body).toMatchObject({
      status: 'approved',
      approved_by: other.id,
      decision_note: 'seen',
    });
    await app.idle();
    expect((await admin.get(at)).body).toMatchObject({ status: 'completed', reason: 'For the accountant', row_count: count });
    expect((await other.post(`${at}/approve`)).body).toMatchObject({ code: 'invalid_state' });

    // The trail names who let it out, not who asked.
    expect((await admin.get(`${at}/file`)).status).toBe(200);
    const { data } = (await tenant.owner.get(`/v1/audit-entries?resource_id=${asked.body.id}&approval_required=true&outcome=success`)).body;
    const told = data.map((entry: { action: string; approved_by: string | null }) => [entry.action, entry.approved_by]);
    expect(Object.fromEntries(told)).toEqual({
      'exports.create': null,
      'exports.request': null,
      'export_logs.approve': other.id,
      'exports.make': other.id,
      'exports.download': other.id,
    });
  });

  test('rejected or cancelled, no file is made', async () => {
    const [first, second] = [(await ask(manager)).body.id, (await ask(manager)).body.id];
    expect((await admin.post(`/v1/export-logs/${first}/reject`, { reason: 'Not needed' })).body).toMatchObject({ status: 'rejected' });
    expect((await manager.post(`/v1/export-logs/${second}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    await app.idle();
    for (const id of [first, second]) expect((await manager.get(`/v1/export-logs/${id}/file`)).status).toBe(409);
  });

  test('does not help who may not any more: masks and permissions are those of the moment it is made', async () => {
    const person = await tenant.person('clerk');
    const { id } = (await ask(person)).body;
    await tenant.tx((tx) => tx.exec`delete from user_roles where user_id = ${person.id}`);
    expect((await admin.post(`/v1/export-logs/${id}/approve`)).status).toBe(200);
    await app.idle();
    const log = (await tenant.owner.get(`/v1/export-logs/${id}`)).body;
    expect([log.status, log.error]).toEqual(['failed', 'forbidden']);
    expect((await violations(person)).map(({ violation_type: type }) => type)).toContain('unauthorized_access');
    await change({ require_approval_threshold: 1_000 });
  });
});

describe('a download', () => {
  test('is its asker’s, within the business, while it lasts; and it counts', async () => {
    const { id, log } = await made(manager);
    const url = log.download_url;
    expect((await manager.get(`/v1/export-logs/${id}`)).body).toMatchObject({ status: 'downloaded', download_count: 1 });
    expect((await clerk.get(url)).status).toBe(404);
    expect((await (await app.tenant()).owner.get(url)).status).toBe(404);
    expect((await app.client().get(url)).status).toBe(401);
    expect((await admin.get(url)).status).toBe(200);
    await tenant.tx((tx) => tx.exec`update export_logs set download_limit = 3 where id = ${id}`);
    expect((await manager.get(url)).status).toBe(200);
    const before = (await violations(manager)).length;
    expect((await manager.get(url)).body).toMatchObject({ code: 'export_limit_reached', limit: 'downloads', most: 3 });
    expect((await violations(manager)).length).toBe(before + 1);
    const entries = (await tenant.owner.get(`/v1/audit-entries?resource_id=${id}&action=export_logs.file`)).body;
    expect(
      entries.data.length + (await tenant.owner.get(`/v1/audit-entries?resource_id=${id}&action=exports.download`)).body.data.length,
    ).toBeGreaterThanOrEqual(3);
  });

  test('shows nobody what is masked for them', async () => {
    const { log } = await made(manager);
    const role = { code: 'auditor', name: 'Auditor', permissions: ['orders.view', 'orders.export', 'exports.view', 'exports.view.all'] };
    await tenant.owner.post('/v1/roles', role);
    const auditor = await tenant.person('auditor');
    const before = (await violations(auditor)).length;
    expect((await auditor.get(log.download_url)).body).toMatchObject({
      code: 'export_not_allowed',
      because: 'shows_masked_fields',
      fields: ['customer_email', 'customer_phone', 'shipping_address', 'billing_address'],
    });
    expect((await violations(auditor)).length).toBe(before + 1);
    expect((await auditor.get((await made(clerk)).log.download_url)).status).toBe(200);
  });

  test('ends with the link, and the file is gone', async () => {
    const { id, log } = await made(manager);
    expect(new Date(log.download_expires_at).getTime() - new Date(log.completed_at).getTime()).toBe(24 * 3_600_000);
    const world = app.world((await app.tenants.find(tenant.id))!, new Date(new Date(log.download_expires_at).getTime() + 1_000));
    expect(await world.files.get(`exports/${id}.csv`)).not.toBeNull();
    await app.packs
      .find(({ name }) => name === 'security')!
      .schedules.find(({ name }) => name === 'security.expire-exports')!
      .perform(world);
    expect(await world.files.get(`exports/${id}.csv`)).toBeNull();
    expect((await manager.get(`/v1/export-logs/${id}`)).body).toMatchObject({ status: 'expired', download_url: null });
    expect((await manager.get(log.download_url)).body).toMatchObject({ code: 'link_expired' });
  });
});

describe('a leaked copy', () => {
  /** A file as a thief leaves it: some columns, half the rows, in another order. */
  const damaged = (rows: Line[], columns: string[]) =>
    rows
      .filter((_, index) => index % 2 === 1)
      .sort((a, b) => (a.id! < b.id! ? 1 : -1))
      .map((row) => columns.map((column) => row[column] ?? '').join(';'))
      .join('\n');

  test.each([
    ['csv', csvRows, ['customer_name', 'total_amount']],
    ['csv', csvRows, ['order_number']],
    ['csv', csvRows, ['shipping_address.city', 'status']],
    ['xlsx', xlsxRows, ['customer_phone']],
    ['xlsx', xlsxRows, ['notes', 'created_at']],
  ] as const)('of %s names its export', async (format, read, columns) => {
    const [{ bytes, code }, other] = [await made(manager, { format }), await made(manager, { format })];
    const left = damaged(read(bytes), [...columns]);
    expect([...codesIn(left).keys()]).toEqual([code]);
    expect(other.code).not.toBe(code);
  });

  test('is traced by the business, and from a terminal whatever business it was', async () => {
    const { id, bytes, code } = await made(manager, { format: 'xlsx' });
    const cell = xlsxRows(bytes)[5]!.customer_name!;
    expect((await admin.post('/v1/export-logs/trace', { text: cell })).body.data).toMatchObject([
      { id, code, cells: 1, user_id: manager.id },
    ]);
    expect((await admin.post('/v1/export-logs/trace', { text: bare(cell) })).body.data).toEqual([]);
    expect((await manager.post('/v1/export-logs/trace', { text: cell })).status).toBe(403);
    const directory = await mkdtemp(join(tmpdir(), 'serai-leak-'));
    const files = {
      'whole.xlsx': bytes,
      'part.txt': Buffer.from(cell),
      'wide.csv': Buffer.from(`\ufeff"${cell}"\r\n`, 'utf16le'),
      'none.csv': Buffer.from('a,b'),
    };
    const said: string[] = [];
    const super_ = client(app, adminToken);
    const verbs = exportsVerbs({
      client: async () => (method, path, body) => (method === 'GET' ? super_.get(path) : super_.post(path, body)),
      print: (line) => void said.push(line),
    });
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(directory, name), content);
      await verbs.parseAsync(['trace', join(directory, name)], { from: 'user' });
    }
    expect([...(await codesOf(join(directory, 'whole.xlsx'))).keys()]).toEqual([code]);
    expect(said).toHaveLength(4);
    for (const line of said.slice(0, 3)) expect(line).toContain(`export ${id} of ${tenant.slug}`);
    expect(said[3]).toBe('There is no mark of an export in this file.');
  });
});
