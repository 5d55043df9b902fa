import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Context, Tenant } from '../context.ts';
import type { Database, Tx } from '../db.ts';
import { askAgain, claim, giveUp, outstanding, recordFailure, type StoredEvent, unclaim } from '../events/deliveries.ts';
import type { Declared, Registry } from '../events/registry.ts';
import type { Reaction } from '../events.ts';
import { newId } from '../ids.ts';
import type { World } from '../world.ts';
import { asProcess } from './connection.ts';
import { type EventJob, type QueueName, queues } from './queue.ts';

/** A job as fetched: `retryCount` is the fencing token of its lease. */
export interface Leased<T = EventJob> {
  readonly id: string;
  readonly data: T;
  readonly retryCount: number;
}

/** What running jobs needs of the rest of the house. */
export interface Workshop {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly registry: Registry;
  readonly log: Logger;
  /** undefined: there is no such tenant (any more). */
  tenant(id: string): Promise<Tenant | undefined>;
  /** A context of the system actor in an open transaction; `flush` writes what it emitted and audited. */
  context(tx: Tx, tenant: Tenant, event: StoredEvent): { context: Context; flush(): Promise<unknown> };
  world(tenant: Tenant): World;
  /** The transaction of this tenant may have appended events. */
  ring(tenantId: string): void;
}

const defaultAttempts = 8;
const defaultBackoff = 2;
const longestBackoff = 3_600;
/** A perform that takes longer is counted as failed; its lease would go on for ever otherwise. */
const longestPerform = 300_000;

/** Milliseconds after which a transaction of an `apply` batch is committed and the rest done in another. */
const longestApply = 500;

/** The lease ran out while the work was done, and another worker has the job: what was done here is undone. */
class LeaseLost extends Error {}

/** Runs one job of a queue to its end: done, put off, or given up. Throws only if the database cannot be reached. */
export async function runEventJob(shop: Workshop, queue: QueueName, job: Leased): Promise<'done' | 'failed'> {
  const { tenant_id, reaction: name, event_ids } = job.data;
  const tenant = await shop.tenant(tenant_id);
  if (!tenant) {
    await shop.boss.deleteJob(queue, job.id);
    return 'done';
  }
  const reaction = shop.registry.reaction(name);
  if (!reaction) {
    await putAside(shop, tenant, queue, job, `there is no reaction named ${name}`);
    return 'failed';
  }
  try {
    if (reaction.apply) await applyAll(shop, tenant, queue, job, reaction);
    else await performEach(shop, tenant, queue, job, reaction);
    return 'done';
  } catch (error) {
    if (error instanceof LeaseLost) {
      shop.log.warn({ tenant: tenant.id, reaction: name, job: job.id }, 'a job outlived its lease; its work was undone');
      return 'failed';
    }
    shop.log.warn({ tenant: tenant.id, reaction: name, events: event_ids.length, err: error }, 'a reaction failed');
    await afterFailure(shop, tenant, queue, job, reaction, error);
    return 'failed';
  }
}

/**
 * Marks, effects and the end of the job commit together: exactly once, whatever is delivered twice or dies half-way. A slow batch
 * is cut into several transactions, lest its locks be held for long.
 */
async function applyAll(shop: Workshop, tenant: Tenant, queue: QueueName, job: Leased, reaction: Declared<Reaction>): Promise<void> {
  for (let left = true; left; ) {
    left = await shop.database.tenant(tenant, {}, async (tx) => {
      const events = await claim(tx, reaction.name, job.data.event_ids);
      const handled = await applyFor(longestApply, shop, tx, tenant, reaction, events);
      const rest = events.slice(handled).map(({ id }) => id);
      if (rest.length > 0) await unclaim(tx, reaction.name, rest);
      else await end(shop, tx, queue, job);
      return rest.length > 0;
    });
    shop.ring(tenant.id);
  }
}

/** Applies the events one after another, at least one and until the time is up. Returns how many. */
async function applyFor(
  milliseconds: number,
  shop: Workshop,
  tx: Tx,
  tenant: Tenant,
  reaction: Declared<Reaction>,
  events: readonly StoredEvent[],
): Promise<number> {
  const end = performance.now() + milliseconds;
  let handled = 0;
  for (const event of events) {
    if (handled > 0 && performance.now() > end) break;
    const { context, flush } = shop.context(tx, tenant, event);
    await reaction.apply!(context, event);
    await flush();
    handled += 1;
  }
  return handled;
}

async function performEach(shop: Workshop, tenant: Tenant, queue: QueueName, job: Leased, reaction: Declared<Reaction>): Promise<void> {
  const events = await shop.database.tenant(tenant, {}, (tx) => outstanding(tx, reaction.name, job.data.event_ids));
  for (const event of events) {
    await within(longestPerform, reaction.perform!(shop.world(tenant), event));
  }
  await shop.database.tenant(tenant, {}, async (tx) => {
    await claim(tx, reaction.name, job.data.event_ids);
    // The call outside has been made: it is marked even if the lease is gone.
    await shop.boss.deleteJob(queue, job.id, { db: await asProcess(tx) });
  });
}

