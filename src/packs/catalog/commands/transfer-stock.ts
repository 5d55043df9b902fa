import { command, Type } from '#kernel/command';
import { inventory } from '../resources.ts';
import { transfer } from '../stock/transfer.ts';
import { notes, units } from './units.ts';

export const transferStock = command({
  on: inventory,
  verb: 'transfer',
  permission: 'inventory.adjust',
  summary: 'Move available units to another location.',
  input: Type.Object({
    to: Type.Union([Type.String({ minLength: 1, maxLength: 255 }), Type.Null()], {
      description: 'Location the units go to; null is the place without a name. Its stock row is made if need be.',
    }),
    quantity: units('Units to move.'),
    notes,
  }),
  run: (context, { to, quantity, notes }) => transfer(context, { inventory_id: context.id, to, quantity, notes }),
});
