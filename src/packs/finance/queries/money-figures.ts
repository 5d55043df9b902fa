import type { Tx } from '#kernel/db';

export interface MoneyFigures {
  /** Gross revenue less refunds. */
  readonly revenue: string;
  /** What is left of it after taxes, fees and costs. */
  readonly profit: string;
}

/** What each of these sets of orders earned, in their order, in one currency. */
export const moneyOfOrders = (tx: Tx, sets: readonly (readonly string[])[], currency: string): Promise<MoneyFigures[]> =>
  tx.many<MoneyFigures>`
    select coalesce(sum(r.gross_revenue - r.refund_amount), 0)::numeric(19,2)::text as revenue,
      coalesce(sum(r.net_revenue), 0)::numeric(19,2)::text as profit
    from generate_series(1, ${sets.length}::int) as s (n)
    left join unnest(${sets.flat()}::uuid[], ${sets.flatMap((ids, at) => ids.map(() => at + 1))}::int[]) as w (id, n) on w.n = s.n
    left join revenue_records r on r.order_id = w.id and r.currency = ${currency}
    group by s.n order by s.n`;

/** What was earned on each of these days (of the business's zone), in their order. */
export const moneyOfDays = (tx: Tx, days: readonly string[], currency: string): Promise<MoneyFigures[]> =>
  tx.many<MoneyFigures>`
    select coalesce(sum(r.gross_revenue - r.refund_amount), 0)::numeric(19,2)::text as revenue,
      coalesce(sum(r.net_revenue), 0)::numeric(19,2)::text as profit
    from unnest(${days}::date[]) with ordinality as d (day, n)
    left join revenue_records r on r.revenue_date = d.day and r.currency = ${currency}
    group by d.n order by d.n`;
