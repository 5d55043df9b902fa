/** What other packs may ask of shipping. */
export { journeysOfOrder, type ParcelBooked, type ParcelScan } from './queries/journeys-of-order.ts';
export { orderOfShipment } from './queries/order-of-shipment.ts';
export { type PublicJourney, publicJourney } from './queries/public-journey.ts';
export { type ShipmentSummary, shipmentsOf } from './queries/shipments-of.ts';
export { type ShipmentStatus, statuses } from './rules/shipment-state.ts';
export { readTrackingToken, trackingToken } from './tracking-link.ts';
