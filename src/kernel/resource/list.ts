import type { Actor } from '../context.ts';
import type { Tx } from '../db/types.ts';
import { fail } from '../errors.ts';
import type { CompiledResource } from './compile.ts';
import type { Masks } from './masks.ts';
import { type Filter, type ListRequest, type QueryString, readListQuery, type SortKey, writeCursor } from './query.ts';

/** Collects parameters while SQL is put together; a value never becomes text of the statement. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function filterSql(resource: CompiledResource, { column, operator, value }: Filter, parameters: Parameters): string {
  const ref = `t.${column}`;
  const { type } = resource.info.columns[column]!;
  switch (operator) {
    case 'null':
      return `${ref} is ${value ? '' : 'not '}null`;
    case 'contains':
      // An address is text to people, and to this operator too.
      return `${type === 'inet' ? `host(${ref})` : ref} ilike ${parameters.add(`%${escapeLike(value as string)}%`, 'text')}`;
    case 'has':
      return type.endsWith('[]') ? `${parameters.add(value, 'text')} = any(${ref})` : `${ref} ? ${parameters.add(value, 'text')}`;
    case 'eq':
      return Array.isArray(value)
        ? `${ref} = any(${parameters.add(arrayLiteral(value), `${type}[]`)})`
        : `${ref} = ${parameters.add(value, type)}`;
    case 'ne':
      return `${ref} is distinct from ${parameters.add(value, type)}`;
    default:
      return `${ref} ${{ gt: '>', gte: '>=', lt: '<', lte: '<=' }[operator]} ${parameters.add(value, type)}`;
  }
}

const arrayLiteral = (values: string[]) => `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

const typeOf = (resource: CompiledResource, column: string) => resource.info.columns[column]!.type;

/**
 * Rows after the cursor. Keys in one direction that are never null compare as one row value, which an index serves;
 * otherwise key by key, nulls where PostgreSQL puts them (last going up, first going down).
 */
function afterSql(
  resource: CompiledResource,
  sort: readonly SortKey[],
  cursor: readonly (string | null)[],
  parameters: Parameters,
): string {
  // Of a view's columns the catalogue cannot say that they are never null.
  const nullable = sort.some(({ column }) => resource.info.columns[column]!.nullable);
  const oneWay = sort.every(({ descending }) => descending === sort[0]!.descending);
  if (oneWay && !nullable) {
    const values = sort.map(({ column }, index) => parameters.add(cursor[index], typeOf(resource, column)));
    return `(${sort.map(({ column }) => `t.${column}`).join(', ')}) ${sort[0]!.descending ? '<' : '>'} (${values.join(', ')})`;
  }
  const alternatives: string[] = [];
  const ties: string[] = [];
  sort.forEach(({ column, descending }, index) => {
    const ref = `t.${column}`;
    const value = cursor[index] ?? null;
    const parameter = value === null ? '' : parameters.add(value, typeOf(resource, column));
    const beyond =
      value === null
        ? descending
          ? `${ref} is not null`
          : 'false'
        : descending
          ? `${ref} < ${parameter}`
          : `(${ref} > ${parameter} or ${ref} is null)`;
    alternatives.push([...ties, beyond].join(' and '));
    ties.push(value === null ? `${ref} is null` : `${ref} = ${parameter}`);
  });
  return `(${alternatives.map((alternative) => `(${alternative})`).join(' or ')})`;
}

export function whereSql(resource: CompiledResource, request: ListRequest, actor: Actor, masked: Masks, parameters: Parameters): string {
  const { spec } = resource;
  const parts = request.filters.map((filter) => filterSql(resource, filter, parameters));
  if (resource.softDelete && !request.filters.some(({ column }) => column === 'deleted_at')) parts.push('t.deleted_at is null');
  if (spec.scope && !mayReadAll(resource, actor)) parts.push(`t.${spec.scope} = ${parameters.add(actor.id, 'uuid')}`);
  if (request.search !== undefined) {
    const pattern = parameters.add(`%${escapeLike(request.search)}%`, 'text');
    parts.push(
      `(${spec
        .search!.filter((column) => !masked.has(column))
        .map((column) => `t.${column} ilike ${pattern}`)
        .join(' or ')})`,
    );
  }
  if (request.near) {
    const { lon, lat, metres } = request.near;
    parts.push(
      `st_dwithin(t.${spec.near}, st_makepoint(${parameters.add(lon, 'float8')}, ${parameters.add(lat, 'float8')})::geography, ${parameters.add(metres, 'float8')})`,
    );
  }
  if (request.cursor) parts.push(afterSql(resource, request.sort, request.cursor, parameters));
  return parts.length ? `where ${parts.join(' and ')}` : '';
}

