import { ident, type OwnerTx, type Roles } from '#kernel/db';
import { lockRoles } from './install.ts';

const reference = ['plans', 'features', 'plan_features', 'channel_types', 'plan_channels', 'courier_types'];
const own = ['tenants', 'subscriptions', 'tenant_features'];
const appendOnly = ['audit_entries', 'tenant_tombstones'];

/** Written when the installation is set up and migrated. */
const ownersOnly = ['installation', 'schema_migrations'];

/**
 * The rights on schema `platform`, after its migrations. Says the whole truth each time, so running it again changes
 * nothing and a right that is no longer named here is gone. Rows of `own` are narrowed by row-level security.
 */
export function grantStatements({ platform, tenants }: Pick<Roles, 'platform' | 'tenants'>): string {
  const p = ident(platform);
  const t = ident(tenants);
  const list = (tables: string[]) => tables.map((table) => `platform.${table}`).join(', ');
  return [
    `revoke all on all tables in schema platform from ${p}, ${t}`,
    `grant usage on schema platform to ${p}, ${t}`,
    `grant select, insert, update, delete on all tables in schema platform to ${p}`,
    `revoke update, delete on ${list(appendOnly)} from ${p}`,
    `grant update (files_erased_at) on platform.tenant_tombstones to ${p}`,
    `revoke insert, update, delete on ${list(ownersOnly)} from ${p}`,
    `grant select on ${list([...reference, ...own])}, platform.tenant_access to ${t}`,
    // A business changes its own settings; which row is its own, row-level security says.
    `grant update (settings, version, updated_at) on platform.tenants to ${t}`,
    ...own.flatMap((table) => [
      `drop policy if exists ${table}_platform on platform.${table}`,
      `create policy ${table}_platform on platform.${table} to ${p} using (true) with check (true)`,
    ]),
  ].join(';\n');
}

/** Runs {@link grantStatements} as the owner, one process at a time: two that start together would update the same rows. */
export async function grants(tx: OwnerTx, roles: Roles): Promise<void> {
  await lockRoles(tx);
  await tx.script(grantStatements(roles));
}
