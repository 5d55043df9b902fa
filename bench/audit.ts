import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { outsideIn, sealer } from '#kernel/audit';
import type { Operation } from '#kernel/command/operations';
import type { AuditNote, Context } from '#kernel/context';
import { cpuSeconds } from './cpu.ts';
import { type BenchHouse, benchHouse } from './house.ts';
import type { Figure } from './reactions.ts';

const writers = 8;
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
const rounds = 5;
const turns = Number(process.env.BENCH_TURNS ?? 15);
const turnSeconds = 2;

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** An order of two lines entered by hand: a deed with a permission, stock, a limit, events and one entry. */
const order = () => ({
  customer_name: 'Meera Nair',
  customer_email: 'meera@example.com',
  customer_phone: '+919845012345',
  shipping_address: { line1: '14 Residency Road', city: 'Bengaluru', postal_code: '560025', country: 'IN' },
  payment_method: 'cod',
  items: [1, 2].map((quantity) => ({ sku: `B-${1 + Math.floor(Math.random() * many)}`, quantity, unit_price: '999.00' })),
});
const many = 500;
const goods = `
  insert into products (id, sku, name, currency, cost_price, selling_price, tax_rate)
    select ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'B-' || i, 'Product ' || i, 'INR', 40, 100, 12 from generate_series(1, ${many}) i;
  insert into inventory (id, product_id, available_quantity)
    select ('00000000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 100000000 from generate_series(1, ${many}) i;
  analyze products; analyze inventory;`;

/** The same values under names that are nobody's data, of about the same length. */
function impersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(impersonal);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [`${name}_`, impersonal(inner)]));
}

/**
 * What the trail costs those who write: orders through the whole pipeline, whose entries are sealed and tamper-evident; the same with a
 * plain entry, nothing of which is sealed; and the same with no entry at all. In short turns, so that all see the same machine; compared by turn.
 */
async function measureEntries({ app, tenant, token, sql, serverPid }: BenchHouse, sealed: <T>(work: () => Promise<T>) => Promise<T>) {
  await sql(goods);
  const audited = app.operations.find(({ method, path }) => `${method} ${path}` === 'POST /v1/orders')!;
  // Neither asks for the key of an entry.
  const without = (note: (context: Context) => Context['audit']): Operation => ({
    ...audited,
    run: (context, inbound) =>
      audited.run({ ...context, secrets: { ...context.secrets, sealerFor: async () => null }, audit: note(context) }, inbound),
  });
  const silent = without(() => () => {});
  const plain = without(
    (context) => (note) =>
      context.audit({
        ...note,
        after: impersonal(note.after) as AuditNote['after'],
        metadata: impersonal(note.metadata) as AuditNote['metadata'],
      }),
  );
  const ask = (operation: Operation) =>
    app.pipeline.run(operation, {
      bearer: token,
      request: {
        id: 'bench',
        ip: '127.0.0.1',
        userAgent: 'bench',
        traceparent: null,
        endpoint: 'POST /v1/orders',
        startedAt: performance.now(),
      },
      path: '/v1/orders',
      id: '',
      query: {},
      body: order(),
      rawBody: '',
      idempotencyKey: undefined,
      ifMatch: undefined,
      limit: async () => {},
    });
  const spent = () => cpuSeconds(serverPid) + process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
  const turn = async (operation: Operation) => {
    const until = performance.now() + turnSeconds * 1_000;
    const [began, cpu] = [performance.now(), spent()];
    let written = 0;
    const write = async () => {
      for (; performance.now() < until; written++) await ask(operation);
    };
    await Promise.all(Array.from({ length: writers }, write));
    return { rate: written / ((performance.now() - began) / 1_000), cpu: (spent() - cpu) / written };
  };
  const entries = async () => Number((await sql(`select count(*) from ${tenant.schema}.audit_entries`)).rows[0].count);
  await turn(silent);
  await turn(audited);
  const before = await entries();
  await turn(silent);
  if ((await entries()) !== before) throw new Error('What should not be audited is.');
  const kinds = { evident: () => sealed(() => turn(audited)), plain: () => turn(plain), silent: () => turn(silent) };
  const of = { plain: { rate: [] as number[], cpu: [] as number[] }, silent: { rate: [] as number[], cpu: [] as number[] } };
  for (let round = 0; round < turns; round++) {
    // The order changes, so that none always comes after the same.
    const names = (Object.keys(kinds) as (keyof typeof kinds)[]).map((_, index, all) => all[(index + round) % all.length]!);
    const seen = new Map<string, { rate: number; cpu: number }>();
    for (const name of names) seen.set(name, await kinds[name]());
    for (const other of ['plain', 'silent'] as const) {
      of[other].rate.push(seen.get('evident')!.rate / seen.get(other)!.rate);
      of[other].cpu.push(seen.get('evident')!.cpu / seen.get(other)!.cpu);
    }
  }
  return {
    plain: { rate: median(of.plain.rate), cpu: median(of.plain.cpu) },
    silent: { rate: median(of.silent.rate), cpu: median(of.silent.cpu) },
  };
}

