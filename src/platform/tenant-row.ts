import type { Tenant } from '#kernel/context';
import type { Tx } from '#kernel/db';

/** A row of the view `platform.tenant_access`. */
export interface TenantAccess {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly schema_name: string;
  readonly role_name: string;
  readonly status: Tenant['status'];
  readonly version: number;
  readonly domain: string | null;
  readonly settings: Tenant['settings'];
  readonly subscribed_until: Date | null;
  readonly limits: Tenant['limits'];
  readonly features: string[];
  readonly feature_config: Tenant['featureConfig'];
  readonly entitled_features: string[];
  readonly channels: Tenant['channels'];
}

export const tenantAccess = (tx: Tx, id: string): Promise<TenantAccess> =>
  tx.one<TenantAccess>`select * from platform.tenant_access where id = ${id}`;

/** A tenant with what its schema has now. */
export interface Installed extends TenantAccess {
  readonly packs: string[];
  readonly access_fingerprint: string | null;
  /** Why it could not be brought up to date. */
  readonly held_back: string | null;
}

/** Locks the tenant's row: what is installed changes in one transaction at a time. */
export const lockInstalled = (tx: Tx, id: string): Promise<Installed> =>
  tx.one<Installed>`
    select a.*, t.packs, t.access_fingerprint, t.held_back from platform.tenants t join platform.tenant_access a on a.id = t.id
    where t.id = ${id} for update of t`;

export const allInstalled = (tx: Tx): Promise<Installed[]> =>
  tx.many<Installed>`
    select a.*, t.packs, t.access_fingerprint, t.held_back from platform.tenants t join platform.tenant_access a on a.id = t.id order by t.slug`;

/** What the kernel knows of a tenant, at a moment: whether the subscription runs depends on the clock. */
export const asTenant = (row: TenantAccess, now: Date): Tenant => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  schema: row.schema_name,
  role: row.role_name,
  status: row.status,
  subscribed: row.subscribed_until !== null && row.subscribed_until > now,
  features: new Set(row.features),
  featureConfig: row.feature_config,
  limits: row.limits,
  channels: row.channels,
  settings: row.settings,
  domain: row.domain,
});
