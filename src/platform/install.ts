import type { OwnerTx } from '#kernel/db';
import { ident } from '#kernel/db';
import { setupLock } from '#kernel/db/bootstrap';
import { addToTenant, newTenantScript, packsIn } from '#kernel/db/migrate';
import { packsFor } from './packs-for.ts';
import type { OwnerWork } from './services.ts';
import { asTenant, tenantAccess } from './tenant-row.ts';

/** One at a time: two grants of one group role at once fail with "tuple concurrently updated". */
export const lockRoles = (tx: OwnerTx): Promise<number> => tx.exec`select pg_advisory_xact_lock(${setupLock})`;

/**
 * The role and the schema of a new tenant with everything it is entitled to. Roles and schemas are transactional too, so a
 * failure later in the transaction leaves nothing. Leaves the tenant's search path set.
 */
export async function createSchema(work: OwnerWork, tenantId: string): Promise<void> {
  const { tx, now, newId, packs, roles, people } = work;
  const row = await tenantAccess(tx, tenantId);
  const tenant = asTenant(row, now);
  const wanted = packsFor(packs, new Set(row.entitled_features));
  // LOGIN without a password: nobody can log in with it, but a cluster's workers refuse roles without.
  await tx.script(`
    create role ${ident(tenant.role)} login inherit;
    grant ${ident(roles.tenants)} to ${ident(tenant.role)};
    grant ${ident(tenant.role)} to ${ident(roles.app)};
    ${newTenantScript(tenant, wanted)}`);
  for (const pack of wanted) await pack.install?.({ tx, now, newId, tenant });
  await people.seedAccess({ tx, newId }, wanted);
}

/**
 * Brings a tenant's schema to what it is entitled to now: missing migrations, the first rows of packs that are new here,
 * permissions. Drops nothing. Call with the tenant's row locked; returns the names of the new packs and leaves the
 * tenant's search path set.
 */
export async function installPacks({ tx, now, newId, packs, people }: OwnerWork, tenantId: string): Promise<string[]> {
  const row = await tenantAccess(tx, tenantId);
  const tenant = asTenant(row, now);
  const before = await packsIn(tx, tenant);
  const wanted = packsFor(packs, new Set(row.entitled_features), before);
  await addToTenant(tx, tenant, wanted, packs);
  const added = wanted.filter((pack) => !before.has(pack.name));
  for (const pack of added) await pack.install?.({ tx, now, newId, tenant });
  await people.seedAccess({ tx, newId }, wanted);
  return added.map((pack) => pack.name);
}
