import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { command, Type } from '#kernel/command';
import type { Operation } from '#kernel/command/operations';
import { pack } from '#kernel/pack';
import { type Client, testApp } from '#test/app';
import { columns, expectGolden } from '#test/golden';
import { rawRoutes, rawRoutesOf, someConsole, visitsTo } from '#test/raw-routes';
import { bodyOf, type Schema, stocked } from '#test/rows';
import { follow, listening } from '#test/stream';

/** A path that goes around every mask, so that this test is seen to find one. */
const leak = command({
  on: 'leak',
  target: 'collection',
  verb: 'contacts',
  method: 'GET',
  permission: 'orders.view',
  summary: 'Give telephone numbers away under another name.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ contacts: Type.Array(Type.String({ description: 'One.' }), { description: 'All.' }) }),
  async run({ tx }) {
    return { contacts: (await tx.many<{ contact: string }>`select customer_phone as contact from orders`).map(({ contact }) => contact) };
  },
});

const app = await testApp({ extraPacks: [pack({ name: 'leak', commands: [leak] })], console: someConsole() });
const tenant = await app.tenant();
const secret = 'ZQX7734KV';

/** By which mechanism the answer is masked. A kind of path that is not known here fails the test: say how it is masked first. */
function mechanismOf({ kind, access, command: deed, download, resource }: Operation): string {
  switch (kind) {
    case 'list':
    case 'get':
      if (!resource) return 'declarations only';
      return [resource, ...Object.values(resource.spec.expand ?? {}).map(({ table }) => app.resources.get(table))].some(
        ({ spec }) => spec.mixed || spec.sealedEntries,
      )
        ? 'in SQL, then by name'
        : 'in SQL';
    case 'create':
    case 'update':
    case 'command':
      if (deed?.own) return "one's own";
      return deed?.output || !resource ? 'by name' : 'in SQL';
    case 'bulk':
      return 'states only';
    case 'delete':
      return 'nothing';
    case 'upload':
      return access === 'link' ? 'the link' : 'in SQL';
    case 'download':
      if (access === 'link') return 'the link';
      return download!.personal === 'checked'
        ? 'as the file was made, else refused'
        : download!.personal === 'none'
          ? 'nothing personal'
          : 'written down';
    default:
      throw new Error(`Nobody said how ${kind satisfies never} is masked.`);
  }
}

const { ids, idFor } = await stocked(app, tenant);

/** The secret in every field that some resource masks, in free-form data, in an event and in the trail. */
async function plant(): Promise<Set<string>> {
  const planted = new Set<string>();
  const tables = app.resources.all.filter(({ info, table }) => info.kind === 'table' && !table.startsWith('platform.'));
  await tenant.tx(async (tx) => {
    for (const { spec, table, kind, info, path } of tables) {
      const set = Object.keys(spec.masks ?? {}).flatMap((column) =>
        kind(column) === 'text'
          ? [`${column} = '${secret}'`]
          : kind(column) === 'json'
            ? [`${column} = '{"line1":"${secret}","phone":"${secret}","city":"Kochi","country":"IN"}'`]
            : [],
      );
      if (info.columns.metadata?.type === 'jsonb' && kind('metadata') === 'json' && !spec.mixed && !spec.sealedEntries)
        set.push(`metadata = '{"loyalty":"${secret}"}'`);
      if (set.length === 0) continue;
      await tx.text(`update ${table} set ${set.join(', ')}`, []);
      if (set.some((one) => (spec.fields as string[]).includes(one.split(' ')[0]!))) planted.add(path);
    }
    await tx.exec`insert into events (id, type, data, occurred_at) values (gen_random_uuid(), 'order.told',
      ${{ customer_phone: secret, people: [{ email: secret, shipping_address: { line1: secret } }], metadata: { loyalty: secret } }}::jsonb, now())`;
  });
  const made = await tenant.owner.post('/v1/orders', {
    customer_name: 'Meera',
    customer_phone: secret,
    customer_email: `${secret}@home.example`,
    shipping_address: { line1: secret, phone: secret, city: 'Kochi', country: 'IN' },
    payment_method: 'cod',
    items: [{ name: 'Mug', sku: 'MUG', quantity: 1, unit_price: '100' }],
  });
  expect(made.status).toBe(201);
  return planted;
}

