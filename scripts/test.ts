// bin/test: runs vitest with the given arguments and ends with one line, `N passed, N failed`. Without arguments, what measures the console
// runs afterwards, alone: beside other tests it would measure them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.ts';
import { withoutDatabase } from './lanes.ts';
import type { Tally } from './tally.ts';

const directory = mkdtempSync(join(tmpdir(), 'serai-test-'));

/** One run; what it counted, and a failure where it broke before or after its tests. */
async function run(name: string, env: Record<string, string>, ...args: string[]): Promise<Tally> {
  const tallyFile = join(directory, `${name}.json`);
  const vitest = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./scripts/tally.ts', ...args],
    { stdio: 'inherit', env: { ...process.env, ...env, SERAI_TEST_TALLY: tallyFile } },
  );
  const kill = (signal: 'SIGINT' | 'SIGTERM') => vitest.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, kill);
  const code = await new Promise<number>((resolve) => vitest.on('close', (status) => resolve(status ?? 1)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, kill);
  const counted: Tally = existsSync(tallyFile) ? JSON.parse(readFileSync(tallyFile, 'utf8')) : { passed: 0, failed: 0 };
  return { ...counted, failed: code !== 0 && counted.failed === 0 ? 1 : counted.failed };
}

const files = (count: number) =>
  count === 1 ? '1 file of tests uses no database and is' : `${count} files of tests use no database and are`;
const given = process.argv.slice(2);
if (process.env.SERAI_TEST_SECOND_LANE === '1') console.log(`${files(withoutDatabase().length)} left out: the first lane has run it all.`);
const runs = [await run('all', {}, ...given)];
if (given.length === 0 && process.env.DATABASE_URL && chromium && existsSync('console/e2e/speed.alone.test.ts'))
  runs.push(await run('alone', { SERAI_TEST_ALONE: '1' }));
rmSync(directory, { recursive: true });

const passed = runs.reduce((sum, one) => sum + one.passed, 0);
const failed = runs.reduce((sum, one) => sum + one.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
