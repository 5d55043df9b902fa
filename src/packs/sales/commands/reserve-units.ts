import type { Context } from '#kernel/context';
import { deduct, release, reserve } from '#packs/catalog';

const held = (id: string) => ({ type: 'order_item', id });

export interface Want {
  readonly id: string;
  readonly product_id: string | null;
  readonly variant_id: string | null;
  readonly sku: string | null;
  /** Units wanted; the item's `reserved_quantity` counts them already. */
  readonly units: number;
}

export interface Short {
  readonly id: string;
  readonly sku: string | null;
  readonly missing: number;
  readonly available: number;
}

/** Sets stock aside for items; answers which are short of how much. */
export async function askStock(context: Context, wants: readonly Want[]): Promise<Short[]> {
  const asked = wants.filter((want) => want.units > 0);
  const answers = await reserve(
    context,
    asked.map((want) => ({ product_id: want.product_id!, variant_id: want.variant_id, quantity: want.units, reference: held(want.id) })),
    { partial: true },
  );
  return asked.flatMap((want, index) => {
    const missing = want.units - answers[index]!.reserved;
    return missing > 0 ? [{ id: want.id, sku: want.sku, missing, available: answers[index]!.available }] : [];
  });
}

/** What could not be had is taken off `reserved_quantity` again; the order is flagged, and `order.stock_short` tells it once. */
export async function tellShort(context: Context, orderId: string, short: readonly Short[]): Promise<void> {
  if (short.length === 0) return;
  const flagged = await context.tx.exec`
    with corrected as (
      update order_items i set reserved_quantity = i.reserved_quantity - s.missing, updated_at = ${context.now}
      from unnest(${short.map((item) => item.id)}::uuid[], ${short.map((item) => item.missing)}::int[]) as s (id, missing)
      where i.id = s.id
    )
    update orders set has_stock_shortage = true, updated_at = ${context.now} where id = ${orderId} and not has_stock_shortage`;
  if (flagged > 0) context.emit('order.stock_short', { id: orderId, items: short }, { subject: `orders/${orderId}` });
}

/** Sets stock aside for items whose `reserved_quantity` was written as if it were there, and corrects it where it was not. */
export const reserveUnits = async (context: Context, orderId: string, wants: readonly Want[]): Promise<void> =>
  tellShort(context, orderId, await askStock(context, wants));

export interface Units {
  readonly id: string;
  readonly units: number;
}

/** Gives reserved units back to the free stock. The items' `reserved_quantity` is the caller's to lower. */
export const releaseUnits = async (context: Context, items: readonly Units[]): Promise<void> =>
  void (await release(
    context,
    items.filter(({ units }) => units > 0).map(({ id, units }) => ({ reference: held(id), quantity: units })),
  ));

/** Takes reserved units off the books: they left for good. */
export const deductUnits = async (context: Context, items: readonly Units[]): Promise<void> =>
  void (await deduct(
    context,
    items.filter(({ units }) => units > 0).map(({ id, units }) => ({ reference: held(id), quantity: units })),
  ));
