import { expectEntry } from '../audit/personal.ts';
import type { Context } from '../context.ts';
import { fail } from '../errors.ts';
import { isPoint } from '../geo.ts';
import { isUuid } from '../ids.ts';
import { isCurrency } from '../money.ts';
import { type CompiledResource, singular } from './compile.ts';
import { mayReadAll } from './list.ts';

export type Body = Record<string, unknown>;

/** Placeholder and wire value of one column of a body that fits its schema. */
function parameterOf(resource: CompiledResource, column: string, value: unknown, index: number): { sql: string; value: unknown } {
  const { type } = resource.info.columns[column]!;
  if (value === null) return { sql: `$${index}::${type}`, value: null };
  switch (resource.kind(column)) {
    case 'json':
      return { sql: `$${index}::jsonb`, value: JSON.stringify(value) };
    case 'place':
      if (!isPoint(value)) throw fail('invalid_input', {}, [{ pointer: `/${column}`, message: 'is not a GeoJSON Point' }]);
      return { sql: `st_setsrid(st_geomfromgeojson($${index}), 4326)::geography`, value: JSON.stringify(value) };
    case 'texts':
      return { sql: `$${index}::${type}`, value: `{${(value as string[]).map((text) => JSON.stringify(text)).join(',')}}` };
    case 'number':
      return { sql: `$${index}::${type}`, value: String(value) };
    default:
      if (column === 'currency' && !isCurrency(value))
        throw fail('unknown_currency', {}, [{ pointer: '/currency', message: String(value) }]);
      if (typeof value === 'string' && value.includes('\u0000'))
        throw fail('invalid_input', {}, [{ pointer: `/${column}`, message: 'contains a zero character' }]);
      return { sql: `$${index}::${type}`, value };
  }
}

export interface Snapshot {
  /** All declared fields, unmasked, for the audit trail. */
  readonly fields: Body;
  readonly version: string;
  /** The whole row, when asked for. */
  readonly row?: Record<string, unknown>;
}

/** One row as it is now, if this actor may reach it; with `lock`, nobody changes it before the transaction ends. */
export async function snapshot(
  resource: CompiledResource,
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  id: string,
  /** `everyones`: also a row that the actor, such as who has a link, would not see as theirs. */
  { lock = false, row = false, everyones = false }: { lock?: boolean; row?: boolean; everyones?: boolean },
): Promise<Snapshot | undefined> {
  const columns = resource.projection({ fields: resource.spec.fields, masked: new Map(), expand: [], actor });
  const alive = resource.softDelete ? ' and t.deleted_at is null' : '';
  const scope = resource.spec.scope && !everyones && !mayReadAll(resource, actor) ? ` and t.${resource.spec.scope} = $2::uuid` : '';
  const [found] = await tx.text<Record<string, unknown> & { $fields: Body; $version: string }>(
    `select ${row ? 't.*, ' : ''}row_to_json(j) as "$fields", ${resource.version} as "$version"
       from ${resource.table} t cross join lateral (select ${columns}) j
      where t.id = $1::uuid${alive}${scope}${lock ? ' for update of t' : ''}`,
    scope ? [id, actor.id] : [id],
  );
  if (!found) return undefined;
  const { $fields: fields, $version: version, ...rest } = found;
  return { fields, version, ...(row ? { row: rest } : {}) };
}

/** What differs, on both sides. */
export function changes(before: Body, after: Body): { before: Body; after: Body } {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return {
    before: Object.fromEntries(keys.map((key) => [key, before[key]])),
    after: Object.fromEntries(keys.map((key) => [key, after[key]])),
  };
}

const named = (resource: CompiledResource) => resource.spec.table.replace(/^platform\./, '');

/** Every write is a fact others may act on: `product.created`, `shipment.updated` with the names of what changed, `expense.deleted`. */
function tell(resource: CompiledResource, context: Context, deed: 'created' | 'updated' | 'deleted', id: string, changed?: string[]): void {
  if (resource.spec.area === 'platform') return;
  context.emit(`${singular(resource.spec.table)}.${deed}`, changed ? { id, changed } : { id }, { subject: `${resource.path}/${id}` });
}

