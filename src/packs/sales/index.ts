/** What other packs may ask of sales: orders for parcels and figures, and what parcels do to orders. */

export { type DispatchLine, giveBack, markDelivered, markShipped, recordDispatch } from './commands/dispatch.ts';
export { ownShop } from './connectors/sandbox.ts';
export { historyOfOrder, linesOfOrder, type OrderStep } from './queries/history-of-order.ts';
export { type OrderFigures, orderFigures, type Span } from './queries/order-figures.ts';
export { type ItemForRevenue, type OrderForRevenue, orderForRevenue } from './queries/order-for-revenue.ts';
export { type ItemForShipping, type OrderForShipping, orderForShipping } from './queries/order-for-shipping.ts';
export { ordersEndedIn, ordersEndedSince } from './queries/orders-ended-since.ts';
export { orders } from './resources.ts';
export type { Address } from './rules/incoming.ts';
