import { expect, test } from 'vitest';
import { type Overview, yesterdayOf } from './overview.ts';

const day = (from: string, to: string, orders: number) => ({
  from,
  to,
  date: from.slice(0, 10),
  orders: { orders, shipped: 0, delivered: 0, cancelled: 0, sales: '0' },
  money: null,
});
const at = (now: string): Overview => ({
  time_zone: 'UTC',
  currency: 'INR',
  today: day('2026-11-22T00:00:00.000Z', now, 0),
  last_week: day('2026-11-15T00:00:00.000Z', now.replace('22', '15'), 0),
  bars: [day('2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z', 41), day('2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 0)],
  filters: {},
});

test('a day that has just begun is shown beside yesterday, later beside last week', () => {
  expect(yesterdayOf(at('2026-11-22T00:04:00.000Z'))?.orders?.orders).toBe(41);
  expect(yesterdayOf(at('2026-11-22T02:59:00.000Z'))?.orders?.orders).toBe(41);
  expect(yesterdayOf(at('2026-11-22T03:00:00.000Z'))).toBeUndefined();
});
