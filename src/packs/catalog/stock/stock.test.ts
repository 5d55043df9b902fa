import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#kernel/context';
import { Problem } from '#kernel/errors';
import { newId } from '#kernel/ids';
import { stockHouse } from '#test/stock';
import { adjust, count, expect as expectStock, receive, sync } from './change.ts';
import { type Reference, reserve } from './reserve.ts';
import { returnStock } from './return.ts';
import { deduct, release } from './settle.ts';
import { transfer } from './transfer.ts';

const house = await stockHouse();
beforeEach(() => {
  house.events.length = 0;
});

const item = (): Reference => ({ type: 'order_item', id: newId() });
const line = (product_id: string, quantity: number, reference = item()) => ({ product_id, variant_id: null, quantity, reference });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : `defect: ${error}`),
  );

interface Level {
  id: string;
  warehouse_location: string | null;
  available_quantity: number;
  reserved_quantity: number;
  incoming_quantity: number;
}

const levels = (product_id: string) =>
  house.read(
    (tx) => tx.many<Level>`
      select id, warehouse_location, available_quantity, reserved_quantity, incoming_quantity
      from inventory where product_id = ${product_id} order by warehouse_location nulls first`,
  );

const quantities = async (product_id: string) =>
  (await levels(product_id)).map((row) => [row.warehouse_location, row.available_quantity, row.reserved_quantity, row.incoming_quantity]);

/** Stock rows whose quantities are not the sums of their movements, or whose reserved units nobody holds. */
const unbalanced = (product_id: string) =>
  house.read(
    (tx) => tx.many`
      select i.id from inventory i
      left join (select inventory_id, sum(available_delta) as a, sum(reserved_delta) as r, sum(incoming_delta) as n
                 from stock_movements group by inventory_id) m on m.inventory_id = i.id
      left join (select inventory_id, sum(quantity) as held from stock_reservations group by inventory_id) h on h.inventory_id = i.id
      where i.product_id = ${product_id}
        and (i.available_quantity, i.reserved_quantity, i.incoming_quantity, i.reserved_quantity)
          is distinct from (coalesce(m.a, 0), coalesce(m.r, 0), coalesce(m.n, 0), coalesce(h.held, 0))`,
  );

describe('reserve', () => {
  test('fills a line from the location with most, then the next', async () => {
    const { product_id, rows } = await house.stocked({ Delhi: 3, Mumbai: 8, Pune: 5 });
    const [answer] = await house.act((context) => reserve(context, [line(product_id, 10)]));
    expect(answer).toEqual({
      reserved: 10,
      available: 16,
      from: [
        { inventory_id: rows.Mumbai, warehouse_location: 'Mumbai', quantity: 8 },
        { inventory_id: rows.Pune, warehouse_location: 'Pune', quantity: 2 },
      ],
    });
    expect(await quantities(product_id)).toEqual([
      ['Delhi', 3, 0, 0],
      ['Mumbai', 0, 8, 0],
      ['Pune', 3, 2, 0],
    ]);
  });

  test('is whole or nothing, unless partial: then line by line', async () => {
    const scarce = await house.stocked({ A: 5 });
    const plenty = await house.stocked({ A: 50 });
    const lines = [line(plenty.product_id, 4), line(scarce.product_id, 3), line(scarce.product_id, 3), line(newId(), 1)];
    const nothing = await house.act((context) => reserve(context, lines));
    expect(nothing.map((each) => [each.reserved, each.available])).toEqual([
      [0, 50],
      [0, 5],
      [0, 2],
      [0, 0],
    ]);
    expect(await quantities(plenty.product_id)).toEqual([['A', 50, 0, 0]]);
    const some = await house.act((context) => reserve(context, lines, { partial: true }));
    expect(some.map((each) => each.reserved)).toEqual([4, 3, 0, 0]);
    expect(await unbalanced(scarce.product_id)).toEqual([]);
  });

  test('tells variants and their product apart', async () => {
    const { product_id } = await house.stocked({ A: 5 });
    const [answer] = await house.act((context) => reserve(context, [{ ...line(product_id, 1), variant_id: newId() }]));
    expect(answer).toMatchObject({ reserved: 0, available: 0 });
  });
});

