/** What other packs may ask of the catalog. Stock changes are one statement each and lock in one order. */
export { findSellables, type Sellable } from './queries/find-sellables.ts';
export { type MovementFor, movementsFor } from './queries/movements-for.ts';
export { type ProductSummary, productsByIds } from './queries/products-by-ids.ts';
export { restocked } from './queries/restocked.ts';
export { sellablesOf } from './queries/sellables-of.ts';
export { type StockLevel, stockOf } from './queries/stock-of.ts';
export type { ChangedStock } from './stock/announce.ts';
export { type AdjustLine, adjust, count, expect, type QuantityLine, receive, sync } from './stock/change.ts';
export { type Reference, type ReservedLine, type ReserveLine, reserve } from './stock/reserve.ts';
export { type ReturnLine, returnStock } from './stock/return.ts';
export { deduct, release, type SettledLine, type SettleLine } from './stock/settle.ts';
export { type Transfer, transfer } from './stock/transfer.ts';
