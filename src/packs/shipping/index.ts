/** What other packs may ask of shipping. */
export { orderOfShipment } from './queries/order-of-shipment.ts';
export { type ShipmentSummary, shipmentsOf } from './queries/shipments-of.ts';
export { type ShipmentStatus, statuses } from './rules/shipment-state.ts';
