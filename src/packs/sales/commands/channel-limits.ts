import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { ensureRoom, type Meter } from '#kernel/quota';

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

const live = async ({ tx }: Pick<Context, 'tx'>, code: string | null): Promise<number> => {
  const { used } = await tx.one<{ used: number }>`
    select count(*)::int as used from sales_channels c join platform.channel_types t on t.code = c.channel_type_code
    where c.disconnected_at is null and case when ${code}::text is null then not t.is_internal else t.code = ${code}::text end`;
  return used;
};

/** Those of Serai itself (orders by hand, files, the sandbox) count against no limit. */
export const channels: Meter = {
  metric: 'channels',
  description: 'Live connections of sales channels.',
  limit: ({ limits }) => limits.channels,
  used: (context) => live(context, null),
};

/**
 * Room for one more live connection of this type: the plan's total and the type's own limit. Racing connections wait for each
 * other here. Throws `quota_exceeded`.
 */
export async function ensureChannelRoom(context: Context, { code, is_internal }: ChannelType): Promise<void> {
  if (is_internal) return;
  const metric = `channels.${code}`;
  const ofType = context.tenant.channels[code];
  if (ofType === undefined) throw fail('quota_exceeded', { metric, limit: 0 });
  await ensureRoom(context, channels);
  await ensureRoom(context, { metric, limit: () => ofType, used: (held) => live(held, code) });
}
