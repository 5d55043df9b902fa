import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { stockHouse } from '#test/stock';
import { adjust } from './change.ts';
import { reserve } from './reserve.ts';
import { deduct, release } from './settle.ts';
import { transfer } from './transfer.ts';

const house = await stockHouse({ poolSize: 40 });

const item = () => ({ type: 'order_item', id: newId() });

const sums = (product_ids: string[]) =>
  house.read(
    (tx) => tx.one<Record<string, number>>`
      select sum(available_quantity)::int as available, sum(reserved_quantity)::int as reserved,
        (select coalesce(sum(available_delta), 0)::int from stock_movements where inventory_id in (select id from inventory where product_id = any(${product_ids}::uuid[]))) as available_moved,
        (select coalesce(sum(reserved_delta), 0)::int from stock_movements where inventory_id in (select id from inventory where product_id = any(${product_ids}::uuid[]))) as reserved_moved,
        (select coalesce(sum(quantity), 0)::int from stock_reservations where inventory_id in (select id from inventory where product_id = any(${product_ids}::uuid[]))) as held
      from inventory where product_id = any(${product_ids}::uuid[])`,
  );

test('200 buyers at once of 10 units make exactly 10 reservations, over two locations', async () => {
  const { product_id } = await house.stocked({ A: 7, B: 3 }, { reorder_point: 1 });
  house.events.length = 0;
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      house.act((context) => reserve(context, [{ product_id, variant_id: null, quantity: 1, reference: item() }])),
    ),
  );
  expect(answers.filter(([answer]) => answer!.reserved === 1)).toHaveLength(10);
  expect(await sums([product_id])).toEqual({ available: 0, reserved: 10, available_moved: 0, reserved_moved: 10, held: 10 });
  // Each location crosses its reorder point once, whoever else is buying.
  expect(house.events.filter((event) => event.type === 'inventory.low_stock')).toHaveLength(2);
});

test('orders that name the same goods in opposite order, with corrections and moves between, all end and add up', async () => {
  const goods = await Promise.all([1, 2, 3, 4].map(() => house.stocked({ A: 60, B: 60 })));
  const ids = goods.map((each) => each.product_id);
  const buy = async (turn: number) => {
    const order = turn % 2 ? ids : [...ids].reverse();
    const lines = order.map((product_id) => ({ product_id, variant_id: null, quantity: 1 + (turn % 3), reference: item() }));
    const answers = await house.act((context) => reserve(context, lines));
    if (answers.every((answer) => answer.reserved === 0)) return;
    const references = lines.map(({ reference }) => ({ reference }));
    if (turn % 5 === 0) await house.act((context) => release(context, references));
    // The same settlement twice at once must count once.
    if (turn % 7 === 0) await Promise.all([1, 2].map(() => house.act((context) => deduct(context, references))));
  };
  const correct = (turn: number) => {
    const rows = goods.map((each) => each.rows);
    const order = turn % 2 ? rows : [...rows].reverse();
    return house.act((context) =>
      adjust(
        context,
        order.map((row) => ({ inventory_id: row.A!, change: 1 })),
      ),
    );
  };
  const move = (turn: number) => {
    const { rows } = goods[turn % goods.length]!;
    const [from, to] = turn % 2 ? ['A', 'B'] : ['B', 'A'];
    return house.act((context) => transfer(context, { inventory_id: rows[from!]!, to: to!, quantity: 1 })).catch(() => undefined);
  };
  const turns = Array.from({ length: 60 }, (_, turn) => turn);
  await Promise.all(turns.flatMap((turn) => [buy(turn), correct(turn), move(turn)]));
  const total = await sums(ids);
  expect(total.available).toBe(total.available_moved);
  expect(total.reserved).toBe(total.reserved_moved);
  expect(total.reserved).toBe(total.held);
}, 180_000);
