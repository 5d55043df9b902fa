import type { Tx } from '#kernel/db';

/** Orders that were delivered or came back since then, the oldest first. */
export async function ordersEndedSince(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from orders where status in ('delivered', 'returned') and coalesce(delivered_at, returned_at) >= ${since}
    order by coalesce(delivered_at, returned_at)`;
  return rows.map((row) => row.id);
}

/** Orders that were delivered or came back in each of these spans, in their order. */
export async function ordersEndedIn(tx: Tx, spans: readonly { from: Date; to: Date }[]): Promise<string[][]> {
  const rows = await tx.many<{ ids: string[] }>`
    select coalesce(array_agg(o.id::text) filter (where o.id is not null), '{}') as ids
    from unnest(${spans.map(({ from }) => from.toISOString())}::timestamptz[], ${spans.map(({ to }) => to.toISOString())}::timestamptz[])
      with ordinality as s (b, e, n)
    left join orders o on o.status in ('delivered', 'returned') and coalesce(o.delivered_at, o.returned_at) >= s.b
      and coalesce(o.delivered_at, o.returned_at) < s.e
    group by s.n order by s.n`;
  return rows.map(({ ids }) => ids);
}
