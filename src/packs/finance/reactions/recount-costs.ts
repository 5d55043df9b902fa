import { reaction } from '#kernel/events';
import { orderOfShipment } from '#packs/shipping';
import { recordRevenue } from '../record-revenue.ts';

/** An expense of an order was recorded, changed or deleted. */
export const recountExpenses = reaction({
  name: 'finance.recount_expenses',
  on: ['expense.created', 'expense.updated', 'expense.deleted'],
  async apply(context, event) {
    const expense = await context.tx.maybe<{ order_id: string | null }>`select order_id from expenses where id = ${event.data.id}`;
    if (expense?.order_id) await recordRevenue(context, expense.order_id);
  },
});

/** A courier's charge became known, was corrected, or fell due for a parcel that came back after the order was settled. */
export const recountShipping = reaction({
  name: 'finance.recount_shipping',
  on: ['shipment.updated', 'shipment.rto_delivered', 'shipment.lost', 'shipment.cancelled'],
  async apply(context, event) {
    const orderId = event.data.order_id ?? (await orderOfShipment(context.tx, event.data.id));
    if (orderId) await recordRevenue(context, orderId);
  },
});
