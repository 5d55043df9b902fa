import type { Logger } from 'pino';
import type { Database } from '../db.ts';
import { type Doorbell, doorbell, type Ring } from '../events/doorbell.ts';
import { drain } from '../events/drain.ts';
import { registryOf } from '../events/registry.ts';
import type { Pack } from '../pack.ts';
import { type Lane, startLane } from './lane.ts';
import { type EventJob, queues, schema, startQueue } from './queue.ts';
import { rescue, runEventJob, type TenantDirectory, type Workshop } from './run.ts';
import { type DueJob, fanOut, keepSchedules, runScheduled, type ScheduledJob } from './scheduled.ts';

export interface WorkerOptions extends Pick<Workshop, 'context' | 'world'> {
  readonly database: Database;
  readonly packs: readonly Pack[];
  readonly tenants: TenantDirectory;
  readonly log: Logger;
  /** A tenant was looked after: it rang, or the sweep came by. */
  readonly drained?: (tenantId: string) => void;
  /** Transactions of `apply` reactions at once; default 3 on PostgreSQL, 1 on the embedded database. */
  readonly applyAtOnce?: number;
  /** Calls to the outside world at once; default 16. */
  readonly performAtOnce?: number;
}

export interface Worker {
  /** These tenants may have new events. */
  readonly ring: Ring;
  /** Resolves when no event waits and no job is due; deliveries put off to a later moment are not waited for. */
  idle(): Promise<void>;
  /** Takes nothing new, finishes what is in hand within `patience` milliseconds (default 20,000). */
  stop(patience?: number): Promise<void>;
}

/** Name of the channel on which processes that take requests wake those that work. */
export const doorbellChannel = 'serai_doorbell';

const sweepEvery = 10_000;
const perSweep = 500;

/** Starts delivering events to reactions and firing schedules, in this process. Any number of processes may. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, tenants, log } = options;
  const registry = registryOf(options.packs);
  const onError = (error: unknown) => log.error({ err: error }, 'the job queue had an error');
  const boss = await startQueue(database, { work: true, onError });
  await keepSchedules(boss, registry);

  let bell: Doorbell;
  const lanes: Lane[] = [];
  const shop: Workshop = {
    database,
    boss,
    registry,
    log,
    tenants,
    context: options.context,
    world: options.world,
    ring: (tenantId) => bell.ring([tenantId]),
  };
  bell = doorbell(async (tenantId) => {
    const tenant = await tenants.ref(tenantId);
    if (!tenant) return { busy: false, events: 0, jobs: 0, queues: [], more: false };
    const drained = await drain(shop, tenant);
    options.drained?.(tenantId);
    for (const queue of drained.queues) lanes.find((lane) => lane.queue === queue)?.wake();
    return drained;
  }, onError);

  const applyAtOnce = options.applyAtOnce ?? (database.kind === 'postgres' ? 3 : 1);
  const own = <T>(job: { id: string; data: T }) => job.id;
  lanes.push(
    startLane<EventJob>({
      boss,
      queue: queues.apply,
      concurrency: applyAtOnce,
      keyOf: ({ data }) => `${data.tenant_id} ${data.reaction}`,
      run: (job) => runEventJob(shop, queues.apply, job),
      onError,
    }),
    startLane<EventJob>({
      boss,
      queue: queues.perform,
      concurrency: options.performAtOnce ?? 16,
      keyOf: own,
      run: (job) => runEventJob(shop, queues.perform, job),
      onError,
    }),
    startLane<EventJob>({ boss, queue: queues.lost, concurrency: 1, keyOf: own, run: (job) => rescue(shop, job), onError }),
    startLane<DueJob>({ boss, queue: queues.fanout, concurrency: 1, keyOf: own, run: (job) => fanOut(shop, job), onError }),
    startLane<ScheduledJob>({
      boss,
      queue: queues.scheduled,
      concurrency: 4,
      keyOf: own,
      run: (job) => runScheduled(shop, job),
      onError,
    }),
  );
  const wakeAll = () => {
    for (const lane of lanes) lane.wake();
  };

  // A ring that was lost, and events whose process died before it rang. Many tenants are swept in turn.
  let swept = 0;
  const sweep = async () => {
    const all = await tenants.refs();
    if (swept >= all.length) swept = 0;
    bell.ring(all.slice(swept, swept + perSweep).map(({ id }) => id));
    swept += perSweep;
  };
  const sweeping = setInterval(() => void sweep().catch(onError), sweepEvery);
  const hangUp = await database.session('process').listen(doorbellChannel, (payload) => {
    if (payload === null) void sweep().catch(onError);
    else bell.ring(payload.split(','));
  });

  const due = async (): Promise<boolean> => {
    const { rows } = await database.session('process').execute(
      `select 1 from ${schema}.job
        where name = any($1) and (state = 'active' or (state < 'active' and start_after <= ${schema}.job_now())) limit 1`,
      [Object.values(queues)],
    );
    return rows.length > 0;
  };

  return {
    ring: bell.ring,
    async idle() {
      for (;;) {
        bell.ring((await tenants.refs()).map(({ id }) => id));
        await bell.quiet();
        if (!lanes.some((lane) => lane.busy) && !(await due())) return;
        wakeAll();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async stop(patience = 20_000) {
      clearInterval(sweeping);
      await hangUp();
      await bell.stop();
      const inHand = Promise.all(lanes.map((lane) => lane.stop()));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([inHand, late]);
      clearTimeout(timer);
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** The doorbell of a process that takes requests but does not work: it wakes those that do. Losing a ring costs ten seconds. */
export function remoteRing(database: Database, log: Logger): Ring {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    const ids = [...waiting];
    waiting.clear();
    // A payload holds 8,000 bytes at most.
    for (let start = 0; start < ids.length; start += 200) {
      database
        .session('process')
        .execute('select pg_notify($1, $2)', [doorbellChannel, ids.slice(start, start + 200).join(',')])
        .catch((error) => log.warn({ err: error }, 'could not wake the workers'));
    }
  };
  return (tenantIds) => {
    for (const id of tenantIds) waiting.add(id);
    if (!timer) timer = setTimeout(send, 2);
  };
}
