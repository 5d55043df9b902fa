import { command, Type } from '#kernel/command';
import { inventory } from '../resources.ts';
import { approveLoss } from '../stock/approve-loss.ts';
import { count } from '../stock/change.ts';
import { notes, unitsOrNone } from './units.ts';

export const countStock = command({
  on: inventory,
  verb: 'count',
  permission: 'inventory.adjust',
  summary: 'Set the available units to what was counted.',
  input: Type.Object({
    quantity: unitsOrNone('Units found on the shelf that are not put by for an order.'),
    notes,
  }),
  async run(context, { quantity, notes }) {
    await approveLoss(context, context.row, context.row.available_quantity - quantity);
    return count(context, [{ inventory_id: context.id, quantity, notes }]);
  },
});
