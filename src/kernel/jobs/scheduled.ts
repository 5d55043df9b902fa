import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Tenant } from '../context.ts';
import type { TenantRef } from '../db.ts';
import { hasPack, type Registry } from '../events/registry.ts';
import { derivedId } from '../ids.ts';
import type { World } from '../world.ts';
import { queues } from './queue.ts';
import type { Leased } from './run.ts';

/** A schedule is due. */
export interface DueJob {
  schedule: string;
}

/** Run it for this tenant. */
export interface ScheduledJob extends DueJob {
  tenant_id: string;
}

interface Clockwork {
  readonly boss: PgBoss;
  readonly registry: Registry;
  readonly log: Logger;
  readonly tenants: { refs(): Promise<readonly TenantRef[]>; find(id: string): Promise<Tenant | undefined> };
  world(tenant: Tenant): World;
}

/** Makes the stored schedules those of the packs. One that came due while nothing ran is made up for, once. */
export async function keepSchedules(boss: PgBoss, registry: Registry): Promise<void> {
  const stored = await boss.getSchedules(queues.fanout);
  for (const { key } of stored) {
    if (!registry.schedule(key)) await boss.unschedule(queues.fanout, key);
  }
  for (const { name, cron } of registry.schedules) {
    if (stored.some((one) => one.key === name && one.cron === cron)) continue;
    await boss.schedule(queues.fanout, cron, { schedule: name } satisfies DueJob, { key: name, tz: 'UTC', missed: 'once' });
  }
}

/** One job per tenant, so that one tenant's failure is its own. */
export async function fanOut({ boss, registry, tenants }: Clockwork, job: Leased<DueJob>): Promise<void> {
  const schedule = registry.schedule(job.data.schedule);
  if (schedule) {
    const jobs = (await tenants.refs()).map(({ id }) => ({
      // The same if this job runs twice.
      id: derivedId('scheduled', job.id, id),
      singletonKey: `${schedule.name}:${id}`,
      data: { schedule: schedule.name, tenant_id: id } satisfies ScheduledJob,
    }));
    for (let start = 0; start < jobs.length; start += 1_000) await boss.insert(queues.scheduled, jobs.slice(start, start + 1_000));
  }
  await boss.deleteJob(queues.fanout, job.id);
}

/**
 * Runs it if the tenant is active and has the pack. A failure is tried again a few times with back-off; then the next date is its
 * next chance.
 */
export async function runScheduled({ boss, registry, log, tenants, world }: Clockwork, job: Leased<ScheduledJob>): Promise<void> {
  const schedule = registry.schedule(job.data.schedule);
  try {
    const tenant = await tenants.find(job.data.tenant_id);
    if (schedule && tenant?.status === 'active' && hasPack(tenant, schedule.pack)) await schedule.perform(world(tenant));
    await boss.deleteJob(queues.scheduled, job.id);
  } catch (error) {
    log.error({ tenant: job.data.tenant_id, schedule: job.data.schedule, err: error }, 'a schedule failed');
    const message = error instanceof Error ? error.message : String(error);
    await boss.fail(queues.scheduled, { id: job.id, retryCount: job.retryCount }, { message });
  }
}
