import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isTimeZone, localDate, monthBounds, monthPeriod, startOfDay } from './clock.ts';

const zones = [
  'UTC',
  'Asia/Kolkata',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

describe('days and months of a zone', () => {
  it('differ from UTC near midnight', () => {
    const now = new Date('2026-03-31T20:00:00Z');
    expect(localDate(now, 'Asia/Kolkata')).toBe('2026-04-01');
    expect(monthPeriod(now, 'Asia/Kolkata')).toBe('2026-04');
    expect(monthPeriod(now, 'UTC')).toBe('2026-03');
    expect(localDate(new Date('2026-01-01T03:00:00Z'), 'America/New_York')).toBe('2025-12-31');
  });

  it('knows zones', () => {
    expect(isTimeZone('Asia/Kolkata')).toBe(true);
    for (const bad of ['Mars/Olympus', '', null, 5]) expect(isTimeZone(bad)).toBe(false);
  });
});

describe('addDays', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('refuses what is no day', () => {
    for (const bad of ['2026-02-30', '2026-1-1', 'today']) expect(() => addDays(bad, 1)).toThrow(RangeError);
  });
});

describe('startOfDay', () => {
  it.each([
    ['2026-07-26', 'Asia/Kolkata', '2026-07-25T18:30:00.000Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', 'Europe/London', '2026-03-29T23:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    // Daylight saving began at midnight: 00:00 did not exist, the day began at 01:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // It ended at midnight: 23:00 came twice the evening before, midnight once.
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    // 30 December 2011 did not exist in Samoa.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s', (day, zone, expected) => {
    expect(startOfDay(day, zone).toISOString()).toBe(expected);
  });

  it('is the first moment of its day, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones.slice(0, 7)), fc.integer({ min: 0, max: 20_000 }), (zone, n) => {
        const day = addDays('2000-01-01', n);
        const start = startOfDay(day, zone);
        expect(localDate(start, zone)).toBe(day);
        expect(localDate(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
      }),
    );
  });
});

it('month bounds meet each other and hold exactly their own moments', () => {
  const { from, to } = monthBounds('2026-03', 'America/New_York');
  expect(from.toISOString()).toBe('2026-03-01T05:00:00.000Z');
  expect(to.toISOString()).toBe('2026-04-01T04:00:00.000Z');
  expect(monthPeriod(new Date(to.getTime() - 1), 'America/New_York')).toBe('2026-03');
  expect(monthBounds('2026-12', 'UTC').to.toISOString()).toBe('2027-01-01T00:00:00.000Z');
});
