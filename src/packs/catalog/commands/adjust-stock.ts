import { command, Type } from '#kernel/command';
import { inventory } from '../resources.ts';
import { approveLoss } from '../stock/approve-loss.ts';
import { adjust } from '../stock/change.ts';
import { change, reason } from './units.ts';

export const adjustStock = command({
  on: inventory,
  verb: 'adjust',
  permission: 'inventory.adjust',
  summary: 'Correct the available units by a difference.',
  input: Type.Object({
    change: change('Units to add; negative: to take away.'),
    reason: reason('Why, in words: damaged, found, given as a sample.'),
    movement_type: Type.Optional(
      Type.Enum(['adjustment', 'sale', 'return', 'purchase'], {
        description: 'What it is booked as; default adjustment. A sale takes away, a return or a purchase adds.',
      }),
    ),
  }),
  async run(context, { change, reason, movement_type }) {
    await approveLoss(context, context.row, -change);
    return adjust(context, [{ inventory_id: context.id, change, notes: reason, as: movement_type }]);
  },
});
