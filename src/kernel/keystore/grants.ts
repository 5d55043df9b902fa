import type { Roles } from '../db/roles.ts';
import { ident } from '../db/statement.ts';

/** Who may touch the key store: the process's own role, and no tenant's and not the platform's. Says the whole truth each time. */
export const keyStoreGrants = ({ app, platform, tenants }: Pick<Roles, 'app' | 'platform' | 'tenants'>): string => `
  revoke all on schema keystore from public, ${ident(platform)}, ${ident(tenants)};
  revoke all on all tables in schema keystore from public, ${ident(platform)}, ${ident(tenants)}, ${ident(app)};
  grant usage on schema keystore to ${ident(app)};
  grant select, insert, update on keystore.tenants, keystore.tenant_keys, keystore.subject_keys, keystore.rotations to ${ident(app)}`;
