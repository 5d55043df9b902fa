import { command, Type } from '#kernel/command';
import { inventory } from '../resources.ts';
import { receive } from '../stock/change.ts';
import { notes, purchaseOrder, units } from './units.ts';

export const receiveStock = command({
  on: inventory,
  verb: 'receive',
  permission: 'inventory.adjust',
  summary: 'Take in delivered goods: incoming units become available.',
  input: Type.Object({
    quantity: units('Units received. More than were expected are available all the same.'),
    purchase_order_id: purchaseOrder,
    notes,
  }),
  run: (context, { quantity, purchase_order_id: id, notes }) =>
    receive(context, [
      { inventory_id: context.id, quantity, notes, reference: id === undefined ? undefined : { type: 'purchase_order', id } },
    ]),
});
