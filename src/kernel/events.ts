import type { Context } from './context.ts';
import type { World } from './world.ts';

/** One fact, appended by the transaction that made it true. */
export interface Event<D = Record<string, unknown>> {
  readonly id: string;
  readonly type: string;
  readonly data: D;
  readonly subject: string | null;
  readonly occurred_at: Date;
  readonly actor_id: string | null;
  readonly request_id: string | null;
}

interface ReactionCommon {
  /** `<pack>.<deed>`: unique; stored beside each delivery. Renaming it replays nothing. */
  readonly name: string;
  /** Event types. */
  readonly on: string | readonly string[];
  /** Attempts before it is a dead letter (default 8), with exponential back-off from `backoff` seconds (default 2). */
  readonly attempts?: number;
  readonly backoff?: number;
  /**
   * `apply` only: each event in a transaction of its own, so many at once, in any order. For work whose locks would meet in one long
   * transaction, such as orders that reserve the same goods.
   */
  readonly parallel?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: each reaction says what the data of its events is
type AnyEvent = Event<any>;

/**
 * `apply` works in the database only. Events come in batches through one transaction; its effect and the mark that the
 * event was handled commit together, so it happens exactly once. `perform` may call the outside world, runs outside any
 * transaction, opens its own with `world.transaction`, and may run twice: make it idempotent.
 */
export type Reaction = ReactionCommon & { readonly kind: 'reaction' } & (
    | Applies
    | { perform(world: World, event: AnyEvent): Promise<void>; apply?: never; applyMany?: never }
  );

/** An event in hand, with the context that it is applied in. */
export interface InHand {
  readonly context: Context;
  readonly event: AnyEvent;
}

/** A handful that must be taken apart: something in it is out of the ordinary. */
export class OneByOne extends Error {}

interface Applies {
  apply(context: Context, event: AnyEvent): Promise<void>;
  /**
   * With `parallel`: a handful of events in one transaction, by statements over all of them. May refuse with any error: then nothing
   * of it has happened, and `apply` gets each by itself.
   */
  applyMany?(events: readonly InHand[]): Promise<void>;
  perform?: never;
}

export function reaction(spec: ReactionCommon & Omit<Applies, 'perform'>): Reaction;
export function reaction(spec: ReactionCommon & { perform(world: World, event: AnyEvent): Promise<void> }): Reaction;
export function reaction(spec: Omit<Reaction, 'kind'>): Reaction {
  return { kind: 'reaction', ...spec } as Reaction;
}

/** Something done by the clock, for each tenant that has the pack. */
export interface Schedule {
  readonly kind: 'schedule';
  readonly name: string;
  /** Five-field cron, in UTC. */
  readonly cron: string;
  perform(world: World): Promise<void>;
}

export const schedule = (spec: Omit<Schedule, 'kind'>): Schedule => ({ kind: 'schedule', ...spec });
