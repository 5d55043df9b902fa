import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/** How a test gets at a database: the prepared one, one of its own, or a process that opens it. */
const database = /inject\('(snapshot|template)'\)|process\.env\.DATABASE_URL|\b(openDatabase|openPglite|startApp)\(/;

/** The files of this checkout that a file names in its imports; packs' doors and the kernel's open no database by themselves. */
function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)]
    .map(([, name]) => name!)
    .flatMap((name) => {
      if (name.startsWith('.')) return [join(dirname(file), name)];
      if (name.startsWith('#test/')) return [join(root, 'test/support', `${name.slice(6)}.ts`)];
      return [];
    })
    .filter((path) => existsSync(path));
}

/** Whether a test file, or one that it imports, opens a database. */
export function usesDatabase(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  return database.test(text) || importsOf(file, text).some((path) => usesDatabase(path, seen));
}

/** Test files that say the same whatever the database is, relative to the checkout. */
export function withoutDatabase(): string[] {
  return ['src', 'test', 'console']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => (readdirSync(join(root, folder), { recursive: true }) as string[]).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.pg.test.ts') && !file.includes('node_modules') && !usesDatabase(file))
    .map((file) => relative(root, file));
}
