import { beforeAll, expect, it } from 'vitest';
import { anonymous, system } from '#kernel/command/actors';
import type { Actor } from '#kernel/context';
import { cursor } from '#kernel/db';
import { probeHouse } from '#test/probes';
import { type RowsRequest, rowsOf } from './rows.ts';

const { tenant, compiler } = await probeHouse();
const probes = compiler.get('probes');
const plain: Actor = { ...system, isOwner: true };
const veiled: Actor = { ...anonymous, permissions: new Set(['orders.view']) };

beforeAll(() =>
  tenant.tx(
    (tx) => tx.exec`
      insert into probes (id, name, rank, price, email, phone, due, created_at, deleted_at)
      select gen_random_uuid(), 'Probe ' || i, i % 7, i, 'p' || i || '@mail.example', '+9198765' || lpad(i::text, 5, '0'), date '2026-01-01' + i,
        timestamptz '2026-01-01 00:00+00' + make_interval(mins => i), case when i > 1200 then now() end
      from generate_series(1, 1250) i`,
  ),
);

const read = (actor: Actor, request: RowsRequest) =>
  tenant.tx(async (tx) => {
    const rows = rowsOf(probes, actor, request);
    const found: Record<string, unknown>[] = [];
    const batches: number[] = [];
    for await (const batch of cursor(tx, rows.statement)) {
      batches.push(batch.length);
      found.push(...batch.map((text) => JSON.parse(text)));
    }
    const [{ n }] = (await tx.text<{ n: number }>(rows.count(1_000).text, rows.count(1_000).values)) as [{ n: number }];
    return { found, batches, n };
  });

it('gives every row once, in order, in batches; counting stops one past the most', async () => {
  const { found, batches, n } = await read(plain, { sort: 'rank,-price', fields: ['name', 'rank', 'price'] });
  expect([batches, n]).toEqual([[500, 500, 200], 1_001]);
  expect(new Set(found.map(({ name }) => name)).size).toBe(1_200);
  const sorted = [...found].sort((a, b) => Number(a.rank) - Number(b.rank) || Number(b.price) - Number(a.price));
  expect(found).toEqual(sorted);
  expect(Object.keys(found[0]!)).toEqual(['name', 'rank', 'price']);
});

it('filters and searches as the list does', async () => {
  expect((await read(plain, { filters: { rank: '1,2', 'price[lte]': '100' } })).found).toHaveLength(30);
  expect((await read(plain, { filters: { q: 'Probe 77' } })).found).toHaveLength(11);
});

it('is masked in the database, and what is masked orders and finds nothing', async () => {
  const { found } = await read(veiled, { fields: ['name', 'email', 'phone', 'price'], filters: { 'rank[null]': 'false' } });
  expect(found).toHaveLength(1_200);
  for (const row of found.slice(0, 50)) expect(row).toMatchObject({ email: expect.stringMatching(/^p?\d?\*\*@\*\*\*/), price: null });
  expect(() => rowsOf(probes, veiled, { filters: { 'price[gt]': '1' } })).toThrow('/filters/price[gt] price is masked');
  expect(() => rowsOf(probes, veiled, { sort: 'price' })).toThrow('/sort price is masked');
  expect(rowsOf(probes, veiled, { fields: ['name', 'phone'] }).columns).toMatchObject([
    { name: 'name', kind: 'text' },
    { name: 'phone', kind: 'text', disguise: {} },
  ]);
});

it.each([
  [{ filters: { limit: '5' } }, '/filters/limit'],
  [{ filters: { expand: 'parts' } }, '/filters/expand'],
  [{ filters: { nothing: '1' } }, '/filters/nothing'],
  [{ filters: { rank: 'x' } }, '/filters/rank'],
  [{ fields: ['deleted_at'] }, '/fields'],
  [{ sort: 'nothing' }, '/sort'],
])('refuses %j with a pointer to it', (request, pointer) => {
  expect(() => rowsOf(probes, plain, request)).toThrow(
    expect.objectContaining({ code: 'invalid_input', errors: [expect.objectContaining({ pointer })] }),
  );
});
