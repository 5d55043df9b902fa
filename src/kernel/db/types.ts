import type { Session } from './session.ts';

/** What Kysely's builders are: something that compiles to SQL text and parameters. */
export interface Compilable<R = unknown> {
  compile(): { readonly sql: string; readonly parameters: readonly unknown[] };
  /** Only for inference of the row type from a Kysely builder. */
  execute(): Promise<R[]>;
}

/**
 * One open transaction under one role and search path. Every method takes a tagged template
 * (values become parameters, never text) or a Kysely builder made with `q`:
 *
 *   const order = await tx.one<{ status: string }>`select status from orders where id = ${id}`;
 *   await tx.exec(q.updateTable('orders').set({ status }).where('id', '=', id));
 *
 * Values: Date, string, number, boolean, null, arrays (as PostgreSQL arrays: cast them, `${ids}::uuid[]`),
 * Uint8Array for bytea, and plain objects (as JSON text: cast them, `${object}::jsonb`; a JSON array needs `json(value)`).
 * Rows: timestamptz is a Date, date is 'YYYY-MM-DD', numeric is a string, bigint a number, json(b) is parsed.
 */
export interface Tx {
  many<R = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;
  many<R>(query: Compilable<R>): Promise<R[]>;
  /** The first row, or undefined. */
  maybe<R = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R | undefined>;
  maybe<R>(query: Compilable<R>): Promise<R | undefined>;
  /** The first row; none is a defect, not a refusal (use `maybe` and `fail` where absence is possible). */
  one<R = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R>;
  one<R>(query: Compilable<R>): Promise<R>;
  /** Runs it and returns the number of rows it touched. */
  exec(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  exec(query: Compilable): Promise<number>;
  /** A compiled statement by text; for the kernel's compilers. The text is prepared and kept by name. */
  text<R = Record<string, unknown>>(sql: string, values: readonly unknown[]): Promise<R[]>;
}

/** Where one tenant lives. Immutable for the tenant's whole life. */
export interface TenantRef {
  readonly id: string;
  readonly slug: string;
  /** Schema name, already safe to quote. */
  readonly schema: string;
  /** Database role that owns nothing and has rights on this schema only. */
  readonly role: string;
}

export interface TxOptions {
  /** Goes to `serai.user_id`, where row-level policies read it. */
  userId?: string | null;
  readOnly?: boolean;
  /** Milliseconds; default 15,000. */
  statementTimeout?: number;
}

/** The owner's transaction also runs scripts: several statements of fixed text, such as migrations. */
export interface OwnerTx extends Tx {
  script(sql: string): Promise<void>;
}

/** A statement was sent after the one that was said to be the last. */
export class TransactionEnded extends Error {}

/** The two databases behind one interface. Only the kernel, the platform and tests hold one. */
export interface Database {
  readonly kind: 'postgres' | 'embedded';
  /**
   * A transaction as one tenant. Retried on serialization failure and deadlock, so `work` may run again. Who calls `last` after
   * sending its last statement has the commit leave with it; a statement after that is `TransactionEnded`.
   */
  tenant<T>(tenant: TenantRef, options: TxOptions, work: (tx: Tx, last: () => void) => Promise<T>): Promise<T>;
  /** A transaction on the shared `platform` schema, as the platform's role. */
  platform<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction as the process itself, without a tenant's or the platform's role: the job queue's tables. */
  queue<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction as the owner: migrations, provisioning, partitions. `exec` runs several statements of fixed text. */
  owner<T>(work: (tx: OwnerTx) => Promise<T>): Promise<T>;
  /** Statements outside transactions, as the process (no right on any tenant's schema) or as the owner: for pg-boss. */
  session(as: 'process' | 'owner'): Session;
  /** The embedded database's data directory as one file (tests, snapshots); a server has none. */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
}
