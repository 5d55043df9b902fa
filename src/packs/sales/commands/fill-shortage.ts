import type { Context } from '#kernel/context';
import { recount } from './recount.ts';
import { reserveUnits } from './reserve-units.ts';

/** Tries to reserve what an order is short of. The order's row is locked by the caller. */
export async function fillShortage(context: Context, orderId: string): Promise<void> {
  const { tx, now } = context;
  // Written as reserved at once; reserveUnits takes back what is not there.
  const wants = await tx.many<{ id: string; product_id: string; variant_id: string | null; sku: string | null; units: number }>`
    with short as (
      select id, quantity - cancelled_quantity - external_fulfilled_quantity - delivered_quantity - reserved_quantity as units
      from order_items
      where order_id = ${orderId} and product_id is not null and requires_shipping
        and reserved_quantity < quantity - cancelled_quantity - external_fulfilled_quantity - delivered_quantity
      order by id for no key update
    )
    update order_items i set reserved_quantity = i.reserved_quantity + s.units, updated_at = ${now}
    from short s where i.id = s.id
    returning i.id, i.product_id, i.variant_id, i.sku, s.units`;
  await reserveUnits(context, orderId, wants);
  await recount(context, orderId);
}
