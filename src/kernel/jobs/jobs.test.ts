import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type EventHouse, eventHouse, leaveEffect } from '#test/events';
import type { Tenant } from '../context.ts';
import { reaction, schedule } from '../events.ts';
import { type Replay, replayDeliveries, type Worker } from '../jobs.ts';

let house: EventHouse;
let tenant: Tenant;
let worker: Worker | undefined;

beforeAll(async () => {
  house = await eventHouse(process.env.DATABASE_URL, inject('snapshot'));
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await house.database.session('owner').execute(`delete from pgboss.job where name like 'serai-%'`);
});
afterAll(() => house.close());

const startOn = async (...args: Parameters<EventHouse['worker']>) => {
  tenant = await house.tenant();
  worker = await house.worker(...args);
  return worker;
};
const states = async () => (await house.deliveries(tenant)).map(({ state, attempts }) => `${state} ${attempts}`);

describe('apply', () => {
  it('each event acts once at each reaction that asked for it, in stream order', async () => {
    const first = reaction({
      name: 'test.first',
      on: ['a', 'b'],
      apply: async ({ tx }, event) => void (await leaveEffect(tx, event, 'first')),
    });
    const second = reaction({
      name: 'test.second',
      on: 'b',
      apply: async ({ tx }, event) => void (await leaveEffect(tx, event, 'second')),
    });
    const { ring, idle } = await startOn({ reactions: [first, second] });
    const ids = await house.append(tenant, ['a', 'b', 'c', 'a', 'b']);
    ring([tenant.id]);
    await idle();
    const effects = await house.effects(tenant);
    expect(effects.filter(({ note }) => note === 'first').map((effect) => effect.event_id)).toEqual([ids[0], ids[1], ids[3], ids[4]]);
    expect(effects.filter(({ note }) => note === 'second').map((effect) => effect.event_id)).toEqual([ids[1], ids[4]]);
    expect(await house.jobs()).toEqual([]);
    const seqs = await house.database.tenant(tenant, {}, (tx) => tx.many<{ seq: number }>`select seq from events order by id`);
    expect(seqs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('what a reaction emits is delivered in turn', async () => {
    const chain = reaction({
      name: 'test.chain',
      on: 'step',
      async apply({ tx, emit }, event) {
        await leaveEffect(tx, event, String(event.data.left));
        if (event.data.left > 0) emit('step', { left: event.data.left - 1 });
      },
    });
    const { ring, idle } = await startOn({ reactions: [chain] });
    await house.append(tenant, ['step'], { left: 3 });
    ring([tenant.id]);
    await idle();
    expect((await house.effects(tenant)).map(({ note }) => note)).toEqual(['3', '2', '1', '0']);
  });

  it('a slow batch is done in several transactions, each event once and in order', async () => {
    const slow = reaction({
      name: 'test.slow',
      on: 'a',
      async apply({ tx }, event) {
        await sleep(120);
        const { xid } = await tx.one<{ xid: string }>`select txid_current()::text as xid`;
        await leaveEffect(tx, event, xid);
      },
    });
    const { idle } = await startOn({ reactions: [slow] });
    const ids = await house.append(tenant, Array(8).fill('a'));
    await idle();
    const effects = await house.effects(tenant);
    expect(effects.map((effect) => effect.event_id)).toEqual(ids);
    // Two where each takes its 120 ms; more on a slow machine, and never one for each.
    const transactions = new Set(effects.map(({ note }) => note)).size;
    expect(transactions).toBeGreaterThan(1);
    expect(transactions).toBeLessThan(8);
    expect(await house.jobs()).toEqual([]);
  });

  it('a job delivered twice acts once', async () => {
    const note = reaction({ name: 'test.note', on: 'a', apply: async ({ tx }, event) => void (await leaveEffect(tx, event)) });
    await startOn({ reactions: [note] });
    const ids = await house.append(tenant, Array(20).fill('a'));
    await worker!.idle();
    const data = { tenant_id: tenant.id, reaction: 'test.note', event_ids: ids };
    await insertJobs('serai-apply', [data, data, data]);
    await worker!.idle();
    expect(await house.effects(tenant)).toHaveLength(20);
    expect(await house.jobs()).toEqual([]);
  });

  it('a poison event holds up no other, leaves nothing half-done, and ends as a dead letter that can be replayed', async () => {
    let mended = false;
    const fragile = reaction({
      name: 'test.fragile',
      on: ['good', 'bad'],
      attempts: 3,
      backoff: 0,
      async apply({ tx }, event) {
        await leaveEffect(tx, event, event.type);
        if (event.type === 'bad' && !mended) throw new Error('cannot \0 digest');
      },
    });
    const { idle } = await startOn({ reactions: [fragile] });
    const ids = await house.append(tenant, ['good', 'bad', 'good', 'good']);
    await idle();
    expect(await states()).toEqual(['done 1', 'dead 3', 'done 1', 'done 1']);
    expect((await house.effects(tenant)).map(({ note }) => note)).toEqual(['good', 'good', 'good']);
    expect((await house.deliveries(tenant))[1]!.error).toBe('Error: cannot  digest');
    expect(await house.jobs()).toEqual([]);

    mended = true;
    expect(await replay({ reaction: 'test.other' })).toBe(0);
    expect(await replay({ eventIds: [ids[0]!] })).toBe(0);
    expect(await replay({})).toBe(1);
    await idle();
    expect(await states()).toEqual(['done 1', 'done 1', 'done 1', 'done 1']);
    expect((await house.effects(tenant)).map(({ note }) => note)).toEqual(['good', 'good', 'good', 'bad']);
    expect(await replay({})).toBe(0);
  });

  it('what it asks for on failure is done in a transaction of its own', async () => {
    const refusing = reaction({
      name: 'test.refusing',
      on: 'a',
      attempts: 1,
      async apply({ tx, onFailure }, event) {
        await leaveEffect(tx, event, 'undone');
        onFailure(async (context) => void (await leaveEffect(context.tx, event, 'kept')));
        throw new Error('no');
      },
    });
    const { idle } = await startOn({ reactions: [refusing] });
    await house.append(tenant, ['a']);
    await idle();
    expect((await house.effects(tenant)).map(({ note }) => note)).toEqual(['kept']);
    expect(await states()).toEqual(['dead 1']);
  });

  it('waits longer after each failure', async () => {
    const failing = reaction({
      name: 'test.failing',
      on: 'a',
      attempts: 5,
      backoff: 60,
      apply: async () => Promise.reject(new Error('no')),
    });
    const { idle } = await startOn({ reactions: [failing] });
    await house.append(tenant, ['a']);
    await idle();
    expect(await states()).toEqual(['failed 1']);
    expect(await startsIn()).toBeGreaterThan(55);
    expect(await startsIn()).toBeLessThan(76);
    await house.database.session('owner').execute(`update pgboss.job set start_after = now() where name = 'serai-apply'`);
    await idle();
    expect(await states()).toEqual(['failed 2']);
    expect(await startsIn()).toBeGreaterThan(115);
    expect(await startsIn()).toBeLessThan(151);
  });

  it('an effect whose lease was lost is undone, so that it happens once', async () => {
    let stolen = false;
    const slow = reaction({
      name: 'test.slow',
      on: 'a',
      async apply({ tx }, event) {
        await leaveEffect(tx, event, stolen ? 'second' : 'first');
        if (stolen) return;
        stolen = true;
        // As the watch over leases does when a worker gives no sign of life. Said in this transaction on the embedded
        // database, which has one connection: it is rolled back with the rest, and the job comes again by its lease.
        await tx.text('set local role none', []);
        await tx.text(`update pgboss.job set retry_count = retry_count + 1 where name = 'serai-apply'`, []);
        await tx.text(`set local role "${tenant.role}"`, []);
      },
    });
    await startOn({ reactions: [slow] });
    await house.append(tenant, ['a']);
    worker!.ring([tenant.id]);
    await eventually(async () => stolen);
    await sleep(50);
    expect(await house.effects(tenant)).toEqual([]);
    await loseLeases();
    await worker!.idle();
    expect((await house.effects(tenant)).map(({ note }) => note)).toEqual(['second']);
  });

  it('a reaction that no longer exists leaves a dead letter, not a stuck job', async () => {
    await startOn({});
    const [id] = await house.append(tenant, ['a']);
    await insertJobs('serai-apply', [{ tenant_id: tenant.id, reaction: 'test.gone', event_ids: [id] }]);
    await worker!.idle();
    expect(await house.deliveries(tenant)).toMatchObject([{ reaction: 'test.gone', state: 'dead' }]);
    expect(await house.jobs()).toEqual([]);
    // Asked for again, it waits until the reaction is back.
    expect(await replay({})).toBe(1);
    await worker!.idle();
    expect(await states()).toEqual(['pending 0']);
  });
});

describe('perform', () => {
  it('runs outside any transaction, retries, and marks what succeeded', async () => {
    const calls: string[] = [];
    const call = reaction({
      name: 'test.call',
      on: 'a',
      attempts: 3,
      backoff: 0,
      async perform(world, event) {
        calls.push(event.id);
        if (calls.length === 2) throw new Error('the provider hangs up');
        await world.transaction(async ({ tx }) => void (await leaveEffect(tx, event)));
      },
    });
    const { idle } = await startOn({ reactions: [call] }, { performAtOnce: 1 });
    await house.append(tenant, ['a', 'a', 'a']);
    await idle();
    expect(calls).toHaveLength(4);
    expect(await house.effects(tenant)).toHaveLength(3);
    expect((await states()).sort()).toEqual(['done 1', 'done 1', 'done 2']);
  });

  it('is not called again for what was done', async () => {
    let calls = 0;
    const call = reaction({ name: 'test.once', on: 'a', perform: async () => void calls++ });
    const { idle } = await startOn({ reactions: [call] });
    const ids = await house.append(tenant, ['a']);
    await idle();
    await insertJobs('serai-perform', [{ tenant_id: tenant.id, reaction: 'test.once', event_ids: ids }]);
    await idle();
    expect(calls).toBe(1);
  });
});

describe('when something dies', () => {
  it('events without a ring are found by the next sweep', async () => {
    const note = reaction({ name: 'test.note', on: 'a', apply: async ({ tx }, event) => void (await leaveEffect(tx, event)) });
    tenant = await house.tenant();
    await house.append(tenant, ['a', 'a']);
    worker = await house.worker({ reactions: [note] });
    await eventually(async () => (await house.effects(tenant)).length === 2);
  });

  it('a job whose worker died is given to another; after several deaths a batch is taken apart and a single event given up', async () => {
    const note = reaction({ name: 'test.note', on: 'a', apply: async ({ tx }, event) => void (await leaveEffect(tx, event)) });
    tenant = await house.tenant();
    worker = await house.worker({ reactions: [note] });
    const ids = await house.append(tenant, ['a', 'a', 'a']);
    await worker.idle();
    const data = { tenant_id: tenant.id, reaction: 'test.note', event_ids: ids.slice(0, 2) };
    await forget(ids);
    await insertJobs('serai-lost', [data, { ...data, event_ids: [ids[2]] }]);
    await worker.idle();
    expect((await house.deliveries(tenant)).map(({ state }) => state)).toEqual(['done', 'done', 'dead']);
    expect((await house.deliveries(tenant))[2]!.error).toMatch(/died/);
  });

  it('stopping waits for the work in hand and loses nothing', async () => {
    let begun = 0;
    const slow = reaction({
      name: 'test.slow',
      on: 'a',
      async perform(world, event) {
        begun++;
        await sleep(100);
        await world.transaction(async ({ tx }) => void (await leaveEffect(tx, event)));
      },
    });
    await startOn({ reactions: [slow] }, { performAtOnce: 2 });
    await house.append(tenant, ['a', 'a', 'a', 'a', 'a', 'a']);
    worker!.ring([tenant.id]);
    await eventually(async () => begun > 0);
    await worker!.stop();
    const done = (await house.effects(tenant)).length;
    expect(done).toBe(begun);
    expect(done).toBeLessThan(6);
    worker = await house.worker({ reactions: [slow] });
    await worker.idle();
    expect(await house.effects(tenant)).toHaveLength(6);
  });
});

describe('schedules', () => {
  it('run for each tenant, and one tenant’s failure is its own', async () => {
    const ran: string[] = [];
    const nightly = schedule({
      name: 'test.nightly',
      cron: '0 3 * * *',
      async perform(world) {
        ran.push(world.tenant.id);
        if (world.tenant.id === tenant.id) throw new Error('no');
      },
    });
    await startOn({ schedules: [nightly] });
    const other = await house.tenant();
    await insertJobs('serai-fanout', [{ schedule: 'test.nightly' }]);
    await worker!.idle();
    expect(ran).toContain(tenant.id);
    expect(ran).toContain(other.id);
    expect((await house.jobs()).filter(({ state }) => state === 'retry')).toHaveLength(1);
  });

  it('are stored with the policy to make up once for what was missed, and forgotten with their pack', async () => {
    const stored = async () =>
      (await house.database.session('owner').execute(`select key, cron, options ->> 'missed' as missed from pgboss.schedule`)).rows;
    await startOn({ schedules: [schedule({ name: 'test.hourly', cron: '0 * * * *', perform: async () => {} })] });
    expect(await stored()).toEqual([{ key: 'test.hourly', cron: '0 * * * *', missed: 'once' }]);
    await worker!.stop();
    worker = await house.worker({});
    expect(await stored()).toEqual([]);
  });
});

const replay = (which: Replay) => house.database.tenant(tenant, {}, (tx) => replayDeliveries(tx, which));

async function insertJobs(queue: string, data: object[]): Promise<void> {
  for (const one of data) {
    await house.database
      .session('owner')
      .execute(
        `insert into pgboss.job (name, data, retry_limit, expire_seconds, deletion_seconds, policy) select $1, $2::jsonb, 3, 60, 60, policy from pgboss.queue where name = $1`,
        [queue, JSON.stringify(one)],
      );
  }
}

const forget = (ids: string[]) =>
  house.database.tenant(tenant, {}, (tx) => tx.exec`delete from event_deliveries where event_id = any(${ids}::uuid[])`);

const loseLeases = () =>
  house.database
    .session('owner')
    .execute(`update pgboss.job set state = 'retry', start_after = now() where state = 'active' and name like 'serai-%'`);

async function startsIn(): Promise<number> {
  const { rows } = await house.database
    .session('owner')
    .execute(`select extract(epoch from start_after - now())::float as seconds from pgboss.job where name = 'serai-apply'`);
  return rows[0]!.seconds as number;
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(10)) if (await condition()) return;
  throw new Error('it did not happen within 30 s');
}
