import { system } from '#kernel/command/actors';
import { catalog } from '#kernel/db/checks';
import { ResourceCompiler } from '#kernel/resource/compile';
import { listStatement } from '#kernel/resource/list';
import { readListQuery } from '#kernel/resource/query';
import { cpuSeconds } from './cpu.ts';
import { benchHouse } from './house.ts';
import { httpRequest, load } from './load.ts';
import type { Figure } from './reactions.ts';

const orders = 50_000;
export const fields =
  'id,order_number,channel_id,external_order_id,external_order_number,status,payment_status,fulfillment_status,customer_name,customer_email,customer_phone,shipping_address,subtotal,discount_amount,tax_amount,shipping_amount,total_amount,currency,payment_method,order_date,confirmed_at,tags,created_at';
const path = `/v1/orders?limit=50&fields=${fields}`;

/** 50,000 orders of a year, loaded in sets and analysed before any pool opens. */
export const fill = `
  insert into sales_channels (id, channel_type_code, name, credentials_sealed)
    values ('00000000-0000-7000-8000-000000000001', 'manual', 'Counter', '\\x00');
  insert into orders (id, channel_id, external_order_id, order_number, status, customer_name, customer_email, customer_phone, shipping_address,
                      subtotal, tax_amount, total_amount, currency, payment_method, order_date, tags)
  select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'X' || i, 'ORD-' || i,
         (array['pending','confirmed','processing','shipped','delivered'])[1 + i % 5], 'Customer ' || i, 'c' || i || '@example.com', '98' || lpad(i::text, 8, '0'),
         jsonb_build_object('name', 'Customer ' || i, 'line1', i || ' Main Street', 'city', 'Mumbai', 'state', 'Maharashtra', 'postal_code', '400001', 'country', 'IN'),
         1000 + i % 500, 180, 1180 + i % 500, 'INR', 'prepaid', timestamptz '2026-01-01' + i * interval '9 minutes', '["web"]'
  from generate_series(1, ${orders}) i;
  analyze orders;`;

