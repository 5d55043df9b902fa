import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { channelSettings } from '../input.ts';
import { salesChannels } from '../resources.ts';
import { channelName } from './connect-channel.ts';

/** Refuses for orders that people enter or bring as files: there is nobody to talk to. */
function needsProvider({ has_provider, channel_type_code }: { has_provider: boolean; channel_type_code: string }): void {
  if (!has_provider) throw fail('no_provider', { channel_type_code });
}

export const configureChannel = command({
  on: salesChannels,
  verb: 'configure',
  permission: 'channels.configure',
  summary: 'Change the name or the options of a channel.',
  input: Type.Object({ name: Type.Optional(channelName), settings: Type.Optional(channelSettings) }),
  async run({ tx, id, now }, { name = null, settings = null }) {
    await tx.exec`
      update sales_channels set name = coalesce(${name}::text, name), settings = coalesce(${settings}::jsonb, settings), updated_at = ${now}
      where id = ${id}`;
  },
});

export const disconnectChannel = command({
  on: salesChannels,
  verb: 'disconnect',
  permission: 'channels.disconnect',
  summary: 'End the connection; its orders stay, its credentials are erased.',
  from: ['active', 'error', 'syncing'],
  input: Type.Object({}),
  async run({ tx, id, row, now, emit }) {
    await tx.exec`
      update sales_channels set status = 'disconnected', disconnected_at = ${now}, credentials_sealed = null, updated_at = ${now} where id = ${id}`;
    emit('channel.disconnected', { id, channel_type_code: row.channel_type_code, name: row.name }, { subject: `sales_channels/${id}` });
  },
});

export const syncChannel = command({
  on: salesChannels,
  verb: 'sync',
  permission: 'channels.configure',
  summary: 'Pull changed orders and the catalogue from the channel now.',
  from: ['active', 'error'],
  input: Type.Object({}),
  async run({ id, row, emit }) {
    needsProvider(row);
    emit('channel.sync_requested', { id, products: true }, { subject: `sales_channels/${id}` });
  },
});

export const pushInventory = command({
  on: salesChannels,
  verb: 'push-inventory',
  permission: 'inventory.sync',
  summary: 'Push the stock of every linked listing to the channel now.',
  from: ['active', 'error'],
  input: Type.Object({}),
  async run({ tx, id, row, now, emit }) {
    needsProvider(row);
    await tx.exec`
      update channel_products set push_due_at = ${now}, sync_status = 'pending', updated_at = ${now}
      where channel_id = ${id} and product_id is not null`;
    emit('channel.push_due', { id }, { subject: `sales_channels/${id}` });
  },
});
