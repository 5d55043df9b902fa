import { fail } from '../errors.ts';
import { isLonLat } from '../geo.ts';
import { isUuid } from '../ids.ts';
import { isCurrency } from '../money.ts';
import { boundsOf, type Kind } from './columns.ts';
import type { CompiledResource } from './compile.ts';
import type { Masks } from './masks.ts';

/** A query string as Fastify parses it: repeated names become arrays. */
export type QueryString = Readonly<Record<string, string | string[] | undefined>>;

export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
}

export interface ListRequest {
  readonly limit: number;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly sort: readonly SortKey[];
  /** The sort as text: a cursor belongs to one sort. */
  readonly sortText: string;
  readonly cursor: readonly (string | null)[] | undefined;
  readonly search: string | undefined;
  readonly near: { lon: number; lat: number; metres: number } | undefined;
  readonly filters: readonly Filter[];
}

export interface Filter {
  readonly column: string;
  readonly operator: Operator;
  readonly value: string | boolean | string[];
}

export type Operator = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'null' | 'contains' | 'has';

const comparisons: Operator[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'null'];
/** Which operators a filter takes, by kind of column. Also the OpenAPI document's truth. */
export const operatorsOf: Record<Kind, readonly Operator[]> = {
  text: ['eq', 'ne', 'contains', 'null'],
  uuid: ['eq', 'ne', 'null'],
  enum: ['eq', 'ne', 'null'],
  integer: comparisons,
  number: comparisons,
  money: comparisons,
  time: comparisons,
  date: comparisons,
  boolean: ['eq', 'null'],
  json: ['has', 'null'],
  texts: ['has', 'null'],
  place: ['null'],
  bytes: [],
};

export const mostRows = 200;
const defaultRows = 50;

const refuse = (name: string, message: string, code: 'invalid_parameter' | 'unknown_parameter' = 'invalid_parameter') =>
  fail(code, {}, [{ pointer: `?${name}`, message }]);

/** Date.parse takes 30 February for 2 March; PostgreSQL does not. */
/** Nor is there a year 0. */
const isDay = (text: string) =>
  !text.startsWith('0000') && (new Date(`${text.slice(0, 10)}T00:00:00Z`).toJSON()?.startsWith(text.slice(0, 10)) ?? false);
const isTime = (text: string) =>
  isDay(text) &&
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) &&
  !Number.isNaN(Date.parse(text));
const fits: Record<Kind, (text: string) => boolean> = {
  text: (text) => !text.includes('\u0000'),
  texts: (text) => !text.includes('\u0000'),
  json: (text) => !text.includes('\u0000'),
  enum: () => true,
  uuid: isUuid,
  integer: (text) => /^-?\d{1,15}$/.test(text),
  number: (text) => /^-?\d{1,15}(\.\d+)?$/.test(text),
  money: (text) => /^-?\d{1,15}(\.\d{1,4})?$/.test(text),
  boolean: (text) => text === 'true' || text === 'false',
  time: isTime,
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isTime(text),
  place: () => false,
  bytes: () => false,
};

/** Reads a list's query string. Anything unknown or unfit is refused with the parameter's name. */
export function readListQuery(resource: CompiledResource, query: QueryString, masked: Masks): ListRequest {
  const { spec } = resource;
  const request = {
    limit: defaultRows,
    fields: spec.fields as readonly string[],
    expand: [] as string[],
    sortText: defaultSortOf(resource, masked),
    cursor: undefined as (string | null)[] | undefined,
    search: undefined as string | undefined,
    near: undefined as ListRequest['near'],
    filters: [] as Filter[],
  };
  let cursorText: string | undefined;
  for (const [name, given] of Object.entries(query)) {
    if (given === undefined) continue;
    if (Array.isArray(given)) throw refuse(name, 'may be given once');
    switch (name) {
      case 'limit':
        if (!/^\d+$/.test(given) || Number(given) < 1 || Number(given) > mostRows)
          throw refuse(name, `must be a whole number from 1 to ${mostRows}`);
        request.limit = Number(given);
        break;
      case 'cursor':
        cursorText = given;
        break;
      case 'sort':
        request.sortText = given;
        break;
      case 'fields':
        request.fields = readNames(name, given, spec.fields);
        break;
      case 'expand':
        request.expand = readNames(name, given, Object.keys(spec.expand ?? {}));
        break;
      case 'q':
        request.search = readSearch(resource, given, masked);
        break;
      case 'near':
        request.near = readNear(resource, given, masked);
        break;
      default:
        request.filters.push(readFilter(resource, name, given, masked));
    }
  }
  const sort = readSort(resource, request.sortText, masked);
  if (cursorText !== undefined) request.cursor = readCursor(cursorText, request.sortText, sort.length);
  return { ...request, sort };
}