const planted = await plant();
const everything = [...new Set(app.packs.flatMap(({ permissions }) => Object.keys(permissions)))].filter(
  (code) => code !== 'data.unmasked',
);
const change = await tenant.owner.post('/v1/security-settings/change', {
  mask_addresses: true,
  mask_financial_data: true,
  requests_per_minute: 100_000,
  export_requests_per_hour: 10_000,
  max_exports_per_day: 10_000,
  max_concurrent_sessions: 1_000,
});
expect(change.status).toBe(200);
const rule = { field_name: 'metadata.loyalty', field_type: 'custom', mask_pattern: '****' };
expect((await tenant.owner.post('/v1/data-masking-rules', rule)).status).toBe(201);
expect((await tenant.owner.post('/v1/roles', { code: 'veiled', name: 'Veiled', permissions: everything })).body).toMatchObject({
  code: 'veiled',
});

const rank = ({ method, kind, pack: owner }: Operation) =>
  (method === 'GET' ? 0 : kind === 'create' ? 1 : kind === 'delete' ? 4 : 2) +
  (owner === 'security' || owner === 'identity' ? 10 : 0) * (method === 'GET' ? 0 : 1);

async function call({ method, path, input, resource, tag, consumes, kind }: Operation, client: Client) {
  const url = path.replace('{id}', ids.get(resource?.path ?? tag) ?? tenant.id);
  if (consumes === 'multipart/form-data' || kind === 'upload') return { status: 0, text: '' };
  if (method === 'GET') {
    const expansions = kind === 'list' || kind === 'get' ? Object.keys(resource?.spec.expand ?? {}) : [];
    const query = [kind === 'list' ? 'limit=200' : '', expansions.length ? `expand=${expansions.join()}` : ''].filter(Boolean);
    return client.get(query.length ? `${url}?${query.join('&')}` : url);
  }
  if (method === 'DELETE') return client.delete(url);
  const given = input && bodyOf(input as Schema, idFor);
  if (consumes === 'text/csv') {
    const { body: _, ...parameters } = given as Record<string, string>;
    return client.post(`${url}?${new URLSearchParams(parameters)}`, 'order_number\n1\n', { 'content-type': 'text/csv' });
  }
  return client[method === 'PATCH' ? 'patch' : 'post'](url, given);
}

it('what is masked for somebody leaves through no export', async () => {
  const veiled = await tenant.person('veiled');
  const words = app.resources.all.filter(({ spec }) => spec.permissions.export).map(({ path }) => path);
  expect(words).toContain('orders');
  for (const who of [veiled, tenant.owner])
    for (const format of ['csv', 'xlsx']) {
      const made = new Map<string, string>();
      for (const resource of words) {
        const { status, body } = await who.post('/v1/exports', { resource, format });
        expect([resource, status]).toEqual([resource, 202]);
        made.set(resource, body.id);
      }
      await app.idle();
      for (const [resource, id] of made) {
        const { status, body } = await who.get(`/v1/export-logs/${id}/file`);
        expect([resource, status]).toEqual([resource, 200]);
        const text = format === 'csv' ? String(body) : strFromU8(unzipSync(body)['xl/worksheets/sheet1.xml']!);
        const shows = who === tenant.owner && planted.has(resource);
        expect([resource, text.includes(secret)]).toEqual([resource, shows]);
      }
    }
}, 360_000);

it('nor by asking for what is masked, in any list', async () => {
  const veiled = await tenant.person('veiled');
  for (const { spec, path, kind } of app.resources.all.filter(({ table }) => !table.startsWith('platform.'))) {
    for (const column of Object.keys(spec.masks ?? {})) {
      if ((spec.filter as string[] | undefined)?.includes(column) && kind(column) === 'text')
        expect((await veiled.get(`/v1/${path}?${column}=${secret}`)).body).toMatchObject({ code: 'forbidden' });
      expect((await veiled.get(`/v1/${path}?sort=${column}`)).status).not.toBe(200);
    }
    if (spec.search?.some((column) => column in (spec.masks ?? {}))) {
      const { status, body } = await veiled.get(`/v1/${path}?q=${secret}`);
      expect([path, status === 403 || body.data.length === 0]).toEqual([path, true]);
    }
  }
});

