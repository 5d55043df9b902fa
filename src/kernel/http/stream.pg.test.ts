import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { testApp } from '#test/app';
import { newSite } from '#test/process';
import { follow, listening } from '#test/stream';
import { startApp } from '../../app.ts';

// A process that works, and one that only answers: what the first numbers, listeners at the second get.
const site = await newSite();
afterAll(() => site.clear(), 30_000);
const place = {
  databaseUrl: site.databaseUrl!,
  directory: site.directory,
  rates: { actor: 1e9, tenant: 1e9, address: 1e9 },
  heartbeat: 60_000,
};
const works = await testApp({ ...place, role: 'worker' });
const answers = await startApp({ ...place, role: 'api' });
afterAll(() => answers.close(), 30_000);
const tenant = await works.tenant();
const url = await listening(answers.server);

it('listeners at a process that only answers miss nothing while forty write at once and some commit late', async () => {
  const steady = await follow(url, tenant.owner.token);
  const start = Number((await steady.until(({ event }) => event === 'ready')).id);
  let writing = true;
  const writers = Array.from({ length: 40 }, async (_, writer) => {
    for (let turn = 0; turn < 10; turn++) {
      await works.database.tenant(tenant, {}, async (tx) => {
        await tx.exec`insert into events (id, type, data, occurred_at) select gen_random_uuid(), 'test.write', '{}', now() from generate_series(1, 3)`;
        if (writer % 4 === 0) await sleep(Math.random() * 40);
      });
      works.worker!.ring([tenant.id]);
    }
  });
  const seen: number[] = [];
  const flighty = (async () => {
    let from = String(start);
    while (writing) {
      const stream = await follow(url, tenant.owner.token, from);
      await sleep(10 + Math.random() * 40);
      stream.close();
      await stream.ended;
      expect(stream.messages.some(({ event }) => event === 'reset')).toBe(false);
      seen.push(...stream.changes().map(({ data }) => data.seq));
      from = stream.lastId()!;
    }
    return from;
  })();
  await Promise.all(writers);
  await works.idle();
  writing = false;
  const from = await flighty;
  const all = (await tenant.tx((tx) => tx.many<{ seq: number }>`select seq from events where seq > ${start} order by seq`)).map(
    ({ seq }) => seq,
  );
  expect(all.length).toBeGreaterThanOrEqual(1200);
  const last = all.at(-1)!;
  await steady.until(({ id }) => Number(id) === last);
  expect(steady.changes().map(({ data }) => data.seq)).toEqual(all);
  const rest = await follow(url, tenant.owner.token, from);
  if (Number(from) < last) await rest.until(({ id }) => Number(id) === last);
  seen.push(...rest.changes().map(({ data }) => data.seq));
  expect(seen).toEqual(all);
  for (const stream of [steady, rest]) stream.close();
});

it('one connection of the process listens, however many clients do, and it comes back when it is cut', async () => {
  const streams = await Promise.all(Array.from({ length: 30 }, () => follow(url, tenant.owner.token)));
  await Promise.all(streams.map((stream) => stream.until(({ event }) => event === 'ready')));
  const server = new pg.Client({ connectionString: site.databaseUrl! });
  await server.connect();
  const bells = () =>
    server
      .query(
        `select pid from pg_stat_activity where datname = current_database() and application_name = 'serai-doorbell' order by backend_start`,
      )
      .then(({ rows }) => rows.map(({ pid }) => pid as number));
  // One of the process that works, one of the process that answers.
  const before = await bells();
  expect(before).toHaveLength(2);
  await server.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before]);
  await expect.poll(async () => (await bells()).filter((pid) => !before.includes(pid)).length, { timeout: 45_000 }).toBe(2);
  const id = newId();
  await tenant.tx((tx) => tx.exec`insert into events (id, type, data, occurred_at) values (${id}, 'test.after', '{}', now())`);
  works.worker!.ring([tenant.id]);
  await Promise.all(streams.map((stream) => stream.until(({ data }) => data?.type === 'test.after')));
  for (const stream of streams) stream.close();
  await expect.poll(() => answers.live.count).toBe(0);
  await server.end();
});
