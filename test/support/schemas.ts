import { randomBytes } from 'node:crypto';
import type { TenantRef } from '#kernel/db';
import type { Migration } from '#kernel/db/migrations';
import { newId } from '#kernel/ids';
import type { TestApp } from './app.ts';

/** An empty schema with its role, as a tenant of an old release that had nothing yet. */
export async function emptySchema(app: TestApp): Promise<TenantRef> {
  const slug = `m-${randomBytes(5).toString('hex')}`;
  const tenant = { id: newId(), slug, schema: `tenant_${slug.replace('-', '_')}`, role: app.roles.tenant(slug) };
  await app.database.owner((tx) =>
    tx.script(`create role "${tenant.role}" login; grant "${tenant.role}" to "${app.roles.app}"; create schema "${tenant.schema}";
      grant "${app.roles.tenants}" to "${tenant.role}";`),
  );
  return tenant;
}

export const migration = (name: string, sql: string, checksum = `sum of ${name}`): Migration => ({ pack: 'probes', name, sql, checksum });

/** What a schema's ledger says, in order. */
export const ledgerOf = (app: TestApp, { schema }: TenantRef): Promise<string[]> =>
  app.database.owner(async (tx) =>
    (await tx.text<{ name: string }>(`select name from "${schema}".schema_migrations order by applied_at, name`, [])).map(
      ({ name }) => name,
    ),
  );
