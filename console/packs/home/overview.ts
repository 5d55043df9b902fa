/** What `GET /v1/home/overview` answers. Parts are null for who may not read them. */
export interface Told {
  readonly from: string;
  readonly to: string;
  readonly date?: string;
  readonly orders: { orders: number; shipped: number; delivered: number; cancelled: number; sales: string } | null;
  readonly money: { revenue: string; profit: string } | null;
}

export interface Overview {
  readonly time_zone: string;
  readonly currency: string;
  readonly today: Told;
  readonly last_week: Told;
  readonly bars: readonly (Told & { readonly date: string })[];
  readonly filters: Record<string, { resource: string; field: string; is: 'moment' | 'date' }>;
}

export const figures = ['orders', 'shipped', 'delivered', 'cancelled', 'sales', 'profit'] as const;
export type Figure = (typeof figures)[number];

export const figureOf = (figure: Figure) => ({
  money: figure === 'sales' || figure === 'profit',
  lessIsBetter: figure === 'cancelled',
});

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
