import { expect, test } from 'vitest';
import { monthIn } from './quota.ts';

test.each([
  ['Asia/Kolkata', '2026-05-31T18:29:59.999Z', '2026-05'],
  ['Asia/Kolkata', '2026-05-31T18:30:00.000Z', '2026-06'],
  ['America/Los_Angeles', '2027-01-01T07:59:59Z', '2026-12'],
  ['America/Los_Angeles', '2027-01-01T08:00:00Z', '2027-01'],
  ['UTC', '2026-02-28T23:59:59Z', '2026-02'],
])('in %s, %s is in month %s', (zone, moment, month) => {
  expect(monthIn(zone, new Date(moment))).toBe(month);
});
