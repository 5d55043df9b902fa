/** The life of an order, as data: the commands, the docs and the tests read this one table. */

export const orderStatuses = ['pending', 'confirmed', 'processing', 'shipped', 'delivered', 'cancelled', 'returned'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const transitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['processing', 'shipped', 'cancelled'],
  processing: ['shipped', 'cancelled'],
  // Handed to the courier: only the parcel's fate ends it. It comes back (returned) or arrives.
  shipped: ['delivered', 'returned'],
  delivered: ['returned'],
  cancelled: [],
  returned: [],
};

/** The states from which `to` can be reached in one step. */
export const statesBefore = (to: OrderStatus): OrderStatus[] => orderStatuses.filter((from) => transitions[from].includes(to));

export const canBecome = (from: OrderStatus, to: OrderStatus): boolean => transitions[from].includes(to);

/** Orders that a parcel may be made for. */
export const shippable: readonly OrderStatus[] = ['confirmed', 'processing', 'shipped'];

/** Orders whose contents and address may still be changed. */
export const editable: readonly OrderStatus[] = ['pending', 'confirmed', 'processing'];

export const paymentStatuses = [
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'cod',
  'partially_refunded',
  'refunded',
  'voided',
  'failed',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export type FulfillmentStatus = 'unfulfilled' | 'partial' | 'fulfilled';
export type PaymentMethod = 'cod' | 'prepaid' | 'card' | 'upi' | 'wallet' | 'netbanking';
export const paymentMethods = ['cod', 'prepaid', 'card', 'upi', 'wallet', 'netbanking'] as const;
