import type { Context } from '#kernel/context';
import { json } from '#kernel/db';
import type { KnownListing } from '../queries/known-of.ts';
import { matchLines } from '../queries/match-lines.ts';
import type { IncomingOrder } from '../rules/incoming.ts';
import { type HeldItem, itemAfter } from '../rules/merge.ts';
import { itemRow } from './item-row.ts';
import { deductUnits, releaseUnits, reserveUnits } from './reserve-units.ts';

/**
 * A newer message's lines: those known by their id are changed, new ones added, missing ones taken off. Stock follows the
 * difference; a cancellation gives all of it back. The order's row is locked by the caller.
 */
export async function updateItems(
  context: Context,
  orderId: string,
  incoming: IncomingOrder,
  cancelling: boolean,
  listings: readonly KnownListing[],
): Promise<void> {
  const { tx, now } = context;
  const rows = await tx.many<HeldItem & { sku: string | null; position: number }>`
    select id, external_line_id, product_id, variant_id, quantity, cancelled_quantity, fulfilled_quantity,
      external_fulfilled_quantity, reserved_quantity, requires_shipping, sku, position
    from order_items where order_id = ${orderId} order by position`;
  const saidOf = new Map(incoming.items.map((item) => [item.external_line_id, item]));
  const changes = rows.map((row) => {
    const said = saidOf.get(row.external_line_id ?? '');
    const change = itemAfter(row, said);
    return {
      ...change,
      product_id: row.product_id,
      variant_id: row.variant_id,
      sku: row.sku,
      reserve: cancelling ? change.gone - row.reserved_quantity : change.reserve,
      unit_price: said?.unit_price,
      discount_amount: said?.discount_amount,
      tax_amount: said?.tax_amount,
      total_amount: said?.total_amount,
    };
  });
  const known = new Set(rows.map((row) => row.external_line_id));
  const fresh = incoming.items.filter((item) => !known.has(item.external_line_id));
  const sellables = await matchLines(tx, fresh, listings);
  const last = rows.at(-1)?.position ?? 0;
  const added = fresh.map((item, index) => itemRow(context, incoming.currency, item, last + index, sellables[index] ?? null, !cancelling));

  await tx.exec`
    with added as (
      insert into order_items (id, order_id, position, external_line_id, product_id, variant_id, external_product_id, external_variant_id,
        sku, name, quantity, cancelled_quantity, reserved_quantity, fulfilled_quantity, external_fulfilled_quantity, requires_shipping,
        unit_price, unit_cost, discount_amount, tax_amount, total_amount, currency, metadata, created_at, updated_at)
      select id, ${orderId}::uuid, position, external_line_id, product_id, variant_id, external_product_id, external_variant_id,
        sku, name, quantity, cancelled_quantity, reserved_quantity, fulfilled_quantity, external_fulfilled_quantity, requires_shipping,
        unit_price, unit_cost, discount_amount, tax_amount, total_amount, currency, metadata, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_populate_recordset(null::order_items, ${json(added)}::jsonb)
    )
    update order_items i set
      quantity = c.quantity, cancelled_quantity = c.cancelled_quantity, fulfilled_quantity = c.fulfilled_quantity,
      external_fulfilled_quantity = c.external_fulfilled_quantity, reserved_quantity = i.reserved_quantity - c.gone + c.reserve,
      unit_price = coalesce(c.unit_price, i.unit_price), discount_amount = coalesce(c.discount_amount, i.discount_amount),
      tax_amount = coalesce(c.tax_amount, i.tax_amount), total_amount = coalesce(c.total_amount, i.total_amount), updated_at = ${now}
    from jsonb_to_recordset(${json(changes)}::jsonb) as c (id uuid, quantity int, cancelled_quantity int, fulfilled_quantity int,
      external_fulfilled_quantity int, reserve int, gone int,
      unit_price numeric, discount_amount numeric, tax_amount numeric, total_amount numeric)
    where i.id = c.id`;
  await deductUnits(
    context,
    changes.map(({ id, gone }) => ({ id, units: gone })),
  );
  await releaseUnits(
    context,
    changes.map(({ id, reserve }) => ({ id, units: -reserve })),
  );
  await reserveUnits(context, orderId, [
    ...changes.map(({ reserve, ...item }) => ({ ...item, units: reserve })),
    ...added.map((item) => ({ ...item, units: item.reserved_quantity })),
  ]);
}
