const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** India has one zone and no daylight saving: UTC+05:30. */
const offsetMinutes = 330;

/**
 * Reads the date formats that Indian couriers mix: `2023-05-19 11:59:16[.878599]`, `23 05 2023 11:43:52`, `12 Mar 2021, 04:16 PM`,
 * `2022-07-20`, and RFC 3339. Without a zone it is Indian time. Anything else, and dates outside 2000–2100
 * (`0000-00-00`, year 0000), is null.
 */
export function readIndianTime(text: unknown): Date | null {
  if (typeof text !== 'string') return null;
  const trimmed = text.trim();
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(trimmed)) return sane(new Date(trimmed));
  const clock = String.raw`(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?`;
  const yearFirst = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${clock}$`).exec(trimmed);
  if (yearFirst) return moment(yearFirst[1]!, Number(yearFirst[2]), yearFirst[3]!, yearFirst.slice(4));
  const dayFirst = new RegExp(`^(\\d{1,2})[ /-](\\d{1,2}|[A-Za-z]{3,9})[ /-](\\d{4})${clock}$`).exec(trimmed);
  if (!dayFirst) return null;
  const word = dayFirst[2]!;
  const month = /^\d/.test(word) ? Number(word) : months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return moment(dayFirst[3]!, month, dayFirst[1]!, dayFirst.slice(4));
}

function moment(year: string, month: number, day: string, [hour = '0', minute = '0', second = '0', half]: (string | undefined)[]) {
  const [y, d] = [Number(year), Number(day)];
  const h = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  const civil = new Date(Date.UTC(y, month - 1, d, h, Number(minute), Number(second)));
  // Date.UTC rolls 31 February over; a date that moved was none.
  if (civil.getUTCMonth() !== month - 1 || civil.getUTCDate() !== d || civil.getUTCHours() !== h) return null;
  return sane(new Date(civil.getTime() - offsetMinutes * 60_000));
}

const sane = (date: Date) => (date.getUTCFullYear() >= 2000 && date.getUTCFullYear() < 2100 ? date : null);

const inIndia = (date: Date) => new Date(date.getTime() + offsetMinutes * 60_000).toISOString();

/** `2026-01-31 17:05`, Indian time. */
export const indianMinute = (date: Date): string => inIndia(date).slice(0, 16).replace('T', ' ');

/** `2026-01-31 17:05:09`, Indian time. */
export const indianSecond = (date: Date): string => inIndia(date).slice(0, 19).replace('T', ' ');

/** `2026-01-31`, the day in India. */
export const indianDay = (date: Date): string => inIndia(date).slice(0, 10);
