import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of a checkout that the rules speak of: path from the root → text. */
export type Files = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '../..');

export function readHouse(): Files {
  const files: Record<string, string> = { 'package.json': readFileSync(join(root, 'package.json'), 'utf8') };
  for (const folder of ['src', 'console', 'test', 'bench']) {
    for (const path of sources(join(root, folder))) files[relative(root, path)] = readFileSync(path, 'utf8');
  }
  return files;
}

function* sources(folder: string): Generator<string> {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(folder);
  } catch {
    return; // not built yet
  }
  for (const entry of entries) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(tsx?|mts|sql)$/.test(entry.name)) yield path;
  }
}

const list = (folder: string) => readdirSync(folder, { withFileTypes: true });
