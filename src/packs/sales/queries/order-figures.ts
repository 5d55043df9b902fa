import type { Tx } from '#kernel/db';

/** From the first moment on, up to but without the second. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export interface OrderFigures {
  /** Ordered in the span. */
  readonly orders: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly cancelled: number;
  /** Totals of what was ordered in the span and not cancelled, in the given currency. */
  readonly sales: string;
}

/** What happened to orders in each span, in the order given. Orders in another currency count, and their money does not. */
export async function orderFigures(tx: Tx, spans: readonly Span[], currency: string): Promise<OrderFigures[]> {
  return tx.many<OrderFigures>`
    with spans as (
      select n, b, e from unnest(${spans.map(({ from }) => from.toISOString())}::timestamptz[], ${spans.map(({ to }) => to.toISOString())}::timestamptz[])
        with ordinality as s (b, e, n))
    select placed.orders, placed.sales::text as sales, moved.shipped, ended.delivered, gone.cancelled
    from spans
    cross join lateral (
      select count(*)::int as orders,
        coalesce(sum(total_amount) filter (where status <> 'cancelled' and currency = ${currency}), 0)::numeric(19,2) as sales
      from orders where order_date >= b and order_date < e) placed
    cross join lateral (select count(*)::int as shipped from orders where shipped_at >= b and shipped_at < e) moved
    cross join lateral (select count(*)::int as delivered from orders where delivered_at >= b and delivered_at < e) ended
    cross join lateral (select count(*)::int as cancelled from orders where cancelled_at >= b and cancelled_at < e) gone
    order by n`;
}
