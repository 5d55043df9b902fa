import { describe, expect, it } from 'vitest';
import { type Client, testApp } from '#test/app';

const app = await testApp({ role: 'api' });
const tenant = await app.tenant();
// Somebody of their own: of too many sessions the oldest ends, and the owner's is needed.
const someone = await tenant.person('admin');
const credentials = { tenant: tenant.slug, email: someone.email, password: tenant.password };

const behindProxy = await testApp({ role: 'api', trustProxy: '127.0.0.1' });
const alwaysSecure = await testApp({ role: 'api', secureCookies: true });
const whoOf = async (server: typeof app) => {
  const { slug, email, password } = await server.tenant();
  return { tenant: slug, email, password };
};
const [proxied, secured] = [await whoOf(behindProxy), await whoOf(alwaysSecure)];

const signIn = async (more: object = {}, headers: Record<string, string> = {}) =>
  app.client().post('/v1/auth/sign-in', { ...credentials, ...more }, headers);
const cookieOf = (answer: { headers: Record<string, unknown> }) => String([answer.headers['set-cookie']].flat()[0] ?? '');
const pairOf = (cookie: string) => cookie.split(';')[0]!;
const orders = { customer_name: 'Asha', items: [{ sku: 'A', name: 'A', quantity: 1, unit_price: '1' }] };

