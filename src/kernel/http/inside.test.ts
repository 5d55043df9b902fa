import { describe, expect, it } from 'vitest';
import { type Headers, type TestApp, testApp } from '#test/app';

const metricsToken = 'a token of the people who watch';
const plain = await testApp({ role: 'api' });
const proxied = await testApp({ role: 'api', trustProxy: '127.0.0.1', metricsToken });
const open = await testApp({ role: 'api', secureCookies: true, docs: 'open' });
const closed = await testApp({ role: 'api', docs: 'closed' });

const pages = ['/docs', '/docs/init.js', '/openapi.json'];
const statuses = async (app: TestApp, headers: Headers = {}) =>
  Promise.all(pages.map(async (page) => (await app.client().get(page, headers)).status));
/** As somebody elsewhere asks. */
const from = async (app: TestApp, url: string, remoteAddress: string, headers: Headers = {}) =>
  (await app.server.inject({ url, remoteAddress, headers })).statusCode;

describe('the API’s description', () => {
  it('is open where the process is asked directly, and closed behind a proxy, told of or not', async () => {
    expect(await statuses(plain)).toEqual([200, 200, 200]);
    expect(await from(plain, '/openapi.json', '192.0.2.7')).toBe(200);
    expect(await statuses(plain, { 'x-forwarded-for': '192.0.2.7' })).toEqual([404, 404, 404]);
    expect(await statuses(plain, { forwarded: 'for=192.0.2.7' })).toEqual([404, 404, 404]);
    expect(await statuses(proxied)).toEqual([404, 404, 404]);
  });

  it('is as SERAI_DOCS says', async () => {
    expect(await statuses(open, { 'x-forwarded-for': '192.0.2.7' })).toEqual([200, 200, 200]);
    expect(await statuses(closed)).toEqual([404, 404, 404]);
  });
});

describe('metrics', () => {
  it('are for this machine, or for who has the token', async () => {
    expect(await from(plain, '/metrics', '127.0.0.1')).toBe(200);
    expect(await from(plain, '/metrics', '::1')).toBe(200);
    for (const address of ['192.0.2.7', '10.0.0.3', '::ffff:192.0.2.7', '2001:db8::1'])
      expect([address, await from(plain, '/metrics', address)]).toEqual([address, 401]);
    expect(await from(proxied, '/metrics', '192.0.2.7', { authorization: `Bearer ${metricsToken}` })).toBe(200);
    for (const token of ['', 'wrong', `${metricsToken}x`, metricsToken.slice(1)])
      expect(await from(proxied, '/metrics', '192.0.2.7', { authorization: `Bearer ${token}` })).toBe(401);
  });

  it('of a process behind a proxy are not had by way of the proxy, which asks from this machine', async () => {
    expect(await from(proxied, '/metrics', '127.0.0.1')).toBe(401);
    expect(await from(plain, '/metrics', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).toBe(401);
    expect(await from(open, '/metrics', '127.0.0.1')).toBe(401);
    // Nobody's token is no token.
    expect(await from(plain, '/metrics', '192.0.2.7', { authorization: 'Bearer undefined' })).toBe(401);
  });

  it('are refused as a problem that says what to send', async () => {
    const { status, headers, body } = await proxied.client().get('/metrics');
    expect([status, headers['www-authenticate'], body.code]).toEqual([401, 'Bearer', 'unauthenticated']);
  });
});

it('whether the process lives is told to everybody: who balances its load asks', async () => {
  for (const path of ['/healthz', '/readyz']) expect(await from(proxied, path, '192.0.2.7')).toBe(200);
});
