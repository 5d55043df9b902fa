import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { newSite, type ServerProcess } from '#test/process';

const site = await newSite();
afterAll(() => site.clear(), 30_000);
const embedded = !process.env.DATABASE_URL;
const password = 'correct horse battery staple';

/** A request whose body is still coming: the server has its head and waits. */
async function halfSent(url: string, path: string, body: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const lines = Object.entries({
    host: hostname,
    'content-type': 'application/json',
    'content-length': String(body.length),
    connection: 'close',
    // It says so when it waits for the body.
    expect: '100-continue',
    ...headers,
  });
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body.slice(0, 1)}`);
  await once(socket, 'readable');
  expect(socket.read().toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  return {
    socket,
    finish: () => void socket.write(body.slice(1)),
    async answer(): Promise<string> {
      let text = '';
      for await (const chunk of socket) text += chunk;
      return text;
    },
  };
}

/** It has heard the signal: nobody new is let in. */
async function untilClosed({ url }: ServerProcess): Promise<void> {
  const isOpen = () =>
    fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    );
  while (await isOpen()) await sleep(20);
}

async function signIn({ url }: ServerProcess): Promise<string> {
  const answer = await fetch(`${url}/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: 'tea', email: 'asha@tea.example', password }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { access_token: string }).access_token;
}

const order = (number: string) =>
  JSON.stringify({ external_order_number: number, items: [{ name: 'Green tea', quantity: 2, unit_price: '120.00' }] });

describe('one process, seen from outside', { timeout: 360_000 }, () => {
  let server: ServerProcess;

  test('starts, answers, and a command finds it', async () => {
    const made = await site.serai(
      'tenant',
      'create',
      'tea',
      '--name',
      'Tea',
      '--owner-email',
      'asha@tea.example',
      '--owner-password',
      password,
      '--plan',
      'business',
    );
    expect(made, made.output).toMatchObject({ status: 0 });
    server = await site.start();
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const { status, output } = await site.serai('tenant', 'list');
    expect(status, output).toBe(0);
    expect(output).toContain('tea');
    expect((await site.serai('tenant', 'show', 'coffee')).output).toBe('There is no tenant coffee.\n');
    // What was here before is nobody's demo.
    expect(server.output()).not.toContain('Demo sign-ins');
  });

  test.runIf(embedded)('a second one on the same directory is refused, and the first goes on', async () => {
    const { status, output } = await site.serai('start', '--port', '0');
    expect(status).toBe(1);
    expect(output).toBe(
      `Serai runs on ${site.directory} already: ${server.url} (process ${server.pid}). Stop it first, or give another directory with --data.\n`,
    );
    // With a server on the directory it is asked, and says the same.
    const migrated = await site.serai('migrate', '--status');
    expect(migrated.output).toMatch(/^platform +\d+ applied, nothing waits\ntea +\d+ applied, nothing waits\n$/);
    expect(await site.serai('migrate', 'tea')).toMatchObject({
      status: 0,
      output: expect.stringMatching(/\nEverything is up to date\.\n$/),
    });
    expect(await site.serai('migrate', 'coffee')).toMatchObject({
      status: 1,
      output: expect.stringContaining('There is no tenant coffee.'),
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test('finishes the request in hand when it is told to stop', async () => {
    const token = await signIn(server);
    const request = await halfSent(server.url, '/v1/orders', order('TERM-1'), { authorization: `Bearer ${token}` });
    server.signal('SIGTERM');
    await untilClosed(server);
    request.finish();
    const answer = await request.answer();
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(answer).toContain('TERM-1');
    expect((await server.ended()).status).toBe(0);
  });

  test('killed between commit and answer, the retry gives the same answer once', async () => {
    server = await site.start();
    const token = await signIn(server);
    const headers = { authorization: `Bearer ${token}` };
    const body = order('KILL-9');
    const request = await halfSent(server.url, '/v1/orders', body, { ...headers, 'idempotency-key': 'kill-9' });
    // Nobody reads the answer: to the caller it never came.
    request.socket.pause();
    request.finish();
    const orders = async (url: string) =>
      ((await (await fetch(`${url}/v1/orders?q=KILL-9`, { headers })).json()) as { data: { id: string }[] }).data;
    let seen = await orders(server.url);
    while (seen.length === 0) seen = await orders(server.url);
    server.signal('SIGKILL');
    request.socket.destroy();
    await server.ended();

    server = await site.start();
    const post = () =>
      fetch(`${server.url}/v1/orders`, {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'kill-9' },
      });
    const [first, second] = [await post(), await post()];
    expect(first.status).toBe(201);
    const text = await first.text();
    expect(JSON.parse(text)).toMatchObject({ id: seen[0]!.id, external_order_number: 'KILL-9' });
    expect(await second.text()).toBe(text);
    expect(await orders(server.url)).toHaveLength(1);
  });

  test('a second signal ends it at once', async () => {
    const token = await signIn(server);
    const request = await halfSent(server.url, '/v1/orders', order('NEVER'), { authorization: `Bearer ${token}` });
    server.signal('SIGTERM');
    await untilClosed(server);
    server.signal('SIGTERM');
    expect((await server.ended()).status).toBe(130);
    request.socket.destroy();
  });

  test('without a server, commands open the database themselves', async () => {
    const status = await site.serai('migrate', '--status');
    expect(status.output).toMatch(/^platform +\d+ applied, nothing waits\ntea +\d+ applied, nothing waits\n$/);
    expect(status.status).toBe(0);
  });
});

describe('the command line', { timeout: 180_000 }, () => {
  test('says what it can, and what it does not know', async () => {
    const help = await site.serai();
    expect(help.status).toBe(0);
    for (const verb of ['start', 'migrate', 'tenant', 'admin', 'events', 'demo', 'openapi', 'generate'])
      expect(help.output).toContain(`\n  ${verb}`);
    expect(await site.serai('fly')).toMatchObject({ status: 1 });
    expect(await site.serai('start', '--port', 'x')).toMatchObject({ status: 2 });
  });

  test.runIf(embedded)('splits into roles only with a database server', async () => {
    const { status, output } = await site.serai('start', '--role', 'api');
    expect([status, output]).toEqual([1, 'The embedded database takes one process: --role needs DATABASE_URL.\n']);
  });
});