function readNames(name: string, given: string, allowed: readonly string[]): string[] {
  const names = [
    ...new Set(
      given
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ];
  for (const one of names) if (!allowed.includes(one)) throw refuse(name, `${one} is not one of: ${allowed.join(', ')}`);
  if (!names.length) throw refuse(name, 'is empty');
  return names;
}

/** Who sees a field masked may not filter, sort or search by it, or the mask is a guessing game. */
function refuseMasked(parameter: string, column: string, masked: Masks): void {
  if (masked.has(column))
    throw fail('forbidden', { permission: 'data.unmasked' }, [{ pointer: `?${parameter}`, message: `${column} is masked for you` }]);
}

function readFilter(resource: CompiledResource, name: string, given: string, masked: Masks): Filter {
  const match = /^([a-z_][a-z0-9_]*)(?:\[([a-z]+)\])?$/.exec(name);
  const column = match?.[1];
  if (!column || !(resource.spec.filter ?? []).includes(column)) throw refuse(name, 'is not a parameter of this list', 'unknown_parameter');
  const kind = resource.kind(column);
  const operator = (match[2] ?? 'eq') as Operator;
  if (!operatorsOf[kind].includes(operator)) throw refuse(name, `takes ${operatorsOf[kind].join(', ')}`, 'unknown_parameter');
  refuseMasked(name, column, masked);
  if (operator === 'null') {
    if (given !== 'true' && given !== 'false') throw refuse(name, 'must be true or false');
    return { column, operator, value: given === 'true' };
  }
  const values = operator === 'eq' && kind !== 'boolean' ? given.split(',') : [given];
  const { values: allowed, type } = resource.info.columns[column]!;
  const { minimum, maximum } = boundsOf(type);
  const inRange = (value: string) => maximum === undefined || (Number(value) >= minimum! && Number(value) <= maximum);
  for (const value of values) {
    if (!fits[kind](value) || !inRange(value)) throw refuse(name, `${value} is not a valid ${kind}`);
    if (allowed && !allowed.includes(value)) throw refuse(name, `${value} is not one of: ${allowed.join(', ')}`);
    if (column === 'currency' && !isCurrency(value)) throw fail('unknown_currency', {}, [{ pointer: `?${name}`, message: value }]);
  }
  return { column, operator, value: operator === 'eq' && values.length > 1 ? values : values[0]! };
}

function readSearch(resource: CompiledResource, given: string, masked: Masks): string {
  const columns = resource.spec.search ?? [];
  if (!columns.length) throw refuse('q', 'is not a parameter of this list', 'unknown_parameter');
  const text = given.trim();
  if (text.length < 2 || text.length > 200 || text.includes('\u0000')) throw refuse('q', 'must have 2 to 200 characters');
  if (columns.every((column) => masked.has(column))) refuseMasked('q', columns[0]!, masked);
  return text;
}

function readNear(resource: CompiledResource, given: string, masked: Masks): ListRequest['near'] {
  if (!resource.spec.near) throw refuse('near', 'is not a parameter of this list', 'unknown_parameter');
  refuseMasked('near', resource.spec.near, masked);
  const [lon, lat, metres, ...rest] = given.split(',').map(Number);
  if (rest.length || !isLonLat(lon, lat) || !(metres! > 0 && metres! <= 1_000_000))
    throw refuse('near', 'must be lon,lat,metres (at most 1,000,000 metres)');
  return { lon: lon!, lat: lat!, metres: metres! };
}

/** The order where none is asked for. A column that the reader sees masked would give away its order: then by id. */
export function defaultSortOf({ spec }: CompiledResource, masked: Masks): string {
  const text = spec.sort ?? '-id';
  return text.split(',').some((key) => masked.has(key.replace(/^-/, ''))) ? '-id' : text;
}

/** What `sort=` may name: the default's columns, what is declared sortable, and the id. */
export const sortableOf = ({ spec }: CompiledResource): ReadonlySet<string> =>
  new Set([...(spec.sortable ?? []), ...(spec.sort ?? '-id').split(',').map((key) => key.replace(/^-/, '')), 'id']);

function readSort(resource: CompiledResource, text: string, masked: Masks): SortKey[] {
  const allowed = sortableOf(resource);
  const keys = text.split(',').map((key) => ({ column: key.replace(/^-/, ''), descending: key.startsWith('-') }));
  for (const { column } of keys) {
    if (!allowed.has(column)) throw refuse('sort', `${column} is not one of: ${[...allowed].join(', ')}`);
    refuseMasked('sort', column, masked);
  }
  if (keys.length > 4) throw refuse('sort', 'takes at most 4 keys');
  if (new Set(keys.map(({ column }) => column)).size < keys.length) throw refuse('sort', 'names a column twice');
  // The id makes the order total; it follows the last key's direction so that one index serves both.
  if (!keys.some(({ column }) => column === 'id')) keys.push({ column: 'id', descending: keys.at(-1)!.descending });
  return keys;
}

/** A cursor is the sort and the last row's keys: it says where to go on, and for which order. */
export const writeCursor = (sortText: string, keys: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify([sortText, ...keys])).toString('base64url');

function readCursor(text: string, sortText: string, length: number): (string | null)[] {
  try {
    const [sort, ...keys] = JSON.parse(Buffer.from(text, 'base64url').toString()) as (string | null)[];
    if (
      sort === sortText &&
      keys.length === length &&
      keys.every((key) => key === null || (typeof key === 'string' && !key.includes('\u0000')))
    )
      return keys;
  } catch {
    // falls through: not a cursor of ours
  }
  throw fail('invalid_cursor');
}
