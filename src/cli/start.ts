import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { type App, startApp } from '../app.ts';
import { type DemoProgress, demoShop, fillDemo, isFirstRun, makeDemoTenants } from '../demo/demo.ts';
import { banner } from './banner.ts';
import { takeLock } from './lock.ts';
import type { Settings } from './settings.ts';

export interface StartOptions extends Settings {
  readonly host: string;
  readonly port: number;
  readonly role: 'api' | 'worker' | 'both';
  /** Make demo tenants, also on a server's database. */
  readonly demo: boolean;
  print(line: string): void;
}

export interface Running {
  readonly app: App;
  readonly url: string;
  /** Finishes requests and jobs in hand. */
  stop(): Promise<void>;
}

/** Structured lines on stdout; a person at a terminal who asked for nothing sees warnings only. */
export const makeLog = (env: Readonly<Record<string, string | undefined>>): Logger =>
  pino({
    level: env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie'],
  });

function docsOf(setting: string | undefined): 'open' | 'closed' | undefined {
  if (!setting) return undefined;
  if (setting === 'open' || setting === 'closed') return setting;
  throw new Error(`SERAI_DOCS is open or closed, not ${setting}.`);
}

/** Starts serving, working or both; on the embedded database it holds the lock. Demo data is filled in once it answers. */
export async function start(
  options: StartOptions,
  log: Logger,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Running> {
  const began = performance.now();
  if (!options.databaseUrl && options.role !== 'both')
    throw new Error('The embedded database takes one process: --role needs DATABASE_URL.');
  const lock = options.databaseUrl ? undefined : takeLock(options.directory);
  let app: App | undefined;
  try {
    app = await startApp({
      databaseUrl: options.databaseUrl,
      directory: options.directory,
      role: options.role,
      log,
      adminToken: lock?.adminToken,
      trustProxy: env.SERAI_TRUST_PROXY,
      redisUrl: env.REDIS_URL || undefined,
      secureCookies: env.SERAI_SECURE_COOKIES === '1',
      docs: docsOf(env.SERAI_DOCS),
      metricsToken: env.SERAI_METRICS_TOKEN,
      onMigrate: ({ tenant, applied, done, total, error }) => {
        if (error) options.print(`Held back ${tenant.slug}: ${error.message} (${done} of ${total})`);
        if (applied) options.print(`Migrated ${tenant.slug}: ${applied} (${done} of ${total})`);
      },
    });
    const url = await listen(app, options);
    lock?.announce(url);
    const demo = options.demo || (!options.databaseUrl && (await isFirstRun(app.database)));
    // A demo that fails to appear must not keep the server from serving.
    if (demo) await makeDemoTenants(app, log).catch((error) => log.error({ err: error }, 'the demo could not be made'));
    for (const line of await banner(app, { url, seconds: (performance.now() - began) / 1000, settings: options })) options.print(line);
    const filling = fillInBackground(app, log, options.print);
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      filling.abort();
      // What it has in hand ends with the app; half a demo is no reason to wait.
      await Promise.race([filling.done, sleep(1_000)]);
      await app!.close();
      lock?.release();
    };
    return {
      app,
      url,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await app?.close().catch(() => {});
    lock?.release();
    throw error;
  }
}

async function listen(app: App, { host, port, role }: StartOptions): Promise<string> {
  try {
    await app.server.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken. Give another with --port.`);
  }
  const { address, port: bound, family } = app.server.server.address() as AddressInfo;
  if (role === 'worker') return `http://127.0.0.1:${bound}`;
  const everywhere = address === '0.0.0.0' || address === '::';
  return `http://${everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}

/** Goes on where an earlier start was interrupted; does nothing where there is no demo. */
function fillInBackground(app: App, log: Logger, print: (line: string) => void): { abort(): void; done: Promise<void> } {
  const controller = new AbortController();
  const progress: DemoProgress = { signal: controller.signal, said: print, log };
  const done = fillDemo(app, progress).catch((error) => {
    if (!controller.signal.aborted) log.error({ err: error, tenant: demoShop.slug }, 'demo data could not be made');
  });
  return { abort: () => controller.abort(), done };
}
