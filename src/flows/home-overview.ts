import { addDays, localDate, startOfDay } from '#kernel/clock';
import { command, Type } from '#kernel/command';
import type { Context } from '#kernel/context';
import { type MoneyFigures, moneyOfDays, moneyOfOrders } from '#packs/finance';
import { type OrderFigures, orderFigures, ordersEndedIn, type Span } from '#packs/sales';
import { mayRead } from './may-read.ts';

const hour = 3_600_000;

const moment = (description: string) => Type.String({ format: 'date-time', description });
const count = (description: string) => Type.Integer({ description });
const money = (description: string) => Type.String({ description: `${description} A decimal string in \`currency\`.` });

const figures = Type.Object(
  {
    orders: count('Ordered.'),
    shipped: count('Orders that left.'),
    delivered: count('Orders delivered.'),
    cancelled: count('Orders cancelled.'),
    sales: money('Totals of what was ordered and not cancelled.'),
  },
  { description: 'What happened to orders.' },
);
const earned = Type.Object(
  { revenue: money('Gross revenue less refunds.'), profit: money('What is left after taxes, fees and costs.') },
  { description: 'What was earned with orders that ended.' },
);
const orNull = <T extends ReturnType<typeof Type.Object>>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });
const span = { from: moment('Its first moment.'), to: moment('Where it ends; not part of it.') };

/**
 * `GET /v1/home/overview`: today until now beside the same day of last week until the same hour, and bars of days or hours. A bar is a
 * span and a filter is named for each figure, so the rows behind a bar are that filter over its span.
 */
export const homeOverview = command({
  on: 'home',
  verb: 'overview',
  method: 'GET',
  target: 'collection',
  access: 'self',
  permission: null,
  summary: 'Show how today goes: orders and money beside last week, and bars of days or hours.',
  input: Type.Object({
    by: Type.Optional(
      Type.Union([Type.Literal('day'), Type.Literal('hour')], {
        type: 'string',
        description: 'What a bar is: a day (the default) or an hour.',
      }),
    ),
    days: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 92,
        description: 'How many days of bars, today included: default 14, or 1 of hours (at most 7).',
      }),
    ),
  }),
  output: Type.Object({
    time_zone: Type.String({ description: 'Zone that days and hours are of.' }),
    currency: Type.String({ description: 'What money is in; orders in another count, and their money does not.' }),
    today: Type.Object(
      { ...span, orders: orNull(figures, 'Null without `orders.view`.'), money: orNull(earned, 'Null without `finance.view`.') },
      { description: 'Today until now.' },
    ),
    last_week: Type.Object(
      { ...span, orders: orNull(figures, 'Null without `orders.view`.'), money: orNull(earned, 'Null without `finance.view`.') },
      { description: 'The same day a week ago, until the same hour.' },
    ),
    bars: Type.Array(
      Type.Object({
        ...span,
        date: Type.String({ format: 'date', description: 'The day it is in.' }),
        orders: orNull(figures, 'Null without `orders.view`.'),
        money: orNull(earned, 'Null without `finance.view`, and of hours: money is counted by the day.'),
      }),
      { description: 'The oldest first; the last may not be over yet.' },
    ),
    filters: Type.Object(
      {},
      {
        additionalProperties: Type.Object({
          resource: Type.String({ description: 'Path word of the resource.' }),
          field: Type.String({ description: 'Filter it with `[gte]` a bar’s `from` and `[lt]` its `to`; a date field with its `date`.' }),
          is: Type.Union([Type.Literal('moment'), Type.Literal('date')], { description: 'What the field holds.' }),
        }),
        description: 'By figure: which rows are behind it.',
      },
    ),
  }),
  async run({ tx, tenant, actor, now }: Context, { by = 'day', days }) {
    const { timezone, currency } = tenant.settings;
    const date = localDate(now, timezone);
    const midnight = startOfDay(date, timezone);
    const then = startOfDay(addDays(date, -7), timezone);
    const today = { from: midnight, to: now };
    const lastWeek = { from: then, to: new Date(then.getTime() + (now.getTime() - midnight.getTime())) };
    const bars = by === 'day' ? daysUntil(date, days ?? 14, timezone) : hoursOf(date, Math.min(days ?? 1, 7), timezone, now);

    const mayOrders = mayRead(actor, 'orders.view', 'orders_management');
    const mayMoney = mayRead(actor, 'finance.view', 'finance_reports');
    const spans: Span[] = [today, lastWeek, ...bars];
    const [ofOrders, ended] = await Promise.all([
      mayOrders ? orderFigures(tx, spans, currency) : undefined,
      mayMoney ? ordersEndedIn(tx, [today, lastWeek]) : undefined,
    ]);
    const soFar = ended && (await moneyOfOrders(tx, ended, currency));
    const byDay =
      mayMoney && by === 'day'
        ? await moneyOfDays(
            tx,
            bars.map((bar) => bar.date),
            currency,
          )
        : undefined;
    const told = ({ from, to }: Span, at: number, money: MoneyFigures | undefined) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      orders: (ofOrders?.[at] as OrderFigures | undefined) ?? null,
      money: money ?? null,
    });
    return {
      time_zone: timezone,
      currency,
      today: told(today, 0, soFar?.[0]),
      last_week: told(lastWeek, 1, soFar?.[1]),
      bars: bars.map((bar, at) => ({ ...told(bar, at + 2, byDay?.[at]), date: bar.date })),
      filters: {
        orders: { resource: 'orders', field: 'order_date', is: 'moment' },
        sales: { resource: 'orders', field: 'order_date', is: 'moment' },
        shipped: { resource: 'orders', field: 'shipped_at', is: 'moment' },
        delivered: { resource: 'orders', field: 'delivered_at', is: 'moment' },
        cancelled: { resource: 'orders', field: 'cancelled_at', is: 'moment' },
        revenue: { resource: 'revenue-records', field: 'revenue_date', is: 'date' },
        profit: { resource: 'revenue-records', field: 'revenue_date', is: 'date' },
      },
    };
  },
});

interface Bar extends Span {
  readonly date: string;
}

const daysUntil = (last: string, count: number, zone: string): Bar[] =>
  Array.from({ length: count }, (_, at) => {
    const date = addDays(last, at - count + 1);
    return { date, from: startOfDay(date, zone), to: startOfDay(addDays(date, 1), zone) };
  });

/** Hours by the clock on the wall, also where a zone is half an hour off or a day has 23 or 25. */
function hoursOf(last: string, days: number, zone: string, now: Date): Bar[] {
  return daysUntil(last, days, zone).flatMap(({ date, from, to }) => {
    const hours: Bar[] = [];
    for (let at = from.getTime(); at < to.getTime() && at <= now.getTime(); at += hour)
      hours.push({ date, from: new Date(at), to: new Date(Math.min(at + hour, to.getTime())) });
    return hours;
  });
}
