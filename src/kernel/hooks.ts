import type { Context } from './context.ts';

/** What a provider posted, before anything is believed. */
export interface InboundRequest {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** One stored delivery, as a hook's `process` gets it. */
export interface Delivery {
  readonly id: string;
  readonly connection_id: string;
  readonly topic: string;
  readonly external_id: string;
  /** The raw body as UTF-8 text. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly received_at: Date;
  readonly attempts: number;
}

/**
 * Inbound provider webhooks at `POST /v1/hooks/{tenant_id}/{connection_id}`. The kernel asks each hook whether the
 * connection is its own, lets it check the raw body, stores the delivery once, answers, and processes it by a reaction.
 */
export interface Hook {
  readonly kind: 'hook';
  /** Unique; stored with each delivery. */
  readonly name: string;
  /**
   * Is `connectionId` a connection of this hook? If not, return undefined. If so, authenticate the request (throw
   * `fail('invalid_signature')`) and name the delivery: `externalId` is the provider's delivery id, or a digest of the body.
   * Must not parse the body.
   */
  accept(
    context: Context,
    connectionId: string,
    request: InboundRequest,
  ): Promise<{ externalId: string; topic: string; headers: Record<string, string> } | undefined>;
  /**
   * Makes the delivery true, in one transaction. A `Problem` marks the delivery failed at once (visible, replayable);
   * any other error is retried with back-off first. `fail('tenant_suspended')` and `fail('quota_exceeded')` park it.
   */
  process(context: Context, delivery: Delivery): Promise<void>;
  /**
   * The same for several deliveries of one connection at once, by fewer statements. May refuse with any error: `process` is then asked
   * for each by itself.
   */
  processMany?(deliveries: readonly Arrived[]): Promise<void>;
}

/** A delivery in hand, with the context that it is processed in. */
export interface Arrived {
  readonly context: Context;
  readonly delivery: Delivery;
}

export const hook = (spec: Omit<Hook, 'kind'>): Hook => ({ kind: 'hook', ...spec });
