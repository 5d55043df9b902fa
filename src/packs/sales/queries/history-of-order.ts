import type { Tx } from '#kernel/db';

export interface OrderStep {
  readonly id: string;
  readonly status: string;
  readonly previous_status: string | null;
  readonly source: string;
  readonly notes: string | null;
  readonly created_by: string | null;
  readonly created_at: Date;
}

/** Every status an order had, the oldest first. */
export const historyOfOrder = (tx: Tx, orderId: string): Promise<OrderStep[]> => tx.many<OrderStep>`
  select id, status, previous_status, source, notes, created_by, created_at
  from order_status_history where order_id = ${orderId} order by created_at, id`;

/** Lines of an order: what stock movements refer to. */
export const linesOfOrder = (tx: Tx, orderId: string): Promise<{ id: string; sku: string | null; name: string }[]> =>
  tx.many<{
    id: string;
    sku: string | null;
    name: string;
  }>`select id, sku, name from order_items where order_id = ${orderId} order by position`;
