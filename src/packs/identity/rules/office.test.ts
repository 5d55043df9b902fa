import { expect, test } from 'vitest';
import { inARow, type Objection, type OfficeLimits, objectionOf } from './office.ts';

const office = (more: Partial<OfficeLimits> = {}): OfficeLimits => ({
  can_approve_overrides: false,
  approval_limit: '100.0000',
  daily_approval_limit: '250.0000',
  currency: 'INR',
  approved_today: '0',
  ...more,
});
const money = (amount: string | null, currency = 'INR') => ({ money: { amount, currency } });
const because = (limits: OfficeLimits, ask: Parameters<typeof objectionOf>[1], earlier = 0n) => objectionOf(limits, ask, earlier)?.because;

test('money passes up to both limits, and not a ten-thousandth beyond', () => {
  expect(because(office(), money('100'))).toBeUndefined();
  expect(because(office(), money('100.0001'))).toBe('limit');
  expect(because(office({ approved_today: '150' }), money('100'))).toBeUndefined();
  expect(objectionOf(office({ approved_today: '150.0001' }), money('100'), 0n)).toEqual({
    because: 'day',
    limit: '250.0000',
    currency: 'INR',
    approved: '150.0001',
  });
  expect(because(office({ approved_today: '100' }), money('100'), 500_001n)).toBe('day');
  expect(because(office({ approval_limit: null }), money('250'))).toBeUndefined();
  expect(because(office({ approval_limit: null }), money('250.01'))).toBe('day');
  expect(because(office({ daily_approval_limit: null, approved_today: '9999' }), money('100'))).toBeUndefined();
});

test('of a raise the whole is held to the limit of the deed, and what is new to that of the day', () => {
  const raise = { ...money('100'), added: '10' };
  expect(because(office({ approved_today: '240' }), raise)).toBeUndefined();
  expect(because(office({ approved_today: '240.01' }), raise)).toBe('day');
  expect(because(office(), { ...money('101'), added: '1' })).toBe('limit');
});

test('what nobody can compare with a limit is above it', () => {
  expect(because(office(), money('1', 'USD'))).toBe('currency');
  expect(because(office(), money(null))).toBe('unknown');
  expect(because(office({ approval_limit: null }), money(null))).toBe('unknown');
  const unlimited = office({ approval_limit: null, daily_approval_limit: null });
  expect(because(unlimited, money('1', 'USD'))).toBeUndefined();
  expect(because(unlimited, money(null))).toBeUndefined();
  expect(because(office(), money('0', 'USD'))).toBeUndefined();
});

test('an exception needs the right to it, however little it costs', () => {
  const ask = { exception: 'list_price', ...money('0.01') };
  expect(objectionOf(office(), ask, 0n)).toEqual({ because: 'exception', rule: 'list_price' });
  expect(because(office({ can_approve_overrides: true }), ask)).toBeUndefined();
});

test('each objection has words for the row of a file', () => {
  const told = (['exception', 'limit', 'day', 'currency', 'unknown'] as Objection['because'][]).map((because) =>
    inARow({ because, limit: '100.0000', currency: 'INR' }),
  );
  expect(new Set(told).size).toBe(5);
  expect(told[1]).toBe('is above 100 INR, the most that your office may approve at once');
  expect(inARow({ because: 'day', limit: '99.5000', currency: 'INR' })).toContain('99.5');
});
