import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What stands between a call's parentheses, from `start` on. */
function argumentsFrom(source: string, start: number): string {
  let depth = 1;
  let quote = '';
  for (let at = start; at < source.length; at++) {
    const character = source[at]!;
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (`'"\``.includes(character)) quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return source.slice(start, at);
  }
  return source.slice(start);
}

/** `warn a reaction failed` of each line that a source writes into the process log. */
function linesOf(source: string): string[] {
  return [...source.matchAll(/\blog(?:ger)?\??\.(trace|debug|info|warn|error|fatal)\(/g)].map((call) => {
    const given = argumentsFrom(source, call.index + call[0].length)
      .trim()
      .replace(/,$/, '');
    return `${call[1]} ${/(['"`])((?:(?!\1).)*)\1$/s.exec(given)?.[2] ?? `(not a text: ${given})`}`;
  });
}

const sources = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));

it('every line of the process log is in docs/security/logs.md, and nothing that is not written any more', () => {
  const written = new Set(sources.flatMap((path) => linesOf(read(path))));
  expect(written.size).toBeGreaterThan(20);
  const listed = [...read('docs/security/logs.md').matchAll(/^\| (debug|info|warn|error|fatal) \| (.+?) \|/gm)].map(
    ([, level, message]) => `${level} ${message}`,
  );
  expect(listed.toSorted()).toEqual([...written].toSorted());
  expect(new Set(listed).size).toBe(listed.length);
});

it('the reader finds calls over several lines, with texts that quote, and says when a message is no text', () => {
  expect(linesOf(`desk.log.warn(\n  { a: f(1), why: ')' },\n  'it broke',\n);`)).toEqual(['warn it broke']);
  expect(linesOf(`log?.error({ err }, "the courier's own")`)).toEqual(["error the courier's own"]);
  expect(linesOf('log.error({ err }, why)')).toEqual(['error (not a text: { err }, why)']);
});

it('nothing else of the server writes to a terminal or a console', () => {
  const elsewhere = sources.filter(
    (path) => !/^src\/(cli|main)/.test(path) && /\bconsole\.\w+\(|process\.std(out|err)\.write/.test(read(path)),
  );
  expect(elsewhere).toEqual([]);
});