describe('release and deduct', () => {
  test('take only what the reference holds, and nothing the second time', async () => {
    const { product_id } = await house.stocked({ A: 4, B: 3 });
    const mine = item();
    const others = item();
    await house.act((context) => reserve(context, [line(product_id, 5, mine), line(product_id, 2, others)]));
    const first = await house.act((context) => deduct(context, [{ reference: mine, quantity: 2 }]));
    expect(first[0]!.quantity).toBe(2);
    const second = await house.act((context) => release(context, [{ reference: mine }, { reference: item() }]));
    expect(second.map((each) => each.quantity)).toEqual([3, 0]);
    expect(await house.act((context) => release(context, [{ reference: mine }]))).toEqual([{ quantity: 0, from: [] }]);
    expect(await house.act((context) => deduct(context, [{ reference: mine, quantity: 9 }]))).toEqual([{ quantity: 0, from: [] }]);
    const rows = await levels(product_id);
    expect(rows.reduce((sum, row) => sum + row.available_quantity, 0)).toBe(3);
    expect(rows.reduce((sum, row) => sum + row.reserved_quantity, 0)).toBe(2);
    expect(await unbalanced(product_id)).toEqual([]);
  });

  test('a return goes back to where the goods were taken from', async () => {
    const { product_id } = await house.stocked({ A: 1, B: 9 });
    const reference = item();
    await house.act((context) => reserve(context, [line(product_id, 2, reference)]));
    await house.act((context) => deduct(context, [{ reference }]));
    await house.act((context) => returnStock(context, [line(product_id, 1, reference)]));
    await house.act((context) => returnStock(context, [{ ...line(product_id, 1, reference), warehouse_location: 'Inspection' }]));
    expect(await quantities(product_id)).toEqual([
      ['A', 1, 0, 0],
      ['B', 8, 0, 0],
      ['Inspection', 1, 0, 0],
    ]);
    expect(await unbalanced(product_id)).toEqual([]);
  });
});

