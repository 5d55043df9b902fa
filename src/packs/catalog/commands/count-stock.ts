import { command, Type } from '#kernel/command';
import { inventory } from '../resources.ts';
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
  run: (context, { quantity, notes }) => count(context, [{ inventory_id: context.id, quantity, notes }]),
});
