import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '../golden');

/** Compares a text that people review with the committed one; `UPDATE=1` writes it instead. */
export function expectGolden(name: string, text: string): void {
  const path = join(folder, name);
  if (process.env.UPDATE === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  expect(
    existsSync(path) ? readFileSync(path, 'utf8') : '',
    `test/golden/${name} is stale: run UPDATE=1 npx vitest run test/golden, and review it`,
  ).toBe(text);
}

/** A table of columns as wide as they need to be. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map((row) => row[index]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