describe('corrections', () => {
  test('take away at most what is free, and say how much that is', async () => {
    const { product_id, rows } = await house.stocked({ A: 5 });
    await house.act((context) => reserve(context, [line(product_id, 3)]));
    await expect(house.act((context) => adjust(context, [{ inventory_id: rows.A!, change: -3 }]))).rejects.toMatchObject({
      code: 'insufficient_stock',
      details: { available: 2 },
    });
    await house.act((context) => adjust(context, [{ inventory_id: rows.A!, change: -2, as: 'sale', notes: 'Sold at the fair' }]));
    expect(await quantities(product_id)).toEqual([['A', 0, 3, 0]]);
  });

  test('refuse a sale that adds, an unknown row, and a row named twice', async () => {
    const { rows } = await house.stocked({ A: 5 });
    const inventory_id = rows.A!;
    expect(await code(house.act((context) => adjust(context, [{ inventory_id, change: 1, as: 'sale' }])))).toBe('invalid_input');
    expect(await code(house.act((context) => adjust(context, [{ inventory_id, change: -1, as: 'return' }])))).toBe('invalid_input');
    expect(await code(house.act((context) => adjust(context, [{ inventory_id: newId(), change: 1 }])))).toBe('invalid_reference');
    const twice = [1, 2].map((quantity) => ({ inventory_id, quantity }));
    expect(await code(house.act((context) => count(context, twice)))).toBe('invalid_input');
    expect(await code(house.act((context) => expectStock(context, [{ inventory_id, quantity: -1 }])))).toBe('insufficient_stock');
  });

  test('a count keeps the difference, and that there was none', async () => {
    const { product_id, rows } = await house.stocked({ A: 5 });
    for (const quantity of [3, 3]) await house.act((context) => count(context, [{ inventory_id: rows.A!, quantity }]));
    const [moves, row] = await house.read((tx) =>
      Promise.all([
        tx.many`select available_delta, quantity from stock_movements where inventory_id = ${rows.A} and notes is null order by id desc limit 2`,
        tx.one<{ last_counted_at: Date }>`select last_counted_at from inventory where id = ${rows.A}`,
      ]),
    );
    expect(moves).toContainEqual({ available_delta: 0, quantity: 0 });
    expect(row.last_counted_at).toBeInstanceOf(Date);
    expect(await unbalanced(product_id)).toEqual([]);
  });

  test('receiving takes from what is expected; the rest is a purchase', async () => {
    const { product_id, rows } = await house.stocked({ A: 0 });
    const inventory_id = rows.A!;
    await house.act((context) => expectStock(context, [{ inventory_id, quantity: 5 }]));
    await house.act((context) => receive(context, [{ inventory_id, quantity: 3 }]));
    expect(await quantities(product_id)).toEqual([['A', 3, 0, 2]]);
    await house.act((context) => receive(context, [{ inventory_id, quantity: 4 }]));
    await house.act((context) => receive(context, [{ inventory_id, quantity: 1 }]));
    expect(await quantities(product_id)).toEqual([['A', 8, 0, 0]]);
    const types = await house.read(
      (tx) =>
        tx.many<{ movement_type: string }>`select movement_type from stock_movements where inventory_id = ${inventory_id} order by id`,
    );
    expect(types.map((row) => row.movement_type).sort()).toEqual(['count', 'expect', 'purchase', 'receive', 'receive']);
  });

  test('a transfer moves units and makes the place', async () => {
    const { product_id, rows } = await house.stocked({ A: 5 });
    const from = rows.A!;
    const made = await house.act((context) => transfer(context, { inventory_id: from, to: 'B', quantity: 2 }));
    await house.act((context) => transfer(context, { inventory_id: from, to: 'B', quantity: 1 }));
    await house.act((context) => transfer(context, { inventory_id: made.inventory_id, to: null, quantity: 1 }));
    expect(await quantities(product_id)).toEqual([
      [null, 1, 0, 0],
      ['A', 2, 0, 0],
      ['B', 2, 0, 0],
    ]);
    expect(await code(house.act((context) => transfer(context, { inventory_id: from, to: 'B', quantity: 9 })))).toBe('insufficient_stock');
    expect(await code(house.act((context) => transfer(context, { inventory_id: from, to: 'A', quantity: 1 })))).toBe('invalid_input');
    expect(await unbalanced(product_id)).toEqual([]);
  });
});

describe('what is told', () => {
  const low = () => house.events.filter((event) => event.type === 'inventory.low_stock');

  test('low stock, once, when the reorder point is crossed downward', async () => {
    const { product_id, rows } = await house.stocked({ A: 6 }, { reorder_point: 3 });
    const buy = (quantity: number) => house.act((context) => reserve(context, [line(product_id, quantity)]));
    await buy(2);
    expect(low()).toEqual([]);
    await buy(1);
    expect(low()).toMatchObject([{ data: { inventory_id: rows.A, available: 3, reorder_point: 3 } }]);
    await buy(1);
    expect(low()).toHaveLength(1);
    await house.act((context) => adjust(context, [{ inventory_id: rows.A!, change: 2 }]));
    await house.act((context) => adjust(context, [{ inventory_id: rows.A!, change: -2 }]));
    expect(low()).toHaveLength(2);
  });

  test('changes of available units, and only those', async () => {
    const { product_id } = await house.stocked({ A: 6 });
    const reference = item();
    house.events.length = 0;
    await house.act((context) => reserve(context, [line(product_id, 2, reference)]));
    expect(house.events).toMatchObject([{ type: 'inventory.changed', data: { rows: [{ product_id, available: 4 }] } }]);
    house.events.length = 0;
    await house.act((context) => deduct(context, [{ reference }]));
    await house.act((context) => reserve(context, [line(product_id, 99)]));
    expect(house.events).toEqual([]);
  });
});