/** Deletes the job under its fencing token; its record is the delivery rows. Returns the way to write to the queue in `tx`. */
async function end(shop: Workshop, tx: Tx, queue: QueueName, job: Leased) {
  const db = await asProcess(tx);
  const { id, retryCount } = job;
  // pg-boss answers with counts that its types do not tell of.
  const { affected } = (await shop.boss.deleteJob(queue, { id, retryCount }, { db })) as { affected: number };
  if (affected === 0) throw new LeaseLost();
  return db;
}

/**
 * A batch is taken apart, so that only the event that fails waits. A single event is put off with exponential back-off until its
 * attempts are used up; then it is a dead letter, visible and replayable. The record and the next job commit together.
 */
async function afterFailure(
  shop: Workshop,
  tenant: Tenant,
  queue: QueueName,
  job: Leased,
  reaction: Declared<Reaction>,
  error: unknown,
): Promise<void> {
  const [first, ...rest] = job.data.event_ids;
  if (!first) return;
  await shop.database
    .tenant(tenant, {}, async (tx) => {
      const failure =
        rest.length === 0 ? await recordFailure(tx, reaction.name, first, reaction.attempts ?? defaultAttempts, shorten(error)) : undefined;
      const startAfter = failure ? new Date(Date.now() + delay(reaction, failure.attempts)) : undefined;
      const next = rest.length > 0 || failure?.state === 'failed' ? job.data.event_ids : [];
      const db = await end(shop, tx, queue, job);
      if (next.length > 0) await shop.boss.insert(queue, singles(tenant, reaction.name, next, startAfter), { db });
      if (failure?.state === 'dead') {
        shop.log.error({ tenant: tenant.id, reaction: reaction.name, event: first, err: error }, 'a reaction gave up on an event');
      }
    })
    .catch((thrown) => {
      // Another worker has the job: what it finds is its to record.
      if (!(thrown instanceof LeaseLost)) throw thrown;
    });
}

/** Milliseconds before attempt n+1: backoff × 2^(n-1) seconds, at most an hour, and up to a quarter more so that crowds spread. */
const delay = ({ backoff = defaultBackoff }: Reaction, attempts: number): number =>
  Math.min(longestBackoff, backoff * 2 ** (attempts - 1)) * 1_000 * (1 + Math.random() / 4);

const singles = (tenant: Tenant, reaction: string, eventIds: readonly string[], startAfter?: Date) =>
  eventIds.map((id) => ({
    id: newId(),
    data: { tenant_id: tenant.id, reaction, event_ids: [id] } satisfies EventJob,
    ...(startAfter ? { startAfter } : {}),
  }));

/** A job that lost its worker several times, as from the queue `lost`: a batch is taken apart, a single event is given up. */
export async function rescue(shop: Workshop, job: Leased): Promise<void> {
  const tenant = await shop.tenant(job.data.tenant_id);
  if (!tenant) return void (await shop.boss.deleteJob(queues.lost, job.id));
  const reaction = shop.registry.reaction(job.data.reaction);
  if (!reaction || job.data.event_ids.length === 1) {
    return putAside(shop, tenant, queues.lost, job, 'the worker died each time it tried');
  }
  await shop.database.tenant(tenant, {}, async (tx) => {
    const db = await asProcess(tx);
    await shop.boss.deleteJob(queues.lost, job.id, { db });
    await shop.boss.insert(queueOf(reaction), singles(tenant, reaction.name, job.data.event_ids), { db });
  });
}

async function putAside(shop: Workshop, tenant: Tenant, queue: QueueName, job: Leased, why: string): Promise<void> {
  shop.log.error({ tenant: tenant.id, reaction: job.data.reaction, events: job.data.event_ids }, why);
  await shop.database.tenant(tenant, {}, async (tx) => {
    await giveUp(tx, job.data.reaction, job.data.event_ids, why);
    await shop.boss.deleteJob(queue, job.id, { db: await asProcess(tx) });
  });
}

export interface Replay {
  readonly tenant: Tenant;
  readonly reaction?: string;
  readonly eventIds?: readonly string[];
  /** Default 'dead'. */
  readonly state?: 'dead' | 'failed';
}

/**
 * Gives dead letters (or failed deliveries, at once) another full set of attempts. Returns how many. Deliveries of reactions that
 * no longer exist stay as they are.
 */
export function replayDeliveries(
  { database, boss, registry }: Pick<Workshop, 'database' | 'boss' | 'registry'>,
  { tenant, state = 'dead', ...which }: Replay,
): Promise<number> {
  return database.tenant(tenant, {}, async (tx) => {
    const asked = await askAgain(tx, { state, known: registry.names, ...which });
    const db = await asProcess(tx);
    for (const queue of [queues.apply, queues.perform]) {
      const jobs = asked
        .filter(({ reaction }) => queueOf(registry.reaction(reaction)!) === queue)
        .flatMap(({ event_id, reaction }) => singles(tenant, reaction, [event_id]));
      if (jobs.length > 0) await boss.insert(queue, jobs, { db });
    }
    return asked.length;
  });
}

const queueOf = (reaction: Reaction): QueueName => (reaction.apply ? queues.apply : queues.perform);

const shorten = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll('\0', '').slice(0, 1_000);

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${milliseconds / 1_000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
