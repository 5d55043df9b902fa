import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Consequence, consequences, type ItemsState } from './consequences.ts';
import { project, type Scan, type ShipmentStatus, statuses } from './shipment-state.ts';

test('what follows from each state', () => {
  const from = (status: ShipmentStatus, items: ItemsState, shipped: boolean) => consequences(status, items, shipped).todo;
  expect(from('manifested', 'held', false)).toEqual([]);
  expect(from('picked', 'held', false)).toEqual(['ship']);
  expect(from('delivered', 'held', false)).toEqual(['ship', 'deliver']);
  expect(from('delivered', 'held', true)).toEqual(['deliver']);
  expect(from('rto_in_transit', 'held', true)).toEqual([]);
  expect(from('rto_delivered', 'held', true)).toEqual(['return']);
  expect(from('rto_delivered', 'held', false)).toEqual(['ship', 'return']);
  expect(from('rto_delivered', 'delivered', true)).toEqual(['return_delivered']);
  expect(from('cancelled', 'held', false)).toEqual(['give_back']);
  expect(from('in_transit', 'given_back', false)).toEqual(['take_again', 'ship']);
});

/** Stock as the consequences move it, from one held unit. */
const effect: Record<Consequence, { held: number; deducted: number }> = {
  ship: { held: 0, deducted: 0 },
  deliver: { held: -1, deducted: 1 },
  give_back: { held: -1, deducted: 0 },
  return: { held: -1, deducted: 0 },
  return_delivered: { held: 0, deducted: -1 },
  take_again: { held: 1, deducted: 0 },
};

test('learnt one by one in any order, the consequences add up to the same as learnt at once', () => {
  const scans = fc.uniqueArray(fc.constantFrom(...statuses), { maxLength: 12 });
  fc.assert(
    fc.property(scans, fc.infiniteStream(fc.boolean()), (order, repeats) => {
      const learnt: Scan[] = [];
      let items: ItemsState = 'held';
      let shipped = false;
      let [held, deducted] = [1, 0];
      for (const status of order) {
        learnt.push({ status, at: new Date(statuses.indexOf(status) * 1000) });
        for (let again = 0; again < 1 + Number(repeats.next().value); again += 1) {
          const now = project(learnt);
          const step = consequences(now.status, items, shipped);
          for (const each of step.todo) [held, deducted] = [held + effect[each].held, deducted + effect[each].deducted];
          shipped ||= step.todo.includes('ship');
          items = step.items;
          expect([held, deducted]).toEqual(items === 'held' ? [1, 0] : items === 'delivered' ? [0, 1] : [0, 0]);
        }
      }
      const final = project(learnt).status;
      const expected = final === 'delivered' ? 'delivered' : final === 'rto_delivered' || final === 'cancelled' ? 'given_back' : 'held';
      expect(items).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});
