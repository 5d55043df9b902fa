import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '#kernel/world';
import type { ChannelSettings, Connector, Credentials, Outside } from '../connectors/connector.ts';
import { connectorOf } from '../connectors/index.ts';
import { openCredentials } from '../credentials.ts';

export interface ChannelAccess {
  readonly channel: {
    readonly id: string;
    readonly channel_type_code: string;
    readonly sync_cursor: string | null;
    readonly status: string;
  };
  readonly connector: Connector;
  readonly credentials: Credentials;
  readonly settings: ChannelSettings;
  readonly outside: Outside;
}

/** Everything needed to talk to a live channel; undefined when it is disconnected or has nobody to talk to. */
export async function accessTo(world: World, channelId: string): Promise<ChannelAccess | undefined> {
  return world.transaction(async (context) => {
    const row = await context.tx.maybe<ChannelAccess['channel'] & { settings: ChannelSettings; credentials_sealed: Uint8Array | null }>`
      select id, channel_type_code, sync_cursor, status, settings, credentials_sealed from sales_channels
      where id = ${channelId} and disconnected_at is null`;
    const connector = row && connectorOf(row.channel_type_code);
    if (!row || !connector?.check) return undefined;
    const { settings, credentials_sealed, ...channel } = row;
    return {
      channel,
      connector,
      settings,
      credentials: await openCredentials(context, channelId, credentials_sealed),
      outside: { http: world.http, sleep: async (milliseconds) => void (await sleep(milliseconds)) },
    };
  });
}
