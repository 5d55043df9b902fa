import { Problem } from '#kernel/errors';
import { reaction } from '#kernel/events';
import type { World } from '#kernel/world';
import { keepFile } from '#packs/files';
import { claimBooking, recordBooking, recordFailure } from '../booking/claim.ts';
import { type Loaded, labelOf, load, parcelOf } from '../booking/parcel.ts';
import { isTransient } from '../couriers/courier.ts';
import { sessionOf } from '../couriers/open-session.ts';
import { drawLabel } from '../label.ts';

/**
 * Books a new shipment: the courier's order, the AWB, the label. Every step is found done when it was done before, so a
 * lost answer, a crash and a second delivery of the event make no second parcel.
 */
export const bookShipment = reaction({
  name: 'shipping.book',
  on: ['shipment.created', 'shipment.booking_requested'],
  // 5, 10, 20, 40, 80 seconds apart: a courier's short illness is sat out.
  backoff: 5,
  async perform(world, event) {
    const id = (event.data as { id: string }).id;
    const claimed = await world.transaction((context) => claimBooking(context, id));
    if (claimed === 'busy') throw new Error('another attempt to book this shipment is still running');
    if (claimed === 'mine') await book(world, id);
    await storeLabel(world, id);
  },
});

async function book(world: World, id: string): Promise<void> {
  let loaded: Loaded | undefined;
  try {
    const { connection, parcel } = await world.transaction(async (context) => {
      loaded = (await load(context, id))!;
      return { ...loaded, parcel: await parcelOf(context, loaded) };
    });
    const booking = await connection.courier.book(sessionOf(world, connection), parcel);
    await world.transaction((context) => recordBooking(context, id, connection.id, booking));
  } catch (error) {
    const connectionId = loaded?.shipment.courier_config_id ?? '';
    const last = await world.transaction((context) => recordFailure(context, id, connectionId, error, isHopeless(error)));
    world.log.warn({ shipment: id, last, err: error }, 'booking a shipment failed');
    // Thrown, the job tries again with back-off; once the shipment is visibly failed there is nothing more to try.
    if (!last) throw error;
  }
}

/** A refusal stays one however often it is asked for. */
const isHopeless = (error: unknown) => error instanceof Problem && (error.code !== 'provider_error' || !isTransient(error.details.reason));

/** The courier's own label where it makes one, else ours. */
async function storeLabel(world: World, id: string): Promise<void> {
  const due = await world.transaction(async (context) => {
    const loaded = await load(context, id);
    if (loaded?.shipment.booking_state !== 'booked' || loaded.shipment.label_file_id) return undefined;
    const shipment = { ...loaded.shipment, awb_number: loaded.shipment.awb_number! };
    return { shipment, connection: loaded.connection, label: await labelOf(context, shipment) };
  });
  if (!due) return;
  const theirs = await due.connection.courier.label(sessionOf(world, due.connection), due.shipment).catch((error: unknown) => {
    world.log.warn({ shipment: id, err: error }, 'the courier gave no label; ours serves');
    return null;
  });
  const url = theirs?.url ?? null;
  if (theirs?.pdf) {
    try {
      return await keepLabel(world, due.shipment, theirs.pdf, url);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      world.log.warn({ shipment: id, err: error }, "the courier's label is no PDF that can be kept; ours serves");
    }
  }
  await keepLabel(world, due.shipment, await drawLabel(due.label), url);
}

/** Of two attempts the first keeps its label. */
async function keepLabel(
  world: World,
  { id, awb_number }: { id: string; awb_number: string },
  bytes: Uint8Array,
  url: string | null,
): Promise<void> {
  const label = {
    bytes,
    name: `label-${awb_number.replace(/[^\w.-]/g, '_')}.pdf`,
    record: { type: 'shipments', id },
    category: 'label',
    userId: null,
    trusted: true,
  };
  await keepFile(world, label, async ({ tx, now }, file) => {
    const linked = await tx.exec`
      update shipments set label_file_id = ${file.id}, label_url = coalesce(${url}, label_url), updated_at = ${now}
      where id = ${id} and label_file_id is null`;
    return linked > 0;
  });
}
