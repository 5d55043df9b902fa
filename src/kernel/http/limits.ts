import { fail } from '../errors.ts';
import { type Counters, ownCounters } from './counters.ts';

export interface Rates {
  /** Requests a minute of one person or key. */
  readonly actor: number;
  /** Requests a minute of one tenant together. */
  readonly tenant: number;
  /** Requests a minute from one address without signing in. */
  readonly address: number;
  /** Whether a business's own, lower limits act as well (default: yes). Benchmarks measure without. */
  readonly businesses?: boolean;
}

export const defaultRates: Rates = { actor: 600, tenant: 6000, address: 60 };

/** What the answer's RateLimit fields say. */
export interface RateState {
  limit: number;
  remaining: number;
  resetSeconds: number;
}

/** Whose requests are counted. */
export interface Counted {
  readonly tenantId: string | null;
  /** A person, a key, or `ip <address>`. */
  readonly actor: string;
  /** What the business allows this person or key, where it is known. */
  readonly perMinute?: number | undefined;
}

/** Counts requests by the minute and compares them with the limits. */
export function rateLimiter(rates: Rates, counters: Counters = ownCounters()) {
  return async function limit({ tenantId, actor, perMinute }: Counted): Promise<RateState> {
    const anonymous = actor.startsWith('ip ');
    const own = anonymous ? rates.address : Math.min(rates.actor, (rates.businesses !== false && perMinute) || rates.actor);
    const [mine, all] = await Promise.all([
      counters.add(anonymous ? 'address' : 'actor', actor),
      tenantId ? counters.add('tenant', tenantId) : undefined,
    ]);
    const waits = [
      ...(mine.consumedPoints > own ? [mine.msBeforeNext] : []),
      ...(all && all.consumedPoints > rates.tenant ? [all.msBeforeNext] : []),
    ];
    if (waits.length > 0) throw fail('rate_limited', { retry_after: Math.max(1, Math.ceil(Math.max(...waits) / 1000)), limit: own });
    return { limit: own, remaining: own - mine.consumedPoints, resetSeconds: Math.ceil(mine.msBeforeNext / 1000) };
  };
}
