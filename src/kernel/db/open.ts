import pg from 'pg';
import { bootstrap } from './bootstrap.ts';
import { openPostgres } from './postgres.ts';
import type { Roles } from './roles.ts';
import type { Database } from './types.ts';

export interface Opened {
  readonly database: Database;
  readonly roles: Roles;
}

export interface OpenOptions {
  /** The owner's address; absent: the embedded database. */
  url?: string;
  /** Directory of the embedded database; absent: in memory. */
  directory?: string;
  /** A data directory to start the embedded database from (tests). */
  snapshot?: Blob;
  appPassword: string;
  poolSize?: number;
}

/** Opens whichever database is asked for and makes sure that it has what an installation needs. */
export async function openDatabase(options: OpenOptions): Promise<Opened> {
  return options.url ? openServer(options.url, options) : openInProcess(options);
}

async function openServer(ownerUrl: string, { appPassword, poolSize }: OpenOptions): Promise<Opened> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const roles = await bootstrap(async (sql) => [await client.query(sql)].flat().at(-1)!.rows, appPassword);
    return { database: openPostgres({ ownerUrl, appPassword, roles, poolSize }), roles };
  } finally {
    await client.end();
  }
}

async function openInProcess({ directory, snapshot, appPassword }: OpenOptions): Promise<Opened> {
  // Loaded only where it is used: the database in WebAssembly takes some hundred megabytes.
  const { openEmbedded, openPglite } = await import('./embedded.ts');
  const pglite = await openPglite(directory, snapshot);
  await pglite.exec("set timezone = 'UTC'");
  const roles = await bootstrap(async (sql) => (await pglite.exec(sql)).at(-1)!.rows as Record<string, unknown>[], appPassword);
  return { database: openEmbedded(pglite, roles), roles };
}
