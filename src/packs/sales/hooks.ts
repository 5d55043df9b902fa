import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { OneByOne } from '#kernel/events';
import { type Arrived, hook, type InboundRequest } from '#kernel/hooks';
import { applyChange } from './commands/apply-change.ts';
import { receiveNewOrders } from './commands/receive-order.ts';
import type { ChannelSettings } from './connectors/connector.ts';
import { connectorOf } from './connectors/index.ts';
import { openCredentials } from './credentials.ts';

/** Headers worth keeping with a delivery: never a signature or a secret. */
const kept = [
  'x-shopify-topic',
  'x-shopify-webhook-id',
  'x-shopify-event-id',
  'x-shopify-shop-domain',
  'x-shopify-api-version',
  'x-shopify-triggered-at',
];

const keptHeaders = ({ headers }: InboundRequest): Record<string, string> =>
  Object.fromEntries(kept.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));

export const channelHook = hook({
  name: 'sales.channel',
  async accept(context, connectionId, request) {
    const channel = await context.tx.maybe<{ channel_type_code: string; credentials_sealed: Uint8Array | null }>`
      select channel_type_code, credentials_sealed from sales_channels where id = ${connectionId} and disconnected_at is null`;
    const connector = channel && connectorOf(channel.channel_type_code);
    if (!connector?.verify || !connector.delivery) return undefined;
    if (!connector.verify(request, await openCredentials(context, connectionId, channel!.credentials_sealed)))
      throw fail('invalid_signature');
    return { ...connector.delivery(request), headers: keptHeaders(request) };
  },
  async process(context, delivery) {
    const { channel, read } = await channelOf(context, delivery.connection_id);
    for (const change of read(delivery.topic, delivery.body, channel.settings)) {
      await applyChange(context, channel, change, delivery.received_at);
    }
  },
  async processMany(deliveries) {
    const [{ context, delivery: first }] = deliveries as readonly [Arrived];
    const { channel, read } = await channelOf(context, first.connection_id);
    const arrivals = deliveries.map(({ context, delivery }) => {
      const [change, ...more] = read(delivery.topic, delivery.body, channel.settings);
      if (change?.kind !== 'order' || more.length > 0) throw new OneByOne();
      return { context, order: change.order };
    });
    await receiveNewOrders(channel, arrivals);
  },
});

async function channelOf({ tx }: Context, id: string) {
  const channel = await tx.maybe<{ id: string; channel_type_code: string; settings: ChannelSettings }>`
    select id, channel_type_code, settings from sales_channels where id = ${id}`;
  const connector = channel && connectorOf(channel.channel_type_code);
  if (!connector?.read) throw fail('not_found', { resource: 'sales_channels', id });
  return { channel: channel!, read: connector.read };
}
