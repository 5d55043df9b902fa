export { guardedHttp } from './http-client/guarded.ts';

/** A request to an address that a person or a provider's document gave. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON when it is an object. */
  readonly body?: unknown;
  /** Whole exchange, in milliseconds; default 10,000. */
  readonly timeout?: number;
  /** Refuse larger answers; default 5 MB. */
  readonly maxBytes?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Record<string, string>;
  /** The body as text; parse it yourself, ids may exceed 2^53. */
  readonly text: string;
  readonly bytes: Buffer;
}

/**
 * Throws `Problem('provider_error', { reason, provider_message })` when the address is refused (`reason: 'address'`),
 * on time-out (`'timeout'`), a broken connection (`'network'`) or an answer that is too large (`'size'`).
 * HTTP error statuses are returned, not thrown: their meaning is the provider's.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;
