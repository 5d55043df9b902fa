// bin/check: every check that needs no database server, the cheap ones side by side. `--fix` formats and sorts first; `--no-tests` leaves
// out those that bin/test has as well.
import { spawn } from 'node:child_process';

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

function run(name: string, script: string, ...args: string[]): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ name, ok: code === 0, seconds: (performance.now() - started) / 1000, output: output.trim() }));
  });
}

const biome = 'node_modules/@biomejs/biome/bin/biome';
const fix = process.argv.includes('--fix');
if (fix) await run('fix', biome, 'check', '--write', '.');

const tests = () =>
  run(
    'architecture and goldens',
    'node_modules/vitest/vitest.mjs',
    'run',
    'test/architecture',
    'test/golden',
    // Installs and starts things, for half a minute: bin/test has it.
    '--exclude=test/architecture/launchers.test.ts',
    '--reporter=dot',
  );

const outcomes = await Promise.all([
  run('format and lint', biome, 'check', '--error-on-warnings', '--max-diagnostics=40', '.'),
  run('types', 'node_modules/typescript/bin/tsc', '--project', '.'),
  run('types of the console', 'node_modules/typescript/bin/tsc', '--project', 'console'),
  run('types of the browser tests', 'node_modules/typescript/bin/tsc', '--project', 'console/e2e'),
  run('generated files', 'src/main.ts', 'generate', '--check'),
  ...(process.argv.includes('--no-tests') ? [] : [tests()]),
]);

for (const { name, ok, seconds, output } of outcomes) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output.replaceAll(/^/gm, '    '));
}
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
