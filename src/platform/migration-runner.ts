import type { Logger } from 'pino';
import type { Database } from '#kernel/db';
import { takeRun } from './migration-run.ts';
import type { Services } from './services.ts';
import { upgradeTenants } from './upgrade.ts';

/**
 * Takes up the runs that super admins ask for. Any number of processes may look: a run is taken by one of them, and by another when
 * that one is lost. Each migration is a transaction that begins with its own ledger row, so nothing runs twice.
 */
export function runMigrations(
  { database, services, log }: { database: Database; services: Services; log: Logger },
  every = 2_000,
): { stop(): Promise<void> } {
  const ending = new AbortController();
  let working: Promise<void> | undefined;
  const work = async () => {
    for (let run = await takeRun(database); run; run = ending.signal.aborted ? undefined : await takeRun(database)) {
      const { failed } = await upgradeTenants(database, services, {
        runId: run.id,
        only: run.tenant_id ?? undefined,
        signal: ending.signal,
      });
      for (const { tenant, error } of failed) log.error({ tenant: tenant.slug, err: error }, 'a tenant could not be brought up to date');
    }
  };
  const timer = setInterval(() => {
    working ??= work()
      .catch((error) => log.error({ err: error }, 'a run of migrations failed; it is taken up again'))
      .finally(() => {
        working = undefined;
      });
  }, every).unref();
  return {
    async stop() {
      ending.abort();
      clearInterval(timer);
      await working;
    },
  };
}
