import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog } from '#kernel/db/catalog';
import { migratePlatform, newTenantScript } from '#kernel/db/migrate';
import { openDatabase } from '#kernel/db/open';
import { schemaText } from '#kernel/db/schema-text';
import { typesText } from '#kernel/db/types-text';
import { packs } from '../packs.ts';

const folder = join(import.meta.dirname, '../../generated');

/** Everything in `generated/`, from an embedded database that all migrations made. */
async function generatedFiles(): Promise<Record<string, string>> {
  const { database, roles } = await openDatabase({ appPassword: 'unused' });
  try {
    await migratePlatform(database);
    const tenant = { id: '', slug: 'template', schema: 'tenant_template', role: roles.tenant('template') };
    return await database.owner(async (tx) => {
      await tx.script(`create role "${tenant.role}" login; ${newTenantScript(tenant, packs)}`);
      const catalog = { ...(await readCatalog(tx, 'platform', 'platform.')), ...(await readCatalog(tx, tenant.schema)) };
      return {
        'catalog.json': `${JSON.stringify(catalog, null, 1)}\n`,
        'db.ts': typesText(catalog),
        'schema.sql': await schemaText(tx, {
          platform: 'Shared schema: platform',
          [tenant.schema]: 'One schema per tenant: tenant_<slug>',
        }),
      };
    });
  } finally {
    await database.close();
  }
}

/** Writes `generated/`; with `check`, only says which files are stale. Returns their names. */
export async function generate(check = false): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of Object.entries(await generatedFiles())) {
    const path = join(folder, name);
    const before = (() => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    })();
    if (before === text) continue;
    stale.push(name);
    if (!check) writeFileSync(path, text);
  }
  return stale;
}