describe('any sequence of deeds', () => {
  const units = fc.integer({ min: 1, max: 6 });
  const place = fc.constantFrom('A', 'B');
  const who = fc.integer({ min: 0, max: 3 });
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('reserve' as const), units, who }),
    fc.record({ kind: fc.constant('release' as const), units: fc.option(units, { nil: undefined }), who }),
    fc.record({ kind: fc.constant('deduct' as const), units: fc.option(units, { nil: undefined }), who }),
    fc.record({ kind: fc.constant('return' as const), units, who }),
    fc.record({ kind: fc.constant('adjust' as const), units: fc.integer({ min: -6, max: 6 }).filter((n) => n !== 0), place }),
    fc.record({ kind: fc.constantFrom('count' as const, 'sync' as const), units: fc.integer({ min: 0, max: 9 }), place }),
    fc.record({ kind: fc.constant('expect' as const), units: fc.integer({ min: -4, max: 6 }).filter((n) => n !== 0), place }),
    fc.record({ kind: fc.constant('receive' as const), units, place }),
    fc.record({ kind: fc.constant('transfer' as const), units, place, to: fc.constantFrom('A', 'B', 'C') }),
  );
  type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

  function perform(context: Context, step: Deed, product_id: string, rows: Record<string, string>, holders: Reference[]): Promise<unknown> {
    switch (step.kind) {
      case 'reserve':
        return reserve(context, [line(product_id, step.units, holders[step.who])], { partial: true });
      case 'release':
        return release(context, [{ reference: holders[step.who]!, quantity: step.units }]);
      case 'deduct':
        return deduct(context, [{ reference: holders[step.who]!, quantity: step.units }]);
      case 'return':
        return returnStock(context, [line(product_id, step.units, holders[step.who])]);
      case 'adjust':
        return adjust(context, [{ inventory_id: rows[step.place]!, change: step.units }]);
      case 'count':
        return count(context, [{ inventory_id: rows[step.place]!, quantity: step.units }]);
      case 'sync':
        return sync(context, [{ inventory_id: rows[step.place]!, quantity: step.units }]);
      case 'expect':
        return expectStock(context, [{ inventory_id: rows[step.place]!, quantity: step.units }]);
      case 'receive':
        return receive(context, [{ inventory_id: rows[step.place]!, quantity: step.units }]);
      case 'transfer':
        return transfer(context, { inventory_id: rows[step.place]!, to: step.to, quantity: step.units });
    }
  }

  test('keeps every quantity the sum of its movements and never below zero; refusals change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { product_id, rows } = await house.stocked({ A: 5, B: 2 });
        const holders = [item(), item(), item(), item()];
        for (const step of steps) {
          const before = await quantities(product_id);
          const outcome = await code(house.act((context) => perform(context, step, product_id, rows, holders)));
          expect(['done', 'insufficient_stock', 'invalid_input']).toContain(outcome);
          const after = await quantities(product_id);
          if (outcome !== 'done') expect(after).toEqual(before);
          expect(after.flatMap((row) => row.slice(1) as number[]).every((n) => n >= 0)).toBe(true);
          expect(await unbalanced(product_id)).toEqual([]);
        }
      }),
      { numRuns: process.env.SERAI_TEST_FULL ? 400 : 25, seed: 20260321 },
    );
  }, 180_000);
});

test('movements are never altered: the tenant may only add them', async () => {
  const { rows } = await house.stocked({ A: 1 });
  await expect(house.act(({ tx }) => tx.exec`update stock_movements set notes = 'x' where inventory_id = ${rows.A}`)).rejects.toThrow(
    /permission denied/,
  );
});
