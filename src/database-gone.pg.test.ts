import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { provisionTenant } from '#platform';
import { testPassword } from '#test/app';
import { copyTemplate, testKeys } from '../test/support/snapshot.ts';
import { startApp } from './app.ts';

/** Stands between the server and its database, and can be cut. */
async function wire(target: URL): Promise<{ url: string; cut(): void; mend(): void; close(): void }> {
  const sockets = new Set<Socket>();
  let whole = true;
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
      from.pipe(to);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

/** Somebody waits for a lock: asked past the line. */
async function untilWaiting(): Promise<void> {
  const client = new pg.Client({ connectionString: copy.url });
  await client.connect();
  const waiting = `select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`;
  while ((await client.query(waiting)).rowCount === 0) await new Promise((done) => setTimeout(done, 10));
  await client.end();
}

process.env.SERAI_KEYS = testKeys;
const copy = await copyTemplate(process.env.DATABASE_URL!, inject('template')!);
const line = await wire(new URL(copy.url));
const directory = mkdtempSync(join(tmpdir(), 'serai-gone-'));
const app = await startApp({ directory, databaseUrl: line.url });
afterAll(async () => {
  line.mend();
  await app.close();
  line.close();
  await copy.drop();
  rmSync(directory, { recursive: true });
}, 180_000);

test('the database gone in mid-request is told as such, and the retry succeeds once', async () => {
  const email = 'asha@tea.example';
  const { id } = await provisionTenant(app.database, app.services, {
    slug: 'tea',
    name: 'Tea',
    plan: 'business',
    owner: { name: 'Asha', email, password: testPassword },
  });
  const ask = (method: 'GET' | 'POST', url: string, body?: object, headers: Record<string, string> = {}) =>
    app.server.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const { access_token } = (await ask('POST', '/v1/auth/sign-in', { tenant: 'tea', email, password: testPassword })).json();
  const bearer = { authorization: `Bearer ${access_token}` };
  const order = { external_order_number: 'GONE-1', items: [{ name: 'Green tea', quantity: 1, unit_price: '120.00' }] };

  // Somebody holds the table, so the request is in its transaction when the line is cut.
  const ref = (await app.tenants.ref(id))!;
  let release: () => void = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let locked: () => void = () => {};
  const isLocked = new Promise<void>((done) => {
    locked = done;
  });
  const holding = app.database
    .tenant(ref, {}, async (tx) => {
      await tx.exec`lock table orders in exclusive mode`;
      locked();
      await held;
    })
    .catch(() => {});
  await isLocked;
  const waiting = ask('POST', '/v1/orders', order, { ...bearer, 'idempotency-key': 'gone-1' });
  await untilWaiting();
  line.cut();
  const lost = await waiting;
  release();
  await holding;
  expect(lost.statusCode, lost.body).toBe(503);
  expect(lost.json()).toMatchObject({ code: 'database_unavailable', status: 503 });
  expect(lost.headers['retry-after']).toBe('1');
  const ready = await ask('GET', '/readyz');
  expect(ready.statusCode, ready.body).toBe(503);
  expect((await ask('GET', '/healthz')).statusCode).toBe(200);

  line.mend();
  const retried = await ask('POST', '/v1/orders', order, { ...bearer, 'idempotency-key': 'gone-1' });
  expect(retried.statusCode, retried.body).toBe(201);
  const again = await ask('POST', '/v1/orders', order, { ...bearer, 'idempotency-key': 'gone-1' });
  expect(again.body).toBe(retried.body);
  expect((await ask('GET', '/v1/orders?q=GONE-1', undefined, bearer)).json().data).toHaveLength(1);
  expect((await ask('GET', '/readyz')).statusCode).toBe(200);
});
