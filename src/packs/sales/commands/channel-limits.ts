import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { ensureRoom } from '#kernel/quota';

export interface ChannelType {
  readonly code: string;
  readonly is_internal: boolean;
  readonly config_schema: object | null;
}

export async function channelTypeOf({ tx }: Context, code: string): Promise<ChannelType> {
  const type = await tx.maybe<ChannelType>`
    select code, is_internal, config_schema from platform.channel_types where code = ${code} and is_active`;
  if (!type) throw fail('invalid_reference', {}, [{ pointer: '/channel_type_code', message: 'is not a channel type' }]);
  return type;
}

/**
 * Room for one more live connection of this type: the plan's total and the type's own limit. Racing connections wait for each
 * other here. Internal types count against neither. Throws `quota_exceeded`.
 */
export async function ensureChannelRoom(context: Context, type: ChannelType): Promise<void> {
  if (type.is_internal) return;
  const { tx, tenant } = context;
  const ofType = tenant.channels[type.code];
  if (ofType === undefined) throw fail('quota_exceeded', { metric: `channels.${type.code}`, limit: 0 });
  await ensureRoom(context, 'channels', tenant.limits.channels, async () => {
    const { used } = await tx.one<{ used: number }>`
      select count(*)::int as used from sales_channels c join platform.channel_types t on t.code = c.channel_type_code
      where not t.is_internal and c.disconnected_at is null`;
    return used;
  });
  await ensureRoom(context, `channels.${type.code}`, ofType, async () => {
    const { used } = await tx.one<{ used: number }>`
      select count(*)::int as used from sales_channels where channel_type_code = ${type.code} and disconnected_at is null`;
    return used;
  });
}
