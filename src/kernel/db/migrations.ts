import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One migration file. `pack` is a pack's name, `kernel`, `platform` or `keystore`. */
export interface Migration {
  readonly pack: string;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const source = join(import.meta.dirname, '../..');
const folderOf = (pack: string) =>
  pack === 'keystore'
    ? join(source, 'kernel', pack, 'migrations')
    : join(source, ...(pack === 'kernel' || pack === 'platform' ? [pack] : ['packs', pack]), 'migrations');

const read = new Map<string, Migration[]>();

/** The migrations of a pack, in the order of their numbers. */
export function migrationsOf(pack: string): Migration[] {
  let migrations = read.get(pack);
  if (!migrations) {
    const folder = folderOf(pack);
    const files = existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
          .sort()
      : [];
    migrations = files.map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return { pack, name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex').slice(0, 16) };
    });
    read.set(pack, migrations);
  }
  return migrations;
}
