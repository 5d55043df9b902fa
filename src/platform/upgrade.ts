import type { Database, TenantRef } from '#kernel/db';
import { type MigrationProgress, migrateTenants } from '#kernel/db/migrate';
import { newId } from '#kernel/ids';
import type { Pack } from '#kernel/pack';
import { accessFingerprint, settle } from './install.ts';
import { packsFor } from './packs-for.ts';
import type { Services } from './services.ts';
import { allInstalled, asTenant, lockInstalled } from './tenant-row.ts';

/**
 * After a release: every tenant's schema gets the migrations it lacks, of the packs it is entitled to or has already, and
 * permissions that are new. Tenants without anything new cost one look. A tenant that fails is left as it was and stops no other.
 */
export async function upgradeTenants(
  database: Database,
  services: Services,
  onProgress?: (progress: MigrationProgress) => void,
): Promise<{ applied: number; failed: MigrationProgress[] }> {
  const now = new Date();
  const plan = await planOf(database, services.packs, now);
  const result = await migrateTenants(database, plan, onProgress ? { onProgress } : {});
  const broken = new Set(result.failed.map(({ tenant }) => tenant.id));
  for (const { row, packs } of plan) {
    const settled = row.access_fingerprint === accessFingerprint(packs) && packs.length === row.packs.length;
    if (settled || broken.has(row.id)) continue;
    await database.owner(async (tx) => settle({ ...services, tx, now, newId }, await lockInstalled(tx, row.id), packs));
  }
  return result;
}

/** Every tenant with what its schema should have: the packs it is entitled to, and those it has already. */
async function planOf(database: Database, packs: readonly Pack[], now: Date) {
  return (await database.platform((tx) => allInstalled(tx))).map((row) => ({
    row,
    tenant: asTenant(row, now),
    packs: packsFor(packs, new Set(row.entitled_features), new Set(row.packs)),
  }));
}

/** The same for a look: which packs' migrations each tenant should have. */
export const packsOfTenants = async (
  database: Database,
  packs: readonly Pack[],
): Promise<{ tenant: TenantRef; wanted: readonly Pack[] }[]> =>
  (await planOf(database, packs, new Date())).map(({ tenant, packs: wanted }) => ({ tenant, wanted }));
