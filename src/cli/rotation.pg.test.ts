import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { testApp } from '#test/app';
import { isFull } from '#test/attack';
import { type Begun, type Ended, newSite } from '#test/process';
import { sealedBy } from '../kernel/crypto/seal.ts';

const fields = isFull ? 300_000 : 8_000;
const kills = isFull ? 4 : 3;
const subjects = 300;

// Readers and writers are this process; what rotates is `serai keys rotate`, a process of its own that is really killed.
const site = await newSite();
afterAll(() => site.clear(), 30_000);
const app = await testApp({ databaseUrl: site.databaseUrl!, directory: site.directory, role: 'api' });
const tenant = await app.tenant();
const world = app.world((await app.tenants.find(tenant.id))!);
const cell = (row: string) => ({ table: 'sales_channels', column: 'credentials_sealed', row });
const textOf = (id: string) => `credentials of ${id}`;
const personal = { table: 'people', column: 'name', row: 'r' };

/** Which of the things to move the fields are; see `keystore.rotations.step`. */
const step = app.packs.flatMap(({ sealed }) => sealed).findIndex(({ table }) => table === 'sales_channels') + 1;

// Watches as nobody who takes part.
const watcher = new pg.Client({ connectionString: site.databaseUrl! });
// The database goes before it does.
watcher.on('error', () => {});
await watcher.connect();
afterAll(() => watcher.end());
const watch = async <R>(text: string, values: unknown[] = []): Promise<R[]> => (await watcher.query(text, values)).rows;

interface Rotation {
  readonly resealed: number;
  /** How far it came among the fields: '' before the first, undefined after the last. */
  readonly upTo: string | undefined;
  readonly finished: boolean;
}
async function rotation(): Promise<Rotation | undefined> {
  const [row] = await watch<{ resealed: number; step: number; position: string | null; finished: boolean }>(
    'select resealed::int, step, position, finished_at is not null as finished from keystore.rotations where tenant_id = $1',
    [tenant.id],
  );
  const upTo = row && (row.step < step ? '' : row.step > step ? undefined : (row.position ?? ''));
  return row && { resealed: row.resealed, upTo, finished: row.finished };
}

