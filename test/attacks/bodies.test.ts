import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { ask, isFull, nameOf, propertiesOf, sampled, urlOf, withBody } from '#test/attack';

const app = await testApp({ role: 'api' });
const tenant = await app.tenant();
const { owner } = tenant;
const json = { 'content-type': 'application/json' };
const product = async (more: object = {}) =>
  (await owner.post('/v1/products', { name: 'Kettle', sku: `K-${Math.random()}`, ...more })).body as { id: string; name: string };
const tokenFor = ({ path }: { path: string }) => (path.startsWith('/platform/') ? adminToken : owner.token);

it('nested 100,000 deep is refused everywhere, and the process lives', async () => {
  const wrong: string[] = [];
  for (const [open, close, innermost] of [
    ['[', ']', ''],
    ['{"a":', '}', '1'],
  ] as const) {
    const deep = open.repeat(100_000) + innermost + close.repeat(100_000);
    for (const operation of sampled(withBody(app), 25)) {
      const [field] = Object.keys(propertiesOf(operation));
      for (const body of [deep, field && `{"${field}":${deep}}`]) {
        if (!body) continue;
        const { status, body: answer } = await ask(app, operation, urlOf(operation), { token: tokenFor(operation), body });
        if (status !== 422 || answer.code !== 'invalid_input') wrong.push(`${nameOf(operation)}: ${status} ${answer?.code}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect((await owner.get('/v1/auth/me')).status).toBe(200);
}, 180_000);

it('as deep as data is, is taken; brackets inside text count for nothing', async () => {
  const name = `${'[{'.repeat(50)}\\"[[[`;
  const { status, body } = await owner.post('/v1/products', { name, sku: 'deep' });
  expect([status, body.name]).toEqual([201, name]);
});

it.each([
  ['a zero character', '{"name":"a\\u0000b","sku":"z"}', '/name'],
  ['half of a surrogate pair', '{"name":"a\\ud800","sku":"z"}', '/name'],
  ['the other half, in capitals', '{"name":"\\uDFFFa","sku":"z"}', '/name'],
  ['a zero character in a field’s name', '{"name":"a","sku":"z","x\\u0000":1}', ''],
])('%s is refused where it stands', async (_, body, pointer) => {
  const answer = await owner.post('/v1/products', body, json);
  expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([422, 'invalid_input', pointer]);
});

it('what only looks like one is text', async () => {
  const answer = await owner.post('/v1/products', '{"name":"\\\\u0000 \\ud83e\\uddff","sku":"looks"}', json);
  expect([answer.status, answer.body.name]).toEqual([201, '\\u0000 🧿']);
});

it('a slug with a zero character is no business, and no defect', async () => {
  const answer = await app.client().post('/v1/auth/sign-in', '{"tenant":"\\u0000","email":"a@b.example","password":"x"}', json);
  expect([answer.status, answer.body.code]).toEqual([422, 'invalid_input']);
});

it('prototypes are nobody’s: by body, by parameter, at any depth', async () => {
  for (const body of [
    '{"__proto__":{"polluted":true},"name":"a","sku":"p1"}',
    '{"name":"a","sku":"p2","constructor":{"prototype":{"polluted":true}}}',
    '{"name":"a","sku":"p3","dimensions":{"__proto__":{"polluted":true}}}',
    '{"name":"a","sku":"p4","\\u005f_proto__":{"polluted":true}}',
  ]) {
    const { status } = await owner.post('/v1/products', body, json);
    expect([400, 422]).toContain(status);
  }
  for (const query of ['__proto__[polluted]=1', '__proto__=1', 'constructor[prototype][polluted]=1', 'filter[__proto__][polluted]=1'])
    expect((await owner.get(`/v1/products?${query}`)).status).toBe(400);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it('of a key given twice one value is checked, kept and told: the same one', async () => {
  const { status, body } = await owner.post('/v1/products', '{"name":"first","sku":"twice","name":"second"}', json);
  expect([status, body.name]).toEqual([201, 'second']);
  expect((await owner.get(`/v1/products/${body.id}`)).body.name).toBe('second');
  // The check looks at what is kept, so a bad one can't hide behind a good one.
  expect((await owner.post('/v1/products', '{"name":"good","sku":"twice-2","name":7}', json)).status).toBe(422);
  expect((await owner.get('/v1/products?limit=1&limit=2')).body.code).toBe('invalid_parameter');
});

it.each(['1e400', '-1e400', '99999999999999999999999', '1.7976931348623157e309', '2147483648', '-0.5'])(
  'a whole number of %s is refused',
  async (number) => {
    const { status } = await owner.post('/v1/products', `{"name":"n","sku":"n","weight_grams":${number}}`, json);
    expect(status).toBe(422);
  },
);

it('too large is refused before it is parsed, whatever it says of itself', async () => {
  const big = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
  for (const operation of sampled(withBody(app), isFull ? 1000 : 10)) {
    if (operation.maxBytes) continue;
    const { status, body } = await ask(app, operation, urlOf(operation), { token: tokenFor(operation), body: big });
    expect([nameOf(operation), status, body.code]).toEqual([nameOf(operation), 413, 'body_too_large']);
  }
  const csv = `sku,name\n${'A,Kettle\n'.repeat(2 * 1024 * 1024)}`;
  expect((await owner.post('/v1/products/import', csv, { 'content-type': 'text/csv' })).status).toBe(413);
});

it('nothing compressed is unpacked: a bomb stays small', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 0x20));
  for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip']) {
    const { status, body } = await owner.post('/v1/products', bomb, { ...json, 'content-encoding': encoding });
    expect([encoding, status, body.code]).toEqual([encoding, 415, 'unsupported_media_type']);
  }
  // Not even where what comes is plain.
  expect((await owner.post('/v1/products', '{"name":"a","sku":"gz"}', { ...json, 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await owner.post('/v1/products', '{"name":"a","sku":"id"}', { ...json, 'content-encoding': 'identity' })).status).toBe(201);
});

it('the method is the one that was sent', async () => {
  const { id } = await product();
  for (const headers of [{ 'x-http-method-override': 'DELETE' }, { 'x-http-method': 'DELETE' }, { 'x-method-override': 'DELETE' }]) {
    await owner.post(`/v1/products/${id}`, {}, headers as unknown as Record<string, string>);
    await owner.patch(`/v1/products/${id}`, { name: 'kept' }, headers as unknown as Record<string, string>);
  }
  expect((await owner.get(`/v1/products/${id}?_method=DELETE`)).body.code).toBe('unknown_parameter');
  expect((await owner.get(`/v1/products/${id}`)).status).toBe(200);
  for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'SEARCH']) {
    const answer = await app.server
      .inject({ method: method as 'OPTIONS', url: '/v1/products' })
      .catch(() => ({ statusCode: 405, headers: {} }));
    expect([method, [404, 405, 501].includes(answer.statusCode)]).toEqual([method, true]);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  }
});

it.each([
  '/v1/products/../../platform/v1/tenants',
  '/v1/products/%2e%2e/%2e%2e/platform/v1/tenants',
  '/v1/..;/platform/v1/tenants',
  '//platform/v1/tenants',
  '/v1/%2fplatform/v1/tenants',
  '/V1/PRODUCTS',
  '/v1/products%00',
  '/v1/products;x=1',
  '/assets/../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/..%2f..%2f..%2fetc/passwd',
  '/docs/../../package.json',
  '/.git/config',
  '/.env',
])('%s leads nowhere else', async (path) => {
  for (const client of [owner, app.client()]) {
    const { status, text } = await client.get(path, { accept: 'application/json' });
    expect([400, 401, 404]).toContain(status);
    expect(text).not.toMatch(/root:x:|"dependencies"|\[core\]/);
  }
});

it('every answer says what it is, may be shown by nobody else, and is kept by nobody', async () => {
  const { id } = await product();
  const answers = [
    await owner.get('/v1/products'),
    await owner.get(`/v1/products/${id}`),
    await owner.post('/v1/products', {}),
    await app.client().get('/v1/products'),
    await owner.get('/nowhere'),
    await app.client().get('/healthz'),
    await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password }),
  ];
  for (const { headers } of answers) {
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-type']).toMatch(/charset=utf-8$/);
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  }
});

