import { expansionOf, type FilterOperator, type ResourceMeta, titleField, usualColumns } from '../meta.ts';
import { overrideOf } from '../overrides.ts';

/** A list's state is its address: the API's own parameters, and which columns are shown. A saved view is such an address. */
export type ListSearch = Record<string, string>;

export interface Filter {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: string;
}

const own = new Set(['q', 'sort', 'columns', 'near', 'layout', 'tab']);

/** How an operator is written between a field and a value. */
export const signs: Readonly<Record<string, string>> = { gte: '≥', lte: '≤', gt: '>', lt: '<', ne: '≠', contains: '∋', has: '∋' };

export const filterKey = ({ field, operator }: Pick<Filter, 'field' | 'operator'>): string =>
  operator === 'eq' ? field : `${field}[${operator}]`;

export function filtersOf(resource: ResourceMeta, search: ListSearch): Filter[] {
  return Object.entries(search).flatMap(([key, value]) => {
    const match = /^(\w+)(?:\[(\w+)\])?$/.exec(key);
    if (!match || own.has(key)) return [];
    const field = match[1]!;
    const operator = (match[2] ?? 'eq') as FilterOperator;
    return resource.filters[field]?.includes(operator) ? [{ field, operator, value }] : [];
  });
}

/** Filters of an address that this person may not use, or that there are none of: somebody else's link may have them. */
export function droppedFrom(resource: ResourceMeta, search: ListSearch): string[] {
  const used = new Set(filtersOf(resource, search).map(filterKey));
  const fields = Object.keys(search).filter((key) => !own.has(key) && !used.has(key) && /^\w+(\[\w+\])?$/.test(key));
  return [...new Set(fields.map((key) => key.replace(/\[.*/, '')))];
}

/** The same address with one change; undefined and empty values go away. */
export function changed(search: ListSearch, change: Record<string, string | undefined>): ListSearch {
  const next: Record<string, string | undefined> = { ...search, ...change };
  return Object.fromEntries(Object.entries(next).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
}

export function columnsOf(word: string, resource: ResourceMeta, search: ListSearch): string[] {
  const chosen = search.columns?.split(',').filter((field) => field in resource.fields);
  if (chosen?.length) return chosen;
  const usual = overrideOf(word).columns?.filter((field) => field in resource.fields);
  return usual?.length ? [...usual] : usualColumns(resource);
}

export interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

export const sortsOf = (resource: ResourceMeta, search: ListSearch): Sort[] =>
  (search.sort ?? resource.default_sort)
    .split(',')
    .filter(Boolean)
    .map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') }));

/** A click sorts by this column, once more turns it round, once more goes back; with shift it comes after the others. */
export function sortedBy(resource: ResourceMeta, search: ListSearch, field: string, further: boolean): string | undefined {
  const now = search.sort ? sortsOf(resource, search) : [];
  const mine = now.find((sort) => sort.field === field);
  const others = further ? now.filter((sort) => sort.field !== field) : [];
  const next = !mine ? [...others, { field, descending: false }] : mine.descending ? others : [...others, { field, descending: true }];
  return next.length ? next.map((sort) => (sort.descending ? '-' : '') + sort.field).join(',') : undefined;
}

/** What the API is asked for: the columns, what names and orders the record, and the records that its columns name. */
export function listQuery(word: string, resource: ResourceMeta, search: ListSearch, columns: readonly string[]): Record<string, string> {
  const title = titleField(resource);
  const drawn = Object.keys(overrideOf(word).cells ?? {}).some((field) => columns.includes(field));
  const needed = new Set(
    ['id', ...columns, ...(title ? [title] : []), ...(resource.states ? [resource.states.field] : []), 'currency'].filter(
      (field) => field in resource.fields,
    ),
  );
  const expand = new Set(columns.map((field) => expansionOf(resource, field)).filter((name) => name !== undefined));
  const filters = Object.fromEntries(filtersOf(resource, search).map((filter) => [filterKey(filter), filter.value]));
  return {
    ...filters,
    ...(search.q && search.q.length >= 2 && resource.search.length ? { q: search.q } : {}),
    ...(search.near && resource.near ? { near: search.near } : {}),
    ...(search.sort ? { sort: search.sort } : {}),
    // A cell of a pack's own may read any field of its row.
    ...(drawn ? {} : { fields: [...needed].join(',') }),
    ...(expand.size ? { expand: [...expand].join(',') } : {}),
  };
}
