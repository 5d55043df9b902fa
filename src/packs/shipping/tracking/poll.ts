import { reaction, schedule } from '#kernel/events';
import type { World } from '#kernel/world';
import { load } from '../booking/parcel.ts';
import { sessionOf } from '../couriers/open-session.ts';
import { settled } from '../rules/shipment-state.ts';
import { applyReport } from './apply-report.ts';

/** Hours without news after which a courier is asked. */
const quietHours = 2;
/** Shipments asked about in one round; the longest unasked come first. */
const perRound = 100;

/** Asks the courier about one shipment and applies its answer. */
async function poll(world: World, id: string): Promise<void> {
  const loaded = await world.transaction((context) => load(context, id));
  if (!loaded?.shipment.awb_number) return;
  const { shipment, connection } = loaded;
  const reports = await connection.courier.track(sessionOf(world, connection), shipment.awb_number!);
  await world.transaction(async (context) => {
    for (const report of reports) await applyReport(context, connection.id, 'poll', report);
    await context.tx.exec`update shipments set polled_at = ${context.now} where id = ${id}`;
  });
}

/** A person wants news now. */
export const trackOne = reaction({
  name: 'shipping.track',
  on: 'shipment.track_requested',
  attempts: 3,
  perform: (world, event) => poll(world, (event.data as { id: string }).id),
});

/** Heals what webhooks missed: asks about shipments under way that have been quiet for long. */
export const pollQuiet = schedule({
  name: 'shipping.poll-quiet',
  cron: '*/15 * * * *',
  async perform(world) {
    const since = new Date(world.now.getTime() - quietHours * 3_600_000);
    const quiet = await world.transaction(
      ({ tx }) => tx.many<{ id: string }>`
      select s.id from shipments s
      join courier_configs c on c.id = s.courier_config_id and c.status <> 'disconnected'
      where s.booking_state = 'booked' and not (s.status = any(${settled}::text[])) and coalesce(s.polled_at, s.booked_at) < ${since}
        and not exists (select from shipment_tracking t where t.shipment_id = s.id and t.created_at >= ${since})
      order by coalesce(s.polled_at, s.booked_at) limit ${perRound}`,
    );
    for (const { id } of quiet) {
      try {
        await poll(world, id);
      } catch (error) {
        world.log.warn({ shipment: id, err: error }, 'a courier gave no news');
        // Asked all the same: one that never answers must not keep the others from being asked.
        await world.transaction(({ tx, now }) => tx.exec`update shipments set polled_at = ${now} where id = ${id}`);
      }
    }
  },
});
