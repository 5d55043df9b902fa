import { Problem } from '#kernel/errors';
import type { World } from '#kernel/world';
import { applyChange, keepListings, setChannelTrouble } from '../commands/apply-change.ts';
import type { Change } from '../rules/incoming.ts';
import { accessTo, type ChannelAccess } from './channel-access.ts';

/** A pull starts this much before the last order it saw: a change may be written late with an early time. */
const overlap = 120_000;

/**
 * Pulls what changed since the last pull: whatever a lost webhook would have said. Page by page, so that a pull cut short goes
 * on where it stopped; what we hold already is skipped by its time. Returns how many orders were new or newer.
 */
export async function pullOrders(world: World, channelId: string): Promise<number> {
  const access = await accessTo(world, channelId);
  if (!access?.connector.pull || access.settings.pull_orders === false) return 0;
  const { channel, connector, credentials, settings, outside } = access;
  let done = 0;
  try {
    const cursor = channel.sync_cursor && new Date(Date.parse(channel.sync_cursor) - overlap).toISOString();
    const unreadable: string[] = [];
    for await (const page of connector.pull!(outside, credentials, settings, cursor)) {
      for (const change of await unknownOf(world, channelId, page.rows)) {
        if (change.kind === 'unreadable') unreadable.push(`${change.external_order_id ?? '?'}: ${change.reason}`);
        else await world.transaction((context) => applyChange(context, channel, change, world.now));
        done += 1;
      }
      await world.transaction(async ({ tx }) => {
        await tx.exec`update sales_channels set sync_cursor = coalesce(${page.cursor}::text, sync_cursor) where id = ${channelId}`;
      });
    }
    await settle(world, channelId, unreadable);
  } catch (error) {
    await report(world, channelId, error);
    throw error;
  }
  return done;
}

/** Leaves out the orders of which we hold this version or a newer one. */
async function unknownOf(world: World, channelId: string, changes: readonly Change[]): Promise<Change[]> {
  const orders = changes.flatMap((change) => (change.kind === 'order' ? [change.order] : []));
  const held = await world.transaction(
    ({ tx }) => tx.many<{ external_order_id: string }>`
      select o.external_order_id from orders o
      join unnest(${orders.map((order) => order.external_order_id)}::text[], ${orders.map((order) => order.external_updated_at)}::timestamptz[])
        as p (external_order_id, updated_at) using (external_order_id)
      where o.channel_id = ${channelId} and o.external_updated_at > p.updated_at`,
  );
  const known = new Set(held.map((row) => row.external_order_id));
  return changes.filter((change) => change.kind !== 'order' || !known.has(change.order.external_order_id));
}

async function settle(world: World, channelId: string, unreadable: readonly string[]): Promise<void> {
  await world.transaction(async (context) => {
    if (unreadable.length > 0)
      return setChannelTrouble(context, channelId, `Orders that cannot be read: ${unreadable.slice(0, 5).join('; ')}`);
    await context.tx.exec`
      update sales_channels set status = 'active', sync_error = null, last_sync_at = ${context.now}, connected_at = coalesce(connected_at, ${context.now}),
        updated_at = ${context.now}
      where id = ${channelId} and disconnected_at is null`;
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Problem)) return 'The call failed on our side.';
  if (error.code === 'quota_exceeded') return "The plan's monthly limit of orders is reached; the pull goes on when there is room.";
  return String(error.details.provider_message ?? error.message);
}

/** Writes what went wrong where people see it. */
export async function report(world: World, channelId: string, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  world.log.warn({ channel_id: channelId, code: error instanceof Problem ? error.code : 'internal' }, 'channel call failed');
  await world.transaction((context) => setChannelTrouble(context, channelId, reason));
}

/** Pulls the channel's catalogue into listings, linked by SKU. */
export async function pullProducts(world: World, { channel, connector, credentials, outside }: ChannelAccess): Promise<void> {
  if (!connector.products) return;
  try {
    for await (const page of connector.products(outside, credentials)) {
      await world.transaction((context) => keepListings(context, channel.id, page.rows));
    }
  } catch (error) {
    await report(world, channel.id, error);
    throw error;
  }
}
