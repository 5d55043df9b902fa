import { describe, expect, test } from 'vitest';
import { type Facts, kilometres, riskRules } from './risk.ts';

const none: Facts = { sightings: [], readings: [], exportings: [], privilegeChanges: [], firstUses: [], timeZone: 'Asia/Kolkata' };
const rule = (name: string) => riskRules.find((one) => one.name === name)!;
const find = (name: string, facts: Partial<Facts>) => rule(name).find({ ...none, ...facts });
const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
const mumbai = { latitude: 19.07, longitude: 72.88, place: 'Mumbai' };
const lagos = { latitude: 6.52, longitude: 3.38, place: 'Lagos' };
const pune = { latitude: 18.52, longitude: 73.86, place: 'Pune' };

test('every rule says what it watches for, finds nothing where nothing is, and gives reasons', () => {
  expect(riskRules.map(({ name }) => name)).toEqual([
    'impossible_travel',
    'many_exports',
    'mass_reads',
    'privilege_change_at_night',
    'first_use_of_permission',
  ]);
  for (const { watches, find: look } of riskRules) {
    expect(watches.length).toBeGreaterThan(20);
    expect(look(none)).toEqual([]);
  }
});

describe('impossible travel', () => {
  const seen = (user_id: string, place: typeof mumbai, time: string) => ({ user_id, ...place, at: at(time) });

  test('two continents within two hours, by one person', () => {
    const [found, ...more] = find('impossible_travel', { sightings: [seen('a', mumbai, '10:00'), seen('a', lagos, '12:00')] });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ user_id: 'a', severity: 'high', title: 'Seen in Mumbai and 120 minutes later in Lagos.' });
    expect(found!.because).toHaveLength(3);
    expect(Math.round(kilometres(mumbai, lagos) / 100)).toBe(76);
  });

  test('not a flight that exists, not the next town, not two people, not places that are one within their blur', () => {
    expect(find('impossible_travel', { sightings: [seen('a', mumbai, '01:00'), seen('a', lagos, '12:00')] })).toEqual([]);
    expect(find('impossible_travel', { sightings: [seen('a', mumbai, '10:00'), seen('b', lagos, '10:01')] })).toEqual([]);
    expect(find('impossible_travel', { sightings: [seen('a', mumbai, '10:00'), seen('a', pune, '10:00')] })).toEqual([]);
  });
});

test('many exports are many for this person', () => {
  const of = (exports: number, usual: number | null) =>
    find('many_exports', { exportings: [{ user_id: 'a', day: '2026-11-21', exports, rows: 10, usual }] });
  expect([of(4, null), of(5, 2), of(14, 5)]).toEqual([[], [], []]);
  expect([of(5, null), of(6, 2)].map(([found]) => found?.severity)).toEqual(['medium', 'medium']);
  expect(of(6, 2)[0]!.because[1]).toBe('2.0 a day are usual');
});

test('mass reads: a thousand an hour is much, ten thousand is worse, and each is found once', () => {
  const of = (records: number) =>
    find('mass_reads', { readings: [{ user_id: 'a', hour: at('10:00'), records, resources: ['customers'] }] })[0];
  expect(of(999)).toBeUndefined();
  expect(of(1_000)).toMatchObject({ severity: 'medium', key: of(1_500)!.key });
  expect(of(10_000)).toMatchObject({ severity: 'high', because: ['10000 records of customers', '1000 are many'] });
});

test('night is the business’s own: 22:00 to 06:00 where it is', () => {
  const of = (time: string, timeZone: string) =>
    find('privilege_change_at_night', {
      timeZone,
      privilegeChanges: [{ entry_id: 'e', user_id: 'a', at: at(time), action: 'user_roles.create' }],
    });
  expect(of('16:29', 'Asia/Kolkata')).toEqual([]); // 21:59
  expect(of('16:30', 'Asia/Kolkata')).toMatchObject([{ because: ['user_roles.create at 22:00 (Asia/Kolkata)'], key: 'e' }]);
  expect(of('00:29', 'Asia/Kolkata')).toHaveLength(1); // 05:59
  expect(of('00:30', 'Asia/Kolkata')).toEqual([]);
  expect(of('16:30', 'Africa/Lagos')).toEqual([]);
  expect(of('00:00', 'UTC')).toHaveLength(1);
});

test('a first time counts where the permission opens much and the person is no newcomer', () => {
  const of = (permission: string, known_days: number) =>
    find('first_use_of_permission', { firstUses: [{ user_id: 'a', permission, at: at('10:00'), known_days }] });
  expect(of('security.manage', 13)).toEqual([]);
  expect(of('orders.view', 100)).toEqual([]);
  expect(of('security.manage', 14)).toMatchObject([{ severity: 'low', title: 'Used security.manage for the first time.' }]);
  expect(of('customers.export', 40)).toHaveLength(1);
});
