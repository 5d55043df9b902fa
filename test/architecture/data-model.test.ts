import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const document = join(root, '../shared/seeds/multichannel-orders.md');
const catalog = JSON.parse(readFileSync(join(root, 'generated/catalog.json'), 'utf8')) as Record<
  string,
  { columns: Record<string, unknown> }
>;

/** `table.column` of each `create table` in a text. */
function columnsOf(text: string): string[] {
  const columns: string[] = [];
  for (const [, table, body] of text.matchAll(/create table\s+(?:if not exists\s+)?([\w.]+)\s*\((.*?)\n\)/gis)) {
    for (const line of body!.split('\n')) {
      const [, name] = /^\s*(\w+)\s+\w/.exec(line) ?? [];
      if (name && !/^(primary|unique|foreign|check|constraint|exclude)$/i.test(name))
        columns.push(`${table!.replace('public.', '')}.${name}`);
    }
  }
  return columns;
}

/** Rows `| document | here | remark |`. */
const rowsOf = (page: string) =>
  [...page.matchAll(/^\| ([\w.]+\.\w+) \| (.+?) \| ?(.*?) ?\|$/gm)].map(([, from, to, remark]) => ({
    from: from!,
    to: to!,
    remark: remark!,
  }));

const missing = (wanted: readonly string[], page: string) => wanted.filter((column) => !rowsOf(page).some(({ from }) => from === column));

/** Targets that are no column, without a remark that says why or who brings it. */
const untrue = (page: string) =>
  rowsOf(page).filter(({ to, remark }) => {
    if (to === 'later' || to === '—') return remark === '';
    const [, table, column] = /^(.+)\.(\w+)$/.exec(to) ?? [];
    return !table || !(column! in (catalog[table]?.columns ?? {}));
  });

const page = readFileSync(join(root, 'docs/data-model.md'), 'utf8');

describe('docs/data-model.md', () => {
  test('names only columns that exist', () => {
    expect(rowsOf(page).length).toBeGreaterThan(400);
    expect(untrue(page)).toEqual([]);
  });

  test.runIf(existsSync(document))('has a row for every column of the document, and none besides', () => {
    const wanted = columnsOf(readFileSync(document, 'utf8'));
    expect(wanted.length).toBeGreaterThan(400);
    expect(missing(wanted, page)).toEqual([]);
    expect(rowsOf(page).map(({ from }) => from)).toHaveLength(wanted.length);
  });

  test('the check finds what is missing or untrue', () => {
    const planted = 'CREATE TABLE public.ships (\n    id UUID PRIMARY KEY,\n    mast TEXT,\n    UNIQUE(mast)\n);';
    expect(columnsOf(planted)).toEqual(['ships.id', 'ships.mast']);
    expect(missing(columnsOf(planted), page)).toEqual(['ships.id', 'ships.mast']);
    const rows = '| ships.id | orders.id | |\n| ships.mast | orders.mast | |\n| ships.crew | later | |';
    expect(untrue(rows).map(({ from }) => from)).toEqual(['ships.mast', 'ships.crew']);
  });
});
