import { useArea } from './area.tsx';
import { useLanguage } from './language.tsx';

export interface Format {
  readonly locale: string;
  readonly zone: string;
  /** A moment, to the minute. */
  time(value: string): string;
  /** A moment, short: today as a time of day, this year without the year. */
  moment(value: string): string;
  /** How long ago, or until. */
  ago(value: string): string;
  /** A day without a time, as written in the database. */
  day(value: string): string;
  number(value: number): string;
  /** A size: 1.5 GB. */
  bytes(value: number): string;
  money(value: string | number, currency?: string | null): string;
  /** Short, for charts: ₹1.2L. */
  compact(value: number, currency?: string): string;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

function relative(formatter: Intl.RelativeTimeFormat, value: string): string {
  const seconds = (Date.parse(value) - Date.now()) / 1000;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return formatter.format(Math.round(seconds / size), unit);
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** In the largest unit of 1,024 that leaves at least one of it. */
function bytes(locale: string, value: number): string {
  const step = value < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log2(value) / 10));
  const formatter = new Intl.NumberFormat(locale, { style: 'unit', unit: byteUnits[step]!, maximumFractionDigits: 1 });
  return formatter.format(value / 1024 ** step);
}

/** The region of the browser, so that English reads 21/11/2026 in India and 11/21/2026 in the United States. */
function localeOf(language: string): string {
  const tag = navigator.languages.find((given) => given.startsWith(`${language}-`));
  return tag ?? (language === 'en' ? 'en-IN' : `${language}-IN`);
}

/** Made when it is first needed: the browser takes a millisecond for each. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function makeFormat(language: string, zone: string, currency: string): Format {
  const locale = localeOf(language);
  const at = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  const full = at({ dateStyle: 'medium', timeStyle: 'short' });
  const hour = at({ timeStyle: 'short' });
  const near = at({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const far = at({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayKey = once(() => new Intl.DateTimeFormat('en-CA', { timeZone: zone }));
  const plainDay = at({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  const ago = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const plain = once(() => new Intl.NumberFormat(locale));
  const monies = new Map<string, Intl.NumberFormat>();
  const moneyOf = (code: string, notation: 'standard' | 'compact') => {
    const key = `${code} ${notation}`;
    let formatter = monies.get(key);
    if (!formatter) {
      const compact = notation === 'compact' ? { notation, maximumFractionDigits: 1 } : {};
      formatter = new Intl.NumberFormat(locale, { style: 'currency', currency: code, ...compact });
      monies.set(key, formatter);
    }
    return formatter;
  };
  return {
    locale,
    zone,
    time: (value) => full().format(new Date(value)),
    moment(value) {
      const date = new Date(value);
      if (dayKey().format(date) === dayKey().format(new Date())) return hour().format(date);
      return (date.getFullYear() === new Date().getFullYear() ? near() : far()).format(date);
    },
    ago: (value) => relative(ago(), value),
    day: (value) => plainDay().format(new Date(`${value.slice(0, 10)}T00:00:00Z`)),
    number: (value) => plain().format(value),
    bytes: (value) => bytes(locale, value),
    money(value, code) {
      // Disguised amounts are no numbers: they are shown as they came.
      const number = Number(value);
      return Number.isFinite(number) ? moneyOf(code ?? currency, 'standard').format(number) : String(value);
    },
    compact: (value, code) => moneyOf(code ?? currency, 'compact').format(value),
  };
}

const made = new Map<string, Format>();

/** One for the whole page: every cell of a list asks for it. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const { zone, currency } = useArea();
  const key = `${language} ${zone} ${currency}`;
  let format = made.get(key);
  if (!format) {
    format = makeFormat(language, zone, currency);
    made.set(key, format);
  }
  return format;
}
