import type { ShipmentStatus } from '../rules/shipment-state.ts';

/**
 * Shiprocket's shipment status codes with their labels. `null` marks codes that are known to say nothing certain about
 * where the parcel is (public lists disagree, or the word leaves it open): stored and shown, never acted upon.
 * The ids of its *orders* are another list that overlaps with this one (order 20 is "in transit", shipment 20 a failed
 * pick-up), so `current_status_id` of webhooks is never read.
 */
const codes: Readonly<Record<number, readonly [label: string, status: ShipmentStatus | null]>> = {
  1: ['AWB ASSIGNED', 'created'],
  2: ['LABEL GENERATED', 'created'],
  3: ['PICKUP GENERATED', 'created'],
  4: ['PICKUP QUEUED', 'created'],
  5: ['MANIFEST GENERATED', 'manifested'],
  6: ['SHIPPED', 'picked'],
  7: ['DELIVERED', 'delivered'],
  8: ['CANCELED', 'cancelled'],
  9: ['RTO INITIATED', 'rto_initiated'],
  10: ['RTO DELIVERED', 'rto_delivered'],
  12: ['LOST', 'lost'],
  13: ['PICKUP ERROR', 'manifested'],
  14: ['RTO ACKNOWLEDGED', null],
  15: ['PICKUP RESCHEDULED', 'manifested'],
  16: ['CANCELLATION REQUESTED', null],
  17: ['OUT FOR DELIVERY', 'out_for_delivery'],
  18: ['IN TRANSIT', 'in_transit'],
  19: ['OUT FOR PICKUP', 'manifested'],
  20: ['PICKUP EXCEPTION', 'manifested'],
  21: ['UNDELIVERED', 'undelivered'],
  22: ['DELAYED', 'in_transit'],
  23: ['PARTIAL DELIVERED', null],
  24: ['DESTROYED', 'lost'],
  25: ['DAMAGED', null],
  26: ['FULFILLED', null],
  38: ['REACHED AT DESTINATION HUB', 'in_transit'],
  39: ['MISROUTED', 'in_transit'],
  40: ['RTO NDR', 'rto_in_transit'],
  41: ['RTO OUT FOR DELIVERY', 'rto_in_transit'],
  42: ['PICKED UP', 'picked'],
  43: ['SELF FULFILLED', null],
  44: ['DISPOSED OFF', 'lost'],
  45: ['CANCELLED BEFORE DISPATCHED', 'cancelled'],
  46: ['RTO IN TRANSIT', 'rto_in_transit'],
  47: ['QC FAILED', null],
  48: ['REACHED WAREHOUSE', 'in_transit'],
  49: ['CUSTOM CLEARED', 'in_transit'],
  50: ['IN FLIGHT', 'in_transit'],
  51: ['HANDOVER TO COURIER', 'in_transit'],
  52: ['SHIPMENT BOOKED', 'manifested'],
  54: ['IN TRANSIT OVERSEAS', 'in_transit'],
  55: ['CONNECTION ALIGNED', 'in_transit'],
  56: ['REACHED OVERSEAS WAREHOUSE', 'in_transit'],
  57: ['CUSTOM CLEARED OVERSEAS', 'in_transit'],
  75: ['RTO LOCK', 'rto_initiated'],
  76: ['UNTRACEABLE', 'lost'],
  77: ['ISSUE RELATED TO THE RECIPIENT', 'undelivered'],
  78: ['REACHED BACK AT SELLER CITY', 'rto_in_transit'],
};

/** Other spellings seen for the same codes. */
const spellings: Readonly<Record<string, number>> = {
  CANCELLED: 8,
  'PICKUP SCHEDULED': 3,
  'REACHED AT DESTINATION': 38,
  'REACHED DESTINATION HUB': 38,
  'RTO OFD': 41,
  PICKED: 42,
};

const plain = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();
const byLabel = new Map(Object.entries(codes).map(([code, [label]]) => [label, Number(code)]));
for (const [label, code] of Object.entries(spellings)) byLabel.set(label, code);

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

/**
 * What a code and its label mean together. The code decides: an unknown one, or "NA", means nothing, whatever its label says; where
 * code and label contradict each other nothing is believed. A label alone counts when no code came at all.
 */
export function readStatus(code: unknown, label: unknown): ShipmentStatus | null {
  const labelled = typeof label === 'string' ? byLabel.get(plain(label)) : undefined;
  if (isBlank(code)) return labelled === undefined ? null : codes[labelled]![1];
  if (typeof code === 'object') return null;
  const text = String(code).trim();
  const number = /^\d+$/.test(text) ? Number(text) : byLabel.get(plain(text));
  const status = number === undefined ? undefined : codes[number]?.[1];
  if (!status) return null;
  if (labelled !== undefined && codes[labelled]![1] !== status) return null;
  return status;
}
