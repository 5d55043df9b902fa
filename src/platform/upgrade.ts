import type { Database } from '#kernel/db';
import { type MigrationProgress, migrateTenants } from '#kernel/db/migrate';
import { newId } from '#kernel/ids';
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
  const plan = (await database.platform((tx) => allInstalled(tx))).map((row) => ({
    row,
    tenant: asTenant(row, now),
    packs: packsFor(services.packs, new Set(row.entitled_features), new Set(row.packs)),
  }));
  const result = await migrateTenants(database, plan, onProgress ? { onProgress } : {});
  const broken = new Set(result.failed.map(({ tenant }) => tenant.id));
  for (const { row, packs } of plan) {
    const settled = row.access_fingerprint === accessFingerprint(packs) && packs.length === row.packs.length;
    if (settled || broken.has(row.id)) continue;
    await database.owner(async (tx) => settle({ ...services, tx, now, newId }, await lockInstalled(tx, row.id), packs));
  }
  return result;
}
