import type { Logger } from 'pino';
import type { Context, Tenant } from './context.ts';
import type { KeyRing } from './crypto/keys.ts';
import type { Http } from './http-client.ts';

/** What a `perform` reaction or a schedule gets: the outside world, and short transactions of its own. */
export interface World {
  readonly tenant: Tenant;
  readonly now: Date;
  readonly log: Logger;
  readonly keys: KeyRing;
  /** The guarded client for addresses that people gave (no private networks, no redirects, pinned). */
  readonly http: Http;
  /** Files of this tenant on local disk (labels, receipts) until the files pack exists. */
  readonly files: FileStore;
  /** One transaction as the tenant, by the system actor; audit, events and commit as in a command. */
  transaction<T>(work: (context: Context) => Promise<T>): Promise<T>;
}

export interface FileStore {
  /** Stores bytes under a tenant-relative name such as `labels/<id>.pdf`; returns that name. */
  put(name: string, bytes: Uint8Array): Promise<string>;
  get(name: string): Promise<Buffer | null>;
}
