/**
 * Calendar arithmetic in a business's own time zone. Time is always an argument: nothing here reads a clock.
 * Zones are IANA names ('Asia/Kolkata'); an unknown one throws RangeError (`isTimeZone` asks first).
 * Days are 'YYYY-MM-DD' and months 'YYYY-MM', in the proleptic Gregorian calendar.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock of a zone at a moment, as if it were UTC, in milliseconds. */
function wallClock(moment: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(moment)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
}

const isoDay = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

function parseDay(day: string): number {
  const utc = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(utc) || isoDay(utc) !== day) throw new RangeError(`not a calendar day: ${day}`);
  return utc;
}

/** Whether `name` is a time zone this runtime knows. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in the zone at `now`: 'YYYY-MM-DD'. */
export const localDate = (now: Date, timeZone: string): string => isoDay(wallClock(now.getTime(), timeZone));

/** The month it is in the zone at `now`, 'YYYY-MM': the period of a monthly limit. */
export const monthPeriod = (now: Date, timeZone: string): string => localDate(now, timeZone).slice(0, 7);

/** `day` moved by whole days, which may be negative. Calendar arithmetic: daylight saving does not matter. */
export const addDays = (day: string, days: number): string => isoDay(parseDay(day) + days * 86_400_000);

/**
 * The first moment of `day` in the zone. Midnight itself where it exists (the earlier one where it happens twice), else
 * the first moment after the gap: some zones skip midnight, and Samoa once skipped a whole day.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = parseDay(day);
  const offsets = [-1, 1].map((side) => {
    const near = midnight + side * 86_400_000;
    return wallClock(near, timeZone) - near;
  });
  const candidates = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
  const exact = candidates.find((moment) => wallClock(moment, timeZone) === midnight);
  if (exact !== undefined) return new Date(exact);
  let [before, after] = [midnight - 2 * 86_400_000, midnight + 2 * 86_400_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(middle, timeZone) < midnight) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** From the first moment of the month 'YYYY-MM' in the zone up to, and not including, that of the next. */
export function monthBounds(period: string, timeZone: string): { from: Date; to: Date } {
  const first = `${period}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return { from: startOfDay(first, timeZone), to: startOfDay(next, timeZone) };
}
