import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import type { Tx } from '#kernel/db';
import type { TableInfo } from '#kernel/db/catalog';
import { catalog } from '#kernel/db/checks';
import { sample } from '#kernel/http/sample';
import { newId } from '#kernel/ids';
import { columnSchema } from '#kernel/resource/columns';
import { testApp } from '#test/app';
import { columns, expectGolden } from '#test/golden';

const app = await testApp();
const ours = await app.tenant();
const theirs = await app.tenant();

type Schema = Record<string, unknown>;

/** A foreign key's target column is not always the id. */
const targets = `select c.relname as "table", a.attname as "column", t.relname as target, f.attname as target_column,
    t.relnamespace::regnamespace::text = 'platform' as shared
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
  cross join lateral unnest(k.conkey, k.confkey) as pair (mine, other)
  join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.mine join pg_attribute f on f.attrelid = t.oid and f.attnum = pair.other
  where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace`;

interface Target {
  table: string;
  column: string;
  target: string;
  target_column: string;
  shared: boolean;
}

/** What checks over several columns want. */
const wanted: Record<string, Record<string, unknown>> = {
  stock_movements: { movement_type: 'count' },
  channel_products: { sync_status: 'unmatched' },
  courier_configs: { status: 'disconnected' },
  access_reviews: { quarter: '2026-Q1' },
};

/** One row of theirs in a table, made if there is none: what the columns demand and no more. */
async function rowIn(tx: Tx, table: string, keys: readonly Target[]): Promise<string | undefined> {
  const [known] = await tx.text<{ id: string }>(`select id from ${table} limit 1`, []);
  if (known || catalog[table]!.kind === 'view') return known?.id;
  const info: TableInfo = catalog[table]!;
  const id = newId();
  const row: Record<string, unknown> = { id };
  for (const [column, { nullable, hasDefault, generated, type, values }] of Object.entries(info.columns)) {
    const key = keys.find((one) => one.table === table && one.column === column);
    if (column === 'id' || generated || nullable || (hasDefault && !key)) continue;
    if (key) {
      if (!key.shared) await rowIn(tx, key.target, keys);
      const from = `${key.shared ? 'platform.' : ''}${key.target}`;
      row[column] = (await tx.text<{ value: unknown }>(`select ${key.target_column} as value from ${from} limit 1`, []))[0]!.value;
    } else if (values) row[column] = values[0];
    else if (type === 'uuid') row[column] = newId();
    else if (type === 'bytea') row[column] = new Uint8Array(32);
    else if (type === 'xid8') row[column] = '1';
    else if (/^(numeric|integer|smallint|bigint)/.test(type)) row[column] = 1;
    else if (type === 'boolean') row[column] = true;
    else if (type === 'jsonb') row[column] = '{}';
    else if (type.endsWith('[]')) row[column] = '{}';
    else if (type.startsWith('timestamp')) row[column] = new Date().toISOString();
    else if (type === 'date') row[column] = '2026-01-01';
    else row[column] = sample({ ...columnSchema(info, column), type: 'string' }) || `theirs-${id}`;
  }
  Object.assign(row, wanted[table]);
  const names = Object.keys(row);
  await tx.text(
    `insert into ${table} (${names.join(', ')}) values (${names.map((name, index) => `$${index + 1}::${info.columns[name]!.type}`).join(', ')})`,
    Object.values(row),
  );
  return id;
}

const seeded = await theirs.tx(async (tx) => {
  const keys = await tx.text<Target>(targets, []);
  const ids = new Map<string, string>();
  for (const resource of new Set(
    app.operations.flatMap(({ resource }) => (resource && !resource.table.startsWith('platform.') ? [resource] : [])),
  )) {
    ids.set(resource.path, (await rowIn(tx, resource.table, keys)) ?? newId());
  }
  return ids;
});
const allOfThem = [...seeded.values(), theirs.id, theirs.ownerId];

/** The id that a field of this name would hold: `product_id` → one of their products. */
const idFor = (name: string): string => {
  const word = name.replace(/_ids?$/, '').replaceAll('_', '-');
  return [...seeded].find(([path]) => path === word || path === `${word}s` || path.endsWith(`-${word}s`))?.[1] ?? allOfThem[0]!;
};

