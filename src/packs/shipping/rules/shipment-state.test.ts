import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project, type Scan, type ShipmentStatus, statuses, transitions } from './shipment-state.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const scan = (status: ShipmentStatus | null, minute: number, words: string = status ?? 'X-77'): Scan => ({
  status,
  at: at(minute),
  words,
});
const anyScan = fc
  .record({ status: fc.option(fc.constantFrom(...statuses)), minute: fc.integer({ min: 0, max: 40 }) })
  .map(({ status, minute }) => scan(status, minute));

describe('the state that scans amount to', () => {
  test('a parcel that arrives', () => {
    const journey = [
      scan('manifested', 1),
      scan('picked', 2),
      scan('in_transit', 3),
      scan('out_for_delivery', 4),
      scan('undelivered', 5),
      scan('out_for_delivery', 6),
      scan('delivered', 7),
    ];
    expect(journey.map((_, index) => project(journey.slice(0, index + 1)).status)).toEqual(journey.map((each) => each.status));
    expect(project(journey)).toMatchObject({ picked_at: at(2), delivered_at: at(7), rto_reason: null, last_event_at: at(7) });
  });

  test('a parcel that comes back says why', () => {
    const journey = [
      scan('picked', 1),
      scan('undelivered', 2, 'Customer refused'),
      scan('rto_initiated', 3, 'RTO INITIATED'),
      scan('in_transit', 4),
      scan('rto_in_transit', 5),
      scan('rto_delivered', 6),
    ];
    expect(project(journey.slice(0, 4)).status).toBe('rto_initiated');
    expect(project(journey)).toMatchObject({
      status: 'rto_delivered',
      rto_initiated_at: at(3),
      rto_delivered_at: at(6),
      delivered_at: null,
      rto_reason: 'Customer refused',
    });
  });

  test('no order and no repetition makes a difference', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyScan, { maxLength: 14 })
          .chain((scans) =>
            fc.tuple(
              fc.constant(scans),
              fc.shuffledSubarray([...scans, ...scans], { minLength: scans.length * 2, maxLength: scans.length * 2 }),
            ),
          ),
        ([scans, shuffledTwice]) => {
          expect(project(shuffledTwice)).toEqual(project(scans));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('an unknown code never changes the state, and is shown when it is the latest', () => {
    fc.assert(
      fc.property(fc.array(anyScan, { maxLength: 10 }), fc.integer({ min: 0, max: 60 }), (scans, minute) => {
        expect(project([...scans, scan(null, minute)]).status).toBe(project(scans).status);
      }),
    );
    expect(project([scan('picked', 1), scan(null, 2, 'Bag opened at hub')]).courier_status).toBe('Bag opened at hub');
  });

  test('what was learnt once is never taken back by a later message', () => {
    fc.assert(
      fc.property(fc.array(anyScan, { minLength: 1, maxLength: 12 }), anyScan, (scans, more) => {
        const before = project(scans).status;
        const after = project([...scans, more]).status;
        if (before === 'rto_delivered') expect(after).toBe('rto_delivered');
        if (before === 'delivered') expect(['delivered', 'rto_delivered']).toContain(after);
        if (!['created', 'manifested', 'cancelled'].includes(before)) expect(after).not.toBe('cancelled');
      }),
      { numRuns: 1000 },
    );
  });

  test('every state can be reached, and none leads to itself by surprise', () => {
    const reached = new Set<ShipmentStatus>(['created']);
    for (const from of statuses) for (const to of transitions[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
    for (const state of ['delivered', 'rto_delivered'] as const) expect(transitions[state]).not.toContain(state);
  });
});
