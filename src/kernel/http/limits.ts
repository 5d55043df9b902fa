import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { fail } from '../errors.ts';

export interface Rates {
  /** Requests a minute of one person or key. */
  readonly actor: number;
  /** Requests a minute of one tenant together. */
  readonly tenant: number;
  /** Requests a minute from one address without signing in. */
  readonly address: number;
}

export const defaultRates: Rates = { actor: 600, tenant: 6000, address: 60 };

/** What the answer's RateLimit fields say. */
export interface RateState {
  limit: number;
  remaining: number;
  resetSeconds: number;
}

/** Counts requests by the minute, in this process. */
export function rateLimiter(rates: Rates) {
  const minute = (points: number, keyPrefix: string) => new RateLimiterMemory({ points, duration: 60, keyPrefix });
  const limiters = { actor: minute(rates.actor, 'a'), tenant: minute(rates.tenant, 't'), address: minute(rates.address, 'i') };

  return async function limit({ tenantId, actor }: { tenantId: string | null; actor: string }): Promise<RateState> {
    const own = actor.startsWith('ip ') ? limiters.address : limiters.actor;
    const asked = [own.consume(actor), ...(tenantId ? [limiters.tenant.consume(tenantId)] : [])];
    try {
      const [state] = await Promise.all(asked);
      return { limit: own.points, remaining: state!.remainingPoints, resetSeconds: Math.ceil(state!.msBeforeNext / 1000) };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw fail('rate_limited', { retry_after: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)), limit: own.points });
    }
  };
}
