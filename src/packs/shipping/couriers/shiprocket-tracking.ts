import { createHash } from 'node:crypto';
import { parse } from 'lossless-json';
import { fail } from '#kernel/errors';
import type { CourierScan, TrackingReport } from './courier.ts';
import { indianDay, readIndianTime } from './indian-time.ts';
import { readStatus } from './shiprocket-codes.ts';

type Json = Record<string, unknown>;

/** JSON whose whole numbers survive exactly: what a double cannot hold stays text. */
export const parseExactly = (text: string): unknown =>
  parse(text, undefined, (digits) => (/^-?\d{16,}$/.test(digits) ? digits : Number(digits)));

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string | null => {
  const trimmed = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return trimmed === '' || trimmed.toUpperCase() === 'NA' ? null : trimmed;
};
const day = (value: unknown): string | null => {
  const date = readIndianTime(value);
  return date && indianDay(date);
};
const digest = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

interface Said {
  code: unknown;
  label: unknown;
  date: unknown;
  words: unknown;
  location: unknown;
  raw: unknown;
  /** A parcel from the customer to the seller: its "delivered" is not a delivery. */
  isReturn: boolean;
  receivedAt: Date;
}

function scan(said: Said): CourierScan {
  const { code, label, words, location } = said;
  const when = readIndianTime(said.date);
  const status = said.isReturn ? null : readStatus(code, label);
  const moment = when?.toISOString() ?? 'undated';
  return {
    status,
    status_code: code === undefined || code === null || code === '' ? null : typeof code === 'object' ? JSON.stringify(code) : String(code),
    courier_status: text(label) ?? text(words) ?? text(code) ?? 'unknown',
    location: text(location),
    description: text(words),
    event_time: when ?? said.receivedAt,
    // A status of a moment is one fact, whether it comes as a scan or as the current status, as 7 or as "7". What is not
    // understood is told apart by its words.
    dedupe_key:
      status && when ? `${status} ${text(code) ?? ''} ${moment}` : digest(moment, text(code), text(label), text(words), text(location)),
    raw_data: said.raw,
  };
}

/** Shiprocket's tracking webhook: the current status and the scans so far. */
export function readTrackingWebhook(body: string, receivedAt: Date): TrackingReport[] {
  let payload: unknown;
  try {
    payload = parseExactly(body);
  } catch {
    throw fail('malformed_payload', { reason: 'The body is not JSON.' });
  }
  const awb = isObject(payload) ? text(payload.awb) : null;
  if (!isObject(payload) || !awb) throw fail('malformed_payload', { reason: 'There is no awb.' });
  const isReturn = Number(payload.is_return) === 1;
  const { scans, ...head } = payload;
  const said = list(scans).map((each) => scan({ ...spoken(each), isReturn, receivedAt }));
  const label = payload.shipment_status ?? payload.current_status;
  const current = scan({
    code: payload.shipment_status_id,
    label,
    date: payload.current_timestamp,
    words: label,
    location: null,
    raw: head,
    isReturn,
    receivedAt,
  });
  return [
    {
      awb_number: awb,
      courier_name: text(payload.courier_name),
      estimated_delivery_date: day(payload.etd),
      tracking_url: null,
      scans: unique(text(label) ? [...said, current] : said),
    },
  ];
}

const spoken = (activity: Json) => ({
  code: activity['sr-status'],
  label: activity['sr-status-label'],
  date: activity.date,
  words: activity.activity ?? activity.status,
  location: activity.location,
  raw: activity,
});

/** Answers of the tracking calls, for one AWB or several. No activity yet is an empty report list, not an error. */
export function readTrackingAnswer(answer: unknown, receivedAt: Date): TrackingReport[] {
  if (!isObject(answer)) return [];
  const entries = 'tracking_data' in answer ? [answer] : Object.values(answer).filter(isObject);
  return entries.flatMap(({ tracking_data: data }) => {
    if (!isObject(data)) return [];
    const track = list(data.shipment_track)[0];
    const awb = text(track?.awb_code);
    if (!track || !awb) return [];
    const isReturn = Number(data.is_return) === 1;
    const scans = list(data.shipment_track_activities).map((each) => scan({ ...spoken(each), isReturn, receivedAt }));
    const summary = headline(data, track, scans, receivedAt);
    return [
      {
        awb_number: awb,
        courier_name: text(track.courier_name),
        estimated_delivery_date: day(data.etd) ?? day(track.edd),
        tracking_url: text(data.track_url),
        scans: unique(summary ? [...scans, summary] : scans),
      },
    ];
  });
}

/** Older answers give codes in their head only. It counts as a scan unless the same status is among the scans. */
function headline(data: Json, track: Json, scans: readonly CourierScan[], receivedAt: Date): CourierScan | null {
  const code = data.shipment_status;
  const status = readStatus(code, track.current_status);
  if (status === null || scans.some((each) => each.status === status)) return null;
  const latest = scans.reduce<Date | null>((last, each) => (last && last > each.event_time ? last : each.event_time), null);
  const known = readIndianTime(status === 'delivered' ? track.delivered_date : status === 'picked' ? track.pickup_date : null);
  const made = scan({
    code,
    label: track.current_status,
    date: null,
    words: null,
    location: null,
    raw: track,
    isReturn: false,
    receivedAt,
  });
  return { ...made, event_time: known ?? latest ?? receivedAt, dedupe_key: `headline ${status}` };
}

/** The first of each key: a scan says more than the headline that repeats it. */
const unique = (scans: readonly CourierScan[]) =>
  [...new Map(scans.toReversed().map((each) => [each.dedupe_key, each])).values()].reverse();
