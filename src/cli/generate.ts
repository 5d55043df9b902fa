import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { operationsOf } from '#kernel/command/operations';
import { digestHex } from '#kernel/crypto';
import { type Catalog, readCatalog } from '#kernel/db/catalog';
import { migratePlatform, newTenantScript } from '#kernel/db/migrate';
import { type Opened, openDatabase } from '#kernel/db/open';
import { schemaText } from '#kernel/db/schema-text';
import { typesText } from '#kernel/db/types-text';
import { clientText } from '#kernel/http/client-text';
import { withMeta } from '#kernel/http/meta';
import { openapiDocument } from '#kernel/http/openapi';
import { ResourceCompiler } from '#kernel/resource/compile';
import { queriesText } from '#kernel/resource/queries-text';
import { systemPack } from '#kernel/system/pack';
import { platformPack, type Services } from '#platform';
import { flows } from '../flows/index.ts';
import { packs } from '../packs.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'generated');

/** Everything in `generated/`, from an embedded database that all migrations made. */
async function generatedFiles(): Promise<Record<string, string>> {
  const { database, roles } = await openPrepared();
  try {
    await migratePlatform(database);
    const tenant = { id: '', slug: 'template', schema: 'tenant_template', role: roles.tenant('template') };
    return await database.owner(async (tx) => {
      await tx.script(`create role "${tenant.role}" login; ${newTenantScript(tenant, packs)}`);
      const catalog = { ...(await readCatalog(tx, 'platform', 'platform.')), ...(await readCatalog(tx, tenant.schema)) };
      return {
        ...described(catalog),
        'catalog.json': `${JSON.stringify(catalog, null, 1)}\n`,
        'db.ts': typesText(catalog),
        'schema.sql': await schemaText(tx, {
          platform: 'Shared schema: platform',
          keystore: 'Key store: keystore',
          [tenant.schema]: 'One schema per tenant: tenant_<slug>',
        }),
      };
    });
  } finally {
    await database.close();
  }
}

/** An embedded database before any migration. Making one takes seconds, so it is kept for the next time. */
async function openPrepared(): Promise<Opened> {
  const madeOf = ['package-lock.json', 'src/kernel/db/bootstrap.ts'].map((file) => readFileSync(join(root, file), 'utf8'));
  const kept = join(root, 'node_modules/.cache/serai', `empty-${digestHex(madeOf.join()).slice(0, 16)}.tar`);
  if (existsSync(kept)) return openDatabase({ appPassword: 'unused', snapshot: new Blob([readFileSync(kept)]) });
  const opened = await openDatabase({ appPassword: 'unused' });
  mkdirSync(dirname(kept), { recursive: true });
  const partial = `${kept}.${process.pid}`;
  writeFileSync(partial, Buffer.from(await (await opened.database.dump!()).arrayBuffer()));
  renameSync(partial, kept);
  return opened;
}

/** What follows from catalogue and declarations: the API's document, and the SQL that reads compile to. */
function described(catalog: Catalog): Record<string, string> {
  // Declarations only: nothing here runs a command.
  const all = [systemPack(packs), platformPack({ packs } as unknown as Services), ...packs, flows];
  const compiler = new ResourceCompiler(
    catalog,
    all.flatMap(({ resources }) => resources),
  );
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const document = openapiDocument(withMeta(operationsOf(all, compiler)), version);
  return {
    'openapi.json': `${JSON.stringify(document, null, 1)}\n`,
    'client.ts': clientText(document),
    'queries.sql': queriesText(compiler),
  };
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
