import type { Database } from '#kernel/db';
import { type MigrationProgress, migrateTenants } from '#kernel/db/migrate';
import { newId } from '#kernel/ids';
import type { Pack } from '#kernel/pack';
import { accessFingerprint, settle } from './install.ts';
import { noteRun } from './migration-run.ts';
import { packsFor } from './packs-for.ts';
import { requeueParked } from './requeue.ts';
import type { Services } from './services.ts';
import { allInstalled, asTenant, type Installed, lockInstalled } from './tenant-row.ts';
import { touchTenant } from './versions.ts';

export interface UpgradeOptions {
  /** The id of the one tenant to bring up to date. */
  readonly only?: string;
  /** The run that somebody asked for; absent: a start, which is noted as a run of its own. */
  readonly runId?: string;
  readonly onProgress?: (progress: MigrationProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * After a release: every tenant's schema gets the migrations it lacks, of the packs it is entitled to or has already, and
 * permissions that are new. Tenants without anything new cost one look. A tenant that fails is held back: nobody works in it until
 * it succeeds, and it stops no other. How far it came is written down as it goes, for whoever watches.
 */
export async function upgradeTenants(
  database: Database,
  services: Services,
  { only, runId, onProgress, signal }: UpgradeOptions = {},
): Promise<{ applied: number; failed: MigrationProgress[] }> {
  const plan = (await planOf(database, services.packs)).filter(({ row }) => only === undefined || row.id === only);
  const run = await noteRun(database, { id: runId, only, total: plan.length });
  try {
    const { applied, failed } = await migrateTenants(database, plan, {
      signal,
      onStep: ({ id }, { pack, name }, before) => run.step(id, `${pack}/${name}`, before),
      async onProgress(progress) {
        await run.looked(progress);
        if (progress.error) await holdBack(database, progress.tenant.id, progress.error);
        onProgress?.(progress);
      },
    });
    const broken = new Set(failed.map(({ tenant }) => tenant.id));
    for (const { row, tenant, packs } of plan) {
      if (signal?.aborted || broken.has(row.id)) continue;
      const error = await settleTenant(database, services, row, packs);
      if (!error) continue;
      await run.failed(row.id, error);
      await holdBack(database, row.id, error);
      failed.push({ tenant, applied: 0, done: plan.length, total: plan.length, error });
    }
    return { applied, failed };
  } finally {
    await run.end(signal?.aborted ?? false);
  }
}

/** First rows of packs that are new here, permissions, and the end of being held back. Answers what went wrong. */
async function settleTenant(database: Database, services: Services, row: Installed, packs: readonly Pack[]): Promise<Error | undefined> {
  const settled = row.access_fingerprint === accessFingerprint(packs) && packs.length === row.packs.length;
  if (settled && row.held_back === null) return undefined;
  const now = new Date();
  try {
    await database.owner(async (tx) => {
      const locked = await lockInstalled(tx, row.id);
      await settle({ ...services, tx, now, newId }, locked, packs);
      if (locked.held_back === null) return;
      await tx.exec`update platform.tenants set held_back = null where id = ${row.id}`;
      await touchTenant(tx, row.id);
      await requeueParked({ tx, now, newId }, row.schema_name);
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** From the next request on everybody is told to wait. */
async function holdBack(database: Database, id: string, { message }: Error): Promise<void> {
  await database.owner(async (tx) => {
    const held = await tx.exec`
      update platform.tenants set held_back = ${message} where id = ${id} and held_back is distinct from ${message}`;
    if (held) await touchTenant(tx, id);
  });
}

/** Every tenant with what its schema should have: the packs it is entitled to, and those it has already. */
async function planOf(database: Database, packs: readonly Pack[]) {
  const now = new Date();
  return (await database.platform((tx) => allInstalled(tx))).map((row) => ({
    row,
    tenant: asTenant(row, now),
    packs: packsFor(packs, new Set(row.entitled_features), new Set(row.packs)),
  }));
}
