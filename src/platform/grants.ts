import type { Tx } from '#kernel/db';

/** Names of the database roles; they carry a database id, because roles are shared by a whole server. */
export interface PlatformRoles {
  /** Logs in and serves requests; NOINHERIT, so it has no right before `set local role`. */
  readonly app: string;
  /** Runs /platform/v1: reads and writes the shared schema. */
  readonly platform: string;
  /** What every tenant's role is a member of (and inherits): it may read what the platform says of itself. */
  readonly tenants: string;
}

const reference = ['plans', 'features', 'plan_features', 'channel_types', 'plan_channels', 'courier_types'];
const own = ['tenants', 'subscriptions', 'tenant_features'];
const appendOnly = ['audit_entries', 'tenant_tombstones'];

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The rights on schema `platform`, after its migrations. Says the whole truth each time, so running it again changes
 * nothing and a right that is no longer named here is gone. Rows of `own` are narrowed by row-level security.
 */
export function grantStatements({ platform, tenants }: PlatformRoles): string {
  const p = quote(platform);
  const t = quote(tenants);
  const list = (tables: string[]) => tables.map((table) => `platform.${table}`).join(', ');
  return [
    `revoke all on all tables in schema platform from ${p}, ${t}`,
    `grant usage on schema platform to ${p}, ${t}`,
    `grant select, insert, update, delete on all tables in schema platform to ${p}`,
    `revoke update, delete on ${list(appendOnly)} from ${p}`,
    `grant select on ${list([...reference, ...own])}, platform.tenant_access to ${t}`,
    ...own.flatMap((table) => [
      `drop policy if exists ${table}_platform on platform.${table}`,
      `create policy ${table}_platform on platform.${table} to ${p} using (true) with check (true)`,
    ]),
  ].join(';\n');
}

/** Runs {@link grantStatements} as the owner. */
export async function grants(tx: Tx & { script(sql: string): Promise<void> }, roles: PlatformRoles): Promise<void> {
  await tx.script(grantStatements(roles));
}
