import { pack } from '#kernel/pack';
import { attachReceipt } from './commands/attach-receipt.ts';
import { recomputeRevenue } from './commands/recompute-revenue.ts';
import { demo } from './demo.ts';
import { receipt } from './downloads.ts';
import { permissions } from './permissions.ts';
import { catchUp } from './reactions/catch-up.ts';
import { keepReceipt } from './reactions/keep-receipt.ts';
import { recordOrderRevenue } from './reactions/record-revenue.ts';
import { recountExpenses, recountShipping } from './reactions/recount-costs.ts';
import { expenses, financeSummary, revenueRecords } from './resources.ts';

export default pack({
  name: 'finance',
  uses: ['identity', 'files', 'catalog', 'sales', 'shipping'],
  feature: 'finance_reports',
  permissions,
  resources: [expenses, revenueRecords, financeSummary],
  commands: [attachReceipt, recomputeRevenue],
  reactions: [recordOrderRevenue, recountExpenses, recountShipping, keepReceipt],
  schedules: [catchUp],
  downloads: [receipt],
  demo,
});
