import type { TSchema } from 'typebox';
import type { Tables } from '#generated/db.ts';
import type { Context } from './context.ts';

export type TableName = keyof Tables & string;
export type Column<T extends TableName> = keyof Tables[T] & string;

/** How a field is disguised for people who may not see it plain. The SQL of each is in `resource/masks.ts`. */
export type MaskKind = 'phone' | 'email' | 'name' | 'address' | 'number' | 'secret';

/** Declared fields of one row, as answers show them. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Expansion {
  readonly kind: 'one' | 'many';
  readonly table: string;
  /** The linking column: for `one` on this table, for `many` on the other. Default: `<singular>_id`. */
  readonly by?: string;
  /** `many` only: how many at most (default 100) and in which order (default by id). */
  readonly limit?: number;
  readonly sort?: string;
}

export const one = (table: TableName, options: { by?: string } = {}): Expansion => ({ kind: 'one', table, ...options });
export const many = (table: TableName, options: { by?: string; limit?: number; sort?: string } = {}): Expansion => ({
  kind: 'many',
  table,
  ...options,
});

export interface ResourceSpec<T extends TableName> {
  /** Permission codes per operation; an operation that is not named does not exist (`create`, `update`, `delete`). */
  readonly permissions: {
    readonly read: string;
    readonly create?: string;
    readonly update?: string;
    readonly delete?: string;
    /** To take many records out at once, as a file; see security's exports. Needed besides `read`. */
    readonly export?: string;
  };
  /** What the outside sees, in this order. Columns not named here leave the database through no path. */
  readonly fields: readonly Column<T>[];
  readonly masks?: Partial<Record<Column<T>, MaskKind>>;
  readonly filter?: readonly Column<T>[];
  /** Columns searched by `q=`: trigram (`ilike`) over them together; give the table a matching gin index. */
  readonly search?: readonly Column<T>[];
  /** Columns that `sort=` may name besides those of the default. */
  readonly sortable?: readonly Column<T>[];
  /** Default order, `-created_at` or `name,-id`; the id is always added last. */
  readonly sort?: string;
  readonly expand?: Readonly<Record<string, Expansion>>;
  /** The geography(point) column that `near=lon,lat,metres` looks at. */
  readonly near?: Column<T>;
  /** Fields that POST and PATCH take. Required on create: NOT NULL without default. */
  readonly create?: readonly Column<T>[];
  readonly update?: readonly Column<T>[];
  /** The state machine of `status`: where each state leads. The console and the docs show it. */
  readonly transitions?: Readonly<Record<string, readonly string[]>>;
  /** JSON Schemas of jsonb columns with a known shape. */
  readonly json?: Partial<Record<Column<T>, TSchema>>;
  /** Column holding the owner's user id: people without `permissions.read` + `.all` see only their own rows. */
  readonly scope?: Column<T>;
  /** Its JSON columns hold fields of other records: fields masked for the reader are disguised there by name, at any depth. */
  readonly mixed?: boolean;
  /** Who reads it is written down: an audit entry per page or record, also when it is reached by an expansion. */
  readonly auditReads?: true;
  /** The rows are audit entries: personal data sealed in them is opened for who sees it plain, and disguised for the rest. */
  readonly sealedEntries?: true;
  /**
   * Asked after a row was created or changed, with its fields as they are now and as they were; throws to refuse it. For rules that
   * depend on who asks: those of the row alone are the table's constraints.
   */
  readonly ensure?: (context: Context, after: Fields, before: Fields | undefined) => Promise<void>;
  /** One sentence for the docs; default: the table's comment. */
  readonly description?: string;
  /** Where the table lives; `platform` resources are served under /platform/v1 to super admins. */
  readonly area?: 'tenant' | 'platform';
}

export interface Resource<T extends TableName = TableName> extends ResourceSpec<T> {
  readonly kind: 'resource';
  readonly table: T;
}

/** Any resource, its columns as plain text: what the compilers and the pack manifest hold. */
// biome-ignore lint/suspicious/noExplicitAny: the table's own columns are checked where it is declared
export type AnyResource = Resource<any>;

/**
 * Declares what one table shows to the outside. Types, nullability, enumerations and texts come from the
 * catalogue; routes, SQL, JSON Schema and OpenAPI follow.
 */
export function resource<const T extends TableName>(table: T, spec: ResourceSpec<T>): Resource<T> {
  return { kind: 'resource', table, ...spec };
}
