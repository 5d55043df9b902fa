import type { Event } from '#kernel/events';
import type { World } from '#kernel/world';
import { inWords } from '../booking/claim.ts';
import { type Loaded, load } from '../booking/parcel.ts';
import { ownScan } from '../rules/own-scan.ts';
import { applyScans } from '../tracking/apply-scans.ts';

interface Answer {
  readonly manifest_url?: string | null;
  readonly pickup_scheduled_date?: string | null;
}

/**
 * Asks a courier something about one shipment and writes down what it said. A failure is shown on the shipment and thrown, so that
 * the job asks again; the next success clears it.
 */
export async function askCourier(
  world: World,
  event: Event,
  ask: (loaded: Loaded) => Promise<Answer>,
  reached?: 'manifested',
): Promise<void> {
  const { id } = event.data as { id: string };
  const loaded = await world.transaction((context) => load(context, id));
  if (!loaded) return;
  let answer: Answer;
  try {
    answer = await ask(loaded);
  } catch (error) {
    await world.transaction(
      ({ tx, now }) => tx.exec`update shipments set last_error = ${inWords(error)}, updated_at = ${now} where id = ${id}`,
    );
    throw error;
  }
  await world.transaction(async (context) => {
    const { tx, now } = context;
    await tx.exec`
      update shipments set last_error = null, manifest_url = coalesce(${answer.manifest_url ?? null}, manifest_url),
        pickup_scheduled_date = coalesce(${answer.pickup_scheduled_date ?? null}::date, pickup_scheduled_date), updated_at = ${now}
      where id = ${id}`;
    if (reached) await applyScans(context, id, 'serai', [ownScan(reached, 'Manifest made', event.occurred_at)]);
  });
}
