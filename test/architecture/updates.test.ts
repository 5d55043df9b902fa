import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/security/updates.md'), 'utf8');
const lookedAt = /^\*\*Last looked at: (\d{4}-\d\d-\d\d)\*\*$/m.exec(page)![1]!;
const behind = [...page.matchAll(/^\| `(.+?)` \| (.+?) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(([, name, ours, newest, until, why]) => ({
  name: name!,
  ours: ours!,
  newest: newest!,
  until: until!,
  why: why!,
}));

/** Day of the newest commit: what was true then stays true of it. A copy without its history is as old as its last look. */
function today(): string {
  try {
    return (
      execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
      lookedAt
    );
  } catch {
    return lookedAt;
  }
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

it('libraries were looked at within the 90 days before the newest commit', () => {
  expect(Number.isNaN(Date.parse(lookedAt))).toBe(false);
  expect(days(lookedAt, today())).toBeLessThanOrEqual(90);
});

it('what is behind has the version that is said, a reason, and its day has not passed', () => {
  const versions: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(behind.length).toBeGreaterThan(0);
  for (const { name, ours, newest, until, why } of behind) {
    expect([name, ours]).toEqual([name, versions[name]]);
    expect(newest).not.toBe(ours);
    expect(why.length).toBeGreaterThan(8);
    if (until === '–') continue;
    expect([name, days(today(), until) >= 0]).toEqual([name, true]);
    expect([name, days(lookedAt, until) <= 90]).toEqual([name, true]);
  }
});
