import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { quickest } from '#test/pace';
import { probeHouse } from '#test/probes';

const { app, tenant, owner, as, gate } = await probeHouse();

const make = async (name = 'Probe'): Promise<string> => (await owner.post('/v1/probes', { name })).body.id;
const count = async (name: string) =>
  (await tenant.tx((tx) => tx.one<{ n: number }>`select count(*)::int as n from probes where name = ${name}`)).n;
const key = (value: string) => ({ 'idempotency-key': value });
const closedGate = () => {
  let release = () => {};
  const opened = new Promise<void>((resolve) => {
    release = resolve;
  });
  gate.wait = () => opened;
  return release;
};
const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
};

beforeEach(() => {
  gate.wait = async () => {};
  gate.runs = 0;
});

/** Ends every connection of this test's own database but the asking one. */
async function endConnections(): Promise<void> {
  const [{ name }] = (await app.database.session('owner').execute('select current_database() as name')).rows as [{ name: string }];
  const url = Object.assign(new URL(process.env.DATABASE_URL!), { pathname: '/postgres' });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and backend_type = 'client backend'", [
    name,
  ]);
  await client.end();
}

describe('the same key at the same time', () => {
  it('is told that the first still runs, then gets its answer', async () => {
    const release = closedGate();
    const first = owner.post('/v1/probes/hold', { name: 'held' }, key('c-1'));
    await until(() => gate.runs === 1);
    const second = await owner.post('/v1/probes/hold', { name: 'held' }, key('c-1'));
    expect([second.status, second.body.code]).toEqual([409, 'request_in_progress']);
    release();
    const done = await first;
    expect(done.status).toBe(200);
    const third = await owner.post('/v1/probes/hold', { name: 'held' }, key('c-1'));
    expect([third.status, third.body, third.headers['idempotency-replayed']]).toEqual([200, done.body, 'true']);
    expect([gate.runs, await count('held')]).toEqual([1, 1]);
  });

  it('twenty times makes one, whoever wins', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => owner.post('/v1/probes/hold', { name: 'raced' }, key('c-2'))));
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((statuses: Set<number>) =>
      [...statuses].every((one) => one === 200 || one === 409),
    );
    expect([gate.runs, await count('raced')]).toEqual([1, 1]);
  });

  it('of two people runs twice', async () => {
    const admin = as(await tenant.person('admin'));
    const release = closedGate();
    const both = [owner.post('/v1/probes/hold', { name: 'both' }, key('c-3')), admin.post('/v1/probes/hold', { name: 'both' }, key('c-3'))];
    await until(() => gate.runs === 2);
    release();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('the database gone', () => {
  it('in mid-request is 503, nothing of it stays, and the retry with its key happens once', async () => {
    const release = closedGate();
    const asked = owner.post('/v1/probes/hold', { name: 'cut' }, key('gone-1'));
    await until(() => gate.runs === 1);
    await endConnections();
    release();
    const lost = await asked;
    expect([lost.status, lost.body.code, lost.headers['retry-after']]).toEqual([503, 'database_unavailable', '1']);
    gate.wait = async () => {};
    let again = await owner.post('/v1/probes/hold', { name: 'cut' }, key('gone-1'));
    while (again.status === 503) again = await owner.post('/v1/probes/hold', { name: 'cut' }, key('gone-1'));
    expect(again.status).toBe(200);
    expect(await count('cut')).toBe(1);
  });

  it('between requests is not noticed, or is 503 and well again at once', async () => {
    await owner.get('/v1/probes');
    await endConnections();
    const answers: number[] = [];
    for (let n = 0; n < 10; n++) answers.push((await owner.get('/v1/probes')).status);
    expect(answers.at(-1)).toBe(200);
    expect(answers.every((status) => status === 200 || status === 503)).toBe(true);
  });
});

describe('time and order', () => {
  it('a statement that takes too long is ended, told as 503, and undone', async () => {
    const id = await make();
    const nap = async () => {
      const slow = await owner.post(`/v1/probes/${id}/nap`);
      expect([slow.status, slow.body.code]).toEqual([503, 'timeout']);
    };
    expect(await quickest(4_000, nap)).toBeLessThan(4_000);
    const entry = await tenant.tx(
      (tx) => tx.one`select outcome, error_code from audit_entries where resource_id = ${id} and action = 'probes.nap'`,
    );
    expect(entry).toEqual({ outcome: 'failed', error_code: 'timeout' });
  });

  it('two that would wait for each other both succeed: one is run again', async () => {
    const [a, b] = [await make(), await make()];
    const release = closedGate();
    const both = [owner.post('/v1/probes/swap', { first: a, second: b }), owner.post('/v1/probes/swap', { first: b, second: a })];
    await until(() => gate.runs === 2);
    release();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(gate.runs).toBeGreaterThan(2);
    const ranks = await tenant.tx((tx) => tx.many`select rank from probes where id in (${a}, ${b})`);
    expect(ranks).toEqual([{ rank: 2 }, { rank: 2 }]);
  });

  it('one version is changed once, however many ask with it', async () => {
    const made = await owner.post('/v1/probes', { name: 'Versions' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, rank) => owner.patch(`/v1/probes/${made.body.id}`, { rank }, { 'if-match': made.headers.etag! })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it('a state is left once, however many ask', async () => {
    const id = await make();
    const answers = await Promise.all(Array.from({ length: 10 }, () => owner.post(`/v1/probes/${id}/finish`, { reason: 'all done' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });
});
