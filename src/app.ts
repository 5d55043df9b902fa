import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { declareDeeds, outsideDirectory, outsideIn, type Sealer, sealer } from '#kernel/audit';
import { Actors, system } from '#kernel/command/actors';
import { openContext } from '#kernel/command/context';
import { type Operation, operationsOf } from '#kernel/command/operations';
import { Pipeline } from '#kernel/command/pipeline';
import type { Context, RequestInfo, Tenant } from '#kernel/context';
import type { KeyRing } from '#kernel/crypto';
import type { Database, Roles, TxOptions } from '#kernel/db';
import { catalog } from '#kernel/db/checks';
import type { MigrationProgress } from '#kernel/db/migrate';
import { keepMonths } from '#kernel/db/months';
import { fail } from '#kernel/errors';
import { type Live, live } from '#kernel/events/live';
import { type FileStorage, storageFrom } from '#kernel/files';
import { sharedCounters } from '#kernel/http/counters';
import { defaultRates, type Rates } from '#kernel/http/limits';
import { withMeta } from '#kernel/http/meta';
import { type Metrics, makeMetrics } from '#kernel/http/metrics';
import { buildServer } from '#kernel/http/server';
import { clearIncoming } from '#kernel/http/uploads';
import { guardedHttp } from '#kernel/http-client';
import { newId } from '#kernel/ids';
import { remoteRing, startWorker, type Worker } from '#kernel/jobs';
import { declareSealed } from '#kernel/keystore';
import type { Pack } from '#kernel/pack';
import { ResourceCompiler } from '#kernel/resource/compile';
import { systemPack } from '#kernel/system/pack';
import { Tenants } from '#kernel/tenants';
import type { FileStore, World } from '#kernel/world';
import { authenticator, createOwner, hashPassword, passwordFits, refuseWeak, restAfter, seedAccess } from '#packs/identity';
import { exportsMarked, secured, watchRefusal } from '#packs/security';
import { eraseFilesOfDeleted, platformAuthenticator, platformPack, runMigrations, type Services } from '#platform';
import { flows } from './flows/index.ts';
import { bringUpToDate, openInstallation, type Place } from './installation.ts';
import { packs as allPacks } from './packs.ts';
import { servePages } from './pages/serve.ts';

export interface AppOptions extends Place {
  role?: 'api' | 'worker' | 'both';
  log?: Logger;
  rates?: Partial<Rates>;
  /** Redis that joins the rate counters of several processes. */
  redisUrl?: string | undefined;
  now?: () => Date;
  allowLoopback?: boolean;
  /** Where files are kept, instead of where the environment says. */
  storage?: FileStorage;
  trustProxy?: string | undefined;
  secureCookies?: boolean;
  /** Whether the API's description is served; default: to who asks directly, and not behind a proxy. */
  docs?: 'open' | 'closed' | undefined;
  /** Bearer that gets the metrics from anywhere. */
  metricsToken?: string | undefined;
  /** How long the head of a request, or a body that is no file, may take; default a minute. */
  patience?: number;
  mostConnections?: number;
  /** Bearer that acts as a super admin: the embedded server's lock file holds it. */
  adminToken?: string | undefined;
  /** Milliseconds between signs of life of live streams. */
  heartbeat?: number;
  /** Where the console was built; default: `console/dist`. */
  console?: string;
  /** Further packs, for tests. */
  extraPacks?: readonly Pack[];
  onMigrate?: (progress: MigrationProgress) => void;
}

