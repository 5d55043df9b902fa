import type { PgBoss } from 'pg-boss';
import type { Tenant } from '../context.ts';
import type { Database, TenantRef, Tx } from '../db.ts';
import type { Reaction } from '../events.ts';
import { newId } from '../ids.ts';
import { asProcess } from '../jobs/connection.ts';
import { type EventJob, type QueueName, queues } from '../jobs/queue.ts';
import { askedAgain, noteQueued } from './deliveries.ts';
import { type Declared, hasPack, type Registry } from './registry.ts';

/** Name of the channel on which processes learn that a tenant's events got numbers. */
export const numberedChannel = 'serai_numbered';

const perDrain = 5_000;
const perJob = 500;

export interface Drained {
  /** Another process holds this tenant's sequencer; it may have looked before our commit, so come again. */
  readonly busy: boolean;
  readonly events: number;
  readonly jobs: number;
  /** Queues that got some. */
  readonly queues: readonly QueueName[];
  /** There may be more. */
  readonly more: boolean;
}

interface Sequencer {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly registry: Registry;
  readonly tenants: { load(tx: Tx, id: string, now: Date): Promise<Tenant | undefined> };
}

/**
 * Numbers the tenant's new events and hands them to the queue, in one transaction: an event has a number if and only if its jobs
 * exist. Numbers have no gaps and are visible in order, because one transaction at a time gives them and only committed events
 * get one; so who has read up to number n has missed nothing before it, however late a transaction committed.
 */
export function drain({ database, boss, registry, tenants }: Sequencer, tenant: TenantRef): Promise<Drained> {
  return database.tenant(tenant, {}, async (tx) => {
    const { held } = await tx.one<{ held: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`serai:sequencer:${tenant.id}`}, 0)) as held`;
    if (!held) return { busy: true, events: 0, jobs: 0, queues: [], more: true };
    const [numbered, asked] = await Promise.all([numberEvents(tx), askedAgain(tx, perDrain)]);
    const loaded = numbered.length + asked.length > 0 ? await tenants.load(tx, tenant.id, new Date()) : undefined;
    if (!loaded) return { busy: false, events: 0, jobs: 0, queues: [], more: false };
    const known = asked.filter(({ reaction }) => wanted(loaded, registry.reaction(reaction)));
    if (known.length > 0) await noteQueued(tx, known);
    // Told when it commits, which is when the numbers can be read.
    if (numbered.length > 0) await tx.exec`select pg_notify(${numberedChannel}, ${tenant.id})`;
    const jobs = jobsFor(loaded, registry, numbered, known);
    if (jobs.apply.length + jobs.perform.length > 0) {
      const db = await asProcess(tx);
      if (jobs.apply.length > 0) await boss.insert(queues.apply, jobs.apply, { db });
      if (jobs.perform.length > 0) await boss.insert(queues.perform, jobs.perform, { db });
    }
    return {
      busy: false,
      events: numbered.length,
      jobs: jobs.apply.length + jobs.perform.length,
      queues: [...(jobs.apply.length > 0 ? [queues.apply] : []), ...(jobs.perform.length > 0 ? [queues.perform] : [])],
      more: numbered.length === perDrain,
    };
  });
}

/** Gives the next numbers to at most `perDrain` events, the oldest first, and returns those in order. */
async function numberEvents(tx: Tx): Promise<{ id: string; type: string; seq: number }[]> {
  const numbered = await tx.many<{ id: string; type: string; seq: number }>`
    with last as (select coalesce(max(seq), 0) as seq from events),
         fresh as (
           select id, row_number() over (order by id) as n
             from (select id from events where seq is null order by id limit ${perDrain}::int) as unnumbered
         )
    update events e
       set seq = last.seq + fresh.n
      from last, fresh
     where e.id = fresh.id
    returning e.id, e.type, e.seq`;
  return numbered.sort((a, b) => a.seq - b.seq);
}

const wanted = (tenant: Tenant, reaction: Declared<Reaction> | undefined): reaction is Declared<Reaction> =>
  reaction !== undefined && hasPack(tenant, reaction.pack);

/**
 * Batches for reactions that apply; one event each for those that perform, since calls outside succeed and fail one by one, and for
 * those asked for again, since they have failed before.
 */
function jobsFor(
  tenant: Tenant,
  registry: Registry,
  events: readonly { id: string; type: string }[],
  again: readonly { event_id: string; reaction: string }[],
) {
  const byReaction = new Map<Declared<Reaction>, string[]>();
  for (const { id, type } of events) {
    for (const reaction of registry.to(type)) {
      if (!wanted(tenant, reaction)) continue;
      const ids = byReaction.get(reaction);
      if (ids) ids.push(id);
      else byReaction.set(reaction, [id]);
    }
  }
  const jobs = { apply: [] as { id: string; data: EventJob }[], perform: [] as { id: string; data: EventJob }[] };
  const add = (reaction: Declared<Reaction>, event_ids: string[]) =>
    jobs[reaction.apply ? 'apply' : 'perform'].push({ id: newId(), data: { tenant_id: tenant.id, reaction: reaction.name, event_ids } });
  for (const [reaction, ids] of byReaction) {
    const size = reaction.apply ? perJob : 1;
    for (let start = 0; start < ids.length; start += size) add(reaction, ids.slice(start, start + size));
  }
  for (const { event_id, reaction } of again) add(registry.reaction(reaction)!, [event_id]);
  return jobs;
}