it('no other origin may read: whatever Origin says, no answer allows it', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3000']) {
    const answer = await owner.get('/v1/products', { origin });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

it('the host that was asked for is in no answer and chooses no business for who is signed in', async () => {
  const other = await app.tenant();
  await app.database.owner((tx) => tx.exec`update platform.tenants set domain = 'other.example' where id = ${other.id}`);
  const { headers, text, body } = await owner.get('/v1/auth/me', { host: 'other.example', 'x-forwarded-host': 'evil.example' });
  expect(body.tenant.id).toBe(tenant.id);
  expect(text + JSON.stringify(headers)).not.toMatch(/evil\.example|other\.example/);
  for (const host of ['evil.example', "'; drop table x; --.example", 'a b', 'x'.repeat(2000), '127.0.0.1:1'])
    expect(
      (await app.client().post('/v1/auth/request-password-reset', { tenant: tenant.slug, email: 'a@b.example' }, { host })).status,
    ).toBeLessThan(500);
});

it('a forwarded address is believed from a proxy that was named, and from nobody else', async () => {
  await owner.get('/v1/products', { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' });
  await app
    .client()
    .post(
      '/v1/auth/sign-in',
      { tenant: tenant.slug, email: tenant.email, password: tenant.password },
      { 'x-forwarded-for': '203.0.113.9' },
    );
  const seen = await tenant.tx((tx) => tx.many<{ ip: string }>`select distinct host(ip_address) as ip from user_sessions`);
  expect(seen.map(({ ip }) => ip)).toEqual(['127.0.0.1']);
});
