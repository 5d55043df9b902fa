import type { Tx } from '#kernel/db';

/**
 * Everything about one order of one channel happens one after the other until the transaction ends: its creation, the same
 * again, and a cancellation that knows no order yet. There is no row to lock before it exists.
 */
export const lockExternal = (tx: Tx, channelId: string, ...externalOrderIds: string[]): Promise<number> =>
  // In one order whoever asks, or two handfuls with two orders in common wait for each other.
  tx.exec`
    select pg_advisory_xact_lock(key)
    from (select hashtextextended(name, 0) as key from unnest(${externalOrderIds.map((id) => `${channelId}/${id}`)}::text[]) as name order by 1) as keys`;
