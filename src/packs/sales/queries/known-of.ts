import type { Tx } from '#kernel/db';
import type { FulfillmentStatus, OrderStatus, PaymentStatus } from '../rules/order-state.ts';

/** An order as far as a newer message of its channel is concerned. */
export interface HeldOrder {
  readonly id: string;
  readonly order_number: string;
  readonly status: OrderStatus;
  readonly payment_status: PaymentStatus;
  readonly fulfillment_status: FulfillmentStatus;
  readonly external_updated_at: string | null;
  readonly external_digest: string | null;
  readonly kept_fields: readonly string[];
}

export interface KnownListing {
  readonly external_product_id: string;
  readonly external_variant_id: string | null;
  readonly product_id: string;
  readonly variant_id: string | null;
}

/** What we know before an order is received: the order itself (locked), its listings, and a cancellation that came first. */
export async function knownOf(
  tx: Tx,
  channelId: string,
  externalOrderId: string,
  items: readonly { external_product_id: string | null }[],
): Promise<{ held: HeldOrder | null; listings: KnownListing[]; early: { cancelled_at: string; reason: string | null } | null }> {
  const products = [...new Set(items.flatMap((item) => item.external_product_id ?? []))];
  return tx.one`
    with held as (
      select id, order_number, status, payment_status, fulfillment_status, external_updated_at, external_digest, kept_fields
      from orders where channel_id = ${channelId} and external_order_id = ${externalOrderId}
      for no key update
    )
    select (select to_jsonb(h) from held h) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('external_product_id', external_product_id, 'external_variant_id', external_variant_id,
          'product_id', product_id, 'variant_id', variant_id)), '[]')
        from channel_products
        where channel_id = ${channelId} and external_product_id = any(${products}::text[]) and product_id is not null) as listings,
      (select jsonb_build_object('cancelled_at', cancelled_at, 'reason', reason)
        from early_order_cancellations
        where channel_id = ${channelId} and external_order_id = ${externalOrderId} and applied_at is null) as early`;
}

/** The same of several orders that should be new: whether any is known or was cancelled before it came, and the listings of their lines. */
export async function knownAmong(
  tx: Tx,
  channelId: string,
  externalOrderIds: readonly string[],
  items: readonly { external_product_id: string | null }[],
): Promise<{ any: boolean; listings: KnownListing[] }> {
  const products = [...new Set(items.flatMap((item) => item.external_product_id ?? []))];
  return tx.one`
    select exists (select from orders where channel_id = ${channelId} and external_order_id = any(${externalOrderIds}::text[]))
        or exists (select from early_order_cancellations
          where channel_id = ${channelId} and external_order_id = any(${externalOrderIds}::text[]) and applied_at is null) as any,
      (select coalesce(jsonb_agg(jsonb_build_object('external_product_id', external_product_id, 'external_variant_id', external_variant_id,
          'product_id', product_id, 'variant_id', variant_id)), '[]')
        from channel_products
        where channel_id = ${channelId} and external_product_id = any(${products}::text[]) and product_id is not null) as listings`;
}
