import { pino } from 'pino';
import { afterAll } from 'vitest';
import { command, Type } from '#kernel/command';
import { operationsOf } from '#kernel/command/operations';
import type { Context, RecordContext } from '#kernel/context';
import { readCatalog } from '#kernel/db/catalog';
import { fail } from '#kernel/errors';
import type { Rates } from '#kernel/http/limits';
import { makeMetrics } from '#kernel/http/metrics';
import { buildServer } from '#kernel/http/server';
import { pack } from '#kernel/pack';
import type { AnyResource } from '#kernel/resource';
import { ResourceCompiler } from '#kernel/resource/compile';
import { type Client, client, type TestApp, type TestTenant, testApp } from './app.ts';

/** One column of every kind, so that the compiler is tested on all of them and on no business word. */
const tables = `
  create table probes (
    id uuid primary key, name text not null constraint probes_name_check check (length(name) <= 50),
    status text not null default 'open' constraint probes_status_check check (status in ('open', 'busy', 'closed')),
    rank integer, weight numeric(8,3), price numeric(19,4) not null default 0 constraint probes_price_check check (price >= 0),
    currency char(3) not null default 'INR', active boolean, due date, seen_at timestamptz, details jsonb, words text[],
    email text, phone text, place geography(point,4326), created_by uuid,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz);
  create unique index probes_name_key on probes (lower(name)) where deleted_at is null and name like 'only%';
  create table probe_parts (
    id uuid primary key, probe_id uuid not null constraint probe_parts_probe_fkey references probes (id), label text not null,
    position integer not null);
`;

const probes: AnyResource = {
  kind: 'resource',
  table: 'probes',
  permissions: { read: 'orders.view', create: 'orders.create', update: 'orders.edit', delete: 'orders.cancel' },
  fields: [
    'id',
    'name',
    'status',
    'rank',
    'weight',
    'price',
    'currency',
    'active',
    'due',
    'seen_at',
    'details',
    'words',
    'email',
    'phone',
    'place',
    'created_by',
    'created_at',
    'updated_at',
  ],
  masks: { email: 'email', phone: 'phone', price: 'number' },
  filter: [
    'id',
    'name',
    'status',
    'rank',
    'weight',
    'price',
    'currency',
    'active',
    'due',
    'seen_at',
    'details',
    'words',
    'email',
    'place',
    'created_at',
  ],
  search: ['name', 'email'],
  sortable: ['name', 'rank', 'price', 'due', 'seen_at', 'email'],
  sort: '-created_at',
  expand: { parts: { kind: 'many', table: 'probe_parts', sort: 'position', limit: 3 } },
  near: 'place',
  create: [
    'name',
    'status',
    'rank',
    'weight',
    'price',
    'currency',
    'active',
    'due',
    'seen_at',
    'details',
    'words',
    'email',
    'phone',
    'place',
  ],
  update: ['name', 'rank', 'price', 'details', 'words', 'place', 'email'],
};

const parts: AnyResource = {
  kind: 'resource',
  table: 'probe_parts',
  permissions: { read: 'finance.view', create: 'finance.create', delete: 'finance.edit' },
  fields: ['id', 'probe_id', 'label', 'position'],
  create: ['probe_id', 'label', 'position'],
  filter: ['probe_id'],
  sort: 'position',
  expand: { probe: { kind: 'one', table: 'probes' } },
};

interface ProbeRow {
  id: string;
  name: string;
}

export interface ProbeHouse {
  readonly app: TestApp;
  readonly tenant: TestTenant;
  readonly compiler: ResourceCompiler;
  readonly owner: Client;
  /** A client of the probes' server with someone's token. */
  as(person: { readonly token: string | undefined }): Client;
  /** Commands of kind `hold` wait for what this holds. */
  readonly gate: { wait: () => Promise<void>; runs: number };
  readonly logged: Record<string, unknown>[];
}

