/** The door of the platform: tenants, plans, features, subscriptions. */
export { grants } from './grants.ts';
export { packsFor } from './packs-for.ts';
export { type NewTenant, provision, provisionTenant } from './provision.ts';
export type { OwnerWork, People, Services } from './services.ts';
export { asTenant, type TenantAccess, tenantAccess } from './tenant-row.ts';
