import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { usesDatabase, withoutDatabase } from '../../scripts/lanes.ts';

it('only tests that reach no database are left out of the second lane', () => {
  const left = withoutDatabase();
  expect(left).toEqual(expect.arrayContaining(['src/kernel/money.test.ts', 'src/packs/finance/rules/revenue.test.ts']));
  expect(left.filter((file) => file.endsWith('.pg.test.ts'))).toEqual([]);
  expect(left).not.toEqual(expect.arrayContaining(['src/packs/sales/orders.test.ts']));
});

it('a database is found behind any number of imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'serai-lanes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  file('app.ts', `import { inject } from 'vitest'; export const app = inject('template');`);
  file('stage.ts', `export * from './app.ts';`);
  expect(usesDatabase(file('a.test.ts', `import { app } from './stage.ts';`))).toBe(true);
  expect(usesDatabase(file('b.test.ts', `const { app } = await import('./stage.ts');`))).toBe(true);
  expect(usesDatabase(file('c.test.ts', `import { price } from './price.ts';`))).toBe(false);
  expect(usesDatabase(file('d.test.ts', `import '#test/app';`))).toBe(true);
});
