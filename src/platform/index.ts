/** The door of the platform: tenants, plans, features, subscriptions. */
export { platformAuthenticator } from './authenticate.ts';
export { eraseFilesOfDeleted } from './erase-files.ts';
export { grantStatements, grants } from './grants.ts';
export { accessFingerprint } from './install.ts';
export { migrationReport, type Report as MigrationReport } from './migration-report.ts';
export { runMigrations } from './migration-runner.ts';
export { platformPack } from './pack.ts';
export { packsFor } from './packs-for.ts';
export { type NewTenant, provision, provisionTenant } from './provision.ts';
export type { OwnerWork, People, Services } from './services.ts';
export { asTenant, type TenantAccess, tenantAccess } from './tenant-row.ts';
export { upgradeTenants } from './upgrade.ts';
