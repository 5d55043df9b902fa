import type { Context } from '#kernel/context';

/** Sets what an order says of its items from the items themselves: how much is dispatched, what is unmatched, what is short. */
export async function recount({ tx, now }: Context, orderId: string): Promise<void> {
  await tx.exec`
    update orders o set
      fulfillment_status = case when c.parcels > 0 and c.open = 0 then 'fulfilled' when c.sent > 0 then 'partial' else 'unfulfilled' end,
      has_unmatched_items = c.unmatched > 0,
      has_stock_shortage = c.short > 0 and o.status in ('pending', 'confirmed', 'processing', 'shipped'),
      updated_at = ${now}
    from (
      select
        count(*) filter (where requires_shipping and quantity > cancelled_quantity) as parcels,
        count(*) filter (where requires_shipping and fulfilled_quantity < quantity - cancelled_quantity) as open,
        coalesce(sum(fulfilled_quantity), 0) as sent,
        count(*) filter (where product_id is null) as unmatched,
        count(*) filter (where requires_shipping and product_id is not null
          and reserved_quantity < quantity - cancelled_quantity - external_fulfilled_quantity - delivered_quantity) as short
      from order_items where order_id = ${orderId}
    ) c
    where o.id = ${orderId}`;
}
