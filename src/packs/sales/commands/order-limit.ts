import { monthBounds, monthPeriod } from '#kernel/clock';
import type { Context } from '#kernel/context';
import { type Meter, spend, spent } from '#kernel/quota';

/** Under this name the month's orders are counted where a plan limits them. */
const counted = 'orders';

const monthOf = ({ tenant, now }: Pick<Context, 'tenant' | 'now'>): string => monthPeriod(now, tenant.settings.timezone);

/**
 * With a limit the count is the one that orders are refused by, which an order that is taken back lowers by nothing. Without
 * one nobody counts as orders come, so that busy businesses never queue at a counter: what came is counted when somebody asks.
 */
export const ordersPerMonth: Meter = {
  metric: 'orders_per_month',
  description: "Orders taken in this calendar month of the business's time zone.",
  limit: ({ limits }) => limits.orders_per_month,
  async used(context) {
    const month = monthOf(context);
    if (context.tenant.limits.orders_per_month !== null) return spent(context, counted, month);
    const { from, to } = monthBounds(month, context.tenant.settings.timezone);
    const { n } = await context.tx.one<{ n: number }>`
      select count(*)::int as n from orders where created_at >= ${from} and created_at < ${to}`;
    return n;
  },
};

/** Takes room for `n` orders of this month, or refuses with `quota_exceeded`. The limit's row stays locked until the commit. */
export const takeOrders = (context: Context, n: number): Promise<void> =>
  spend(context, counted, monthOf(context), ordersPerMonth.limit(context.tenant), n);
