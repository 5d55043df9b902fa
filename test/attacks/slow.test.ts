import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { testApp } from '#test/app';

const patience = 600;
const app = await testApp({ role: 'api', patience, mostConnections: 40 });
const tenant = await app.tenant();
await app.server.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.server.address() as AddressInfo;
const authorization = `Authorization: Bearer ${tenant.owner.token}\r\n`;

const sockets = new Set<Socket>();
afterAll(() => {
  for (const socket of sockets) socket.destroy();
});

/** A connection, what it was told, and when it ended. */
function open(): Promise<{ socket: Socket; told: () => string; ended: Promise<void> }> {
  const socket = connect(port, '127.0.0.1');
  sockets.add(socket);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('connect', () => resolve({ socket, told: () => text, ended })));
}

/** Whether it ended by itself; what was sent would take longer than this, and the patience is a small part of it. */
const soon = (ended: Promise<void>) => within(ended, 25_000);
const within = async (ended: Promise<void>, milliseconds: number) =>
  Promise.race([ended.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds))]);

async function drip(socket: Socket, text: string, every: number): Promise<void> {
  for (const letter of text) {
    if (socket.destroyed || !socket.writable) return;
    socket.write(letter);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** The whole answer to one raw request. */
async function raw(request: string): Promise<string> {
  const { socket, told, ended } = await open();
  socket.write(request);
  // A connection that stays open has been answered, and might be answered once more.
  for (let n = 0; n < 20 && !told() && !(await within(ended, 1_000)); n++);
  await within(ended, 1_500);
  socket.destroy();
  return told();
}

it('headers that come letter by letter are not waited for', async () => {
  const { socket, ended } = await open();
  void drip(socket, `GET /v1/orders HTTP/1.1\r\nHost: x\r\n${'X-Slow: 1\r\n'.repeat(100)}`, 40);
  expect(await soon(ended)).toBe(true);
});

it('nor is a body, and the deed it was for is not done', async () => {
  const body = JSON.stringify({ name: 'Slow', sku: 'SLOW' });
  const { socket, ended } = await open();
  socket.write(
    `POST /v1/products HTTP/1.1\r\nHost: x\r\n${authorization}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  void drip(socket, body.slice(0, -1), 100);
  expect(await soon(ended)).toBe(true);
  expect((await tenant.owner.get('/v1/products?q=Slow')).body.data).toEqual([]);
});

it('nor one in chunks, one byte each', async () => {
  const { socket, ended } = await open();
  socket.write(
    `POST /v1/products HTTP/1.1\r\nHost: x\r\n${authorization}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  const dripping = setInterval(() => socket.writable && socket.write('1\r\n \r\n'), 50);
  expect(await soon(ended)).toBe(true);
  clearInterval(dripping);
});

it('others are served while slow ones hang on, and no more hang on than are allowed', async () => {
  const slow = await Promise.all(Array.from({ length: 30 }, open));
  for (const { socket } of slow) socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-');
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(answer.status).toBe(200);
  const more = await Promise.all(Array.from({ length: 30 }, open));
  const gone = await Promise.all([...slow, ...more].map(({ ended }) => soon(ended)));
  expect(gone.every(Boolean)).toBe(true);
  // Who was let in is told that it took too long; who was not is cut off without a word.
  expect(more.filter(({ told }) => told() === '').length).toBeGreaterThanOrEqual(18);
  expect(slow.filter(({ told }) => told().startsWith('HTTP/1.1 408')).length).toBe(30);
  for (const { socket } of more) socket.destroy();
  const isWell = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isWell).toBe(true);
});

it.each([
  ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}'],
  ['a length that is none', 'Content-Length: +2\r\n\r\n{}'],
  ['chunks by another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['chunks behind a space', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
  ['a folded header', 'X-A: 1\r\n Content-Length: 40\r\nContent-Length: 2\r\n\r\n{}'],
  ['a line end of one sign in a header', 'X-A: 1\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a zero character in a header', 'X-A: \u0000\r\nContent-Length: 2\r\n\r\n{}'],
])('%s smuggles no second request in', async (_, rest) => {
  const second = `GET /v1/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${authorization}\r\n`;
  const told = await raw(`POST /v1/auth/sign-out HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${rest}${second}`);
  expect(told).toMatch(/^HTTP\/1\.1 4\d\d/);
  expect(told).not.toContain(tenant.email);
});

it('heads without end are cut: many fields, long ones, a long path', async () => {
  expect(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\n${'X-Many: 1\r\n'.repeat(3000)}\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d/);
  expect(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(64 * 1024)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
  expect(await raw(`GET /${'x'.repeat(64 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d/);
});

it('no method reflects what was sent', async () => {
  const told = await raw(`TRACE /v1/orders HTTP/1.1\r\nHost: x\r\nX-Secret: reflected\r\nConnection: close\r\n${authorization}\r\n`);
  expect(told).toMatch(/^HTTP\/1\.1 (4\d\d|501)/);
  expect(told).not.toContain('reflected');
});
