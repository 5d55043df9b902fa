import { reaction } from '#kernel/events';
import { referenceOf } from '../booking/parcel.ts';
import { sessionOf } from '../couriers/open-session.ts';
import { askCourier } from './ask-courier.ts';

/** Cancels at the courier what was cancelled here, also when the booking came through only afterwards. */
export const cancelAtCourier = reaction({
  name: 'shipping.cancel-at-courier',
  on: ['shipment.cancelled', 'shipment.booked_in_vain'],
  async perform(world, event) {
    await askCourier(world, event, async ({ shipment, connection }) => {
      // A courier that called it off itself knows.
      if (shipment.booking_state !== 'cancelled') return {};
      await connection.courier.cancel(sessionOf(world, connection), referenceOf(shipment));
      return {};
    });
  },
});

export const askForPickup = reaction({
  name: 'shipping.request-pickup',
  on: 'shipment.pickup_requested',
  async perform(world, event) {
    await askCourier(world, event, ({ shipment, connection }) => connection.courier.requestPickup(sessionOf(world, connection), shipment));
  },
});

export const fetchManifest = reaction({
  name: 'shipping.fetch-manifest',
  on: 'shipment.manifest_requested',
  async perform(world, event) {
    await askCourier(
      world,
      event,
      ({ shipment, connection }) => connection.courier.manifest(sessionOf(world, connection), shipment),
      'manifested',
    );
  },
});
