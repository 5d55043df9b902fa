import type { InboundRequest } from '#kernel/hooks';
import type { Http } from '#kernel/http-client';
import type { Change, Listing } from '../rules/incoming.ts';

/** What is sealed with a channel: the fields of its type's `config_schema` and the webhook secrets. */
export interface Credentials {
  readonly [field: string]: unknown;
  /** The app secret that signs webhooks, and its predecessor, accepted while a rotation is under way. */
  readonly api_secret?: string;
  readonly previous_api_secret?: string;
}

/** A channel's options; `docs/data-model/sales.md` lists them. */
export interface ChannelSettings {
  readonly cod_gateways?: readonly string[];
  readonly location_id?: string;
  readonly push_inventory?: boolean;
  readonly warehouse_location?: string | null;
  readonly [option: string]: unknown;
}

/** The outside world, as a connector sees it. Waiting is part of it, so tests do not wait. */
export interface Outside {
  readonly http: Http;
  sleep(milliseconds: number): Promise<void>;
}

/** One page of a pull. `cursor` is where a pull that stops here goes on later. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly cursor: string | null;
}

export interface StockLevel {
  readonly external_inventory_id: string;
  readonly available: number;
}

/**
 * One kind of sales channel. Everything here is told what it needs and remembers nothing. Refusals are Problems:
 * `invalid_provider_credentials` when the provider rejects us, `provider_error` when it fails, `malformed_payload` for what
 * cannot be read. A connector that cannot do a thing leaves its function out.
 */
export interface Connector {
  /** The channel type's code. */
  readonly code: string;
  /** The provider's name of the account, of which there may be one live connection; undefined: any number. */
  account?(credentials: Credentials): string;
  /** Refuses credentials whose shape the schema cannot judge. */
  inspect?(credentials: Credentials): void;
  /** Does the signature over the raw body match the secret or its predecessor? */
  verify?(request: InboundRequest, credentials: Credentials): boolean;
  /** The message's name and its delivery's id, from the headers alone. */
  delivery?(request: InboundRequest): { topic: string; externalId: string };
  /** What a message changes. Pure. */
  read?(topic: string, body: string, settings: ChannelSettings): Change[];
  /** One cheap authenticated call. */
  check?(outside: Outside, credentials: Credentials): Promise<void>;
  /** Orders changed since `cursor` (RFC 3339), oldest change first. */
  pull?(outside: Outside, credentials: Credentials, settings: ChannelSettings, cursor: string | null): AsyncIterable<Page<Change>>;
  products?(outside: Outside, credentials: Credentials): AsyncIterable<Page<Listing>>;
  /** Sets the stock the channel shows. Answers the ids it refused, with its words. */
  pushInventory?(
    outside: Outside,
    credentials: Credentials,
    settings: ChannelSettings,
    levels: readonly StockLevel[],
  ): Promise<readonly { external_inventory_id: string; message: string }[]>;
}
