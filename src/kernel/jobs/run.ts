import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { flushAll, type OpenContext } from '../command/context.ts';
import type { Tenant } from '../context.ts';
import type { Database, TenantRef, Tx } from '../db.ts';
import { claim, giveUp, outstanding, recordFailure, type StoredEvent, unclaim } from '../events/deliveries.ts';
import type { Declared, Registry } from '../events/registry.ts';
import type { Reaction } from '../events.ts';
import { newId } from '../ids.ts';
import type { World } from '../world.ts';
import { asProcess } from './connection.ts';
import { observe, reactions } from './metrics.ts';
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
  readonly tenants: TenantDirectory;
  /** A context of the system actor in an open transaction, for one event. */
  context(tx: Tx, tenant: Tenant, event: StoredEvent): OpenContext;
  world(tenant: Tenant): World;
  /** This tenant has new events. */
  ring(tenantId: string): void;
}

/** Where tenants are looked up; see `Tenants` in tenants.ts. */
export interface TenantDirectory {
  /** Where it lives; undefined: there is no such tenant (any more). May be remembered until `forget`. */
  ref(id: string): Promise<TenantRef | undefined>;
  /** Of every tenant that has a schema, suspended ones too; never remembered. */
  refs(): Promise<readonly TenantRef[]>;
  /** The tenant as of now, read in its own transaction. */
  load(tx: Tx, id: string, now: Date): Promise<Tenant | undefined>;
  /** The same in a transaction of its own. */
  find(id: string): Promise<Tenant | undefined>;
  forget(id: string): void;
}

const defaultAttempts = 8;
const defaultBackoff = 2;
const longestBackoff = 3_600;
/** A perform that takes longer is counted as failed; its lease would go on for ever otherwise. */
const longestPerform = 300_000;

/** Events that `applyMany` gets at most: their locks are held until all are done. */
const mostAtOnce = 20;

/** Milliseconds after which a transaction of an `apply` batch is committed and the rest done in another. */
const longestApply = 500;

/** The lease ran out while the work was done, and another worker has the job: what was done here is undone. */
class LeaseLost extends Error {}

/** Runs one job of a queue to its end: done, put off, or given up. Throws only if the database cannot be reached. */
export async function runEventJob(shop: Workshop, queue: QueueName, job: Leased): Promise<void> {
  const { tenant_id, reaction: name, event_ids } = job.data;
  const ref = await shop.tenants.ref(tenant_id);
  if (!ref) return void (await shop.boss.deleteJob(queue, job.id));
  const reaction = shop.registry.reaction(name);
  if (!reaction) return putAside(shop, ref, queue, job, `there is no reaction named ${name}`);
  const run: Run = { shop, ref, queue, job, reaction, afterFailure: [] };
  try {
    if (reaction.apply && reaction.parallel) await applyEach(run, reaction.parallel);
    else if (reaction.apply) await applyAll(run);
    else await performEach(run);
  } catch (error) {
    if (error instanceof LeaseLost) {
      shop.log.warn({ tenant: ref.id, reaction: name, job: job.id }, 'a job outlived its lease; its work was undone');
      return;
    }
    shop.tenants.forget(ref.id);
    if (!(await shop.tenants.ref(ref.id))) return void (await shop.boss.deleteJob(queue, job.id));
    reactions.inc({ reaction: name, outcome: 'failed' });
    shop.log.warn({ tenant: ref.id, reaction: name, events: event_ids.length, err: error }, 'a reaction failed');
    await afterFailure(run, error);
  }
}

/** One job on its way. */
interface Run {
  readonly shop: Workshop;
  readonly ref: TenantRef;
  readonly queue: QueueName;
  readonly job: Leased;
  readonly reaction: Declared<Reaction>;
  /** What the event that was at work wants done if it fails. */
  afterFailure: OpenContext['afterFailure'];
}

/**
 * Marks, effects and the end of the job commit together: exactly once, whatever is delivered twice or dies half-way. A slow batch
 * is cut into several transactions, lest its locks be held for long.
 */
