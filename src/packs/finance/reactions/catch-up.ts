import { schedule } from '#kernel/events';
import { ordersEndedSince } from '#packs/sales';
import { recordRevenue } from '../record-revenue.ts';

const days = 45;
const perTransaction = 100;

/**
 * Finds orders that ended without a revenue record: those from before the business had this feature, and whatever an event
 * missed.
 */
export const catchUp = schedule({
  name: 'finance.catch_up',
  cron: '20 21 * * *',
  async perform(world) {
    const since = new Date(world.now.getTime() - days * 86_400_000);
    const missing = await world.transaction(async ({ tx }) => {
      const ended = await ordersEndedSince(tx, since);
      const recorded = await tx.many<{ order_id: string }>`
        select order_id from revenue_records where order_id = any(${ended}::uuid[])`;
      const known = new Set(recorded.map((row) => row.order_id));
      return ended.filter((id) => !known.has(id));
    });
    for (let at = 0; at < missing.length; at += perTransaction) {
      await world.transaction(async (context) => {
        for (const id of missing.slice(at, at + perTransaction)) await recordRevenue(context, id);
      });
    }
  },
});
