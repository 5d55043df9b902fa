import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { ask, bodyFor, nameOf, propertiesOf, urlOf, withBody } from '#test/attack';

/** Whoever knocks here was led here by an address that a user gave. */
const knocks: string[] = [];
const trap = createServer((request, response) => {
  knocks.push(`${request.method} ${request.url} for ${request.headers.host}`);
  response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end('{}');
});
await new Promise<void>((done) => trap.listen(0, '0.0.0.0', done));
const { port } = trap.address() as AddressInfo;
afterAll(() => {
  trap.closeAllConnections();
  trap.close();
});

const app = await testApp({ allowLoopback: false });
const tenant = await app.tenant();

const hosts = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '0',
  '0.0.0.0',
  'localhost',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '127.0.0.1.nip.io',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
];
const addresses = [
  ...hosts.map((host) => `http://${host}:${port}/knock`),
  `http://8.8.8.8@127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}#@8.8.8.8/`,
];

it('the trap works: who calls it is seen', async () => {
  await fetch(`http://127.0.0.1:${port}/self-test`, { redirect: 'manual' });
  expect(knocks).toEqual([`GET /self-test for 127.0.0.1:${port}`]);
  knocks.length = 0;
});

it('the client for addresses of users reaches none of them', async () => {
  const { http } = app.world((await app.tenants.find(tenant.id))!);
  for (const url of addresses) {
    const error = await http({ url, timeout: 2_000 }).then(
      ({ status }) => `answered ${status}`,
      (problem) => problem.code,
    );
    expect([url, error]).toEqual([url, 'provider_error']);
  }
  expect(knocks).toEqual([]);
}, 60_000);

it('no field that takes an address, a host or a web page leads the server inside', async () => {
  const likely = /url|uri|host|domain|endpoint|address|website|webhook|shop|server|bucket|callback|link|logo|avatar|image/i;
  const fields: string[] = [];
  for (const operation of withBody(app)) {
    const token = operation.path.startsWith('/platform/') ? adminToken : tenant.owner.token;
    for (const [name, schema] of Object.entries(propertiesOf(operation))) {
      if (!likely.test(name) || ![schema.type].flat().includes('string')) continue;
      fields.push(`${nameOf(operation)} ${name}`);
      for (const address of addresses.slice(0, 4).flatMap((url) => [url, url.replace('http://', '').replace('/knock', '')]))
        await ask(app, operation, urlOf(operation), { token, body: { ...bodyFor(operation, tenant), [name]: address } });
    }
  }
  expect(fields.length).toBeGreaterThan(5);
  await app.idle();
  expect(knocks).toEqual([]);
}, 60_000);

it('connected shops and couriers are called at no address inside, whatever their credentials say', async () => {
  const { body: types } = await app.client(adminToken).get('/platform/v1/channel-types?limit=200');
  const { body: couriers } = await app.client(adminToken).get('/platform/v1/courier-types?limit=200');
  let tried = 0;
  for (const [path, field, all] of [
    ['/v1/sales-channels', 'channel_type_code', types.data],
    ['/v1/courier-configs', 'courier_type_code', couriers.data],
  ] as const) {
    for (const { code, config_schema: schema } of all as {
      code: string;
      config_schema: { properties?: Record<string, { pattern?: string; enum?: string[] }> };
    }[]) {
      const credentials: Record<string, string> = {};
      for (const [name, { pattern, enum: values }] of Object.entries(schema?.properties ?? {})) {
        const candidates = [`http://127.0.0.1:${port}`, `127.0.0.1:${port}`, 'secret-of-twelve', '2026-07', 'a@b.example', '560001'];
        credentials[name] = values?.[0] ?? candidates.find((text) => !pattern || new RegExp(pattern).test(text)) ?? 'x';
      }
      const { body } = await tenant.owner.post(path, { [field]: code, name: `trap ${code}`, credentials });
      tried++;
      if (body?.id) for (const verb of ['sync', 'test', 'reconnect']) await tenant.owner.post(`${path}/${body.id}/${verb}`, {});
    }
  }
  expect(tried).toBeGreaterThan(3);
  await app.idle();
  expect(knocks).toEqual([]);
}, 60_000);