it('nor by what no operation describes: pages, the stream, webhooks, documentation, measurements', async () => {
  expect(await rawRoutesOf(app), 'say in test/support/raw-routes.ts how it is masked').toEqual(Object.keys(rawRoutes).sort());
  const veiled = await tenant.person('veiled');
  const url = await listening(app.server);
  const [hers, owners] = [await follow(url, veiled.token), await follow(url, tenant.owner.token)];
  const awb = 'AWB7734001';
  await tenant.tx((tx) => tx.exec`update shipments set awb_number = ${awb} where id = ${ids.get('shipments')}`);
  const link = await tenant.owner.get(`/v1/shipments/${ids.get('shipments')}/tracking-link`);
  expect(link.status).toBe(200);
  const { token } = link.body;

  const made = await tenant.owner.post('/v1/orders', {
    customer_name: 'Meera',
    customer_phone: secret,
    shipping_address: { line1: secret, city: 'Kochi', country: 'IN' },
    payment_method: 'cod',
    items: [{ name: 'Mug', sku: 'MUG', quantity: 1, unit_price: '100' }],
  });
  expect(made.status).toBe(201);
  for (const stream of [hers, owners]) {
    await stream.until(({ data }) => JSON.stringify(data).includes(made.body.id));
    expect(JSON.stringify(stream.messages)).not.toContain(secret);
    stream.close();
    await stream.ended;
  }

  const statuses = new Map<string, number[]>();
  for (const route of Object.keys(rawRoutes).filter((one) => one !== 'GET /v1/stream')) {
    const answers = route.startsWith('GET ')
      ? await Promise.all(visitsTo(route, tenant, awb, token).map((path) => veiled.get(path)))
      : await Promise.all(
          ['', `tenant=${tenant.slug}&token=${token}&password=x&email=${secret}@home.example`].map((form) =>
            route.includes('/hooks/')
              ? veiled.post(`/v1/hooks/${tenant.id}/${ids.get('sales-channels')}`, '{}', { 'content-type': 'application/json' })
              : veiled.post(route.split(' ')[1]!, form, { 'content-type': 'application/x-www-form-urlencoded' }),
          ),
        );
    statuses.set(
      route,
      answers.map(({ status }) => status),
    );
    for (const { status, text } of answers) {
      expect([route, status < 500 || status === 503]).toEqual([route, true]);
      expect([route, text.includes(secret)]).toEqual([route, false]);
    }
  }
  // They showed the parcel, not a page that says there is none.
  expect(statuses.get('GET /track/:number')).toEqual([200, 200]);
});

// Last: among all the deeds are some that change who may do what.
it('nor through any other path', async () => {
  expect([...planted]).toEqual(expect.arrayContaining(['orders', 'shipments', 'user-profiles', 'admin-users']));
  // Who may see it does, or nothing below would mean anything.
  for (const path of [
    '/v1/orders',
    '/v1/shipments',
    '/v1/user-profiles',
    '/v1/admin-users',
    '/v1/events',
    '/v1/audit-entries',
    '/v1/audit-logs',
  ])
    expect((await tenant.owner.get(`${path}?limit=200`)).text.includes(secret), path).toBe(true);

  let veiled = await tenant.person('veiled');
  const rows: string[][] = [];
  const leaks: string[] = [];
  const answered = [0, 0, 0, 0, 0, 0];
  const asked = app.operations.filter(({ access, path }) => access !== 'platform' && access !== 'anyone' && !path.startsWith('/platform'));
  for (const operation of [...asked].sort((a, b) => rank(a) - rank(b))) {
    const name = `${operation.method} ${operation.path}`;
    const mechanism = mechanismOf(operation);
    let answer = await call(operation, veiled);
    if (answer.status === 401) {
      // Signed out by one of the deeds.
      veiled = await tenant.person('veiled');
      answer = await call(operation, veiled);
    }
    if (operation.kind === 'list' || operation.kind === 'get') expect([name, answer.status]).toEqual([name, expect.toBeOneOf([200, 404])]);
    answered[Math.floor(answer.status / 100)]! += 1;
    if (answer.text.includes(secret)) leaks.push(name);
    if (operation.pack !== 'leak') rows.push([name, mechanism]);
  }
  for (const [route, { masked }] of Object.entries(rawRoutes)) rows.push([route, masked]);
  // Most deeds are refused for their states; the reads are not.
  expect(answered[2]).toBeGreaterThan(80);
  expect(answered[5]).toBe(0);
  expect(leaks).toEqual(['GET /v1/leak/contacts']);
  expectGolden(
    'masking-paths.txt',
    `How each answer is masked. Every one was asked for by somebody with all permissions but data.unmasked, and none held what is masked.

${columns([['operation', 'masked'], ...rows.sort(([a], [b]) => a!.split(' ')[1]!.localeCompare(b!.split(' ')[1]!, 'en') || a!.localeCompare(b!, 'en'))])}
`,
  );
}, 720_000);
