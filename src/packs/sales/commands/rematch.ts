import type { Context } from '#kernel/context';
import { findSellables, type StockLevel } from '#packs/catalog';
import { fillShortage } from './fill-shortage.ts';

const most = 200;

/** Links unmatched items of live orders to products that have come to exist under their SKU, and reserves for them. */
export async function rematch(context: Context, skus: readonly string[]): Promise<void> {
  const { tx, now } = context;
  const items = await tx.many<{ id: string; order_id: string; sku: string }>`
    select i.id, i.order_id, i.sku from order_items i join orders o on o.id = i.order_id
    where i.product_id is null and i.sku = any(${skus}::text[]) and o.status in ('pending', 'confirmed', 'processing', 'shipped')
    order by o.order_date, o.id limit ${most}
    for no key update of o`;
  const sellables = await findSellables(tx, [...new Set(items.map((item) => item.sku))]);
  const found = items.flatMap((item) => {
    const sellable = sellables.get(item.sku);
    return sellable ? [{ ...item, sellable }] : [];
  });
  if (found.length === 0) return;
  await tx.exec`
    update order_items i set product_id = m.product_id, variant_id = m.variant_id, updated_at = ${now},
      unit_cost = case when i.currency = m.currency then m.unit_cost else null end
    from unnest(${found.map((item) => item.id)}::uuid[], ${found.map((item) => item.sellable.product_id)}::uuid[],
      ${found.map((item) => item.sellable.variant_id)}::uuid[], ${found.map((item) => item.sellable.currency)}::text[],
      ${found.map((item) => item.sellable.unit_cost)}::numeric[]) as m (id, product_id, variant_id, currency, unit_cost)
    where i.id = m.id and i.product_id is null`;
  for (const orderId of new Set(found.map((item) => item.order_id))) await fillShortage(context, orderId);
}

/** Sets stock that has come in aside for orders that are short of it, the oldest first; only where a line can be served whole. */
export async function fillShortages(context: Context, levels: readonly StockLevel[]): Promise<void> {
  const short = await context.tx.many<{ id: string }>`
    select o.id from orders o
    where o.has_stock_shortage and o.status in ('pending', 'confirmed', 'processing', 'shipped')
      and exists (
        select from order_items i
        join unnest(${levels.map((level) => level.product_id)}::uuid[], ${levels.map((level) => level.variant_id)}::uuid[],
          ${levels.map((level) => level.available)}::int[]) as l (product_id, variant_id, available)
          on l.product_id = i.product_id and l.variant_id is not distinct from i.variant_id
        where i.order_id = o.id
          and i.quantity - i.cancelled_quantity - i.external_fulfilled_quantity - i.delivered_quantity - i.reserved_quantity between 1 and l.available)
    order by o.order_date, o.id limit ${most}
    for no key update`;
  for (const { id } of short) await fillShortage(context, id);
}
