import type { Context } from '#kernel/context';
import { json } from '#kernel/db';
import { findSellables } from '#packs/catalog';
import type { Change, Listing } from '../rules/incoming.ts';
import { cancelFromChannel } from './cancel-order.ts';
import { receiveOrder, type Source } from './receive-order.ts';

/** Makes one change of a channel true here. `receivedAt` stands in where the message names no time. */
export async function applyChange(context: Context, channel: Source, change: Change, receivedAt: Date): Promise<void> {
  switch (change.kind) {
    case 'order':
      await receiveOrder(context, channel, change.order);
      return;
    case 'cancel': {
      const { external_order_id, reason, cancelled_at } = change;
      await cancelFromChannel(context, channel.id, { external_order_id, reason, at: cancelled_at ? new Date(cancelled_at) : receivedAt });
      return;
    }
    case 'listings':
      await keepListings(context, channel.id, change.listings, change.external_product_id);
      return;
    case 'unreadable':
      await setChannelTrouble(context, channel.id, `Order ${change.external_order_id ?? '?'} cannot be read: ${change.reason}`);
      return;
    case 'revoked':
      await setChannelTrouble(context, channel.id, change.reason);
  }
}

/**
 * Writes listings and links the new ones by SKU. A link that exists, by hand or by SKU, stays. With `productId`, listings of
 * that product that are not named any more are forgotten.
 */
export async function keepListings(context: Context, channelId: string, listings: readonly Listing[], productId?: string): Promise<void> {
  const { tx, now } = context;
  const sellables = await findSellables(
    tx,
    listings.flatMap((listing) => listing.external_sku ?? []),
  );
  const rows = listings.map((listing) => {
    const sellable = listing.external_sku ? sellables.get(listing.external_sku) : undefined;
    return { ...listing, id: context.newId(), product_id: sellable?.product_id ?? null, variant_id: sellable?.variant_id ?? null };
  });
  await tx.exec`
    with gone as (
      delete from channel_products
      where channel_id = ${channelId} and external_product_id = ${productId ?? null}::text
        and not (coalesce(external_variant_id, '') = any(${listings.map((listing) => listing.external_variant_id ?? '')}::text[]))
    )
    insert into channel_products as c (id, channel_id, product_id, variant_id, external_product_id, external_variant_id, external_inventory_id,
      external_sku, external_name, sync_status, metadata, created_at, updated_at)
    select id, ${channelId}::uuid, product_id, variant_id, external_product_id, external_variant_id, external_inventory_id,
      external_sku, external_name, case when product_id is null then 'unmatched' else 'synced' end, metadata, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_populate_recordset(null::channel_products, ${json(rows)}::jsonb)
    on conflict on constraint channel_products_external_key do update set
      external_inventory_id = excluded.external_inventory_id, external_sku = excluded.external_sku, external_name = excluded.external_name,
      metadata = excluded.metadata, product_id = coalesce(c.product_id, excluded.product_id),
      variant_id = case when c.product_id is null then excluded.variant_id else c.variant_id end,
      sync_status = case when c.product_id is null and excluded.product_id is not null then 'synced' else c.sync_status end,
      updated_at = excluded.updated_at`;
}

/** The channel needs a person: its status is error, with the reason. Disconnected ones stay so. */
export async function setChannelTrouble({ tx, now, emit }: Context, channelId: string, reason: string): Promise<void> {
  const changed = await tx.exec`
    update sales_channels set status = 'error', sync_error = ${reason.slice(0, 1000)}, updated_at = ${now}
    where id = ${channelId} and status <> 'disconnected' and (status <> 'error' or sync_error is distinct from ${reason.slice(0, 1000)})`;
  if (changed > 0) emit('channel.failed', { id: channelId, reason }, { subject: `sales_channels/${channelId}` });
}
