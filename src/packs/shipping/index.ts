/** What other packs may ask of shipping. */
export { type ShipmentSummary, shipmentsOf } from './queries/shipments-of.ts';
export { type ShipmentStatus, statuses } from './rules/shipment-state.ts';
