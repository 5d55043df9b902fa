import { join, resolve } from 'node:path';

/** Where an installation lives. */
export interface Settings {
  /** The owner's address of a PostgreSQL server; absent: the embedded database in `directory`. */
  readonly databaseUrl: string | undefined;
  /** Keys, files and the embedded database. */
  readonly directory: string;
}

const root = join(import.meta.dirname, '../..');

/** From the command line first, then the environment. */
export function settingsOf({ data }: { data?: string }, env: Readonly<Record<string, string | undefined>>): Settings {
  return { databaseUrl: env.DATABASE_URL || undefined, directory: resolve(data ?? env.SERAI_DATA ?? join(root, '.data')) };
}
