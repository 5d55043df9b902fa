import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Context, Tenant } from './context.ts';
import type { KeyRing } from './crypto/keys.ts';
import type { TxOptions } from './db/types.ts';
import type { Http } from './http-client.ts';

/** What a `perform` reaction or a schedule gets: the outside world, and short transactions of its own. */
export interface World {
  readonly tenant: Tenant;
  readonly now: Date;
  readonly log: Logger;
  readonly keys: KeyRing;
  /** The guarded client for addresses that people gave (no private networks, no redirects, pinned). */
  readonly http: Http;
  /** This tenant's files, by names of ours: on local disk or in a bucket. What people send goes through the pack `files`. */
  readonly files: FileStore;
  /** One transaction as the tenant, by the system actor; audit, events and commit as in a command. */
  transaction<T>(work: (context: Context) => Promise<T>, options?: Pick<TxOptions, 'statementTimeout'>): Promise<T>;
}

/** Inclusive byte positions, as in an HTTP range; without an end: to the last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

export interface FileStore {
  /** Stores bytes under a tenant-relative name such as `labels/<id>.pdf`; returns that name. */
  put(name: string, bytes: Uint8Array): Promise<string>;
  /** Stores what a stream brings, without holding it in memory; returns its size in bytes. If the stream fails, nothing is stored. */
  write(name: string, source: AsyncIterable<Uint8Array>): Promise<number>;
  get(name: string): Promise<Buffer | null>;
  /** The file, or a part of it, as a stream; `size` is that of the whole. Whoever opens it reads or destroys it. */
  open(name: string, range?: ByteRange): Promise<{ readonly size: number; readonly stream: Readable } | null>;
  /** Deletes it; a file that is not there is no error. */
  delete(name: string): Promise<void>;
}
