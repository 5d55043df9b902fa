import type { Answered } from '../../kit/http.ts';

/** Parts are null for who may not read them. */
export type Overview = Answered<'GET /v1/home/overview'>;
export type Told = Overview['today'] & { readonly date?: string };

export const figures = ['orders', 'shipped', 'delivered', 'cancelled', 'sales', 'profit'] as const;
export type Figure = (typeof figures)[number];

export const figureOf = (figure: Figure) => ({
  money: figure === 'sales' || figure === 'profit',
  lessIsBetter: figure === 'cancelled',
});

const young = 3 * 3_600_000;

/**
 * The whole of yesterday, while today is so young that there is nothing to compare: at one o'clock in the night neither today nor
 * the same day last week has a figure. Undefined later in the day.
 */
export function yesterdayOf({ today, bars }: Overview): Told | undefined {
  return Date.parse(today.to) - Date.parse(today.from) < young ? bars.at(-2) : undefined;
}

export function countIn(told: Told, figure: Figure): number | undefined {
  const value = figure === 'profit' ? told.money?.profit : told.orders?.[figure];
  return value === undefined ? undefined : Number(value);
}

/** The list that shows the rows behind a figure. */
export function rowsOf(overview: Overview, figure: Figure, span: Told): { word: string; search: Record<string, string> } | undefined {
  const filter = overview.filters[figure];
  if (!filter) return undefined;
  const { resource, field, is } = filter;
  if (is === 'date') return { word: resource, search: { [field]: span.date ?? dateIn(overview.time_zone, span.from) } };
  return { word: resource, search: { [`${field}[gte]`]: span.from, [`${field}[lt]`]: span.to } };
}

let days: { zone: string; format: Intl.DateTimeFormat } | undefined;
function dateIn(zone: string, moment: string): string {
  if (days?.zone !== zone) days = { zone, format: new Intl.DateTimeFormat('en-CA', { timeZone: zone }) };
  return days.format.format(new Date(moment));
}
