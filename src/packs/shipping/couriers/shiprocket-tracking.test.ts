import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project, statuses } from '../rules/shipment-state.ts';
import type { TrackingReport } from './courier.ts';
import { indianMinute, readIndianTime } from './indian-time.ts';
import { readStatus } from './shiprocket-codes.ts';
import { parseExactly, readTrackingAnswer, readTrackingWebhook } from './shiprocket-tracking.ts';

const received = new Date('2026-02-01T00:00:00Z');
const root = join(import.meta.dirname, '../../../..');
const own = join(root, 'test/fixtures/shiprocket');
const real = join(root, '../shared/fixtures/shiprocket');

interface Sample {
  name: string;
  text: string;
}
/** Our own samples, and the real payloads where they stand beside the checkout. */
const samples: Sample[] = [own, real]
  .filter((directory) => existsSync(directory))
  .flatMap((directory) => readdirSync(directory).map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') })));
const named = (prefix: string) => samples.filter((sample) => sample.name.startsWith(prefix));
const stateOf = (reports: readonly TrackingReport[]) => {
  const scans = new Map(reports.flatMap((report) => report.scans).map((scan) => [scan.dedupe_key, scan]));
  return project([...scans.values()].map((scan) => ({ status: scan.status, at: scan.event_time, words: scan.courier_status })));
};

describe('the dates that couriers mix', () => {
  test.each([
    ['2023-05-19 11:59:16', '2023-05-19T06:29:16.000Z'],
    ['2022-11-25 11:17:52.878599', '2022-11-25T05:47:52.000Z'],
    ['23 05 2023 11:43:52', '2023-05-23T06:13:52.000Z'],
    ['12 Mar 2021, 04:16 PM', '2021-03-12T10:46:00.000Z'],
    ['12 Mar 2021, 12:16 AM', '2021-03-11T18:46:00.000Z'],
    ['05-01-2026 00:00:00', '2026-01-04T18:30:00.000Z'],
    ['2022-07-20', '2022-07-19T18:30:00.000Z'],
    ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05T10:00:00+05:30', '2026-01-05T04:30:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(readIndianTime(text)?.toISOString()).toBe(iso);
  });

  test.each([
    '',
    'NA',
    '0000-00-00 00:00:00',
    '30-12-0000',
    '31 02 2026 10:00:00',
    '2026-13-01',
    '2026-01-05 25:00:00',
    'soon',
    null,
    7,
    {},
  ])('%s is no date', (text) => {
    expect(readIndianTime(text)).toBeNull();
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }), (date) => {
        expect(readIndianTime(indianMinute(date))?.getTime()).toBe(Math.floor(date.getTime() / 60_000) * 60_000);
      }),
    );
  });
});

describe('codes', () => {
  test.each([
    [7, 'DELIVERED', 'delivered'],
    ['7', 'Delivered', 'delivered'],
    ['DELIVERED', undefined, 'delivered'],
    [undefined, 'Delivered', 'delivered'],
    ['', 'Out For Delivery', 'out_for_delivery'],
    [42, 'PICKED UP', 'picked'],
    [10, 'RTO DELIVERED', 'rto_delivered'],
    [9, 'RTO_INITIATED', 'rto_initiated'],
    [8, 'CANCELLED', 'cancelled'],
    [17, 'a wording never seen', 'out_for_delivery'],
  ])('%s %s is %s', (code, label, status) => {
    expect(readStatus(code, label)).toBe(status);
  });

  test.each([
    ['NA', 'DELIVERED'],
    ['999', 'DELIVERED'],
    ['TELEPORTED', 'DELIVERED'],
    [7, 'RTO DELIVERED'],
    [10, 'DELIVERED'],
    ['-7', 'DELIVERED'],
    [7.5, 'DELIVERED'],
    [23, 'PARTIAL DELIVERED'],
    [26, 'FULFILLED'],
    [null, 'NA'],
    [{}, []],
  ])('%s %s is believed by nobody', (code, label) => {
    expect(readStatus(code, label)).toBeNull();
  });

  test('whatever is sent, the answer is a status or nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (code, label) => {
        expect([null, ...statuses]).toContain(readStatus(Object(code) === code ? undefined : code, label));
      }),
    );
  });
});

