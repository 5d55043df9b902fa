import { Problem } from '#kernel/errors';
import { reaction, schedule } from '#kernel/events';
import { sellablesOf, stockOf } from '#packs/catalog';
import { fillShortages, rematch } from '../commands/rematch.ts';
import { accessTo } from './channel-access.ts';
import { pullOrders, pullProducts, report } from './pull-orders.ts';
import { pushStock } from './push-stock.ts';

interface ChannelEvent {
  readonly id: string;
}

/** Asks the provider whether the credentials are good; then pulls the catalogue and the orders. */
export const verifyChannel = reaction({
  name: 'sales.verify_channel',
  on: ['channel.connected', 'channel.credentials_changed'],
  async perform(world, event: { data: ChannelEvent }) {
    const access = await accessTo(world, event.data.id);
    if (!access) return;
    try {
      await access.connector.check!(access.outside, access.credentials);
    } catch (error) {
      await report(world, event.data.id, error);
      // Asking again with a refused token does not make it better; anything else may pass.
      if (error instanceof Problem && error.code === 'invalid_provider_credentials') return;
      throw error;
    }
    await world.transaction(async (context) => {
      const { id } = event.data;
      await context.tx.exec`
        update sales_channels set status = 'active', sync_error = null, connected_at = coalesce(connected_at, ${context.now}), updated_at = ${context.now}
        where id = ${id} and disconnected_at is null`;
      context.emit('channel.verified', { id }, { subject: `sales_channels/${id}` });
    });
  },
});

export const syncChannel = reaction({
  name: 'sales.sync_channel',
  on: ['channel.verified', 'channel.sync_requested'],
  async perform(world, event: { data: ChannelEvent }) {
    const access = await accessTo(world, event.data.id);
    if (!access) return;
    await pullProducts(world, access);
    await pullOrders(world, event.data.id);
  },
});

/** Marks the listings of what changed; asks for a push only where none was due yet, so that a burst becomes one push. */
export const markStockDue = reaction({
  name: 'sales.mark_stock_due',
  on: 'inventory.changed',
  async apply({ tx, now, emit }, event: { data: { rows: { product_id: string; variant_id: string | null; available: number }[] } }) {
    const { rows } = event.data;
    const channels = await tx.many<{ channel_id: string }>`
      with due as (
        update channel_products c set push_due_at = ${now}, sync_status = 'pending'
        from unnest(${rows.map((row) => row.product_id)}::uuid[], ${rows.map((row) => row.variant_id)}::uuid[]) as r (product_id, variant_id), sales_channels s
        where c.product_id = r.product_id and c.variant_id is not distinct from r.variant_id and c.external_inventory_id is not null
          and c.push_due_at is null and s.id = c.channel_id and s.disconnected_at is null
          and coalesce((s.settings ->> 'push_inventory')::boolean, true)
        returning c.channel_id
      )
      select distinct channel_id from due d
      where not exists (select from channel_products p where p.channel_id = d.channel_id and p.push_due_at is not null)`;
    for (const { channel_id } of channels) emit('channel.push_due', { id: channel_id }, { subject: `sales_channels/${channel_id}` });
  },
});

export const pushDueStock = reaction({
  name: 'sales.push_due_stock',
  on: 'channel.push_due',
  perform: (world, event: { data: ChannelEvent }) => pushStock(world, event.data.id),
});

const skusOf = (sellables: readonly ({ sku: string } | null)[]): string[] => [
  ...new Set(sellables.flatMap((sellable) => sellable?.sku ?? [])),
];

/** Stock came in: orders that waited for it get it, and items of a product that was unknown are linked. */
export const serveWaitingOrders = reaction({
  name: 'sales.serve_waiting_orders',
  on: 'inventory.changed',
  async apply(context, event: { data: { rows: { product_id: string; variant_id: string | null; available: number }[] } }) {
    const rows = event.data.rows.filter((row) => row.available > 0);
    if (rows.length === 0) return;
    const { waiting, unmatched } = await context.tx.one<{ waiting: boolean; unmatched: boolean }>`
      select exists (select from orders where has_stock_shortage) as waiting, exists (select from order_items where product_id is null) as unmatched`;
    if (unmatched) await rematch(context, skusOf(await sellablesOf(context.tx, rows)));
    if (waiting) await fillShortages(context, await stockOf(context.tx, rows));
  },
});

export const matchImported = reaction({
  name: 'sales.match_imported',
  on: 'products.imported',
  apply: (context, event: { data: { skus: string[] } }) => rematch(context, event.data.skus),
});

/** Heals what webhooks missed, and pushes what a crash left. */
export const pullOnSchedule = schedule({
  name: 'sales.pull_orders',
  cron: '*/10 * * * *',
  async perform(world) {
    const channels = await world.transaction(
      ({ tx }) => tx.many<{ id: string }>`
        select id from sales_channels where disconnected_at is null and credentials_sealed is not null order by id`,
    );
    for (const { id } of channels) {
      try {
        await pullOrders(world, id);
        await world.transaction(async ({ tx, now }) => {
          await tx.exec`
            update channel_products set push_due_at = ${now}
            where channel_id = ${id} and sync_status = 'pending' and push_due_at is null and product_id is not null`;
        });
        await pushStock(world, id);
      } catch {
        // Written on the channel already; one channel's trouble must not keep the others waiting.
      }
    }
  },
});
