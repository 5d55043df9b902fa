import { createRequire } from 'node:module';
import { PgBoss } from 'pg-boss';
import { setupLock } from '../db/bootstrap.ts';
import { type Database, ident } from '../db.ts';

/**
 * The queues. `apply` holds batches of events for reactions that work in the database, `perform` single events for those that
 * call the outside world. `lost` gets jobs whose worker died several times in a row. `fanout` gets one job when a schedule is
 * due, `scheduled` one per tenant.
 */
export const queues = {
  apply: 'serai-apply',
  perform: 'serai-perform',
  lost: 'serai-lost',
  fanout: 'serai-fanout',
  scheduled: 'serai-scheduled',
} as const;
export type QueueName = (typeof queues)[keyof typeof queues];

/** Work for one reaction at one tenant. */
export interface EventJob {
  tenant_id: string;
  reaction: string;
  event_ids: string[];
}

export const schema = 'pgboss';
const { version: bossVersion } = createRequire(import.meta.url)('pg-boss/package.json') as { version: string };

/** A job without a sign of life for this long is given to another worker. */
const heartbeatSeconds = 20;
/** How often a job may lose its worker before it is put aside. Failures that were caught are counted elsewhere, per event. */
const lives = 5;

// Queued work is kept however long no worker comes; pg-boss would delete it after two weeks.
const retentionSeconds = 10 * 365 * 86_400;
const leased = { heartbeatSeconds, retryLimit: lives, retryDelay: 0, expireInSeconds: 1_800, retentionSeconds };
const settings = {
  [queues.lost]: leased,
  [queues.apply]: { ...leased, deadLetter: queues.lost },
  [queues.perform]: { ...leased, deadLetter: queues.lost },
  [queues.fanout]: leased,
  // One run per schedule and tenant at a time: the insert of a second is skipped while the first is queued or runs.
  [queues.scheduled]: { ...leased, policy: 'exclusive', retryDelay: 5, retryBackoff: true },
};

/** Changes with everything `installQueues` makes: our settings, and pg-boss with its own schema. */
export const queuesFingerprint = JSON.stringify([settings, Object.keys(queues), bossVersion]);

/**
 * Makes the schema and the queues, as the owner; running it again brings them up to date. `appRole` is the role that processes
 * log in with; absent on the embedded database, where they are one.
 */
export async function installQueues(database: Database, appRole?: string): Promise<void> {
  // pg-boss locks before it makes its tables, but not before it makes their schema: processes that start together met there.
  await database.owner(async (tx) => {
    await tx.exec`select pg_advisory_xact_lock(${setupLock})`;
    await tx.script(`create schema if not exists ${schema}`);
  });
  const boss = new PgBoss({ ...options(database, 'owner'), migrate: true, createSchema: true, supervise: false, schedule: true });
  boss.on('error', () => {});
  await boss.start();
  for (const [name, setting] of Object.entries(settings)) {
    await boss.createQueue(name, setting);
    const { policy: _fixed, ...changeable } = { policy: undefined, ...setting };
    await boss.updateQueue(name, changeable);
  }
  await boss.stop({ graceful: false, close: false });
  if (!appRole) return;
  const role = ident(appRole);
  await database.owner(async (tx) => {
    // One process at a time: concurrent grants fail with "tuple concurrently updated".
    await tx.exec`select pg_advisory_xact_lock(${setupLock})`;
    await tx.script(`
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      grant usage on all sequences in schema ${schema} to ${role};
      grant execute on all functions in schema ${schema} to ${role};`);
  });
}

/**
 * pg-boss as the process, started: its queue cache is warm, which it must be before a transaction uses it on
 * the embedded database. `work` also watches leases and fires schedules.
 */
export async function startQueue(
  database: Database,
  { work, onError }: { work: boolean; onError: (error: unknown) => void },
): Promise<PgBoss> {
  const boss = new PgBoss({ ...options(database, 'process'), migrate: false, createSchema: false, supervise: work, schedule: work });
  boss.on('error', onError);
  await boss.start();
  return boss;
}

const options = (database: Database, as: 'process' | 'owner') => ({
  db: { executeSql: database.session(as).execute },
  schema,
  backend: database.kind === 'embedded' ? ('pglite' as const) : ('postgres' as const),
  // The application's role owns nothing, so it rebuilds no index and judges no vacuum.
  reindex: false,
  monitorVacuum: false,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
  cronMonitorIntervalSeconds: 10,
  cronWorkerIntervalSeconds: 2,
});
