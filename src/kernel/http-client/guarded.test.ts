import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quickest } from '#test/pace';
import { Problem } from '../errors.ts';
import { guardedHttp } from './guarded.ts';

let server: Server;
let base: string;
let port: number;
const seen: string[] = [];

const routes: Record<string, RequestListener> = {
  '/echo': (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => res.end(JSON.stringify({ method: req.method, headers: req.headers, body: Buffer.concat(chunks).toString() })));
  },
  '/redirect': (_req, res) => res.writeHead(302, { location: '/echo' }).end(),
  '/html': (_req, res) => res.writeHead(502, { 'content-type': 'text/html', 'set-cookie': ['a=1', 'b=2'] }).end('<h1>Bad gateway</h1>'),
  '/big': (_req, res) => {
    res.writeHead(200);
    const timer = setInterval(() => res.write(Buffer.alloc(64_000, 120)), 1);
    res.on('close', () => clearInterval(timer));
  },
  '/silent': () => {},
  '/drip': (_req, res) => {
    res.writeHead(200);
    const timer = setInterval(() => res.write('.'), 20);
    res.on('close', () => clearInterval(timer));
  },
  '/cut': (_req, res) => {
    res.writeHead(200, { 'content-length': '100' });
    res.write('half');
    setTimeout(() => res.destroy(), 10);
  },
};

beforeAll(async () => {
  server = createServer((req, res) => {
    seen.push(req.url!);
    routes[req.url!]!(req, res);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  base = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await http.close();
  server.closeAllConnections();
  server.close();
});

const http = guardedHttp({ allowLoopback: true });

async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Problem);
  expect(error.code).toBe('provider_error');
  expect(error.details.provider_message).toBeTruthy();
  return error.details.reason;
}

describe('what goes out and comes back', () => {
  it('objects are sent as JSON, text as it is', async () => {
    const json = JSON.parse((await http({ method: 'POST', url: `${base}/echo`, body: { a: 1 }, headers: { 'X-Key': 'k' } })).text);
    expect(json).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json', 'x-key': 'k' } });
    const form = JSON.parse(
      (await http({ method: 'PUT', url: `${base}/echo`, body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }))
        .text,
    );
    expect(form).toMatchObject({ body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  });

  it('an error status with an HTML page is an answer, its meaning is the caller’s', async () => {
    const answer = await http({ url: `${base}/html` });
    expect(answer).toMatchObject({ status: 502, text: '<h1>Bad gateway</h1>' });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html', 'set-cookie': 'a=1, b=2' });
  });

  it('a redirect is returned, not followed', async () => {
    seen.length = 0;
    const answer = await http({ url: `${base}/redirect` });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/echo');
    expect(seen).toEqual(['/redirect']);
  });
});

describe('limits', () => {
  it('stops reading an answer that is too large', async () => {
    expect(await reasonOf(http({ url: `${base}/big`, maxBytes: 100_000 }))).toBe('size');
  });

  it.each(['/silent', '/drip'])('the whole exchange has one time limit: %s', async (path) => {
    const exchange = async () => expect(await reasonOf(http({ url: base + path, timeout: 150 }))).toBe('timeout');
    expect(await quickest(1_500, exchange)).toBeLessThan(1_500);
  });

  it('a broken connection is told from a slow one', async () => {
    expect(await reasonOf(http({ url: `${base}/cut` }))).toBe('network');
    expect(await reasonOf(http({ url: 'http://127.0.0.1:1/' }))).toBe('network');
  });
});

describe('addresses', () => {
  const strict = guardedHttp({ allowLoopback: false });
  afterAll(() => strict.close());

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.8/',
    'http://0/',
    'http://localhost/',
    'http://user:password@8.8.8.8/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'no url',
    '',
  ])('%s is refused', async (url) => {
    expect(await reasonOf(strict({ url }))).toBe('address');
  });

  it('nothing reached the server behind a refused address', async () => {
    seen.length = 0;
    await reasonOf(strict({ url: `${base}/echo` }));
    await reasonOf(strict({ url: `http://localhost:${port}/echo` }));
    expect(seen).toEqual([]);
  });

  it('a name is refused if any of its addresses is private', async () => {
    const mixed = guardedHttp({
      allowLoopback: false,
      resolve: async () => [
        { address: '8.8.8.8', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    });
    expect(await reasonOf(mixed({ url: 'http://mixed.example/' }))).toBe('address');
    await mixed.close();
  });

  it('a name that changes its mind is asked once per connection, and each answer is checked', async () => {
    const answers = ['127.0.0.1', '169.254.169.254'];
    let asked = 0;
    const rebinding = guardedHttp({
      allowLoopback: true,
      resolve: async () => [{ address: answers[asked++] ?? '10.0.0.1', family: 4 }],
    });
    const url = `http://rebinding.example:${port}/echo`;
    const first = JSON.parse((await rebinding({ url })).text);
    expect(first.headers.host).toBe(`rebinding.example:${port}`);
    expect(asked).toBe(1);
    // Let the connection come to rest, or the next request opens another.
    await new Promise((done) => setTimeout(done, 30));
    expect((await rebinding({ url })).status).toBe(200);
    expect(asked).toBe(1);
    server.closeAllConnections();
    await new Promise((done) => setTimeout(done, 30));
    expect(await reasonOf(rebinding({ url }))).toBe('address');
    expect(asked).toBe(2);
    await rebinding.close();
  });

  it('a name that does not resolve is a network failure', async () => {
    const nowhere = guardedHttp({
      allowLoopback: false,
      resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    });
    expect(await reasonOf(nowhere({ url: 'http://nowhere.example/' }))).toBe('network');
    await nowhere.close();
  });
});
