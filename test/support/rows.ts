import type { Tx } from '#kernel/db';
import type { TableInfo } from '#kernel/db/catalog';
import { catalog } from '#kernel/db/checks';
import { sample } from '#kernel/http/sample';
import { newId } from '#kernel/ids';
import { columnSchema } from '#kernel/resource/columns';
import type { TestApp, TestTenant } from './app.ts';

export type Schema = Record<string, unknown>;

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
  file_blobs: { source_hash: 'a'.repeat(64), file_hash: 'a'.repeat(64) },
  access_reviews: { quarter: '2026-Q1' },
  admin_users: { two_factor_required: false },
  network_places: { network: '10.0.0.0/8' },
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

/** A business with a row in every table: what there is to steal. */
export interface Stocked {
  /** An id by the path word of its resource. */
  readonly ids: ReadonlyMap<string, string>;
  readonly all: readonly string[];
  /** The id that a field of this name would hold: `product_id` → one of their products. */
  idFor(name: string): string;
}

export async function stocked(app: TestApp, tenant: TestTenant): Promise<Stocked> {
  const ids = await tenant.tx(async (tx) => {
    const keys = await tx.text<Target>(targets, []);
    const made = new Map<string, string>();
    for (const resource of new Set(
      app.operations.flatMap(({ resource: one }) => (one && !one.table.startsWith('platform.') ? [one] : [])),
    )) {
      made.set(resource.path, (await rowIn(tx, resource.table, keys)) ?? newId());
    }
    return made;
  });
  const all = [...ids.values(), tenant.id, tenant.ownerId];
  return { ids, all, idFor: (name) => ids.get(pathFor(name, [...ids.keys()]) ?? '') ?? all[0]! };
}

/** The path word of what a field of this name refers to: `product_id` → `products`, `ids` → none. */
export function pathFor(name: string, paths: readonly string[]): string | undefined {
  const word = name.replace(/_ids?$/, '').replaceAll('_', '-');
  return paths.find((path) => path === word || path === `${word}s` || path.endsWith(`-${word}s`));
}

/** A body that fits, with an id of theirs wherever an id can be given. */
export function bodyOf(schema: Schema, idFor: (name: string) => string, name = ''): unknown {
  const properties = schema.properties as Record<string, Schema> | undefined;
  if (schema.format === 'uuid') return idFor(name);
  if (schema.type === 'array' && hasIds(schema.items as Schema)) return [bodyOf(schema.items as Schema, idFor, name)];
  if (!properties) return sample(schema);
  const required = sample(schema) as Record<string, unknown>;
  const given = Object.entries(properties).filter(([field, value]) => field in required || hasIds(value));
  return Object.fromEntries(given.map(([field, value]) => [field, bodyOf(value, idFor, field)]));
}

export const hasIds = (schema: Schema | undefined): boolean =>
  schema !== undefined &&
  (schema.format === 'uuid' ||
    hasIds(schema.items as Schema | undefined) ||
    Object.values((schema.properties ?? {}) as Record<string, Schema>).some(hasIds));
