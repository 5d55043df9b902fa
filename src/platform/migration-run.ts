import type { Database } from '#kernel/db';
import type { MigrationProgress } from '#kernel/db/migrate';
import { newId } from '#kernel/ids';

/** Seconds between signs of life of a run. */
const beat = 5;
/** A run without one for so long has lost its process. */
export const lostAfter = 30;
/** Milliseconds between two writes of the same numbers. */
const pause = 250;

/** What a run writes down while it goes on. */
export interface RunNotes {
  /** A tenant's schema gets this migration now; so many ran before it in this run. */
  step(tenantId: string, migration: string, applied: number): Promise<void>;
  /** A tenant was looked at. */
  looked(progress: MigrationProgress): Promise<void>;
  /** A tenant that was looked at failed after all. */
  failed(tenantId: string, error: Error): Promise<void>;
  /** `interrupted`: the process ends; another goes on with it. */
  end(interrupted: boolean): Promise<void>;
}

/** Begins a run, or takes up the one with this id. Written by the owner, in transactions of its own, so that others can watch. */
export async function noteRun(
  database: Database,
  { id: given, only, total }: { id: string | undefined; only: string | undefined; total: number },
): Promise<RunNotes> {
  const id = given ?? newId();
  const count = { done: 0, applied: 0, failed: 0 };
  await database.owner(
    (tx) => tx.exec`
      insert into platform.migration_runs (id, tenant_id, origin, state, total, alive_at, started_at)
      values (${id}, ${only ?? null}, 'start', 'running', ${total}, now(), now())
      on conflict (id) do update set state = 'running', total = excluded.total, done = 0, applied = 0, failed = 0, alive_at = now(),
        started_at = coalesce(migration_runs.started_at, now())`,
  );
  let written = Date.now();
  const write = async (): Promise<void> => {
    written = Date.now();
    const { done, applied, failed } = count;
    await database.owner(
      (tx) => tx.exec`
        update platform.migration_runs set done = ${done}, applied = ${applied}, failed = ${failed}, alive_at = now() where id = ${id}`,
    );
  };
  // A sign of life that is lost matters to nobody: the next comes in seconds.
  const beating = setInterval(() => void write().catch(() => {}), beat * 1000).unref();
  const note = (tenantId: string, state: string, applied: number, { migration, error }: { migration?: string; error?: Error }) =>
    database.owner(
      (tx) => tx.exec`
        insert into platform.tenant_migrations (tenant_id, run_id, state, migration, applied, error, updated_at)
        select t.id, ${id}::uuid, ${state}::text, ${migration ?? null}::text, ${applied}::integer, ${error?.message ?? null}::text, now()
        from platform.tenants t where t.id = ${tenantId}
        on conflict (tenant_id) do update set run_id = excluded.run_id, state = excluded.state, applied = excluded.applied,
          migration = coalesce(excluded.migration, case when tenant_migrations.run_id = excluded.run_id then tenant_migrations.migration end),
          error = excluded.error, updated_at = now()`,
    );
  const atWork = new Map<string, number>();
  return {
    async step(tenantId, migration, applied) {
      atWork.set(tenantId, applied + 1);
      await note(tenantId, 'running', applied, { migration });
    },
    async looked({ tenant, applied, error }) {
      count.done++;
      count.applied += applied;
      if (error) count.failed++;
      // Nothing is written of a tenant that had nothing to do.
      if (error) await note(tenant.id, 'failed', Math.max(0, (atWork.get(tenant.id) ?? 1) - 1), { error });
      else if (atWork.has(tenant.id)) await note(tenant.id, 'done', applied, {});
      if (Date.now() - written >= pause) await write();
    },
    async failed(tenantId, error) {
      count.failed++;
      await note(tenantId, 'failed', atWork.get(tenantId) ?? 0, { error });
    },
    async end(interrupted) {
      clearInterval(beating);
      await write();
      await database.owner(
        (tx) => tx.exec`
          update platform.migration_runs set state = ${interrupted ? 'waiting' : 'finished'},
            finished_at = case when ${interrupted}::boolean then null else now() end
          where id = ${id}`,
      );
    },
  };
}

/** The next run that somebody asked for: one that waits, or one whose process was lost. */
export const takeRun = (database: Database): Promise<{ id: string; tenant_id: string | null } | undefined> =>
  database.owner(
    (tx) => tx.maybe<{ id: string; tenant_id: string | null }>`
      update platform.migration_runs set state = 'running', alive_at = now()
      where id = (
        select id from platform.migration_runs
        where origin = 'asked' and (state = 'waiting' or state = 'running' and alive_at < now() - make_interval(secs => ${lostAfter}))
        order by created_at limit 1 for update skip locked
      )
      returning id, tenant_id`,
  );
