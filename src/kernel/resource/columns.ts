import type { ColumnInfo, TableInfo } from '../db/catalog.ts';
import { currencies } from '../money.ts';

/** What a column is to the outside, whatever PostgreSQL calls it. */
export type Kind =
  | 'text'
  | 'uuid'
  | 'enum'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean'
  | 'time'
  | 'date'
  | 'json'
  | 'place'
  | 'texts'
  | 'bytes';

export function kindOf(table: TableInfo, column: string): Kind {
  const info = table.columns[column];
  if (!info) throw new Error(`There is no column ${column}.`);
  const { type, values } = info;
  if (values) return 'enum';
  if (type === 'numeric(19,4)' && table.columns.currency) return 'money';
  if (type.startsWith('numeric') || type === 'real' || type === 'double precision') return 'number';
  if (type.startsWith('geography')) return 'place';
  if (type.endsWith('[]')) return 'texts';
  const kinds: Record<string, Kind> = {
    uuid: 'uuid',
    boolean: 'boolean',
    integer: 'integer',
    smallint: 'integer',
    bigint: 'integer',
    'timestamp with time zone': 'time',
    date: 'date',
    jsonb: 'json',
    json: 'json',
    bytea: 'bytes',
  };
  return kinds[type] ?? 'text';
}

const whole: Record<string, number> = { smallint: 2 ** 15 - 1, integer: 2 ** 31 - 1, bigint: Number.MAX_SAFE_INTEGER };

/** The range of a numeric type, where it has one that JavaScript can say: beyond it PostgreSQL refuses the value. */
export function boundsOf(type: string): { minimum?: number; maximum?: number } {
  if (whole[type]) return { minimum: -whole[type], maximum: whole[type] };
  const [, precision, scale] = /^numeric\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (!precision || Number(precision) > 15) return {};
  const maximum = (10 ** Number(precision) - 1) / 10 ** Number(scale);
  return { minimum: -maximum, maximum };
}

/** Minor units differ by currency, and so does the number of decimals shown (ISO 4217). */
const decimalsCase = (currency: string) => {
  const codes = (digits: number) =>
    [...currencies]
      .filter(([, d]) => d === digits)
      .map(([code]) => `'${code}'`)
      .join(',');
  return `case when ${currency} in (${codes(0)}) then 0 when ${currency} in (${codes(3)}) then 3 when ${currency} in (${codes(4)}) then 4 else 2 end`;
};

/** SQL for a column's value inside the JSON answer; `t` is the table's alias. */
export function valueSql(table: TableInfo, column: string, t: string): string {
  const ref = `${t}.${column}`;
  switch (kindOf(table, column)) {
    case 'money':
      return `round(${ref}, ${decimalsCase(`${t}.currency`)})::text`;
    case 'place':
      return `st_asgeojson(${ref})::json`;
    case 'bytes':
      throw new Error(`Column ${column} holds bytes and cannot be shown.`);
    default:
      return table.columns[column]!.type === 'inet' ? `host(${ref})` : ref;
  }
}

const kindSchemas: Record<Kind, object> = {
  text: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  enum: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  money: { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,4})?$', examples: ['1499.00'] },
  boolean: { type: 'boolean' },
  time: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  json: {},
  place: {
    type: 'object',
    required: ['type', 'coordinates'],
    additionalProperties: false,
    properties: { type: { const: 'Point' }, coordinates: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } },
  },
  texts: { type: 'array', items: { type: 'string' } },
  bytes: { type: 'string' },
};

/** PostgreSQL's POSIX classes, as far as our checks use them, in JavaScript's words. */
const jsPattern = (pattern: string) =>
  pattern.replaceAll('[:space:]', '\\s').replaceAll('[:alnum:]', 'A-Za-z0-9').replaceAll('[:digit:]', '0-9');

/** JSON Schema of one column: type, bounds and text all from the catalogue. */
export function columnSchema(table: TableInfo, column: string, shape?: object): Record<string, unknown> {
  const info: ColumnInfo = table.columns[column]!;
  const base: Record<string, unknown> = { ...kindSchemas[kindOf(table, column)], ...shape };
  if (info.values) base.enum = info.nullable ? [...info.values, null] : info.values;
  for (const key of ['minLength', 'maxLength', 'minimum', 'maximum'] as const) {
    if (info[key] !== undefined && !(kindOf(table, column) === 'money')) base[key] = info[key];
  }
  if (info.pattern && kindOf(table, column) === 'text') base.pattern = jsPattern(info.pattern);
  if (kindOf(table, column) === 'money' && (info.minimum ?? -1) >= 0) base.pattern = '^\\d{1,15}(\\.\\d{1,4})?$';
  if (info.nullable) {
    if (typeof base.type === 'string') base.type = [base.type, 'null'];
    else if (shape) return { anyOf: [base, { type: 'null' }], description: info.comment };
  }
  if (info.comment) base.description = info.comment;
  return base;
}
