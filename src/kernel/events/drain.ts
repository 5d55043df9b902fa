import type { PgBoss } from 'pg-boss';
import type { Tenant } from '../context.ts';
import type { Database, TenantRef, Tx } from '../db.ts';
import { newId } from '../ids.ts';
import { asProcess } from '../jobs/connection.ts';
import { type EventJob, queues } from '../jobs/queue.ts';
import { hasPack, type Registry } from './registry.ts';

const perDrain = 5_000;
const perJob = 500;

export interface Drained {
  /** Another process holds this tenant's sequencer; it may have looked before our commit, so come again. */
  readonly busy: boolean;
  readonly events: number;
  readonly jobs: number;
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
    if (!held) return { busy: true, events: 0, jobs: 0, more: true };
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
    const loaded = numbered.length > 0 ? await tenants.load(tx, tenant.id, new Date()) : undefined;
    if (!loaded) return { busy: false, events: 0, jobs: 0, more: false };
    numbered.sort((a, b) => a.seq - b.seq);
    const jobs = jobsFor(loaded, registry, numbered);
    if (jobs.apply.length + jobs.perform.length > 0) {
      const db = await asProcess(tx);
      if (jobs.apply.length > 0) await boss.insert(queues.apply, jobs.apply, { db });
      if (jobs.perform.length > 0) await boss.insert(queues.perform, jobs.perform, { db });
    }
    return { busy: false, events: numbered.length, jobs: jobs.apply.length + jobs.perform.length, more: numbered.length === perDrain };
  });
}

/** Batches for reactions that apply; one event each for those that perform, since calls outside succeed and fail one by one. */
function jobsFor(tenant: Tenant, registry: Registry, events: readonly { id: string; type: string }[]) {
  const byReaction = new Map<string, string[]>();
  for (const { id, type } of events) {
    for (const { name, pack } of registry.to(type)) {
      if (!hasPack(tenant, pack)) continue;
      const ids = byReaction.get(name);
      if (ids) ids.push(id);
      else byReaction.set(name, [id]);
    }
  }
  const jobs = { apply: [] as { id: string; data: EventJob }[], perform: [] as { id: string; data: EventJob }[] };
  for (const [reaction, ids] of byReaction) {
    const batched = Boolean(registry.reaction(reaction)?.apply);
    const size = batched ? perJob : 1;
    for (let start = 0; start < ids.length; start += size) {
      const data = { tenant_id: tenant.id, reaction, event_ids: ids.slice(start, start + size) };
      jobs[batched ? 'apply' : 'perform'].push({ id: newId(), data });
    }
  }
  return jobs;
}