/**
 * What sealing costs those who write: the same load (a change of the tenant's user with its audit entry, through the kernel's context) with the
 * sealer at work and without, in turns in one run, so that both see the same machine. Sealing shares this process and its connections.
 */
export async function measureAudit(server: string): Promise<Figure[]> {
  const house = await benchHouse(server);
  const directory = mkdtempSync(join(tmpdir(), 'serai-bench-audit-'));
  const { app, tenant } = house;
  const world = app.world((await app.tenants.find(tenant.id))!);
  const sealerOf = () =>
    sealer({
      database: app.database,
      keys: app.keys,
      outside: outsideIn(directory),
      now: () => new Date(),
      ref: (id) => app.tenants.ref(id),
      log: pino({ level: 'error' }),
    });
  const load = async (sealing: boolean): Promise<{ rate: number; sealed: number }> => {
    const seals = sealerOf();
    const until = performance.now() + seconds * 1_000;
    let written = 0;
    const write = async () => {
      while (performance.now() < until) {
        await world.transaction(async ({ tx, audit, newId }) => {
          await tx.text(`update users set updated_at = now() where id = (select id from users limit 1 offset 0)`, []);
          audit({
            action: 'users.update',
            resource: 'users',
            resourceId: newId(),
            before: { name: 'a', status: 'x' },
            after: { name: 'b', status: 'y' },
            metadata: { input: { name: 'b' } },
          });
        });
        written++;
        if (sealing) seals.mark([tenant.id]);
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    const rate = written / seconds;
    await seals.stop();
    const before = performance.now();
    const { entries } = await app.audit.seal(tenant);
    const took = performance.now() - before;
    return { rate, sealed: entries > 5_000 ? entries / (took / 1_000) : 0 };
  };
  try {
    await load(false);
    const ratios: number[] = [];
    const rates: number[] = [];
    const sealed: number[] = [];
    for (let round = 0; round < rounds; round++) {
      // The order changes, so that neither always comes second.
      const first = await load(round % 2 === 0);
      const second = await load(round % 2 !== 0);
      const [on, off] = round % 2 === 0 ? [first, second] : [second, first];
      ratios.push(on.rate / off.rate);
      rates.push(on.rate);
      sealed.push(...[on.sealed, off.sealed].filter((rate) => rate > 0));
    }
    const orders = await measureEntries(house, async (work) => {
      const seals = sealerOf();
      const marking = setInterval(() => seals.mark([tenant.id]), 250);
      const done = await work();
      clearInterval(marking);
      await seals.stop();
      return done;
    });
    return [
      {
        name: 'audited writes with sealing, of those without',
        value: median(ratios),
        unit: 'ratio',
        target: { bound: 'least', value: 0.95 },
      },
      // Bars of our own: a person's data must be forgettable, and nobody may leave the entry out, but nobody should have to wish to.
      {
        name: 'orders with an entry sealed for its subject, of orders with a plain one',
        value: orders.plain.rate,
        unit: 'ratio',
        target: { bound: 'least', value: 0.8 },
      },
      { name: 'the same in CPU for each order', value: orders.plain.cpu, unit: 'ratio', target: { bound: 'most', value: 1.3 } },
      {
        name: 'orders with such an entry, of orders with none',
        value: orders.silent.rate,
        unit: 'ratio',
        target: { bound: 'least', value: 0.7 },
      },
      { name: 'the same in CPU for each order', value: orders.silent.cpu, unit: 'ratio', target: { bound: 'most', value: 1.4 } },
      { name: `audited writes with sealing, ${writers} writers`, value: median(rates), unit: '/s', target: { bound: 'least', value: 200 } },
      ...(sealed.length > 0
        ? [
            {
              name: 'entries sealed when catching up',
              value: median(sealed),
              unit: '/s',
              target: { bound: 'least' as const, value: 10_000 },
            },
          ]
        : []),
    ];
  } finally {
    await house.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
