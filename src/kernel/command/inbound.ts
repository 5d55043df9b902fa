import type { Actor, RequestInfo, Tenant } from '../context.ts';
import type { TenantRef, Tx } from '../db/types.ts';
import type { Counted } from '../http/limits.ts';
import type { QueryString } from '../resource/query.ts';
import type { BearerClaims } from './actors.ts';

/** A request on its way in, as any transport gives it. */
export interface Inbound {
  readonly bearer: string | undefined;
  readonly request: RequestInfo;
  readonly path: string;
  /** Name of the host it came to, without port; names the tenant where nothing else does. */
  readonly host?: string;
  readonly id: string;
  readonly query: QueryString;
  readonly body: unknown;
  /** The body as it came, for the idempotency key's fingerprint. */
  readonly rawBody: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  /** Asks the limiter; throws `rate_limited`. */
  limit(who: Counted): Promise<void>;
}

/** Who acts where. */
export interface Entered {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

/** Where an operation runs: in a tenant, or on the shared schema. */
export interface Place {
  transaction<T>(work: (tx: Tx, last: () => void) => Promise<T>): Promise<T>;
  /** Who acts where, read in the transaction. */
  enter(tx: Tx): Promise<Entered>;
  /** Who acted where when it was last read. */
  remembered?(): Entered | undefined;
  readonly ref: TenantRef | undefined;
  readonly keyOwner: string;
  /** Who the bearer says it is, before anybody looked. */
  readonly claims?: BearerClaims;
  /** After the answer was made. */
  answered?(): void;
}