/** The orders list through the whole house against the same query by pgbench alone, in turns; and a single row likewise. */
export async function measureLists(server: string, rounds = 5, seconds = 2): Promise<Figure[]> {
  const house = await benchHouse(server);
  try {
    await house.sql(fill);
    const compiler = new ResourceCompiler(
      catalog,
      house.app.packs.flatMap((pack) => pack.resources),
    );
    const resource = compiler.get('orders');
    const nobody = { ...system, unmasked: false };
    const query = listStatement(resource, readListQuery(resource, { limit: '50', fields }, resource.maskedFor(nobody)), nobody);
    const script = `${inline(query.text, query.values)};`;
    const clerk = await viewer(house);
    const api = await house.serve();
    const headers = { authorization: `Bearer ${clerk}` };
    await load(api.port, 8, 2, () => httpRequest('GET', path, headers));
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = cpuSeconds(house.serverPid);
      const bare = await house.pgbench(script, 8, seconds);
      const [between, apiBefore] = [cpuSeconds(house.serverPid), cpuSeconds(api.pid)];
      const full = await load(api.port, 8, seconds, () => httpRequest('GET', path, headers));
      if (full.errors > 0) throw new Error('the list answered errors');
      const each = (used: number) => (used * 1000) / full.requests;
      measured.push({
        bare,
        full: full.perSecond,
        p99Ms: full.p99Ms,
        bareCpuMs: ((between - start) * 1000) / (bare * seconds),
        serverCpuMs: each(cpuSeconds(house.serverPid) - between),
        apiCpuMs: each(cpuSeconds(api.pid) - apiBefore),
      });
    }
    const of = (pick: (round: Round) => number) => median(measured.map(pick));
    const memory = await api.memory();

    const [row] = (await house.sql('select id from orders limit 1')).rows as { id: string }[];
    const single = `/v1/orders/${row!.id}?fields=${fields}`;
    const columns = resource.projection({ fields: fields.split(','), masked: resource.maskedFor(nobody), expand: [], actor: nobody });
    const text = `select row_to_json(j)::text from orders t cross join lateral (select ${columns}) j where t.id = $1::uuid`;
    const bareOne = await timed(() => house.prepared('one', text, [row!.id]), 400);
    const inTenant = await timed(() => house.app.database.tenant(house.tenant, { readOnly: true }, (tx) => tx.text(text, [row!.id])), 400);
    const one = await load(api.port, 1, 2, () => httpRequest('GET', single, headers));
    await api.stop();
    console.log(
      `list: pgbench ${of((r) => r.bare).toFixed(0)}/s, full stack ${of((r) => r.full).toFixed(0)}/s, p99 ${of((r) => r.p99Ms).toFixed(1)} ms; CPU per list: pgbench's server ${of((r) => r.bareCpuMs).toFixed(2)} ms, ours ${of((r) => r.serverCpuMs).toFixed(2)} ms and the process ${of((r) => r.apiCpuMs).toFixed(2)} ms; one by HTTP ${one.medianMs.toFixed(2)} ms; row bare ${bareOne.toFixed(3)} ms, tenant transaction ${inTenant.toFixed(3)} ms; rss ${(memory / 1e6).toFixed(0)} MB`,
    );
    if (one.errors > 0) throw new Error('the record answered errors');
    return [
      {
        name: 'orders list, full stack over pgbench',
        value: of((r) => r.full / r.bare),
        unit: 'ratio',
        target: { bound: 'least', value: 0.6 },
      },
      {
        name: 'single row in a tenant transaction over the bare query',
        value: inTenant / bareOne,
        unit: 'ratio',
        target: { bound: 'most', value: 2 },
      },
      { name: 'API process resident', value: memory / 1e6, unit: 'MB', target: { bound: 'most', value: 200 } },
    ];
  } finally {
    await house.close();
  }
}

interface Round {
  /** Lists a second. */
  readonly bare: number;
  readonly full: number;
  readonly p99Ms: number;
  /** Milliseconds of CPU per list: of pgbench's server, of ours, of the process. */
  readonly bareCpuMs: number;
  readonly serverCpuMs: number;
  readonly apiCpuMs: number;
}

/** A person who sees masks: the list's honest case. */
export async function viewer({ app, tenant, token }: Awaited<ReturnType<typeof benchHouse>>): Promise<string> {
  const answer = await app.server.inject({ method: 'GET', url: '/v1/roles', headers: { authorization: `Bearer ${token}` } });
  const role = (answer.json().data as { id: string; code: string }[]).find(({ code }) => code === 'operator')!;
  await app.database.tenant(tenant, {}, async (tx) => {
    await tx.exec`insert into users (id, email, name, password_hash) select '00000000-0000-7000-8000-00000000000a', 'v@bench.example', 'V', password_hash from users limit 1`;
    await tx.exec`insert into user_roles (id, user_id, role_id) values (gen_random_uuid(), '00000000-0000-7000-8000-00000000000a', ${role.id})`;
  });
  const signed = await app.server.inject({
    method: 'POST',
    url: '/v1/auth/sign-in',
    payload: { tenant: tenant.slug, email: 'v@bench.example', password: 'correct horse battery staple' },
  });
  return signed.json().access_token;
}

/** pgbench has no typed parameters; constants in their place plan alike here. */
export const inline = (text: string, values: readonly unknown[]): string =>
  text.replace(/\$(\d+)::/g, (_, n: string) => `'${String(values[Number(n) - 1]).replaceAll("'", "''")}'::`).replace(/\s+/g, ' ');

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function timed(work: () => Promise<unknown>, times: number): Promise<number> {
  for (let i = 0; i < 50; i += 1) await work();
  const all: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const begun = performance.now();
    await work();
    all.push(performance.now() - begun);
  }
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}
