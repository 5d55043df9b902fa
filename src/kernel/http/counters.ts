import { createClient } from '@redis/client';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Metrics } from './metrics.ts';

const kinds = { actor: 'a', tenant: 't', address: 'i' } as const;
export type Kind = keyof typeof kinds;

/** How often a key was counted in its running minute, and when that ends. */
export interface Count {
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
}

/** Counts by the minute. Each limit is compared with the count, not kept here: whose limit changes goes on with the same count. */
export interface Counters {
  add(kind: Kind, key: string): Promise<Count>;
  close(): void;
}

const everything = { points: Number.MAX_SAFE_INTEGER, duration: 60 };

function each<T>(make: (prefix: string) => T): Record<Kind, T> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, prefix]) => [kind, make(prefix)])) as Record<Kind, T>;
}

/** Counts of this process alone. */
export function ownCounters(): Counters {
  const counters = each((keyPrefix) => new RateLimiterMemory({ ...everything, keyPrefix }));
  return { add: (kind, key) => counters[kind].consume(key), close: () => {} };
}

export interface SharedOptions {
  /** `redis://…` or `rediss://…` */
  readonly url: string;
  /** What tells this installation's counts from others' on the same Redis. */
  readonly installation: string;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'gauge' | 'counter'>;
  /** How long one answer is waited for, in milliseconds. */
  readonly patience?: number;
  /** How long nothing is asked after Redis failed, in milliseconds. */
  readonly rest?: number;
}

/**
 * Counts that every process with the same Redis adds to. Where Redis is away, slow or refuses, this process counts for itself and says so:
 * a limit that is a few times too generous for a while is better than nobody being served. Returns once Redis answered, or did not soon.
 */
export async function sharedCounters({ url, installation, log, metrics, patience = 250, rest = 1_000 }: SharedOptions): Promise<Counters> {
  const own = ownCounters();
  const client = createClient({
    url,
    // What cannot be sent now is counted here instead, never sent later.
    disableOfflineQueue: true,
    // A connection on which nothing comes any more is given up, though nobody closed it.
    pingInterval: 4_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 10_000,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), 2_000),
    },
  });
  const shared = each(
    (prefix) =>
      new RateLimiterRedis({
        ...everything,
        keyPrefix: `${installation}:${prefix}`,
        storeClient: client,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
      }),
  );
  let state: 'unknown' | 'shared' | 'alone' = 'unknown';
  let restUntil = 0;
  const alone = metrics.counter('serai_rate_counts_alone_total', 'Counts kept by this process alone because Redis was away.');
  metrics.gauge('serai_rate_counters_shared', 'Whether requests are counted together with other processes (1) or alone (0).', () =>
    state === 'shared' ? 1 : 0,
  );

  const away = (error: unknown) => {
    restUntil = performance.now() + rest;
    if (state === 'alone') return;
    state = 'alone';
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the shared rate counters are away: counting alone');
  };
  const back = () => {
    restUntil = 0;
    if (state === 'shared') return;
    state = 'shared';
    log.info('requests are counted together with other processes');
  };
  client.on('error', away).on('ready', back);
  const connecting = client.connect();
  connecting.catch(away);
  const refused = new Promise<void>((resolve) => client.once('error', () => resolve()));
  await within(2_000, Promise.race([connecting, refused])).catch(away);

  return {
    async add(kind, key) {
      if (client.isReady && performance.now() >= restUntil) {
        try {
          const count = await within(patience, shared[kind].consume(key));
          back();
          return count;
        } catch (error) {
          away(error);
        }
      }
      alone.inc();
      return own.add(kind, key);
    },
    close() {
      if (client.isOpen) client.destroy();
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