export interface App {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly roles: Roles;
  readonly packs: readonly Pack[];
  readonly operations: readonly Operation[];
  readonly tenants: Tenants;
  readonly services: Services;
  readonly keys: KeyRing;
  readonly metrics: Metrics;
  readonly pipeline: Pipeline;
  readonly resources: ResourceCompiler;
  /** Absent where this process only serves requests. */
  readonly worker: Worker | undefined;
  /** Streams of what changes. */
  readonly live: Live;
  /** What reactions get; `at` puts its clock elsewhere, for demo data. */
  world(tenant: Tenant, at?: Date): World;
  /** Seals the tenants' audit trails; a process that works does so by itself. */
  readonly audit: Sealer;
  /** Finishes requests and jobs in hand, then closes the database. */
  close(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string };

const day = 86_400_000;

/** What the platform works with, handed over by the packs that have it. */
export const servicesOf = (roles: Roles, packs: readonly Pack[] = allPacks): Services => ({
  packs,
  roles,
  people: { seedAccess, createOwner, hashPassword, passwordFits, refuseWeak, restAfter },
  exports: { marked: exportsMarked },
});

/** Everything Serai is, put together once: database, packs, pipeline, server, worker. */
export async function startApp(options: AppOptions): Promise<App> {
  const { role = 'both', log = pino({ level: 'silent' }), now = () => new Date() } = options;
  const { database, roles, keys } = await openInstallation(options);
  const business = [...allPacks, ...(options.extraPacks ?? [])];
  const services = servicesOf(roles, business);
  const outside = outsideIn(outsideDirectory(process.env, options.directory));
  const packs = [systemPack(business, outside), platformPack(services), ...business, flows];
  declareSealed(packs.flatMap(({ sealed }) => sealed));

  for (const { tenant, error } of await bringUpToDate(database, roles, services, options.onMigrate))
    log.error({ tenant: tenant.slug, err: error }, 'a tenant could not be brought up to date; it is held back');
  const tenants = new Tenants(database);

  const keepingMonths = async () => {
    for (const { schema, error } of (await keepMonths(database)).failed)
      log.error({ schema, err: error }, 'next month’s partitions could not be made');
  };
  await keepingMonths();

  const storage = options.storage ?? storageFrom(process.env, options.directory);
  const files = storage.of;
  const http = guardedHttp({ allowLoopback: options.allowLoopback ?? process.env.SERAI_HTTP_ALLOW_LOOPBACK === '1' });
  const compiler = new ResourceCompiler(
    catalog,
    packs.flatMap((pack) => pack.resources),
    new Map(packs.flatMap(({ feature, resources }) => (feature ? resources.map(({ table }) => [table, feature] as const) : []))),
  );
  const operations = withMeta(operationsOf(packs, compiler));
  declareDeeds(operations);
  const metrics = makeMetrics();
  let ring: (tenantIds: string[]) => void = () => {};

  const request: RequestInfo = { id: '', ip: null, userAgent: null, traceparent: null, endpoint: null };
  const incoming = join(options.directory, 'incoming');
  await clearIncoming(incoming, new Date(Date.now() - 3_600_000));
  const world = (tenant: Tenant, at?: Date): World => ({
    tenant,
    now: at ?? now(),
    log,
    keys,
    http,
    files: files(tenant.id),
    transaction: async <T>(work: (context: Context) => Promise<T>, options: Pick<TxOptions, 'statementTimeout'> = {}): Promise<T> => {
      let hasEvents = false;
      const result = await database.tenant(tenant, options, async (tx) => {
        const open = openContext({
          tx,
          tenant,
          actor: system,
          request: { ...request, id: newId() },
          now: at ?? now(),
          keys,
          resources: compiler,
        });
        const done = await work(open.context);
        hasEvents = await open.flush();
        return done;
      });
      if (hasEvents) ring([tenant.id]);
      return result;
    },
  });

  const audit = sealer({
    database,
    keys,
    log,
    outside,
    now: () => new Date(),
    ref: (id) => tenants.ref(id),
  });
  const worker =
    role === 'api'
      ? undefined
      : await startWorker({
          database,
          packs,
          tenants,
          log,
          world,
          drained: (tenantId) => audit.mark([tenantId]),
          context: (tx, tenant, event) =>
            openContext({
              tx,
              tenant,
              actor: system,
              now: now(),
              keys,
              resources: compiler,
              request: { ...request, id: event.request_id ?? event.id, traceparent: event.traceparent ?? null },
            }),
        });
  const months =
    worker &&
    setInterval(() => void keepingMonths().catch((error) => log.error({ err: error }, 'next month’s partitions could not be made')), day);
  months?.unref();
  ring = worker ? worker.ring : remoteRing(database, log);

  const eraseFiles = () =>
    eraseFilesOfDeleted(database, (id) => storage.erase(id)).catch((error) =>
      log.error({ err: error }, 'files of a deleted tenant could not be erased; it will be tried again'),
    );
  let erasing: Promise<unknown> | undefined = worker && eraseFiles();
  const eraser = setInterval(() => {
    erasing = worker && eraseFiles();
  }, 600_000).unref();

  const migrating = worker && runMigrations({ database, services, log });

  const actors = new Actors(secured(authenticator));
  const pipeline = new Pipeline({
    database,
    tenants,
    actors,
    platform: platformAuthenticator(options.adminToken),
    keys,
    resources: compiler,
    log,
    now,
    ring: (ids) => ring(ids),
    refused: watchRefusal,
  });
  const streams = live({
    database,
    tenants,
    actors,
    keys,
    log,
    packs,
    now,
    compiled: (table) => compiler.get(table),
    ...(options.heartbeat ? { heartbeat: options.heartbeat } : {}),
  });
  const counters = options.redisUrl ? await sharedCounters({ url: options.redisUrl, installation: roles.app, log, metrics }) : undefined;
  metrics.gauge('serai_stream_clients', 'Live streams open at this process.', () => streams.count);
  const server = buildServer({
    pipeline,
    live: streams,
    operations,
    files,
    uploads: {
      incoming,
      world: async (id) => {
        const tenant = await tenants.find(id);
        if (!tenant) throw fail('not_found');
        return world(tenant);
      },
    },
    log,
    metrics,
    version,
    rates: { ...defaultRates, ...options.rates },
    ...(counters ? { counters } : {}),
    hooks: {
      hooks: packs.flatMap((pack) => pack.hooks.map((hook) => ({ ...hook, pack }))),
      database,
      tenants,
      keys,
      resources: compiler,
      log,
      now,
      ring: (ids) => ring(ids),
    },
    pages: (server, inbound) => servePages(server, { database, tenants, pipeline, operations, keys, log, now, inbound }),
    console: options.console ?? join(import.meta.dirname, '../console/dist'),
    ready: () => database.platform((tx) => tx.exec`select 1`).then(() => {}),
    ...(options.trustProxy ? { trustProxy: options.trustProxy } : {}),
    ...(options.secureCookies ? { secureCookies: true } : {}),
    ...(options.docs ? { docs: options.docs } : {}),
    ...(options.metricsToken ? { metricsToken: options.metricsToken } : {}),
    ...(options.patience ? { patience: options.patience } : {}),
    ...(options.mostConnections ? { mostConnections: options.mostConnections } : {}),
  });
  return {
    server,
    database,
    roles,
    packs,
    operations,
    tenants,
    services,
    keys,
    metrics,
    pipeline,
    resources: compiler,
    worker,
    live: streams,
    audit,
    world,
    async close() {
      await server.close();
      counters?.close();
      clearInterval(eraser);
      await erasing;
      await pipeline.settled();
      clearInterval(months);
      await migrating?.stop();
      await worker?.stop();
      await audit.stop();
      await database.close();
    },
  };
}

export type { FileStore };