async function applyAll(run: Run): Promise<void> {
  const { shop, ref, queue, job, reaction } = run;
  for (let left = true; left; ) {
    let emitted = false;
    const done = await shop.database.tenant(ref, {}, async (tx) => {
      const [tenant, events] = await Promise.all([present(shop, tx, ref), claim(tx, reaction.name, job.data.event_ids)]);
      const part = await applyFor(longestApply, run, tx, tenant, events);
      emitted = part.emitted;
      const rest = events.slice(part.handled).map(({ id }) => id);
      left = rest.length > 0;
      if (left) await unclaim(tx, reaction.name, rest);
      else await end(shop, tx, queue, job);
      return events.slice(0, part.handled);
    });
    observe(reaction.name, done);
    if (emitted) shop.ring(ref.id);
  }
}

/** Applies the events one after another, at least one and until the time is up. */
async function applyFor(
  milliseconds: number,
  run: Run,
  tx: Tx,
  tenant: Tenant,
  events: readonly StoredEvent[],
): Promise<{ handled: number; emitted: boolean }> {
  const until = performance.now() + milliseconds;
  let handled = 0;
  let emitted = false;
  for (const event of events) {
    if (handled > 0 && performance.now() > until) break;
    const open = run.shop.context(tx, tenant, event);
    run.afterFailure = open.afterFailure;
    await run.reaction.apply!(open.context, event);
    if (await open.flush()) emitted = true;
    handled += 1;
  }
  return { handled, emitted };
}

/**
 * Each event, or each handful that the reaction takes together, in a transaction of its own, several at once. A handful that is refused
 * is taken apart. What was done stays done when another fails: events that are marked are passed over.
 */
