/** What flows may ask of finance; no pack does. */
export { type MoneyFigures, moneyOfDays, moneyOfOrders } from './queries/money-figures.ts';
export { moneyOfOrder, type OrderMoney } from './queries/money-of-order.ts';
export type { Revenue } from './rules/revenue.ts';
