import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TenantRef } from '#kernel/db';
import { provisionTenant } from '#platform';
import { type App, startApp } from '../src/app.ts';

/** A database of its own on a PostgreSQL server, with one tenant, for one benchmark. */
export interface BenchHouse {
  readonly url: string;
  readonly app: App;
  readonly tenant: TenantRef;
  /** Access token of the tenant's owner. */
  readonly token: string;
  sql(text: string): Promise<pg.QueryResult>;
  /** The same, prepared once by this name. */
  prepared(name: string, text: string, values: unknown[]): Promise<pg.QueryResult>;
  /** Process id of the database server, where it runs on this machine. */
  readonly serverPid: number;
  /** The API in a process of its own. */
  serve(role?: 'api' | 'both'): Promise<{ port: number; pid: number; memory(): Promise<number>; stop(): Promise<void> }>;
  /** Transactions per second of a pgbench script, on the tenant's search path. */
  pgbench(script: string, clients: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

const password = 'correct horse battery staple';

export async function benchHouse(server: string): Promise<BenchHouse> {
  const name = `serai_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const directory = mkdtempSync(join(tmpdir(), 'serai-bench-'));
  const app = await startApp({
    databaseUrl: url,
    directory,
    role: 'api',
    rates: { address: 1e9, businesses: false },
    log: pino({ level: 'error' }),
  });
  const { id } = await provisionTenant(app.database, app.services, {
    slug: 'bench',
    name: 'Bench',
    plan: 'enterprise',
    owner: { name: 'Owner', email: 'owner@bench.example', password },
  });
  const tenant = (await app.tenants.ref(id))!;
  const answer = await app.server.inject({
    method: 'POST',
    url: '/v1/auth/sign-in',
    payload: { tenant: 'bench', email: 'owner@bench.example', password },
  });
  const { access_token: token } = answer.json();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path = ${tenant.schema}, public`);
  const backend = (await client.query('select pg_backend_pid() as pid')).rows[0].pid as number;
  const serverPid = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${backend}/status`, 'utf8'))?.[1] ?? 0);
  const children: ChildProcess[] = [];
  return {
    url,
    app,
    tenant,
    token,
    serverPid,
    sql: (text) => client.query(text),
    prepared: (name, text, values) => client.query({ name, text, values }),
    async serve(role = 'api') {
      const child = fork(join(import.meta.dirname, 'server.ts'), [url, directory, role], {
        stdio: 'inherit',
        env: { ...process.env, MALLOC_ARENA_MAX: '1' },
        execArgv: [
          // As bin/start runs it.
          ...(process.env.NODEFLAGS ?? '--max-semi-space-size=8 --max-old-space-size=256').split(' '),
          ...(process.env.PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.PROFILE] : []),
        ],
      });
      children.push(child);
      const ask = <T>() =>
        new Promise<T>((resolve, reject) => {
          const died = (code: number | null) => reject(new Error(`the server ended with ${code}`));
          child.once('exit', died);
          child.once('message', (message) => {
            child.off('exit', died);
            resolve(message as T);
          });
        });
      const { port } = await ask<{ port: number }>();
      return {
        port,
        pid: child.pid!,
        memory: () => {
          const answered = ask<{ rss: number }>();
          child.send('memory');
          return answered.then(({ rss }) => rss);
        },
        stop: () =>
          new Promise<void>((resolve) => {
            child.once('exit', () => resolve());
            child.disconnect();
          }),
      };
    },
    pgbench(script, clients, seconds) {
      const file = join(directory, 'script.sql');
      writeFileSync(file, script);
      return new Promise((resolve, reject) => {
        const run = spawn('pgbench', ['-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-j', '1', '-T', String(seconds), url], {
          env: { ...process.env, PGOPTIONS: `-c search_path=${tenant.schema},public -c timezone=UTC` },
        });
        let out = '';
        run.stdout.on('data', (chunk) => {
          out += chunk;
        });
        run.stderr.on('data', (chunk) => {
          out += chunk;
        });
        run.on('exit', () => {
          const rate = /tps = ([\d.]+)/.exec(out);
          if (rate && !out.includes('aborted')) resolve(Number(rate[1]));
          else reject(new Error(`pgbench: ${out}`));
        });
      });
    },
    async close() {
      for (const child of children) if (child.exitCode === null && child.connected) child.disconnect();
      await client.end();
      await app.close();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const hasPgbench = (): boolean => {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
