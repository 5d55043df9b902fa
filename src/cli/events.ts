import { Command } from 'commander';
import { ask, find, type Terminal } from './tenant.ts';

interface ReplayOptions {
  readonly reaction?: string;
  readonly event?: string[];
  readonly failed?: boolean;
}

/** `serai events …`: background work of a tenant, from a terminal. */
export function eventsVerbs({ client, print }: Terminal): Command {
  const events = new Command('events').description('Look after what reactions could not do');

  events
    .command('replay')
    .description('Try dead letters again, with all their attempts')
    .argument('<slug>', 'the tenant')
    .option('--reaction <name>', 'only those of this reaction')
    .option('--event <id...>', 'only these events')
    .option('--failed', 'those waiting for their next attempt instead, which need not wait')
    .action(async (slug: string, { reaction, event, failed }: ReplayOptions) => {
      const c = await client();
      const { id } = await find(c, slug);
      const { replayed } = await ask<{ replayed: number }>(c, 'POST', `/tenants/${id}/replay-events`, {
        reaction,
        event_ids: event,
        state: failed ? 'failed' : undefined,
      });
      print(replayed === 0 ? 'There was nothing to replay.' : `${replayed} will be tried again within ten seconds.`);
    });

  return events;
}
