import type { Context, Tenant } from './context.ts';
import { fail } from './errors.ts';

/**
 * A plan's limits, held inside the transaction that uses them: whatever is spent and then rolled back was never spent,
 * and racing transactions meet at one row of `quota_usage`. Spend late in a transaction: the row stays locked until it
 * ends. `limit: null` is unlimited; it is not counted, so busy tenants without a limit never queue at that row.
 */

/**
 * One thing that plans limit. What is refused and what people are shown both come from here, so the two never differ. A pack
 * names its own in `usage` of its manifest.
 */
export interface Meter {
  /** Its name in `limits` and `usage` of a business, and in refusals. */
  readonly metric: string;
  /** What is counted, in which unit; the API's documentation. */
  readonly description: string;
  /** What the plan allows; null: any amount. */
  limit(tenant: Tenant): number | null;
  /** What there is now. */
  used(context: Pick<Context, 'tx' | 'tenant' | 'now'>): Promise<number>;
}

/** Period of a limit that does not start anew: users, channels. */
const standing = '*';

/**
 * Takes `n` of what is left of `metric` in `period` (a month is `monthPeriod(now, zone)` of `clock.ts`), or refuses with `quota_exceeded`.
 * One statement decides, so N racing spends at a limit of M end with exactly M.
 */
export async function spend({ tx }: Pick<Context, 'tx'>, metric: string, period: string, limit: number | null, n = 1): Promise<void> {
  if (limit === null) return;
  const spent = await tx.maybe`
    insert into quota_usage (metric, period, used)
    select ${metric}::text, ${period}::text, ${n}::integer where ${n}::integer <= ${limit}::integer
    on conflict (metric, period) do update set used = quota_usage.used + excluded.used
      where quota_usage.used + excluded.used <= ${limit}::integer
    returning used`;
  if (!spent) throw fail('quota_exceeded', { metric, limit, period });
}

/**
 * Locks a standing limit until the transaction ends. Between this and the commit nobody else who holds the same metric
 * can count or add, so "count, compare, insert" is safe.
 */
export async function hold({ tx }: Pick<Context, 'tx'>, metric: string): Promise<void> {
  await tx.exec`
    insert into quota_usage (metric, period, used) values (${metric}, ${standing}, 0)
    on conflict (metric, period) do update set used = quota_usage.used`;
}

/** What was spent of `metric` in `period`; zero where it had no limit. */
export async function spent({ tx }: Pick<Context, 'tx'>, metric: string, period: string): Promise<number> {
  const row = await tx.maybe<{ used: number }>`select used from quota_usage where metric = ${metric} and period = ${period}`;
  return row?.used ?? 0;
}

/** Holds the meter's metric, counts what there is, and refuses with `quota_exceeded` when `n` more would pass the limit. */
export async function ensureRoom(
  context: Pick<Context, 'tx' | 'tenant' | 'now'>,
  { metric, limit: limitOf, used: count }: Pick<Meter, 'metric' | 'limit' | 'used'>,
  n = 1,
): Promise<void> {
  const limit = limitOf(context.tenant);
  if (limit === null) return;
  await hold(context, metric);
  const used = await count(context);
  if (used + n > limit) throw fail('quota_exceeded', { metric, limit, used });
}
