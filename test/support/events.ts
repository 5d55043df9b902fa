import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { system } from '#kernel/command/actors';
import type { Context, Tenant } from '#kernel/context';
import type { Database, Tx } from '#kernel/db';
import { ident, type Roles, schemaOf } from '#kernel/db';
import type { Event, Reaction, Schedule } from '#kernel/events';
import { newId } from '#kernel/ids';
import { installQueues, type OpenContext, startWorker, type TenantDirectory, type Worker, type WorkerOptions } from '#kernel/jobs';
import { pack } from '#kernel/pack';
import type { World } from '#kernel/world';
import { newTenantScript } from '../../src/kernel/db/migrate.ts';
import { openDatabase } from '../../src/kernel/db/open.ts';
import { loaded } from './snapshot.ts';

/** A database with the queue and bare tenants, that have events and a table `effects` and no pack: for tests of delivery itself. */
export interface EventHouse {
  readonly database: Database;
  /** The owner's address; undefined on the embedded database. */
  readonly url: string | undefined;
  readonly roles: Roles;
  tenant(slug?: string): Promise<Tenant>;
  /** Appends events in one transaction and commits; returns their ids. Rings nobody. */
  append(tenant: Tenant, types: readonly string[], data?: Record<string, unknown>): Promise<string[]>;
  /** What reactions wrote with `leaveEffect`, in the order they wrote it. */
  effects(tenant: Tenant): Promise<{ event_id: string; note: string }[]>;
  deliveries(tenant: Tenant): Promise<{ event_id: string; reaction: string; state: string; attempts: number; error: string | null }[]>;
  /** Jobs in any state, of Serai's queues. */
  jobs(): Promise<{ name: string; state: string; data: { event_ids?: string[] } }[]>;
  worker(declared: { reactions?: Reaction[]; schedules?: Schedule[] }, options?: Partial<WorkerOptions>): Promise<Worker>;
  close(): Promise<void>;
}

export const leaveEffect = (tx: Tx, event: Event, note = ''): Promise<number> =>
  tx.exec`insert into effects (event_id, note) values (${event.id}, ${note})`;

export const silent = pino({ level: 'silent' });

/** On the server at `url`, or on the embedded database, faster from the snapshot that test files share. */
export async function eventHouse(url = process.env.DATABASE_URL, snapshot?: string): Promise<EventHouse> {
  const own = url ? await freshDatabase(url) : undefined;
  const prepared = snapshot ? loaded(snapshot) : undefined;
  const { database, roles } = await openDatabase({ url: own?.url, snapshot: prepared, appPassword });
  await installQueues(database, url ? roles.app : undefined);
  const tenants: Tenant[] = [];
  const workers: Worker[] = [];
  return {
    database,
    url: own?.url,
    roles,
    async tenant(slug = `t${randomBytes(5).toString('hex')}`) {
      const tenant = bareTenant(slug, roles.tenant(slug));
      await database.owner(async (tx) => {
        await tx.script(`create role ${ident(tenant.role)}; grant ${ident(tenant.role)} to ${ident(roles.app)};`);
        await tx.script(newTenantScript(tenant, []));
        await tx.script(`create table ${ident(tenant.schema)}.effects (n bigint generated always as identity, event_id uuid, note text);
          grant all on ${ident(tenant.schema)}.effects to ${ident(tenant.role)};`);
      });
      tenants.push(tenant);
      return tenant;
    },
    append: (tenant, types, data = {}) =>
      database.tenant(tenant, {}, async (tx) => {
        const ids = types.map(() => newId());
        await appendEvents(
          tx,
          types.map((type, index) => ({ id: ids[index]!, type, data })),
        );
        return ids;
      }),
    effects: (tenant) => database.tenant(tenant, {}, (tx) => tx.many`select event_id, note from effects order by n`),
    deliveries: (tenant) =>
      database.tenant(
        tenant,
        {},
        (tx) => tx.many`select event_id, reaction, state, attempts, error from event_deliveries order by event_id, reaction`,
      ),
    async jobs() {
      const { rows } = await database.session('owner').execute(`select name, state, data from pgboss.job where name like 'serai-%'`);
      return rows as never;
    },
    async worker({ reactions = [], schedules = [] }, options = {}) {
      const worker = await plainWorker(database, tenants, { reactions, schedules }, options);
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      if (url)
        await database.owner(async (tx) => {
          for (const tenant of tenants) await tx.script(`drop schema ${ident(tenant.schema)} cascade; drop role ${ident(tenant.role)}`);
        });
      await database.close();
      await own?.drop([roles.platform, roles.tenants, roles.app]);
    },
  };
}

