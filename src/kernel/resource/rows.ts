import type { Actor } from '../context.ts';
import { fail, Problem } from '../errors.ts';
import type { Kind } from './columns.ts';
import type { CompiledResource } from './compile.ts';
import { Parameters, type Statement, whereSql } from './list.ts';
import type { Disguise } from './masks.ts';
import { type QueryString, readListQuery } from './query.ts';

/** Many records at once, as somebody may have them: what they may filter, sort and see is what their lists let them. */
export interface RowsRequest {
  /** Default: every field. */
  readonly fields?: readonly string[] | undefined;
  /** As a list takes them: `{ status: 'pending', 'created_at[gte]': '2026-01-01', q: 'mug' }`. */
  readonly filters?: Readonly<Record<string, string>> | undefined;
  readonly sort?: string | undefined;
}

export interface RowsColumn {
  readonly name: string;
  readonly kind: Kind;
  /** How it is disguised for this reader; absent: plain. */
  readonly disguise?: Disguise;
}

export interface Rows {
  readonly columns: readonly RowsColumn[];
  /** One row per record with one column: its JSON text, masked in the database. */
  readonly statement: Statement;
  /** How many there are, counted no further than one more than `most`; column `n`. */
  count(most: number): Statement;
}

/** Query parameters that pages have and a whole has not. */
const ofPages = ['limit', 'cursor', 'expand', 'fields', 'sort'];

/** Compiles it for this actor, or refuses with a pointer into the request. Needs `read`, which is the caller's to check. */
export function rowsOf(resource: CompiledResource, actor: Actor, request: RowsRequest): Rows {
  const masked = resource.maskedFor(actor);
  for (const name of ofPages)
    if (name in (request.filters ?? {})) throw fail('invalid_input', {}, [{ pointer: `/filters/${name}`, message: 'is not a filter' }]);
  const list = pointed(() =>
    readListQuery(
      resource,
      {
        ...request.filters,
        ...(request.fields ? { fields: request.fields.join(',') } : {}),
        ...(request.sort ? { sort: request.sort } : {}),
      } as QueryString,
      masked,
    ),
  );
  const columns = list.fields.map((name) => {
    const disguise = masked.get(name);
    return { name, kind: resource.kind(name), ...(disguise ? { disguise } : {}) };
  });
  const statementOf = (text: (where: string) => string): Statement => {
    const parameters = new Parameters();
    return { text: text(whereSql(resource, list, actor, masked, parameters)), values: parameters.values };
  };
  const order = list.sort.map(({ column, descending }) => `t.${column}${descending ? ' desc' : ''}`).join(', ');
  const projection = resource.projection({ fields: list.fields, expand: [], masked, actor });
  return {
    columns,
    statement: statementOf(
      (where) =>
        `select row_to_json(j)::text as j from ${resource.table} t cross join lateral (select ${projection}) j ${where} order by ${order}`,
    ),
    count: (most) =>
      statementOf((where) => `select count(*)::int as n from (select from ${resource.table} t ${where} limit ${Math.trunc(most) + 1}) t`),
  };
}

/** A list's refusals point at query parameters; here they are fields of a body. */
function pointed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      error.code === 'unknown_parameter' || error.code === 'invalid_parameter' ? 'invalid_input' : error.code,
      error.details,
      error.errors.map(({ pointer, ...rest }) => ({
        ...rest,
        pointer: pointer.replace(/^\?(fields|sort)$/, '/$1').replace(/^\?(.*)$/, '/filters/$1'),
      })),
    );
  }
}