/** Backends that wait for a row in the middle of moving a batch. */
async function stuck(): Promise<number> {
  const [row] = await watch<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'with moved as%'`,
  );
  return row!.count;
}

async function until(fits: () => Promise<boolean>, process?: Begun): Promise<void> {
  let ended: Ended | undefined;
  void process?.ended().then((how) => (ended = how));
  for (const deadline = Date.now() + 60_000; !(await fits()); await sleep(20)) {
    if (ended) throw new Error(`it ended: ${ended.output}`);
    if (Date.now() > deadline) throw new Error('it did not come to that');
  }
}

it(`${fields} fields change their key while a killed process is followed by the next: no read or write fails, nothing is lost`, async () => {
  const ids = Array.from({ length: fields }, () => newId());
  for (let from = 0; from < fields; from += 5_000) {
    const some = ids.slice(from, from + 5_000);
    await world.transaction(async ({ tx, secrets }) => {
      const sealed = await Promise.all(some.map((id) => secrets.seal(textOf(id), cell(id))));
      await tx.exec`
        insert into sales_channels (id, channel_type_code, name, status, credentials_sealed)
        select id, 'manual', 'Shop', 'active', sealed from unnest(${some}::uuid[], ${sealed}::bytea[]) as n (id, sealed)`;
    });
  }
  const about = await world.transaction(({ secrets }) =>
    Promise.all(Array.from({ length: subjects }, (_, n) => secrets.sealFor(`users/${n}`, `person ${n}`, personal))),
  );

  let running = true;
  let held: string | undefined;
  const done = { reads: 0, writes: 0 };
  const errors: unknown[] = [];
  const pick = (): string => {
    for (;;) {
      const id = ids[Math.floor(Math.random() * fields)]!;
      if (id !== held) return id;
    }
  };
  const deeds = {
    reads: (id: string) =>
      world.transaction(async ({ tx, secrets }) => {
        const { sealed } = await tx.one<{ sealed: Uint8Array }>`select credentials_sealed as sealed from sales_channels where id = ${id}`;
        const text = (await secrets.open(sealed, cell(id))).toString();
        if (text !== textOf(id)) throw new Error(`${id} says ${text}`);
      }),
    writes: (id: string) =>
      world.transaction(async ({ tx, secrets }) => {
        await tx.exec`update sales_channels set credentials_sealed = ${await secrets.seal(textOf(id), cell(id))} where id = ${id}`;
      }),
  };
  const load = async (kind: keyof typeof deeds) => {
    while (running) {
      await deeds[kind](pick()).then(
        () => done[kind]++,
        (error) => errors.push(error),
      );
      await sleep(2);
    }
  };
  const loads = [load('reads'), load('reads'), load('reads'), load('writes')];

  for (let kill = 0; kill < kills; kill++) {
    const before = await rotation();
    const inMiddle = kill % 2 === 0;
    const verb = ['keys', 'rotate', tenant.slug, ...(before ? ['--resume'] : [])];
    // The batch that comes to the held row waits in its middle, and is killed there; or any other before it. Writers leave the row alone.
    const ahead = ids.filter((id) => id > (before?.upTo ?? ''));
    held = inMiddle ? ahead[Math.min(Math.floor(ahead.length / (kills + 2)), 5_000 + kill * 1_000)]! : ahead.at(-1)!;
    await sleep(50);
    const holder = new pg.Client({ connectionString: site.databaseUrl! });
    await holder.connect();
    await holder.query(`begin; select 1 from "${tenant.schema}".sales_channels where id = '${held}' for update`);
    const process = site.begin(...verb);
    const had = before?.resealed ?? 0;
    await until(async () => (inMiddle ? (await stuck()) === 1 : ((await rotation())?.resealed ?? 0) > had), process);
    if (!inMiddle) await sleep(Math.random() * 50);
    process.signal('SIGKILL');
    expect((await process.ended()).status).toBeNull();
    await holder.end();
    held = undefined;
    await until(async () => (await stuck()) === 0);
    const after = (await rotation())!;
    // What was in hand is not half done: how far it came is what was committed with it.
    expect(after.finished).toBe(false);
    expect(after.resealed).toBeGreaterThanOrEqual(before?.resealed ?? 0);
    const [behind] = await watch<{ count: number }>(
      `select count(*)::int as count from "${tenant.schema}".sales_channels
       where ($1::text is null or id::text <= $1) and substring(credentials_sealed from 3 for 2) = 't1'::bytea`,
      [after.upTo ?? null],
    );
    expect(behind!.count).toBe(0);
  }
  const last = await site.serai('keys', 'rotate', tenant.slug, '--resume');
  expect(last).toMatchObject({ status: 0, output: expect.stringMatching(/^\d+ keys and fields of /) });
  expect((await rotation())!.finished).toBe(true);
  running = false;
  await Promise.all(loads);
  expect(errors).toEqual([]);
  expect(done.reads).toBeGreaterThan(100);
  expect(done.writes).toBeGreaterThan(30);

  const verified = await site.serai('keys', 'verify', tenant.slug);
  expect(verified.status, verified.output).toBe(0);
  expect(Number(/and (\d+) fields open/.exec(verified.output)![1])).toBeGreaterThanOrEqual(fields);
  const found = new Set<string>();
  for (let from = 0; from < fields; from += 10_000) {
    await world.transaction(async ({ tx, secrets }) => {
      const rows = await tx.many<{ id: string; sealed: Uint8Array }>`
        select id, credentials_sealed as sealed from sales_channels where id = any(${ids.slice(from, from + 10_000)}::uuid[])`;
      for (const { id, sealed } of rows) {
        if (sealedBy(sealed) !== 't2') throw new Error(`${id} is still under ${sealedBy(sealed)}`);
        if ((await secrets.open(sealed, cell(id))).toString() !== textOf(id)) throw new Error(`${id} says something else`);
        found.add(id);
      }
    });
  }
  expect(found.size).toBe(fields);
  await world.transaction(async ({ secrets }) => {
    for (const [n, sealed] of about.entries()) expect((await secrets.openFor(sealed!, personal))?.toString()).toBe(`person ${n}`);
  });
}, 300_000);
