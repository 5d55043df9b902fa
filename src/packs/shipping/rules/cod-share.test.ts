import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMoney, sumMoney } from '#kernel/money';
import { codShare } from './cod-share.ts';

const line = (quantity: number, total: string, units: number, remaining = quantity) => ({
  quantity,
  total_amount: total,
  units,
  remaining,
});

test.each([
  ['the whole order', '1499.5000', '0', [line(2, '1499.5000', 2)], '1499.5000'],
  ['half of the goods', '1000.0000', '0', [line(2, '1000.0000', 1)], '500.0000'],
  ['the other half', '1000.0000', '500.0000', [line(2, '1000.0000', 1, 1)], '500.0000'],
  ['a third, rounded to the paisa', '100.0000', '0', [line(3, '100.0000', 1)], '33.3300'],
  ['prepaid', '0.0000', '0', [line(1, '10', 1)], '0.0000'],
  ['all is collected elsewhere', '100', '100', [line(2, '100', 1, 1)], '0.0000'],
  ['a gift first', '100', '0', [line(1, '0', 1), line(1, '100', 0)], '0.0000'],
])('%s', (_, due, elsewhere, lines, share) => {
  expect(codShare(due, elsewhere, lines, 'INR')).toBe(share);
});

test('however an order is split into parcels, together they collect exactly what is due', () => {
  const item = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), paise: fc.integer({ min: 0, max: 900_000 }) });
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.infiniteStream(fc.nat()),
      (items, paise, chance) => {
        const due = `${paise / 100}`;
        const remaining = items.map((each) => each.quantity);
        const collected: string[] = [];
        for (let parcel = 0; remaining.some((units) => units > 0); parcel += 1) {
          const last = parcel > 5;
          const lines = items.map((each, index) => {
            const units = last ? remaining[index]! : Number(chance.next().value) % (remaining[index]! + 1);
            return line(each.quantity, `${each.paise / 100}`, units, remaining[index]!);
          });
          const elsewhere = sumMoney(collected.map(parseMoney));
          collected.push(codShare(due, `${Number(elsewhere) / 10_000}`, lines, 'INR'));
          lines.forEach((each, index) => {
            remaining[index]! -= each.units;
          });
        }
        expect(sumMoney(collected.map(parseMoney))).toBe(parseMoney(due));
      },
    ),
  );
});