/** People without `<read>.all` see only their own rows of a scoped resource. */
export const mayReadAll = (resource: CompiledResource, actor: Actor): boolean =>
  actor.isOwner || actor.permissions.has(`${resource.spec.permissions.read}.all`);

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One page as one row: the rows' JSON, how many there are with the one beyond, and the last row's keys. */
export function listStatement(compiler: CompiledResource, request: ListRequest, actor: Actor): Statement {
  const parameters = new Parameters();
  const masked = compiler.maskedFor(actor);
  const where = whereSql(compiler, request, actor, masked, parameters);
  // A whole number from 1 to 200, in the text: as a parameter it would hide from the planner, which would plan each page anew.
  const { limit } = request;
  const order = request.sort.map(({ column, descending }) => `t.${column}${descending ? ' desc' : ''}`).join(', ');
  const keys = request.sort.map(({ column }) => `t.${column}::text`).join(', ');
  const text = `select count(*)::int as n, string_agg(j, ',') filter (where i <= ${limit}) as data, max(k) filter (where i = ${limit}) as last
    from (select row_number() over () as i, row_to_json(j)::text as j, array[${keys}] as k
      from (select t.* from ${compiler.table} t ${where} order by ${order} limit ${limit} + 1) t
      cross join lateral (select ${compiler.projection({ ...request, masked, actor })}) j) p`;
  return { text, values: parameters.values };
}

/** A page as the client gets it: text put together only once, as the bytes to send. */
export async function list(resource: CompiledResource, tx: Tx, actor: Actor, query: QueryString): Promise<Buffer> {
  const request = readListQuery(resource, query, resource.maskedFor(actor));
  const { text, values } = listStatement(resource, request, actor);
  const [page] = await tx.text<{ n: number; data: string | null; last: (string | null)[] | null }>(text, values).catch((error) => {
    // Every other value was checked; what does not fit its type (class 22) came from the cursor.
    throw request.cursor && /^22/.test(error.code) ? fail('invalid_cursor') : error;
  });
  const next = page!.n > request.limit && page!.last ? JSON.stringify(writeCursor(request.sortText, page!.last)) : 'null';
  const bytes = bytesOf('{"data":[', page!.data ?? '', `],"next_cursor":${next}}`);
  // A row outlives its request by way of the driver. The text, if it grew old with it, would be most of what there is to collect.
  page!.data = null;
  return bytes;
}

function bytesOf(...parts: string[]): Buffer {
  const bytes = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0));
  let at = 0;
  for (const part of parts) at += bytes.write(part, at);
  return bytes;
}

export interface Single {
  readonly body: string;
  /** Row version for the ETag; null for views. */
  readonly version: string | null;
}

export function getStatement(resource: CompiledResource, id: string, actor: Actor, query: QueryString = {}): Statement {
  const { expand, fields } = readListQuery(resource, pick(query), resource.maskedFor(actor));
  const parameters = new Parameters();
  const parts = [`t.id = ${parameters.add(id, 'uuid')}`];
  if (resource.softDelete) parts.push('t.deleted_at is null');
  if (resource.spec.scope && !mayReadAll(resource, actor)) parts.push(`t.${resource.spec.scope} = ${parameters.add(actor.id, 'uuid')}`);
  const columns = resource.projection({ fields, expand, masked: resource.maskedFor(actor), actor });
  return {
    text: `select row_to_json(j)::text as body, ${resource.version} as version from ${resource.table} t cross join lateral (select ${columns}) j where ${parts.join(' and ')}`,
    values: parameters.values,
  };
}

function pick(query: QueryString): QueryString {
  for (const name of Object.keys(query)) {
    if (name !== 'fields' && name !== 'expand')
      throw fail('unknown_parameter', {}, [{ pointer: `?${name}`, message: 'takes fields and expand' }]);
  }
  return query;
}

/** One record as this actor sees it, or `not_found`. */
export async function get(resource: CompiledResource, tx: Tx, actor: Actor, id: string, query: QueryString = {}): Promise<Single> {
  const { text, values } = getStatement(resource, id, actor, query);
  const [row] = await tx.text<Single>(text, values);
  if (!row) throw fail('not_found');
  return row;
}
