import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The requirements' ids and levels as OWASP/ASVS 5.0.0 lists them. */
const required = read('test/fixtures/asvs-5.0.txt').trim().split('\n');
const rows = [...read('docs/security/asvs.md').matchAll(/^\| (V[\d.]+) \| (L[12]) \| (.+?) \| (.+) \|$/gm)].map(
  ([, id, level, what, how]) => ({
    id: id!,
    level: level!,
    what: what!,
    how: how!,
  }),
);

it('has a row for each requirement of levels 1 and 2, once, and no other', () => {
  expect(required.length).toBe(253);
  expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(required);
});

it('every row has a test that exists, or says why it has none', () => {
  const wrong: string[] = [];
  let named = 0;
  for (const { id, what, how } of rows) {
    const tests = [...how.matchAll(/`([^`]+\.test\.ts)` “(.+?)”(?=;| |$)/g)];
    for (const [, path, name] of tests) {
      named++;
      if (!existsSync(join(root, path!)) || !read(path!).includes(name!)) wrong.push(`${id}: ${path} has no “${name}”`);
    }
    if (how.split('.test.ts`').length - 1 !== tests.length) wrong.push(`${id}: a test without a name`);
    for (const [, page] of how.matchAll(/(docs\/[\w./-]+\.md)/g))
      if (!existsSync(join(root, page!))) wrong.push(`${id}: there is no ${page}`);
    const reason = how.replace(/`[^`]+` “.+?”;? ?/g, '').replace(/\*\*(n\/a|operator|open)\*\*: /, '');
    if (!tests.length && reason.length < 8) wrong.push(`${id}: no reason`);
    if (what.length < 4) wrong.push(`${id}: says nothing`);
  }
  expect(wrong).toEqual([]);
  // What is not met would have to say so here, and be reviewed.
  expect(rows.filter(({ how }) => how.includes('**open**')).map(({ id }) => id)).toEqual([]);
  expect(named).toBeGreaterThan(150);
});
