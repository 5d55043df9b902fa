import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { copyTemplate, testKeys } from './snapshot.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** A real server process, or a command that ran to its end. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** A command that runs. */
export interface Begun {
  readonly pid: number;
  signal(name: NodeJS.Signals): void;
  ended(): Promise<Ended>;
}

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  ended(): Promise<Ended>;
}

/** A data directory and, on that lane, a database of its own, for processes that a test starts. */
export interface Site {
  readonly directory: string;
  /** On that lane. */
  readonly databaseUrl: string | undefined;
  /** Starts a server and waits until it says where it answers. */
  start(...args: string[]): Promise<ServerProcess>;
  /** Runs a command to its end. */
  serai(...args: string[]): Promise<Ended>;
  /** Begins a command that may be killed before its end. */
  begin(...args: string[]): Begun;
  /** Kills what is left and removes everything. */
  clear(): Promise<void>;
}

/** From the prepared database, so that a start is a later start. `more` is added to the processes' environment. */
export async function newSite(more: Readonly<Record<string, string>> = {}): Promise<Site> {
  const directory = mkdtempSync(join(tmpdir(), 'serai-site-'));
  const snapshot = inject('snapshot');
  const template = inject('template');
  const copy = template ? await copyTemplate(process.env.DATABASE_URL!, template) : undefined;
  if (snapshot) {
    mkdirSync(join(directory, 'database'), { mode: 0o700 });
    execFileSync('tar', ['-xf', snapshot, '-C', join(directory, 'database')], { stdio: 'ignore' });
  }
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    SERAI_KEYS: testKeys,
    SERAI_DATA: directory,
    LOG_LEVEL: 'warn',
    ...(copy ? { DATABASE_URL: copy.url } : {}),
    ...more,
  };
  const children = new Set<ChildProcess>();

  function run(args: string[]): { child: ChildProcess; output(): string; ended(): Promise<Ended> } {
    const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const closed = once(child, 'close').then(() => ({ status: child.exitCode, output }));
    closed.then(() => children.delete(child));
    return { child, output: () => output, ended: () => closed };
  }
  return {
    directory,
    databaseUrl: copy?.url,
    async start(...args) {
      const { child, output, ended } = run(['start', '--port', '0', ...args]);
      for (;;) {
        const url = /ready at (\S+)/.exec(output())?.[1];
        if (url) return { url, pid: child.pid!, output, ended, signal: (name) => void child.kill(name) };
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${output()}`);
        await sleep(20);
      }
    },
    serai: (...args) => run(args).ended(),
    begin(...args) {
      const { child, ended } = run(args);
      return { pid: child.pid!, ended, signal: (name) => void child.kill(name) };
    },
    async clear() {
      for (const child of children) child.kill('SIGKILL');
      while (children.size > 0) await sleep(20);
      await copy?.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
