import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestHex, type KeyRing, keyRing, keysFrom } from '#kernel/crypto';
import type { Database, Roles } from '#kernel/db';
import { type MigrationProgress, migratePlatform, tenantGrants } from '#kernel/db/migrate';
import { migrationsOf } from '#kernel/db/migrations';
import { type OpenOptions, openDatabase } from '#kernel/db/open';
import { installQueues, queuesFingerprint } from '#kernel/jobs';
import { keyStoreGrants } from '#kernel/keystore';
import type { Pack } from '#kernel/pack';
import { accessFingerprint, grantStatements, grants, type Services, upgradeTenants } from '#platform';

export interface Place {
  /** The owner's address of a PostgreSQL server; absent: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Keys, files and the embedded database; absent: keys must come from the environment and the database is in memory. */
  readonly directory: string;
  /** Where an embedded test database starts from. */
  readonly snapshot?: Blob;
  /** Whether the embedded database is not kept on disk. */
  readonly inMemory?: boolean;
  readonly poolSize?: number;
}

export interface Installation {
  readonly database: Database;
  readonly roles: Roles;
  readonly keys: KeyRing;
}

/** Opens an installation's database with its keys. Migrates nothing. */
export async function openInstallation({ databaseUrl, directory, snapshot, inMemory, poolSize }: Place): Promise<Installation> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keys = await keyRing(keysFrom(process.env, directory));
  const where: Partial<OpenOptions> = databaseUrl ? { url: databaseUrl } : inMemory ? {} : { directory: join(directory, 'database') };
  const opened = await openDatabase({
    ...where,
    appPassword: keys.secret('database.app').toString('base64url'),
    ...(snapshot ? { snapshot } : {}),
    ...(poolSize ? { poolSize } : {}),
  });
  return { ...opened, keys };
}

/**
 * Brings the shared schema, the queues and every tenant to what this code wants. What that was is noted when all of it
 * succeeded, so the next start, and each of a thousand processes after a release, costs one look. Answers the tenants that failed:
 * they are held back, and the next start tries them again.
 */
export async function bringUpToDate(
  database: Database,
  roles: Roles,
  services: Services,
  onMigrate?: (progress: MigrationProgress) => void,
): Promise<readonly MigrationProgress[]> {
  const wanted = fingerprint(services.packs, roles);
  if ((await noted(database)) === wanted) return [];
  await bringSharedUpToDate(database, roles);
  const { failed } = await upgradeTenants(database, services, { onProgress: onMigrate });
  if (!failed.length) await database.owner((tx) => tx.exec`update platform.installation set up_to_date_with = ${wanted}`);
  return failed;
}

/** What an installation has once. Nothing goes without it: a failure is thrown. */
export async function bringSharedUpToDate(database: Database, roles: Roles): Promise<void> {
  await migratePlatform(database);
  await database.owner(async (tx) => {
    await grants(tx, roles);
    await tx.script(keyStoreGrants(roles));
  });
  await installQueues(database, database.kind === 'postgres' ? roles.app : undefined);
}

/** Everything that `bringUpToDate` would do something about. */
function fingerprint(packs: readonly Pack[], roles: Roles): string {
  const sample = { id: '', slug: '', schema: 's', role: 'r' };
  const migrations = ['platform', 'keystore', 'kernel', ...packs.map(({ name }) => name)].map((name) =>
    migrationsOf(name).map((each) => [each.name, each.checksum]),
  );
  const rights = [
    grantStatements(roles),
    keyStoreGrants(roles),
    tenantGrants(
      sample,
      packs.flatMap((pack) => pack.appendOnly),
    ),
    accessFingerprint(packs),
  ];
  const shape = packs.map(({ name, feature, uses }) => [name, feature, uses]);
  return digestHex(JSON.stringify([migrations, rights, shape, queuesFingerprint])).slice(0, 32);
}

/** Null before the first start, when the table or its column is not there yet. */
async function noted(database: Database): Promise<string | null> {
  return database.owner(async (tx) => {
    const row = await tx.one<{ noted: string | null }>`select to_jsonb(i) ->> 'up_to_date_with' as noted from platform.installation i`;
    return row.noted;
  });
}
