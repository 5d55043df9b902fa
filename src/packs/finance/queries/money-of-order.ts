import type { Tx } from '#kernel/db';

export interface OrderMoney {
  readonly id: string;
  readonly kind: 'revenue' | 'expense';
  readonly amount: string;
  readonly currency: string;
  readonly category: string | null;
  readonly at: Date;
  readonly created_by: string | null;
}

/** What was earned with an order and spent on it. */
export const moneyOfOrder = (tx: Tx, orderId: string): Promise<OrderMoney[]> => tx.many<OrderMoney>`
  select id, 'revenue' as kind, net_revenue::text as amount, currency, null as category, updated_at as at, null::uuid as created_by
  from revenue_records where order_id = ${orderId}
  union all
  select id, 'expense', amount::text, currency, category, created_at, created_by
  from expenses where order_id = ${orderId} and deleted_at is null
  order by at, id`;
