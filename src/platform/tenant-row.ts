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
