import type { Tx } from '#kernel/db';

/**
 * Everything about one order of one channel happens one after the other until the transaction ends: its creation, the same
 * again, and a cancellation that knows no order yet. There is no row to lock before it exists.
 */
export const lockExternal = (tx: Tx, channelId: string, externalOrderId: string): Promise<number> =>
  tx.exec`select pg_advisory_xact_lock(hashtextextended(${`${channelId}/${externalOrderId}`}, 0))`;