/** A body that fits, with an id of theirs wherever an id can be given. */
function body(schema: Schema, name = ''): unknown {
  const properties = schema.properties as Record<string, Schema> | undefined;
  if (schema.format === 'uuid') return idFor(name);
  if (schema.type === 'array' && hasIds(schema.items as Schema)) return [body(schema.items as Schema, name)];
  if (!properties) return sample(schema);
  const required = sample(schema) as Record<string, unknown>;
  const given = Object.entries(properties).filter(([field, value]) => field in required || hasIds(value));
  return Object.fromEntries(given.map(([field, value]) => [field, body(value, field)]));
}
const hasIds = (schema: Schema | undefined): boolean =>
  schema !== undefined &&
  (schema.format === 'uuid' ||
    hasIds(schema.items as Schema | undefined) ||
    Object.values((schema.properties ?? {}) as Record<string, Schema>).some(hasIds));

const said = ({ status, body: answer }: { status: number; body: { code?: string } }) => `${status}${answer?.code ? ` ${answer.code}` : ''}`;

async function call({ method, path, input, tag, resource, access, consumes }: Operation): Promise<string> {
  const id = seeded.get(resource?.path ?? tag) ?? theirs.id;
  const url = path.replace('{id}', access === 'platform' ? theirs.id : id);
  const given = input && body(input);
  if (consumes === 'text/csv') {
    const { body: _, ...parameters } = given as Record<string, string>;
    return said(await ours.owner.post(`${url}?${new URLSearchParams(parameters)}`, 'order_number\n1\n', { 'content-type': 'text/csv' }));
  }
  const verbs = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const;
  const answer =
    method === 'GET' || method === 'DELETE' ? await ours.owner[verbs[method]](url) : await ours.owner[verbs[method]](url, given);
  if (answer.status < 300) for (const their of allOfThem) expect(answer.text, `${method} ${path}`).not.toContain(their);
  return said(answer);
}

it('nothing of another business is reached, by any route', async () => {
  const rows: string[][] = [];
  const sorted = [...app.operations].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
  // Lists first: our own trail will tell of what we tried with their ids.
  for (const operation of [...sorted.filter(({ kind }) => kind === 'list'), ...sorted.filter(({ kind }) => kind !== 'list')]) {
    const { method, path, kind, access, input, each } = operation;
    const name = `${method} ${path}`;
    if (access === 'anyone') continue;
    if (each) {
      const { status, body: answer } = await ours.owner.post(path, {
        ...(body(each.input as Schema) as object),
        ids: [idFor(operation.tag)],
      });
      const inside = answer.data?.map((one: { status: number }) => one.status).join();
      expect([name, status === 200 ? inside : status]).toEqual([name, status === 200 ? '404' : expect.toBeOneOf([401, 403])]);
      rows.push([name, `${status}, for each: ${inside}`]);
    } else if (path.includes('{id}')) {
      const answer = await call(operation);
      expect([name, answer.slice(0, 3)]).toEqual([name, expect.toBeOneOf(['404', '401', '403'])]);
      rows.push([name, answer]);
    } else if (kind === 'list') {
      const answer = await call(operation);
      rows.push([name, answer === '200' ? '200, none of theirs' : answer]);
    } else if (hasIds(input as Schema)) {
      const answer = await call(operation);
      expect([name, Number(answer.slice(0, 3)) >= 400]).toEqual([name, true]);
      rows.push([name, `${answer}, with their ids in the body`]);
    }
  }
  const hook = await app.client().post(`/v1/hooks/${ours.id}/${seeded.get('sales-channels')}`, '{}');
  expect(hook.status).toBe(404);
  rows.push(['POST /v1/hooks/{tenant_id}/{connection_id}', `${said(hook)}, with our tenant and their connection`]);
  expectGolden(
    'tenant-isolation.txt',
    `What the owner of one business is answered with the ids of another, which has a row in every table.

${columns(rows.sort(([a], [b]) => a!.split(' ')[1]!.localeCompare(b!.split(' ')[1]!, 'en') || a!.localeCompare(b!, 'en')))}
`,
  );
}, 120_000);
