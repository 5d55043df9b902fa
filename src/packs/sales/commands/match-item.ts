import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { findSellables, type Sellable, sellablesOf } from '#packs/catalog';
import { requireApproval } from '#packs/identity';
import { channelProducts, orders } from '../resources.ts';
import { exceptionOf, listOf } from '../rules/given-away.ts';
import { fillShortage } from './fill-shortage.ts';

const target = {
  sku: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'SKU of our product or variant.' })),
  product_id: Type.Optional(Type.String({ format: 'uuid', description: 'Our product, instead of a SKU.' })),
  variant_id: Type.Optional(Type.String({ format: 'uuid', description: 'Its variant.' })),
};

async function sellableOf(
  { tx }: Context,
  { sku, product_id, variant_id }: { sku?: string; product_id?: string; variant_id?: string },
): Promise<Sellable> {
  const found = product_id
    ? (await sellablesOf(tx, [{ product_id, variant_id: variant_id ?? null }]))[0]
    : (await findSellables(tx, sku ? [sku] : [])).get(sku ?? '');
  if (!found) throw fail('invalid_reference', {}, [{ pointer: product_id ? '/product_id' : '/sku', message: 'is not a product' }]);
  return found;
}

interface Matched {
  readonly external_product_id: string | null;
  readonly external_variant_id: string | null;
  readonly quantity: number;
  readonly unit_price: string;
}

export const matchItem = command({
  on: orders,
  verb: 'match-item',
  permission: 'orders.edit',
  summary: "Link an unmatched item to a product and reserve its stock; the channel's listing is linked for later orders, too.",
  input: Type.Object({ order_item_id: Type.String({ format: 'uuid', description: 'The unmatched item.' }), ...target }),
  async run(context, { order_item_id, ...named }) {
    const { tx, id, row, now } = context;
    const sellable = await sellableOf(context, named);
    const item = await tx.maybe<Matched>`
      update order_items set product_id = ${sellable.product_id}, variant_id = ${sellable.variant_id}, updated_at = ${now},
        unit_cost = case when currency = ${sellable.currency} then ${sellable.unit_cost}::numeric else null end
      where id = ${order_item_id} and order_id = ${id} and product_id is null
      returning external_product_id, external_variant_id, quantity, unit_price`;
    if (!item) throw fail('invalid_reference', {}, [{ pointer: '/order_item_id', message: 'is not an unmatched item of this order' }]);
    // A price that a person entered is held to the list as soon as it is known what it is for.
    const line = { quantity: item.quantity, unit_price: item.unit_price, ...listOf(sellable, row.currency) };
    const exception = row.created_by ? exceptionOf({ currency: row.currency, lines: [line] }) : undefined;
    if (exception) await requireApproval(context, exception);
    if (item.external_product_id) {
      await tx.exec`
        insert into channel_products as c (id, channel_id, product_id, variant_id, external_product_id, external_variant_id, external_sku, created_at, updated_at)
        values (${context.newId()}, ${row.channel_id}, ${sellable.product_id}, ${sellable.variant_id}, ${item.external_product_id},
          ${item.external_variant_id}, ${sellable.sku}, ${now}, ${now})
        on conflict on constraint channel_products_external_key do update
          set product_id = excluded.product_id, variant_id = excluded.variant_id, sync_status = 'synced', updated_at = excluded.updated_at
          where c.product_id is null`;
    }
    if (['pending', 'confirmed', 'processing', 'shipped'].includes(row.status)) await fillShortage(context, id);
    else
      await tx.exec`
      update orders set has_unmatched_items = exists (select from order_items where order_id = ${id} and product_id is null), updated_at = ${now}
      where id = ${id}`;
  },
});

export const linkListing = command({
  on: channelProducts,
  verb: 'link',
  permission: 'channels.configure',
  summary: 'Link a listing of a channel to a product.',
  input: Type.Object(target),
  async run(context, named) {
    const { tx, id, now } = context;
    const sellable = await sellableOf(context, named);
    await tx.exec`
      update channel_products set product_id = ${sellable.product_id}, variant_id = ${sellable.variant_id}, sync_status = 'synced', updated_at = ${now}
      where id = ${id}`;
  },
});

export const unlinkListing = command({
  on: channelProducts,
  verb: 'unlink',
  permission: 'channels.configure',
  summary: 'Take the link between a listing and a product away.',
  input: Type.Object({}),
  async run({ tx, id, now }) {
    await tx.exec`
      update channel_products set product_id = null, variant_id = null, sync_status = 'unmatched', push_due_at = null, updated_at = ${now}
      where id = ${id}`;
  },
});
