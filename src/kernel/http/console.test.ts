import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testApp } from '#test/app';

const dist = mkdtempSync(join(tmpdir(), 'serai-console-'));
mkdirSync(join(dist, 'assets'));
const script = 'export const answer = 42;'.repeat(100);
const files = {
  'index.html':
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/assets/index-abc123.js"></script><div id="root"></div>',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'secrets.map': 'a map',
  '.built': 'a hash',
  'assets/index-abc123.js': script,
  'assets/index-abc123.js.map': '{"version":3}',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
writeFileSync(join(dist, 'assets/index-abc123.js.br'), brotliCompressSync(script));

const app = await testApp({ console: dist, trustProxy: '127.0.0.1' });
const bare = await testApp({ console: join(dist, 'nothing-here') });
const nobody = app.client();
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const nonceOf = (policy = '') => /style-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1];

describe('the console', () => {
  it.each(['/', '/orders', '/orders/0190a5d0-0000-7000-8000-000000000000?tab=money', '/platform/tenants'])(
    'is what a browser gets at %s',
    async (path) => {
      const { status, headers, text } = await nobody.get(path, browser);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
      expect(text).toContain('<div id="root">');
    },
  );

  it('says who may do what in its page: nothing inline, nobody else, a nonce that is new each time', async () => {
    const [first, second] = [await nobody.get('/', browser), await nobody.get('/', browser)];
    const policy = first.headers['content-security-policy']!;
    expect(Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': `'self' 'nonce-${nonceOf(policy)}'`,
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'frame-src': 'blob:',
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
    const nonces = [first, second].map(({ headers }) => nonceOf(headers['content-security-policy']));
    expect(nonces[0]).toMatch(/^[\w-]{22}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.text).toContain(`content="${nonces[0]}"`);
    expect(first.text).not.toContain('__CSP_NONCE__');
    expect(first.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(first.headers['permissions-policy']).toContain('camera=()');
  });

  it('has assets that never change, compressed for who understands it', async () => {
    const plain = await nobody.get('/assets/index-abc123.js');
    expect(plain.text).toBe(script);
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(plain.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    const small = await nobody.get('/assets/index-abc123.js', { 'accept-encoding': 'br, gzip' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(Number(small.headers['content-length'])).toBeLessThan(200);
    expect((await nobody.get('/favicon.svg')).headers['content-type']).toBe('image/svg+xml');
  });

  it.each([
    '/assets/index-abc123.js.map',
    '/assets/index-gone.js',
    '/assets/../index.html',
    '/assets/..%2f.built',
    '/secrets.map',
    '/.built',
    '/index.html',
  ])('never serves %s', async (path) => {
    const { status, text } = await nobody.get(path);
    expect([status, text.includes('"code":"not_found"')]).toEqual([404, true]);
  });

  it('leaves the API alone: programs get problems, also in a browser under the API’s own addresses', async () => {
    expect((await nobody.get('/orders')).body.code).toBe('not_found');
    for (const path of ['/v1/nothing', '/platform/v1/nothing', '/docs/nothing', '/metrics/x'])
      expect([path, (await nobody.get(path, browser)).body.code]).toEqual([path, 'not_found']);
    expect((await nobody.post('/orders', {}, browser)).status).toBe(404);
    const wrong = await nobody.get('/v1/auth/sign-in', browser);
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
  });

  it('keeps TLS where it came by TLS', async () => {
    expect((await nobody.get('/', browser)).headers['strict-transport-security']).toBeUndefined();
    const secure = await nobody.get('/', { ...browser, 'x-forwarded-proto': 'https' });
    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('says how it is built where it is not', async () => {
    const { status, text } = await bare.client().get('/orders', browser);
    expect(status).toBe(503);
    expect(text).toContain('bin/start');
    expect((await bare.client().get('/healthz')).status).toBe(200);
  });
});
