import { reaction } from '#kernel/events';
import { recordRevenue } from '../record-revenue.ts';

/** An order was delivered, came back, was refunded or corrected: its figures follow. */
export const recordOrderRevenue = reaction({
  name: 'finance.record_revenue',
  on: ['order.delivered', 'order.returned', 'order.items_returned', 'order.updated'],
  apply: (context, event) => recordRevenue(context, event.data.id),
});
