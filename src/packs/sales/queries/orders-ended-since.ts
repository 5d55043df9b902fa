import type { Tx } from '#kernel/db';

/** Orders that were delivered or came back since then, the oldest first. */
export async function ordersEndedSince(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from orders where status in ('delivered', 'returned') and coalesce(delivered_at, returned_at) >= ${since}
    order by coalesce(delivered_at, returned_at)`;
  return rows.map((row) => row.id);
}