describe('an idempotency key', () => {
  const place = (client: Client, key: string, body: object = orders) => client.post('/v1/orders', body, { 'idempotency-key': key });

  it('is its owner’s: another person with the same key and body gets their own', async () => {
    const [one, two] = [await tenant.person('admin'), await tenant.person('admin')];
    const first = await place(one, 'stolen');
    const second = await place(two, 'stolen');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect((await place(one, 'stolen')).headers['idempotency-replayed']).toBe('true');
  });

  it('in another business is another key', async () => {
    const other = await app.tenant();
    const first = await place(tenant.owner, 'both');
    const second = await place(other.owner, 'both');
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('of a person says nothing to the API keys that the person gave away', async () => {
    const first = await place(tenant.owner, 'mine');
    const made = await tenant.owner.post('/v1/api-keys', { name: 'narrow', permissions: ['products.view'] });
    const narrow = app.client(made.body.key);
    const stolen = await place(narrow, 'mine');
    expect([first.status, stolen.status, stolen.body.code]).toEqual([201, 403, 'forbidden']);
    expect(stolen.text).not.toContain(first.body.id);
  });

  it('does not hand out the tokens of another’s cookie', async () => {
    const victim = pairOf(cookieOf(await signIn({ transport: 'cookie' })));
    const thief = pairOf(cookieOf(await signIn({ transport: 'cookie' })));
    const refresh = (cookie: string) =>
      app.client().post('/v1/auth/refresh', {}, { cookie, host: 'localhost', 'idempotency-key': 'guessed' });
    const first = await refresh(victim);
    const second = await refresh(thief);
    expect(first.status).toBe(200);
    expect([second.status, second.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(second.text).not.toContain(first.body.access_token);
    expect(cookieOf(second)).toBe('');
  });

  it('is text of a decent length', async () => {
    for (const key of ['', ' ', 'x'.repeat(256), 'a\tb', 'é', 'a b'])
      expect([key, (await place(tenant.owner, key)).status]).toEqual([key, 400]);
  });
});

describe('the refresh cookie', () => {
  it('is for nobody’s scripts, no other site and no other path', async () => {
    const answer = await signIn({ transport: 'cookie' });
    const cookie = cookieOf(answer);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/v1/auth']) expect(cookie).toContain(attribute);
    expect(cookie).not.toMatch(/domain=/i);
    expect(answer.text).not.toContain(pairOf(cookie).split('=')[1]);
  });

  it('is used by no request that another site can send', async () => {
    const cookie = pairOf(cookieOf(await signIn({ transport: 'cookie' })));
    const forms: Record<string, string>[] = [
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'text/plain; application/json' },
    ];
    for (const headers of forms) expect((await app.client().post('/v1/auth/refresh', '{}', { ...headers, cookie })).status).toBe(415);
    // Without a body there is no content type to look at: a page of a sister domain could send that.
    const bare = await app.server.inject({ method: 'POST', url: '/v1/auth/refresh', headers: { cookie } });
    expect(bare.statusCode).toBe(415);
    for (const site of ['cross-site', 'same-site'])
      expect((await app.client().post('/v1/auth/refresh', {}, { cookie, 'sec-fetch-site': site })).status).toBe(403);
    expect((await app.server.inject({ method: 'GET', url: '/v1/auth/refresh', headers: { cookie } })).statusCode).toBe(405);
    // And all of that left it unused.
    expect((await app.client().post('/v1/auth/refresh', {}, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('cannot be planted: signing in makes a session of its own', async () => {
    const planted = pairOf(cookieOf(await signIn({ transport: 'cookie' })));
    const victim = await tenant.person('viewer');
    const answer = await app
      .client()
      .post('/v1/auth/sign-in', { ...credentials, email: victim.email, transport: 'cookie' }, { cookie: planted });
    const own = pairOf(cookieOf(answer));
    expect(own).not.toBe(planted);
    const who = await app.client().post('/v1/auth/refresh', {}, { cookie: planted });
    expect(who.body.user.email).toBe(someone.email);
    expect((await app.client().post('/v1/auth/refresh', {}, { cookie: own })).body.user.email).toBe(victim.email);
  });
});

describe('the refresh cookie over TLS', () => {
  const overTls = { 'x-forwarded-proto': 'https' };
  const enter = (more: object = {}, headers: Record<string, string> = {}) =>
    behindProxy.client().post('/v1/auth/sign-in', { ...proxied, transport: 'cookie', ...more }, { ...overTls, ...headers });

  it('is this host’s alone: by its name, for every path, without a domain', async () => {
    const cookie = cookieOf(await enter());
    expect(cookie).toMatch(/^__Host-serai_refresh=/);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Secure']) expect(cookie.split('; ')).toContain(attribute);
    expect(cookie).not.toMatch(/domain=/i);
    const refreshed = await behindProxy.client().post('/v1/auth/refresh', {}, { ...overTls, cookie: pairOf(cookie) });
    expect([refreshed.status, pairOf(cookieOf(refreshed)).split('=')[0]]).toEqual([200, '__Host-serai_refresh']);
    const out = await behindProxy
      .client(refreshed.body.access_token)
      .post('/v1/auth/sign-out', {}, { ...overTls, cookie: pairOf(cookieOf(refreshed)) });
    expect(cookieOf(out)).toMatch(/^__Host-serai_refresh=;.*Path=\//);
    expect(cookieOf(out)).toContain('Secure');
  });

  it('cannot be planted by a sister domain or from plain HTTP: another name counts for nothing', async () => {
    const [name, token] = pairOf(cookieOf(await enter())).split('=');
    expect(name).toBe('__Host-serai_refresh');
    const planted = await behindProxy.client().post('/v1/auth/refresh', {}, { ...overTls, cookie: `serai_refresh=${token}` });
    expect(planted.status).toBe(422);
    // Nor does a proxy that is not trusted make a request one that came by TLS.
    expect(cookieOf(await app.client().post('/v1/auth/sign-in', { ...credentials, transport: 'cookie' }, overTls))).toMatch(
      /^serai_refresh=/,
    );
  });

  it('is so too where the process is told that all of its requests came by TLS', async () => {
    const answer = await alwaysSecure.client().post('/v1/auth/sign-in', { ...secured, transport: 'cookie' });
    expect(cookieOf(answer)).toMatch(/^__Host-serai_refresh=/);
  });
});

it('a session ends everywhere when its refresh token was stolen and used', async () => {
  const { body: first } = await signIn();
  const { body: thief } = await app.client().post('/v1/auth/refresh', { refresh_token: first.refresh_token });
  await app.client().post('/v1/auth/refresh', { refresh_token: thief.refresh_token });
  expect((await app.client().post('/v1/auth/refresh', { refresh_token: first.refresh_token })).body.code).toBe('token_reused');
  for (const token of [first.access_token, thief.access_token]) expect((await app.client(token).get('/v1/auth/me')).status).toBe(401);
});

describe('a cursor', () => {
  it('of another business shows one’s own rows', async () => {
    const other = await app.tenant();
    for (let n = 0; n < 3; n++) {
      await tenant.owner.post('/v1/products', { name: `ours ${n}`, sku: `o${n}` });
      await other.owner.post('/v1/products', { name: `theirs ${n}`, sku: `t${n}` });
    }
    const { body } = await other.owner.get('/v1/products?limit=1');
    const page = await tenant.owner.get(`/v1/products?cursor=${body.next_cursor}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('theirs');
  });

  it('that was forged is refused or harmless', async () => {
    const forge = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
    for (const value of [
      '',
      'null',
      '[',
      [],
      ['-id'],
      ['-id', "' or 1=1 --"],
      ['-created_at', "'; drop table products; --", 'x'],
      ['password_hash', 'a', 'b'],
      [{ toString: 'x' }, 1],
      ['-id', 1],
      ['-id', null],
      ['-id', '\u0000'],
      Array(5000).fill('x'),
    ]) {
      const { status, body } = await tenant.owner.get(`/v1/products?sort=-id&cursor=${forge(value)}`);
      expect([value, status === 400 ? body.code : status]).toEqual([value, expect.toBeOneOf(['invalid_cursor', 'invalid_parameter', 200])]);
    }
  });
});

it('a version that is guessed, old or of another record changes nothing', async () => {
  const { body: product, headers } = await tenant.owner.post('/v1/products', { name: 'Versioned', sku: 'V' });
  const path = `/v1/products/${product.id}`;
  const change = (tag: string) => tenant.owner.patch(path, { name: 'Changed' }, { 'if-match': tag });
  for (const tag of ['"0"', '"1"', '"x"', '"\' or 1=1 --"', `"${Number(headers.etag?.replaceAll('"', '')) + 1}"`, '"*"', '"null"'])
    expect([tag, (await change(tag)).status]).toEqual([tag, 412]);
  expect((await tenant.owner.get(path)).body.name).toBe('Versioned');
  expect((await change(headers.etag!)).status).toBe(200);
  expect((await change(headers.etag!)).status).toBe(412);
});
