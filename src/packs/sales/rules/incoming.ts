import type { FulfillmentStatus, PaymentMethod, PaymentStatus } from './order-state.ts';

/** An order as a channel tells it, in our words. Ids are texts (they exceed 2^53), amounts exact decimal texts, times RFC 3339. */
export interface IncomingOrder {
  readonly external_order_id: string;
  readonly external_order_number: string | null;
  /** The channel's time of this version; older versions never overwrite newer ones. */
  readonly external_updated_at: string;
  readonly order_date: string;
  readonly cancelled_at: string | null;
  readonly cancel_reason: string | null;
  readonly payment_status: PaymentStatus;
  readonly payment_method: PaymentMethod | null;
  readonly payment_gateway: string | null;
  readonly payment_reference: string | null;
  readonly customer_name: string | null;
  readonly customer_email: string | null;
  readonly customer_phone: string | null;
  readonly shipping_address: Address | null;
  readonly billing_address: Address | null;
  readonly subtotal: string;
  readonly discount_amount: string;
  readonly tax_amount: string;
  readonly taxes_included: boolean;
  readonly shipping_amount: string;
  readonly total_amount: string;
  readonly paid_amount: string;
  readonly refunded_amount: string;
  readonly currency: string;
  readonly notes: string | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly items: readonly IncomingItem[];
}

export interface IncomingItem {
  readonly external_line_id: string;
  readonly external_product_id: string | null;
  readonly external_variant_id: string | null;
  readonly sku: string | null;
  readonly name: string;
  readonly quantity: number;
  /** Units taken off the order before dispatch. */
  readonly cancelled_quantity: number;
  /** Units the channel itself reports as sent (fulfilled outside Serai). */
  readonly fulfilled_quantity: number;
  readonly requires_shipping: boolean;
  readonly unit_price: string;
  readonly discount_amount: string;
  readonly tax_amount: string;
  readonly total_amount: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface Address {
  readonly name?: string;
  readonly phone?: string;
  readonly company?: string;
  readonly line1?: string;
  readonly line2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly state_code?: string;
  readonly postal_code?: string;
  /** ISO 3166-1 alpha-2 when the channel knows it, else its name. */
  readonly country?: string;
}

/** One listing of a channel's catalogue: what can be ordered under one id. */
export interface Listing {
  readonly external_product_id: string;
  readonly external_variant_id: string | null;
  readonly external_inventory_id: string | null;
  readonly external_sku: string | null;
  readonly external_name: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What one message of a channel changes. A message may change nothing here: then there is no change at all. */
export type Change =
  | { readonly kind: 'order'; readonly order: IncomingOrder }
  /** A cancellation that carries no order. `cancelled_at` null: when the message arrived. */
  | { readonly kind: 'cancel'; readonly external_order_id: string; readonly cancelled_at: string | null; readonly reason: string | null }
  | { readonly kind: 'listings'; readonly external_product_id: string; readonly listings: readonly Listing[] }
  /** One order of a pull that cannot be read; the others can. */
  | { readonly kind: 'unreadable'; readonly external_order_id: string | null; readonly reason: string }
  /** The channel ended the connection from its side. */
  | { readonly kind: 'revoked'; readonly reason: string };

/** How much of an order has been dispatched, from its lines. Lines that need no parcel count as dispatched. */
export function fulfillmentOf(
  items: readonly { quantity: number; cancelled_quantity: number; fulfilled_quantity: number; requires_shipping: boolean }[],
): FulfillmentStatus {
  const parcels = items.filter((item) => item.requires_shipping && item.quantity > item.cancelled_quantity);
  const open = parcels.filter((item) => item.fulfilled_quantity < item.quantity - item.cancelled_quantity);
  if (open.length === 0) return parcels.length > 0 ? 'fulfilled' : 'unfulfilled';
  return items.some((item) => item.fulfilled_quantity > 0) ? 'partial' : 'unfulfilled';
}