/** A server on the real pipeline whose only pack is this: one table of every kind, and commands that go wrong in every way. */
export async function probeHouse(rates: Rates = { actor: 1e9, tenant: 1e9, address: 1e9, businesses: false }): Promise<ProbeHouse> {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const app = await testApp({ log });
  const tenant = await app.tenant();
  const catalog = await app.database.owner(async (tx) => {
    await tx.script(`set local search_path = "${tenant.schema}", public; ${tables}
      grant select, insert, update, delete on probes, probe_parts to "${tenant.role}";`);
    return readCatalog(tx, tenant.schema);
  });
  const compiler = new ResourceCompiler(catalog, [probes, parts]);
  const gate = { wait: async () => {}, runs: 0 };
  const nothing = Type.Object({}, { additionalProperties: false });
  const on = probes as never;
  const commands = [
    command({
      on,
      verb: 'finish',
      permission: 'orders.edit',
      summary: 'Close it.',
      from: ['open', 'busy'],
      bulk: true,
      secret: ['pin'],
      input: Type.Object({ reason: Type.String({ minLength: 3 }), pin: Type.Optional(Type.String()) }),
      async run({ tx, id, emit }: RecordContext<ProbeRow>) {
        await tx.exec`update probes set status = 'closed' where id = ${id}`;
        emit('probe.finished', { probe_id: id });
      },
    }),
    command({
      on,
      verb: 'refuse',
      permission: 'orders.edit',
      summary: 'Write, and refuse after.',
      input: nothing,
      async run({ tx, id, emit, onFailure }: RecordContext<ProbeRow>) {
        await tx.exec`update probes set rank = 4711 where id = ${id}`;
        emit('probe.refused', { probe_id: id });
        onFailure(async (again) => void (await again.tx.exec`update probes set weight = coalesce(weight, 0) + 1 where id = ${id}`));
        throw fail('insufficient_stock', { available: 3 });
      },
    }),
    command({
      on,
      verb: 'explode',
      permission: 'orders.edit',
      summary: 'Have a defect.',
      input: nothing,
      async run() {
        throw new Error('the inside story');
      },
    }),
    command({
      on,
      verb: 'nap',
      permission: 'orders.edit',
      summary: 'Take too long.',
      timeout: 200,
      input: nothing,
      async run({ tx }: Context) {
        await tx.exec`select pg_sleep(5)`;
      },
    }),
    command({
      on,
      verb: 'nest',
      permission: 'orders.edit',
      summary: 'Open a transaction inside another.',
      input: nothing,
      async run() {
        await app.database.tenant(tenant, {}, async () => {});
      },
    }),
    command({
      on,
      target: 'collection',
      verb: 'hold',
      permission: 'orders.create',
      summary: 'Insert, then wait.',
      input: Type.Object({ name: Type.String() }),
      output: Type.Object({ id: Type.String() }),
      async run({ tx, newId }: Context, { name }: { name: string }) {
        gate.runs++;
        const id = newId();
        await tx.exec`insert into probes (id, name) values (${id}, ${name})`;
        await gate.wait();
        return { id };
      },
    }),
    command({
      on,
      target: 'collection',
      verb: 'swap',
      permission: 'orders.edit',
      summary: 'Change two, in the order given.',
      input: Type.Object({ first: Type.String(), second: Type.String() }),
      output: Type.Object({ done: Type.Boolean() }),
      async run({ tx }: Context, { first, second }: { first: string; second: string }) {
        await tx.exec`update probes set rank = coalesce(rank, 0) + 1 where id = ${first}`;
        gate.runs++;
        await gate.wait();
        await tx.exec`update probes set rank = coalesce(rank, 0) + 1 where id = ${second}`;
        return { done: true };
      },
    }),
  ];
  const server = buildServer({
    pipeline: app.pipeline,
    operations: operationsOf([pack({ name: 'probes', resources: [probes, parts], commands })], compiler),
    hooks: {
      hooks: [],
      database: app.database,
      tenants: app.tenants,
      keys: app.keys,
      resources: compiler,
      log,
      now: () => new Date(),
      ring: () => {},
    },
    uploads: {
      incoming: '',
      world: () => {
        throw new Error('there are no uploads');
      },
    },
    files: () => {
      throw new Error('there are no files');
    },
    log,
    rates,
    metrics: makeMetrics(),
    console: 'nothing-is-built',
    live: app.live,
    version: '0.0.0',
    ready: () => app.database.platform((tx) => tx.exec`select 1`).then(() => {}),
  });
  afterAll(() => server.close());
  const as: ProbeHouse['as'] = ({ token }) => client({ server }, token);
  return { app, tenant, compiler, owner: as(tenant.owner), as, gate, logged };
}