/** Columns the kernel fills when a table has them: who made it, and in which currency the tenant counts. */
function conventions(resource: CompiledResource, context: Context, body: Body): Body {
  const filled = { ...body };
  if (resource.info.columns.created_by && context.actor.id) filled.created_by = context.actor.id;
  if (resource.info.columns.currency && filled.currency === undefined && resource.spec.create?.includes('currency'))
    filled.currency = context.tenant.settings.currency;
  return filled;
}

/** Reads what a write that was just sent made of it, in the same round trip. Of both refusals the write's is the reason. */
async function readBehind<T>(writing: Promise<unknown>, read: () => Promise<T>): Promise<T> {
  const reading = read();
  reading.catch(() => {});
  await writing;
  return reading;
}

/** Inserts a row from a validated body; returns its id. */
export async function create(resource: CompiledResource, context: Context, body: Body): Promise<string> {
  const id = context.newId();
  const row = conventions(resource, context, body);
  const columns = Object.keys(row);
  const parameters = columns.map((column, index) => parameterOf(resource, column, row[column], index + 2));
  expectEntry(context, { resource: named(resource), resourceId: id, fields: columns });
  const inserting = context.tx.text(
    `insert into ${resource.table} (${['id', ...columns].join(', ')}) values (${['$1::uuid', ...parameters.map(({ sql }) => sql)].join(', ')})`,
    [id, ...parameters.map(({ value }) => value)],
  );
  const after = await readBehind(inserting, () => snapshot(resource, context, id, {}));
  await resource.spec.ensure?.(context, after?.fields ?? {}, undefined);
  context.audit({ action: `${named(resource)}.create`, resource: named(resource), resourceId: id, after: after?.fields ?? null });
  tell(resource, context, 'created', id);
  return id;
}

/** Changes the columns a validated body names. `ifMatch` is the version the caller saw. */
export async function update(resource: CompiledResource, context: Context, id: string, body: Body, ifMatch?: string): Promise<void> {
  if (!isUuid(id)) throw fail('not_found');
  const before = await snapshot(resource, context, id, { lock: true });
  if (!before) throw fail('not_found');
  if (ifMatch !== undefined && ifMatch !== before.version) throw fail('version_conflict');
  const columns = Object.keys(body);
  const parameters = columns.map((column, index) => parameterOf(resource, column, body[column], index + 2));
  const sets = columns.map((column, index) => `${column} = ${parameters[index]!.sql}`);
  if (resource.info.columns.updated_at) sets.push(`updated_at = '${context.now.toISOString()}'`);
  expectEntry(context, { resource: named(resource), resourceId: id, fields: columns });
  const updating = context.tx.text(`update ${resource.table} set ${sets.join(', ')} where id = $1::uuid`, [
    id,
    ...parameters.map(({ value }) => value),
  ]);
  const after = await readBehind(updating, () => snapshot(resource, context, id, {}));
  await resource.spec.ensure?.(context, after?.fields ?? {}, before.fields);
  const difference = changes(before.fields, after?.fields ?? {});
  context.audit({ action: `${named(resource)}.update`, resource: named(resource), resourceId: id, ...difference });
  tell(resource, context, 'updated', id, Object.keys(difference.after));
}

/** Deletes a row: softly where the table has `deleted_at`. */
export async function remove(resource: CompiledResource, context: Context, id: string, ifMatch?: string): Promise<void> {
  if (!isUuid(id)) throw fail('not_found');
  const before = await snapshot(resource, context, id, { lock: true });
  if (!before) throw fail('not_found');
  if (ifMatch !== undefined && ifMatch !== before.version) throw fail('version_conflict');
  await context.tx.text(
    resource.softDelete
      ? `update ${resource.table} set deleted_at = $2::timestamptz where id = $1::uuid`
      : `delete from ${resource.table} where id = $1::uuid`,
    resource.softDelete ? [id, context.now.toISOString()] : [id],
  );
  context.audit({ action: `${named(resource)}.delete`, resource: named(resource), resourceId: id, before: before.fields });
  tell(resource, context, 'deleted', id);
}
