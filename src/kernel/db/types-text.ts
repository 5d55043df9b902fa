import type { Catalog, ColumnInfo } from './catalog.ts';

const scalar: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  inet: 'string',
  date: 'string',
  bytea: 'Uint8Array',
  boolean: 'boolean',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  jsonb: 'Json',
  json: 'Json',
  'timestamp with time zone': 'Time',
  interval: 'string',
  tsvector: 'string',
};

function typeOf({ type, values }: ColumnInfo): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (type.endsWith('[]')) return `${scalar[type.slice(0, -2)] ?? 'string'}[]`;
  if (type.startsWith('numeric')) return 'Decimal';
  return scalar[type] ?? 'string';
}

function columnType(column: ColumnInfo): string {
  const type = typeOf(column) + (column.nullable ? ' | null' : '');
  if (column.generated) return `GeneratedAlways<${type}>`;
  return column.hasDefault ? `Generated<${type}>` : type;
}

const pascal = (name: string) => name.replace(/(^|[._])([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** `generated/db.ts`: the tables as Kysely wants them. */
export function typesText(catalog: Catalog): string {
  const tables = Object.entries(catalog).sort(([a], [b]) => (a < b ? -1 : 1));
  const body = tables.map(([name, { comment, columns }]) => {
    const lines = Object.entries(columns).map(
      ([column, info]) => `${info.comment ? `  /** ${info.comment.replaceAll('*/', '* /')} */\n` : ''}  ${column}: ${columnType(info)};`,
    );
    return `/** ${comment} */\nexport interface ${pascal(name)} {\n${lines.join('\n')}\n}`;
  });
  return `// Made by \`bin/serai generate\` from the embedded database's catalogue. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely';

export type Json = ColumnType<any, unknown, unknown>;
/** Exact decimal as text. */
export type Decimal = ColumnType<string, string | number, string | number>;
export type Time = ColumnType<Date, Date | string, Date | string>;
/** May be left out of an insert. Unlike Kysely's own, it looks into the types above. */
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

${body.join('\n\n')}

export interface Tables {
${tables.map(([name]) => `  ${/\./.test(name) ? `'${name}'` : name}: ${pascal(name)};`).join('\n')}
}
`;
}