describe('tracking webhooks', () => {
  test.each(named('webhook'))('$name is read', ({ text }) => {
    const [report] = readTrackingWebhook(text, received);
    expect(report!.awb_number).toMatch(/^\d+$/);
    expect(report!.scans.length).toBeGreaterThan(1);
    expect(new Set(report!.scans.map((scan) => scan.dedupe_key)).size).toBe(report!.scans.length);
    for (const scan of report!.scans) expect(scan.event_time.getTime()).toBeLessThan(received.getTime());
  });

  test('the documented sample is in transit: its order status 20 is no failed pick-up', () => {
    for (const { text } of named('webhook_tracking_update')) {
      const reports = readTrackingWebhook(text, received);
      expect(reports[0]!.awb_number).toBe('19041424751540');
      expect(stateOf(reports)).toMatchObject({ status: 'in_transit', picked_at: new Date('2023-05-19T10:02:17Z') });
    }
  });

  const journey = named('webhook.0').map(({ text }) => text);
  const poll = parseExactly(named('track_awb.delivered')[0]!.text);

  test('a journey ends delivered in any order, with duplicates, and with a poll thrown in', () => {
    const expected = stateOf(journey.flatMap((text) => readTrackingWebhook(text, received)));
    expect(expected.status).toBe('delivered');
    fc.assert(
      fc.property(fc.shuffledSubarray([...journey, ...journey, 'poll'], { minLength: 11, maxLength: 11 }), (messages) => {
        const reports = messages.flatMap((text) =>
          text === 'poll' ? readTrackingAnswer(poll, received) : readTrackingWebhook(text, received),
        );
        expect(stateOf(reports)).toEqual(expected);
        expect(new Set(reports.flatMap((report) => report.scans.map((scan) => scan.dedupe_key))).size).toBe(8);
      }),
    );
  });

  test('a return ends with us in any order, and says why', () => {
    const messages = named('webhook.rto').map(({ text }) => text);
    fc.assert(
      fc.property(fc.shuffledSubarray([...messages, ...messages], { minLength: 6, maxLength: 6 }), (shuffled) => {
        const state = stateOf(shuffled.flatMap((text) => readTrackingWebhook(text, received)));
        expect(state).toMatchObject({ status: 'rto_delivered', rto_reason: 'UNDELIVERED', delivered_at: null });
      }),
    );
  });

  test("a customer's return parcel and contradicting codes deliver nothing", () => {
    expect(stateOf(readTrackingWebhook(named('webhook.return')[0]!.text, received)).status).toBe('created');
    expect(stateOf(readTrackingWebhook(named('webhook.contradicting')[0]!.text, received)).status).toBe('out_for_delivery');
  });

  test.each(['', 'not json', '[]', '"x"', '{}', '{"awb":""}', '{"awb":null}', '<html></html>'])('%j is a malformed payload', (body) => {
    expect(() => readTrackingWebhook(body, received)).toThrow(expect.objectContaining({ code: 'malformed_payload' }));
  });

  test('an awb beyond 2^53 survives, as a number too', () => {
    const [report] = readTrackingWebhook('{"awb":90071992547409931,"shipment_status_id":7,"shipment_status":"DELIVERED"}', received);
    expect(report).toMatchObject({ awb_number: '90071992547409931' });
    // No readable time: the time of receipt stands in.
    expect(report!.scans[0]).toMatchObject({ status: 'delivered', event_time: received });
  });

  test('no JSON breaks it in any other way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (scans, head) => {
        const body = JSON.stringify({ shipment_status: head, shipment_status_id: head, current_timestamp: head, awb: '1', scans });
        expect(readTrackingWebhook(body, received)).toHaveLength(1);
      }),
      { examples: [[[], { toString: false }]], numRuns: 1000 },
    );
  });
});

describe('tracking answers', () => {
  test('a delivered parcel', () => {
    for (const { text } of named('track_awb.delivered')) {
      const [report, ...others] = readTrackingAnswer(parseExactly(text), received);
      expect(others).toEqual([]);
      expect(report!.scans).toHaveLength(8);
      expect(report!.scans.filter((scan) => scan.status === null)).toHaveLength(1);
      expect(stateOf([report!]).status).toBe('delivered');
    }
  });

  test('no activity yet is no news, not an error', () => {
    for (const { text } of named('track_awb.no_activity')) expect(readTrackingAnswer(parseExactly(text), received)).toEqual([]);
  });

  test('several at once, whose codes stand only in their heads', () => {
    for (const { text } of named('track_multiple')) expect(readTrackingAnswer(parseExactly(text), received)).toHaveLength(2);
    const reports = readTrackingAnswer(parseExactly(named('track_multiple')[0]!.text), received);
    expect(reports.map((report) => stateOf([report]).status)).toEqual(['created', 'delivered']);
    expect(stateOf([reports[1]!]).delivered_at).toEqual(new Date('2026-01-06T07:52:05Z'));
  });
});
