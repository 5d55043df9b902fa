import type { World } from '#kernel/world';
import { stockOf } from '#packs/catalog';
import { accessTo, type ChannelAccess } from './channel-access.ts';
import { report } from './pull-orders.ts';

const batch = 250;

interface Due {
  id: string;
  product_id: string;
  variant_id: string | null;
  external_inventory_id: string;
  last_pushed_quantity: number | null;
  available: number;
}

/** Sets the stock of every due listing on its channel. A batch that fails is due again. */
export async function pushStock(world: World, channelId: string): Promise<void> {
  const access = await accessTo(world, channelId);
  if (!access?.connector.pushInventory || access.settings.push_inventory === false) return;
  for (;;) {
    const due = await claim(world, channelId);
    if (due.length === 0) return;
    await pushBatch(world, access, due);
  }
}

/** Takes due listings off the list and reads their stock, in one transaction: what changes after that is due anew. */
const claim = (world: World, channelId: string): Promise<Due[]> =>
  world.transaction(async ({ tx }) => {
    const rows = await tx.many<Omit<Due, 'available'>>`
      update channel_products set push_due_at = null
      where id in (
        select id from channel_products
        where channel_id = ${channelId} and push_due_at is not null and product_id is not null and external_inventory_id is not null
        order by push_due_at limit ${batch} for no key update skip locked)
      returning id, product_id, variant_id, external_inventory_id, last_pushed_quantity`;
    const levels = await stockOf(tx, rows);
    return rows.map((row, index) => ({ ...row, available: levels[index]!.available }));
  });

async function pushBatch(
  world: World,
  { channel, connector, credentials, settings, outside }: ChannelAccess,
  due: readonly Due[],
): Promise<void> {
  const changed = due.filter((row) => row.last_pushed_quantity !== row.available);
  const ids = due.map((row) => row.id);
  try {
    const refused = await connector.pushInventory!(outside, credentials, settings, changed);
    const messages = new Map(refused.map((row) => [row.external_inventory_id, row.message]));
    await world.transaction(async ({ tx, now }) => {
      await tx.exec`
        update channel_products c set
          sync_status = case when r.message is not null then 'error' when c.push_due_at is not null then 'pending' else 'synced' end,
          sync_error = r.message, updated_at = ${now},
          last_synced_at = case when r.message is null then ${now}::timestamptz else c.last_synced_at end,
          last_pushed_quantity = case when r.message is null then r.available else c.last_pushed_quantity end
        from unnest(${ids}::uuid[], ${due.map((row) => row.available)}::int[],
          ${due.map((row) => messages.get(row.external_inventory_id) ?? null)}::text[]) as r (id, available, message)
        where c.id = r.id and c.product_id is not null`;
    });
  } catch (error) {
    await world.transaction(async ({ tx, now }) => {
      await tx.exec`update channel_products set push_due_at = ${now} where id = any(${ids}::uuid[]) and push_due_at is null and product_id is not null`;
    });
    await report(world, channel.id, error);
    throw error;
  }
}
