import { command, Type } from '#kernel/command';
import { recordRevenue } from '../record-revenue.ts';
import { revenueRecords } from '../resources.ts';

export const recomputeRevenue = command({
  on: revenueRecords,
  verb: 'recompute',
  permission: 'finance.edit',
  summary: 'Compute the figures anew, after rates or costs were corrected.',
  bulk: true,
  input: Type.Object({}),
  run: (context) => recordRevenue(context, context.row.order_id),
});
