import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { checkCredentials } from '../connectors/check-credentials.ts';
import { connectorOf } from '../connectors/index.ts';
import { sealCredentials } from '../credentials.ts';
import { channelSettings } from '../input.ts';
import { salesChannels } from '../resources.ts';
import { author } from './change-status.ts';
import { channelTypeOf, ensureChannelRoom } from './channel-limits.ts';

export const credentials = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), {
  maxProperties: 50,
  description: "What the provider asks for, as in the channel type's config_schema. Sealed at once and never shown again.",
});
export const channelName = Type.String({ minLength: 1, maxLength: 255, description: 'Name people know the channel by.' });

export const connectChannel = command({
  on: salesChannels,
  target: 'collection',
  permission: 'channels.connect',
  summary: 'Connect a sales channel.',
  secret: ['credentials'],
  status: 201,
  input: Type.Object({
    channel_type_code: Type.String({ minLength: 1, maxLength: 50, description: 'Code of the channel type, such as shopify.' }),
    name: channelName,
    credentials: Type.Optional(credentials),
    settings: Type.Optional(channelSettings),
  }),
  async run(context, { channel_type_code, name, credentials = {}, settings = {} }) {
    const { tx, tenant, now } = context;
    const type = await channelTypeOf(context, channel_type_code);
    const connector = connectorOf(type.code);
    if (!connector) throw fail('connector_not_available', { channel_type_code: type.code });
    checkCredentials(type.config_schema, credentials);
    connector.inspect?.(credentials);
    await ensureChannelRoom(context, type);
    const id = context.newId();
    // Without a provider there is nobody to ask; the others are verified after the commit.
    const settled = connector.check === undefined;
    await tx.exec`
      insert into sales_channels (id, channel_type_code, name, has_provider, external_account, credentials_sealed, settings, status, webhook_path,
        sync_cursor, connected_at, created_by, created_at, updated_at)
      values (${id}, ${type.code}, ${name}, ${!settled}, ${connector.account?.(credentials) ?? null},
        ${settled ? null : await sealCredentials(context, id, credentials)}, ${settings}::jsonb, ${settled ? 'active' : 'syncing'},
        ${connector.verify ? `/v1/hooks/${tenant.id}/${id}` : null},
        ${settled ? null : (settings.import_from ?? now.toISOString())}, ${settled ? now : null}, ${author(context)}::uuid, ${now}, ${now})`;
    context.emit('channel.connected', { id, channel_type_code: type.code, name }, { subject: `sales_channels/${id}` });
    return { id };
  },
});
