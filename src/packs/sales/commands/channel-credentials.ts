import { command, type RecordContext, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { checkCredentials } from '../connectors/check-credentials.ts';
import type { Credentials } from '../connectors/connector.ts';
import { connectorOf } from '../connectors/index.ts';
import { openCredentials, sealCredentials } from '../credentials.ts';
import { salesChannels } from '../resources.ts';
import { channelTypeOf, ensureChannelRoom } from './channel-limits.ts';
import { credentials } from './connect-channel.ts';

interface ChannelRow {
  readonly channel_type_code: string;
  readonly credentials_sealed: Uint8Array | null;
}

/** Seals new credentials and has the provider asked about them. The old webhook secret is accepted beside the new one. */
async function replaceCredentials(context: RecordContext<ChannelRow>, next: Credentials): Promise<void> {
  const { tx, id, row, now } = context;
  const type = await channelTypeOf(context, row.channel_type_code);
  const connector = connectorOf(type.code);
  if (!connector?.check) throw fail('connector_not_available', { channel_type_code: type.code });
  checkCredentials(type.config_schema, next);
  connector.inspect?.(next);
  const old = await openCredentials(context, id, row.credentials_sealed);
  const rotated = old.api_secret && next.api_secret !== old.api_secret && !next.previous_api_secret;
  const kept = rotated ? { ...next, previous_api_secret: old.api_secret } : next;
  await tx.exec`
    update sales_channels set credentials_sealed = ${await sealCredentials(context, id, kept)}, external_account = ${connector.account?.(kept) ?? null},
      status = 'syncing', disconnected_at = null, sync_error = null, updated_at = ${now}
    where id = ${id}`;
  context.emit('channel.credentials_changed', { id, channel_type_code: type.code }, { subject: `sales_channels/${id}` });
}

export const updateCredentials = command({
  on: salesChannels,
  verb: 'update-credentials',
  permission: 'channels.configure',
  summary: 'Replace the credentials of a channel.',
  secret: ['credentials'],
  from: ['active', 'error', 'syncing'],
  input: Type.Object({ credentials }),
  run: (context, input) => replaceCredentials(context, input.credentials),
});

export const rotateSecret = command({
  on: salesChannels,
  verb: 'rotate-secret',
  permission: 'channels.configure',
  summary: 'Take a new webhook secret; its predecessor stays accepted until the next change.',
  secret: ['api_secret'],
  from: ['active', 'error', 'syncing'],
  input: Type.Object({ api_secret: Type.String({ minLength: 1, maxLength: 500, description: 'The new secret.' }) }),
  run: async (context, { api_secret }) => {
    const { previous_api_secret, ...rest } = await openCredentials(context, context.id, context.row.credentials_sealed);
    return replaceCredentials(context, { ...rest, api_secret });
  },
});

export const reconnectChannel = command({
  on: salesChannels,
  verb: 'reconnect',
  permission: 'channels.connect',
  summary: 'Connect a disconnected channel again, with its orders and listings.',
  secret: ['credentials'],
  from: ['disconnected'],
  input: Type.Object({ credentials }),
  async run(context, input) {
    const { tx, id, row, now, emit } = context;
    const type = await channelTypeOf(context, row.channel_type_code);
    await ensureChannelRoom(context, type);
    if (row.has_provider) return replaceCredentials(context, input.credentials);
    // Nobody has to be asked.
    await tx.exec`
      update sales_channels set status = 'active', disconnected_at = null, connected_at = ${now}, updated_at = ${now} where id = ${id}`;
    emit('channel.connected', { id, channel_type_code: type.code, name: row.name }, { subject: `sales_channels/${id}` });
    return undefined;
  },
});