const appPassword = 'for-tests';

/** A worker in the house of another process. */
export async function visitingWorker(url: string, tenant: Tenant, reactions: Reaction[]): Promise<Worker> {
  const { database } = await openDatabase({ url, appPassword });
  return plainWorker(database, [{ ...tenant, features: new Set() }], { reactions }, {});
}

const plainWorker = (
  database: Database,
  tenants: readonly Tenant[],
  declared: { reactions?: Reaction[]; schedules?: Schedule[] },
  options: Partial<WorkerOptions>,
): Promise<Worker> =>
  startWorker({
    database,
    packs: [pack({ name: 'test', ...declared })],
    tenants: directoryOf(tenants),
    context: (tx, tenant) => plainContext(tx, tenant),
    world: (tenant) => plainWorld(database, tenant),
    log: silent,
    ...options,
  });

function directoryOf(tenants: readonly Tenant[]): TenantDirectory {
  const find = async (id: string) => tenants.find((tenant) => tenant.id === id);
  return { find, ref: find, load: (_tx, id) => find(id), refs: async () => tenants, forget: () => {} };
}

async function freshDatabase(url: string) {
  const name = `serai_events_${randomBytes(5).toString('hex')}`;
  const server = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await server(`create database ${name}`);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return {
    url: fresh.href,
    drop: (roles: string[]) => server(`drop database ${name} with (force)`, ...roles.map((role) => `drop role if exists ${ident(role)}`)),
  };
}

const bareTenant = (slug: string, role: string): Tenant => ({
  id: newId(),
  slug,
  name: slug,
  schema: schemaOf(slug),
  role,
  status: 'active',
  subscribed: true,
  features: new Set(),
  featureConfig: {},
  limits: { users: null, orders_per_month: null, channels: null },
  channels: {},
  settings: { timezone: 'UTC', currency: 'INR', date_format: 'YYYY-MM-DD' },
  domain: null,
});

async function appendEvents(tx: Tx, events: readonly { id: string; type: string; data: Record<string, unknown> }[]): Promise<void> {
  await tx.exec`insert into events (id, type, data, occurred_at)
    select id, type, data, now() from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (id uuid, type text, data jsonb)`;
}

function plainContext(tx: Tx, tenant: Tenant): OpenContext {
  const emitted: { id: string; type: string; data: Record<string, unknown>; subject: null }[] = [];
  const common = { actor: system, request: { id: newId(), ip: null, userAgent: null, traceparent: null, endpoint: null }, now: new Date() };
  const afterFailure: ((context: Context) => Promise<void>)[] = [];
  const context = {
    tx,
    tenant,
    now: new Date(),
    newId,
    onFailure: (work: (context: Context) => Promise<void>) => void afterFailure.push(work),
    emit: (type: string, data: Record<string, unknown>) => void emitted.push({ id: newId(), type, data, subject: null }),
  } as Partial<Context> as Context;
  const open: OpenContext = {
    context,
    afterFailure,
    async flush() {
      const { hasEvents, send } = await open.prepare();
      await send();
      return hasEvents;
    },
    prepare: async () => ({
      hasEvents: emitted.length > 0,
      send: async () => void (emitted.length > 0 && (await appendEvents(tx, emitted))),
    }),
    notes: [],
    refused: [],
    needsApproval: () => false,
    settle: async () => {},
    take: () => ({ events: emitted.map((event) => ({ ...event, ...common })), said: { ...common, secrets: context.secrets, notes: [] } }),
  };
  return open;
}

const plainWorld = (database: Database, tenant: Tenant): World =>
  ({
    tenant,
    now: new Date(),
    log: silent,
    transaction: (work) =>
      database.tenant(tenant, {}, async (tx) => {
        const { context, flush } = plainContext(tx, tenant);
        const result = await work(context);
        await flush();
        return result;
      }),
  }) as Partial<World> as World;
