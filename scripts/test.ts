// bin/test: runs vitest once with the given arguments and ends with one line, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tally } from './tally.ts';

const directory = mkdtempSync(join(tmpdir(), 'serai-test-'));
const tallyFile = join(directory, 'tally.json');
const vitest = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./scripts/tally.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, SERAI_TEST_TALLY: tallyFile } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));

const code = await new Promise<number>((resolve) => vitest.on('close', (status) => resolve(status ?? 1)));
const counted: Tally = existsSync(tallyFile) ? JSON.parse(readFileSync(tallyFile, 'utf8')) : { passed: 0, failed: 0 };
rmSync(directory, { recursive: true });

// A run that broke before or after its tests has failed, though it counted none.
const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
console.log(`${counted.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
