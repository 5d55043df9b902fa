import { digestHex } from '#kernel/crypto';
import { ident, type OwnerTx } from '#kernel/db';
import { setupLock } from '#kernel/db/bootstrap';
import { addToTenant, newTenantScript } from '#kernel/db/migrate';
import type { Pack } from '#kernel/pack';
import { inSchema } from './owner-tx.ts';
import { packsFor } from './packs-for.ts';
import type { Owner, OwnerWork } from './services.ts';
import { asTenant, type Installed, lockInstalled } from './tenant-row.ts';

/** One at a time: two grants of one group role at once fail with "tuple concurrently updated". */
export const lockRoles = (tx: OwnerTx): Promise<number> => tx.exec`select pg_advisory_xact_lock(${setupLock})`;

/** What the packs' permissions amount to; the same for the same declarations. */
export const accessFingerprint = (packs: readonly Pack[]): string =>
  digestHex(JSON.stringify(packs.map(({ name, permissions }) => [name, permissions]))).slice(0, 16);

/**
 * The role and the schema of a new tenant with everything it is entitled to, and its owner. Roles and schemas are
 * transactional too, so a failure later in the transaction leaves nothing.
 */
export async function createSchema(work: OwnerWork, tenantId: string, owner: Owner): Promise<void> {
  const { tx, now, newId, packs, roles, people } = work;
  const row = await lockInstalled(tx, tenantId);
  const tenant = asTenant(row, now);
  const wanted = packsFor(packs, new Set(row.entitled_features));
  // LOGIN without a password: nobody can log in with it, but a cluster's workers refuse roles without.
  await tx.script(`
    create role ${ident(tenant.role)} login inherit;
    grant ${ident(roles.tenants)} to ${ident(tenant.role)};
    grant ${ident(tenant.role)} to ${ident(roles.app)};
    ${newTenantScript(tenant, wanted)}`);
  await settle(work, row, wanted);
  await inSchema(tx, tenant.schema, () => people.createOwner({ tx, now, newId }, owner));
}

/**
 * Brings a tenant's schema to what it is entitled to now: missing migrations, the first rows of packs that are new here,
 * permissions. Drops nothing.
 */
export async function installPacks(work: OwnerWork, tenantId: string): Promise<void> {
  const row = await lockInstalled(work.tx, tenantId);
  const wanted = packsFor(work.packs, new Set(row.entitled_features), new Set(row.packs));
  await addToTenant(work.tx, asTenant(row, work.now), wanted);
  await settle(work, row, wanted);
}

/** After the tables: the first rows of packs that are new here, permissions, and what the platform notes of both. */
export async function settle({ tx, now, newId, people }: OwnerWork, row: Installed, wanted: readonly Pack[]): Promise<void> {
  const tenant = asTenant(row, now);
  await inSchema(tx, tenant.schema, async () => {
    for (const pack of wanted) if (!row.packs.includes(pack.name)) await pack.install?.({ tx, now, newId, tenant });
    await people.seedAccess({ tx, newId }, wanted);
  });
  await tx.exec`
    update platform.tenants set packs = ${wanted.map((pack) => pack.name)}::text[], access_fingerprint = ${accessFingerprint(wanted)}
    where id = ${row.id}`;
}
