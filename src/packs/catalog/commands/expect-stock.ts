import { command, Type } from '#kernel/command';
import { inventory } from '../resources.ts';
import { expect } from '../stock/change.ts';
import { change, notes, purchaseOrder } from './units.ts';

export const expectStock = command({
  on: inventory,
  verb: 'expect',
  permission: 'inventory.adjust',
  summary: 'Note units that a supplier will deliver.',
  input: Type.Object({
    change: change('Units ordered; negative: units that will not come after all.'),
    purchase_order_id: purchaseOrder,
    notes,
  }),
  run: (context, { change, purchase_order_id: id, notes }) =>
    expect(context, [
      { inventory_id: context.id, quantity: change, notes, reference: id === undefined ? undefined : { type: 'purchase_order', id } },
    ]),
});
