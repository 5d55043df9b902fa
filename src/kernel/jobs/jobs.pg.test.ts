import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EventHouse, eventHouse, leaveEffect, silent } from '#test/events';
import { quickest } from '#test/pace';
import type { Tenant } from '../context.ts';
import { reaction, schedule } from '../events.ts';
import { remoteRing } from '../jobs.ts';

let house: EventHouse;
let tenant: Tenant;
beforeAll(async () => {
  house = await eventHouse();
});
afterAll(() => house.close());

const note = reaction({ name: 'test.note', on: 'a', apply: async ({ tx }, event) => void (await leaveEffect(tx, event)) });

it('three workers and forty writers: every event once, numbered without gaps, and a reader by number misses none', async () => {
  tenant = await house.tenant();
  const workers = await Promise.all([1, 2, 3].map(() => house.worker({ reactions: [note] })));
  const read: string[] = [];
  let reading = true;
  let last = 0;
  const reader = (async () => {
    for (let more = true; more || reading; ) {
      const rows = await house.database.tenant(
        tenant,
        {},
        (tx) => tx.many<{ id: string; seq: number }>`select id, seq from events where seq > ${last} order by seq limit 100`,
      );
      read.push(...rows.map(({ id }) => id));
      last = rows.at(-1)?.seq ?? last;
      more = rows.length > 0;
      await sleep(2);
    }
  })();
  const writers = Array.from({ length: 40 }, async (_, writer) => {
    for (let turn = 0; turn < 10; turn += 1) {
      // Some commit late: their events are older than those numbered in the meantime.
      await house.database.tenant(tenant, {}, async (tx) => {
        await tx.exec`insert into events (id, type, data, occurred_at) select gen_random_uuid(), 'a', '{}', now() from generate_series(1, 5)`;
        if (writer % 4 === 0) await sleep(Math.random() * 40);
      });
      workers[writer % 3]!.ring([tenant.id]);
    }
  });
  await Promise.all(writers);
  await Promise.all(workers.map((worker) => worker.idle()));
  reading = false;
  await reader;
  const numbers = await house.database.tenant(
    tenant,
    {},
    (tx) => tx.many<{ id: string; seq: number }>`select id, seq from events order by seq`,
  );
  expect(numbers.map(({ seq }) => seq)).toEqual(Array.from({ length: 2_000 }, (_, n) => n + 1));
  expect(read).toEqual(numbers.map(({ id }) => id));
  const effects = await house.effects(tenant);
  expect(effects).toHaveLength(2_000);
  expect(new Set(effects.map((effect) => effect.event_id)).size).toBe(2_000);
  await Promise.all(workers.map((worker) => worker.stop()));
}, 180_000);

it('a worker killed in the middle of a batch: its work is undone, its lease runs out, another does it once', async () => {
  tenant = await house.tenant();
  const ids = await house.append(tenant, ['a', 'a', 'a']);
  const child = spawn(process.execPath, ['test/support/dying-worker.ts', house.url!, JSON.stringify(tenant)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const worker = await house.worker({ reactions: [note] });
  await sleep(100);
  expect(await house.effects(tenant)).toEqual([]);
  expect(await house.jobs()).toMatchObject([{ state: 'active' }]);
  // The lease is 20 seconds and the watch over leases comes by every 10: make the first pass.
  await house.database.session('owner').execute(`update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`);
  for (let n = 0; n < 300 && (await house.effects(tenant)).length < 3; n += 1) await sleep(50);
  expect((await house.effects(tenant)).map(({ event_id, note: left }) => [event_id, left])).toEqual(ids.map((id) => [id, '']));
  await worker.idle();
  expect(await house.jobs()).toEqual([]);
  await worker.stop();
}, 180_000);

it('a schedule missed while nothing ran is run once, however often it was missed', async () => {
  tenant = await house.tenant();
  const ran: string[] = [];
  const often = schedule({ name: 'test.often', cron: '17 * * * *', perform: async (world) => void ran.push(world.tenant.id) });
  const before = await house.worker({ schedules: [often] });
  await before.stop();
  await house.database.session('owner').execute(`update pgboss.schedule set created_on = now() - interval '1 day';
    update pgboss.version set cron_on = now() - interval '5 hours'`);
  const worker = await house.worker({ schedules: [often] });
  for (let n = 0; n < 400 && ran.length === 0; n += 1) await sleep(50);
  await sleep(3_000);
  await worker.idle();
  expect(ran.filter((id) => id === tenant.id)).toHaveLength(1);
  await worker.stop();
}, 180_000);

it('a process that takes requests wakes the worker of another', async () => {
  tenant = await house.tenant();
  const worker = await house.worker({ reactions: [note] });
  await worker.idle();
  await sleep(50);
  const ring = remoteRing(house.database, silent);
  let events = 0;
  const woken = async () => {
    await house.append(tenant, ['a']);
    events++;
    ring([tenant.id]);
    while ((await house.effects(tenant)).length < events) await sleep(2);
  };
  expect(await quickest(1_000, woken)).toBeLessThan(1_000);
  await worker.stop();
});

it('neither a tenant can touch the queue nor the process a tenant', async () => {
  tenant = await house.tenant();
  const asTenant = house.database.tenant(tenant, {}, (tx) => tx.many`select 1 from pgboss.job`);
  await expect(asTenant).rejects.toThrow(/permission denied/);
  const asProcess = house.database.session('process').execute(`select 1 from ${tenant.schema}.events`);
  await expect(asProcess).rejects.toThrow(/permission denied/);
});
