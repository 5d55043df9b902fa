import { pack } from '#kernel/pack';
import { reconnectChannel, rotateSecret, updateCredentials } from './commands/channel-credentials.ts';
import { configureChannel, disconnectChannel, pushInventory, syncChannel } from './commands/channel-deeds.ts';
import { channels } from './commands/channel-limits.ts';
import { connectChannel } from './commands/connect-channel.ts';
import { createOrder } from './commands/create-order.ts';
import { importOrders } from './commands/import-orders.ts';
import { linkListing, matchItem, unlinkListing } from './commands/match-item.ts';
import {
  addNote,
  cancelOrderByHand,
  confirmOrder,
  deliverOrder,
  editOrder,
  processOrder,
  reserveStock,
  returnOrder,
  setAddress,
} from './commands/order-deeds.ts';
import { ordersPerMonth } from './commands/order-limit.ts';
import { showChannelTypes } from './commands/show-channel-types.ts';
import { demo } from './demo.ts';
import { channelHook } from './hooks.ts';
import { install } from './install.ts';
import { permissions } from './permissions.ts';
import * as reactions from './reactions/index.ts';
import { channelProducts, orderItems, orderStatusHistory, orders, salesChannels } from './resources.ts';

export default pack({
  name: 'sales',
  uses: ['identity', 'catalog'],
  feature: 'orders_management',
  permissions,
  resources: [salesChannels, channelProducts, orders, orderItems, orderStatusHistory],
  commands: [
    showChannelTypes,
    connectChannel,
    configureChannel,
    updateCredentials,
    rotateSecret,
    reconnectChannel,
    disconnectChannel,
    syncChannel,
    pushInventory,
    linkListing,
    unlinkListing,
    createOrder,
    importOrders,
    confirmOrder,
    processOrder,
    cancelOrderByHand,
    deliverOrder,
    returnOrder,
    addNote,
    setAddress,
    editOrder,
    matchItem,
    reserveStock,
  ],
  reactions: [
    reactions.verifyChannel,
    reactions.syncChannel,
    reactions.markStockDue,
    reactions.pushDueStock,
    reactions.serveWaitingOrders,
    reactions.matchImported,
  ],
  schedules: [reactions.pullOnSchedule],
  hooks: [channelHook],
  appendOnly: ['order_status_history'],
  usage: [ordersPerMonth, channels],
  sealed: [{ table: 'sales_channels', column: 'credentials_sealed' }],
  install,
  demo,
});