async function applyEach(run: Run, parallel: number): Promise<void> {
  const { shop, ref, queue, job, reaction } = run;
  const atOnce = shop.database.kind === 'embedded' ? 1 : parallel;
  const all = job.data.event_ids;
  const size = reaction.applyMany ? mostAtOnce : 1;
  const waiting = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
  const failures: unknown[] = [];
  const work = async () => {
    for (let ids = waiting.shift(); ids !== undefined; ids = waiting.shift()) {
      const part: Run = { ...run, afterFailure: [] };
      try {
        await applyTogether(part, ids);
      } catch (error) {
        if (ids.length > 1) {
          waiting.push(...ids.map((id) => [id]));
          continue;
        }
        if (failures.length === 0) run.afterFailure = part.afterFailure;
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length > 0) throw failures[0];
  await shop.database.tenant(ref, {}, async (tx) => void (await end(shop, tx, queue, job)));
}

async function applyTogether(run: Run, ids: readonly string[]): Promise<void> {
  const { shop, ref, reaction } = run;
  let emitted = false;
  const done = await shop.database.tenant(ref, {}, async (tx) => {
    const [tenant, events] = await Promise.all([present(shop, tx, ref), claim(tx, reaction.name, ids)]);
    if (events.length < 2 || !reaction.applyMany) {
      emitted = (await applyFor(longestApply, run, tx, tenant, events)).emitted;
      return events;
    }
    const opened = events.map((event) => shop.context(tx, tenant, event));
    await reaction.applyMany(events.map((event, index) => ({ event, context: opened[index]!.context })));
    emitted = await flushAll(tx, opened);
    return events;
  });
  observe(reaction.name, done);
  if (emitted) shop.ring(ref.id);
}

async function performEach(run: Run): Promise<void> {
  const { shop, ref, queue, job, reaction } = run;
  const { tenant, events } = await shop.database.tenant(ref, {}, async (tx) => ({
    tenant: await present(shop, tx, ref),
    events: await outstanding(tx, reaction.name, job.data.event_ids),
  }));
  for (const event of events) {
    await within(longestPerform, reaction.perform!(shop.world(tenant), event));
  }
  await shop.database.tenant(ref, {}, async (tx) => {
    await claim(tx, reaction.name, job.data.event_ids);
    // The call outside has been made: it is marked even if the lease is gone.
    await shop.boss.deleteJob(queue, job.id, { db: await asProcess(tx) });
  });
  observe(reaction.name, events);
}

async function present(shop: Workshop, tx: Tx, ref: TenantRef): Promise<Tenant> {
  const tenant = await shop.tenants.load(tx, ref.id, new Date());
  if (!tenant) throw new Error('the tenant was deleted');
  // Tried again later, like anything that fails.
  if (tenant.status === 'held_back') throw new Error('the tenant is being brought up to date');
  return tenant;
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
async function afterFailure(run: Run, error: unknown): Promise<void> {
  const { shop, ref, queue, job, reaction } = run;
  const [first, ...rest] = job.data.event_ids;
  if (!first) return;
  if (rest.length === 0 && run.afterFailure.length > 0) await doAfterFailure(run, first);
  await shop.database
    .tenant(ref, {}, async (tx) => {
      const failure =
        rest.length === 0 ? await recordFailure(tx, reaction.name, first, reaction.attempts ?? defaultAttempts, shorten(error)) : undefined;
      const startAfter = failure ? new Date(Date.now() + delay(reaction, failure.attempts)) : undefined;
      const next = rest.length > 0 || failure?.state === 'failed' ? job.data.event_ids : [];
      const db = await end(shop, tx, queue, job);
      if (next.length > 0) await shop.boss.insert(queue, singles(ref, reaction.name, next, startAfter), { db });
      return failure;
    })
    .then(
      (failure) => {
        if (failure?.state !== 'dead') return;
        reactions.inc({ reaction: reaction.name, outcome: 'dead' });
        shop.log.error({ tenant: ref.id, reaction: reaction.name, event: first, err: error }, 'a reaction gave up on an event');
      },
      (thrown) => {
        // Another worker has the job: what it finds is its to record.
        if (!(thrown instanceof LeaseLost)) throw thrown;
      },
    );
}

/** What the failed transaction asked for with `onFailure`. */
async function doAfterFailure({ shop, ref, reaction, afterFailure: works }: Run, eventId: string): Promise<void> {
  await shop.database
    .tenant(ref, {}, async (tx) => {
      const [event] = await outstanding(tx, reaction.name, [eventId]);
      if (!event) return;
      const open = shop.context(tx, await present(shop, tx, ref), event);
      for (const work of works) await work(open.context);
      await open.flush();
    })
    .catch((error) =>
      shop.log.error({ tenant: ref.id, reaction: reaction.name, err: error }, 'what a failed reaction left to do failed too'),
    );
}

/** Milliseconds before attempt n+1: backoff × 2^(n-1) seconds, at most an hour, and up to a quarter more so that crowds spread. */
const delay = ({ backoff = defaultBackoff }: Reaction, attempts: number): number =>
  Math.min(longestBackoff, backoff * 2 ** (attempts - 1)) * 1_000 * (1 + Math.random() / 4);

const singles = (tenant: TenantRef, reaction: string, eventIds: readonly string[], startAfter?: Date) =>
  eventIds.map((id) => ({
    id: newId(),
    data: { tenant_id: tenant.id, reaction, event_ids: [id] } satisfies EventJob,
    ...(startAfter ? { startAfter } : {}),
  }));

/** A job that lost its worker several times, as from the queue `lost`: a batch is taken apart, a single event is given up. */
export async function rescue(shop: Workshop, job: Leased): Promise<void> {
  const tenant = await shop.tenants.ref(job.data.tenant_id);
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

async function putAside(shop: Workshop, tenant: TenantRef, queue: QueueName, job: Leased, why: string): Promise<void> {
  shop.log.error({ tenant: tenant.id, reaction: job.data.reaction, events: job.data.event_ids, why }, 'events were given up');
  await shop.database.tenant(tenant, {}, async (tx) => {
    await giveUp(tx, job.data.reaction, job.data.event_ids, why);
    await shop.boss.deleteJob(queue, job.id, { db: await asProcess(tx) });
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
