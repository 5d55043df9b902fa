import { ident } from './statement.ts';
import type { Tx } from './types.ts';

/** One column as the database knows it; the source of every type that Serai shows. */
export interface ColumnInfo {
  /** PostgreSQL's type with its modifier: `numeric(19,4)`, `timestamp with time zone`, `text[]`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  /** Computed by the database: never written. */
  readonly generated: boolean;
  readonly comment: string;
  /** Values of a CHECK list. */
  readonly values?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

export interface TableInfo {
  readonly kind: 'table' | 'view';
  readonly comment: string;
  readonly columns: Readonly<Record<string, ColumnInfo>>;
  /** Column → table it refers to. */
  readonly references: Readonly<Record<string, string>>;
  /** CHECK constraint name → column it is about. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A table while it is being read. */
interface Growing extends TableInfo {
  readonly columns: Record<string, ColumnInfo>;
  readonly references: Record<string, string>;
  readonly checks: Record<string, string>;
}

/** Table name → what it is. Tables of the shared schema are named `platform.<table>`. */
export type Catalog = Readonly<Record<string, TableInfo>>;

/** Reads what simple CHECK constraints say, so that the API's schemas say it too. */
export function readCheck(definition: string): Partial<ColumnInfo> {
  const list = /= ANY \(\(?ARRAY\[(.*?)\]/.exec(definition);
  if (list) return { values: [...list[1]!.matchAll(/'((?:[^']|'')*)'::/g)].map((match) => match[1]!.replaceAll("''", "'")) };
  const facts: { -readonly [K in keyof ColumnInfo]?: ColumnInfo[K] } = {};
  for (const [, , operator, number] of definition.matchAll(/((?:char_)?length\([^()]*(?:\([^()]*\))?[^()]*\)) (<=|>=|>|<) \(?(\d+)/g)) {
    if (operator === '<=') facts.maxLength = Number(number);
    if (operator === '<') facts.maxLength = Number(number) - 1;
    if (operator === '>=') facts.minLength = Number(number);
    if (operator === '>') facts.minLength = Number(number) + 1;
  }
  if (!/ OR /.test(definition)) {
    for (const [, operator, number] of definition.matchAll(/\(+\w+ (>=|<=|>) (?:\()?'?(-?\d+(?:\.\d+)?)/g)) {
      if (operator === '>=') facts.minimum = Number(number);
      if (operator === '<=') facts.maximum = Number(number);
    }
    const pattern = /\(+(?:\(\w+\)::text|\w+) ~ '((?:[^']|'')*)'::/.exec(definition);
    if (pattern) facts.pattern = pattern[1]!.replaceAll("''", "'");
  }
  return facts;
}

/** Reads one schema. `prefix` goes before each table's name. */
export async function readCatalog(tx: Tx, schema: string, prefix = ''): Promise<Record<string, TableInfo>> {
  const columns = await tx.text<{
    table: string;
    kind: string;
    table_comment: string | null;
    column: string;
    type: string;
    nullable: boolean;
    has_default: boolean;
    generated: boolean;
    comment: string | null;
  }>(
    `select c.relname as "table", c.relkind::text as kind, obj_description(c.oid, 'pg_class') as table_comment,
            a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
            a.atthasdef as has_default, a.attgenerated <> '' or a.attidentity <> '' as generated,
            col_description(c.oid, a.attnum) as comment
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'v', 'p') and not c.relispartition
        and c.relname not in ('schema_migrations', 'installation')
      order by c.relname, a.attnum`,
    [ident(schema)],
  );
  const constraints = await tx.text<{
    table: string;
    name: string;
    type: string;
    columns: string[];
    definition: string;
    target: string | null;
    target_schema: string | null;
  }>(
    `select c.relname as "table", k.conname as name, k.contype::text as type, pg_get_constraintdef(k.oid) as definition,
            array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns,
            t.relname as target, t.relnamespace::regnamespace::text as target_schema
       from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class t on t.oid = k.confrelid
      where c.relnamespace = $1::regnamespace and k.contype in ('c', 'f') and not c.relispartition
      order by c.relname, k.conname`,
    [ident(schema)],
  );

  const catalog: Record<string, Growing> = {};
  for (const row of columns) {
    catalog[prefix + row.table] ??= {
      kind: row.kind === 'v' ? 'view' : 'table',
      comment: row.table_comment ?? '',
      columns: {},
      references: {},
      checks: {},
    };
    const table = catalog[prefix + row.table]!;
    table.columns[row.column] = {
      type: row.type,
      nullable: row.nullable,
      hasDefault: row.has_default,
      generated: row.generated,
      comment: row.comment ?? '',
    };
  }
  for (const { table: name, ...constraint } of constraints) {
    const table = catalog[prefix + name];
    const column = constraint.columns[0];
    if (!table || !column || (constraint.type === 'c' && constraint.columns.length !== 1)) continue;
    if (constraint.type === 'f') {
      // The first column of a key of several is the reference; the others say what must agree with it.
      table.references[column] ??= (constraint.target_schema === 'platform' ? 'platform.' : '') + constraint.target;
    } else {
      table.checks[constraint.name] = column;
      Object.assign(table.columns[column]!, readCheck(constraint.definition));
    }
  }
  return catalog;
}
