import type { IncomingItem, IncomingOrder } from './incoming.ts';
import type { PaymentStatus } from './order-state.ts';

/**
 * A parcel's cash was counted here; the channel does not know. Its "still to be paid" never takes that back, anything else it
 * says of the payment is news.
 */
export function paymentAfter(ours: PaymentStatus, theirs: PaymentStatus): PaymentStatus {
  const collected = ours === 'paid' || ours === 'partially_paid';
  return collected && (theirs === 'cod' || theirs === 'pending') ? ours : theirs;
}

/** Status after the customer paid `paid` of `total` (ten-thousandths). */
export function paymentOnDelivery(status: PaymentStatus, paid: bigint, total: bigint): PaymentStatus {
  if (status !== 'cod' && status !== 'pending' && status !== 'partially_paid') return status;
  if (paid >= total) return 'paid';
  return paid > 0n ? 'partially_paid' : status;
}

/** Fields of an order that a channel's later message changes, unless they are kept. */
export const channelFields = [
  'external_order_number',
  'payment_method',
  'payment_gateway',
  'payment_reference',
  'customer_name',
  'customer_email',
  'customer_phone',
  'shipping_address',
  'billing_address',
  'subtotal',
  'discount_amount',
  'tax_amount',
  'taxes_included',
  'shipping_amount',
  'total_amount',
  'refunded_amount',
  'currency',
  'notes',
  'tags',
  'metadata',
] as const satisfies readonly (keyof IncomingOrder)[];

/** What is known of a person or a place is not forgotten because a later message leaves it out. */
export const neverForgotten: ReadonlySet<string> = new Set([
  'customer_name',
  'customer_email',
  'customer_phone',
  'shipping_address',
  'billing_address',
]);

export interface HeldItem {
  readonly id: string;
  readonly external_line_id: string | null;
  readonly product_id: string | null;
  readonly variant_id: string | null;
  readonly quantity: number;
  readonly cancelled_quantity: number;
  readonly fulfilled_quantity: number;
  readonly external_fulfilled_quantity: number;
  readonly reserved_quantity: number;
  readonly requires_shipping: boolean;
}

export interface ItemChange {
  readonly id: string;
  readonly quantity: number;
  readonly cancelled_quantity: number;
  readonly fulfilled_quantity: number;
  readonly external_fulfilled_quantity: number;
  /** Units to reserve in addition, or (negative) to give back. */
  readonly reserve: number;
  /** Reserved units that left by a parcel we did not send: they are taken off the books. */
  readonly gone: number;
}

/**
 * What a newer message does to a line we hold. Nothing dispatched is undone: the quantity stays at least what was sent, and
 * only what is not sent can be cancelled. A line that is gone from the message was taken off the order.
 */
export function itemAfter(held: HeldItem, said: IncomingItem | undefined): ItemChange {
  const quantity = said ? Math.max(said.quantity, held.fulfilled_quantity) : held.quantity;
  const fulfilled = Math.min(quantity, Math.max(held.fulfilled_quantity, said?.fulfilled_quantity ?? 0));
  const cancelled = Math.min(quantity - fulfilled, Math.max(said ? said.cancelled_quantity : quantity, 0));
  const elsewhere = fulfilled - held.fulfilled_quantity;
  const gone = Math.min(held.reserved_quantity, elsewhere);
  const openBefore = held.quantity - held.cancelled_quantity;
  const openAfter = quantity - cancelled;
  const wanted = held.product_id !== null && held.requires_shipping ? openAfter - openBefore : 0;
  const still = held.reserved_quantity - gone;
  // Never below nothing, never more than is to be sent.
  const reserve = Math.min(Math.max(wanted, -still), openAfter - still);
  return {
    id: held.id,
    quantity,
    cancelled_quantity: cancelled,
    fulfilled_quantity: fulfilled,
    external_fulfilled_quantity: held.external_fulfilled_quantity + elsewhere,
    reserve: reserve === 0 ? 0 : reserve,
    gone,
  };
}

/** Units of a new line that need our stock: matched goods that are still to be dispatched. */
export const demandOf = (item: {
  product_id: string | null;
  requires_shipping: boolean;
  quantity: number;
  cancelled_quantity: number;
  fulfilled_quantity: number;
}): number =>
  item.product_id && item.requires_shipping ? Math.max(0, item.quantity - item.cancelled_quantity - item.fulfilled_quantity) : 0;
