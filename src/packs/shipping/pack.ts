import { pack } from '#kernel/pack';
import { cancelShipment } from './commands/cancel-shipment.ts';
import { connectCourier } from './commands/connect-courier.ts';
import { createShipment } from './commands/create-shipment.ts';
import { disconnectCourier } from './commands/disconnect-courier.ts';
import { manifestShipment } from './commands/manifest-shipment.ts';
import { reconnectCourier } from './commands/reconnect-courier.ts';
import { requestPickup } from './commands/request-pickup.ts';
import { retryBooking } from './commands/retry-booking.ts';
import { revealWebhook } from './commands/reveal-webhook.ts';
import { setDefaultCourier } from './commands/set-default-courier.ts';
import { showCourierTypes } from './commands/show-courier-types.ts';
import { showTrackingLink } from './commands/show-tracking-link.ts';
import { trackNow } from './commands/track-now.ts';
import { demo } from './demo.ts';
import { shipmentLabel } from './downloads.ts';
import { permissions } from './permissions.ts';
import { bookShipment } from './reactions/book-shipment.ts';
import { checkCourier } from './reactions/check-courier.ts';
import { askForPickup, cancelAtCourier, fetchManifest } from './reactions/tell-courier.ts';
import { courierConfigs, shipmentItems, shipments, shipmentTracking } from './resources.ts';
import { pollQuiet, trackOne } from './tracking/poll.ts';
import { receiveTracking } from './tracking/receive-tracking.ts';

export default pack({
  name: 'shipping',
  uses: ['identity', 'files', 'catalog', 'sales'],
  feature: 'shipment_management',
  sealed: [
    { table: 'courier_configs', column: 'credentials' },
    { table: 'courier_configs', column: 'webhook_token' },
  ],
  permissions,
  resources: [courierConfigs, shipments, shipmentItems, shipmentTracking],
  commands: [
    showCourierTypes,
    connectCourier,
    reconnectCourier,
    setDefaultCourier,
    disconnectCourier,
    revealWebhook,
    createShipment,
    cancelShipment,
    retryBooking,
    requestPickup,
    manifestShipment,
    trackNow,
    showTrackingLink,
  ],
  reactions: [bookShipment, cancelAtCourier, askForPickup, fetchManifest, checkCourier, trackOne],
  schedules: [pollQuiet],
  hooks: [receiveTracking],
  downloads: [shipmentLabel],
  demo,
});
