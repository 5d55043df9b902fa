import { pack } from '#kernel/pack';
import { permissions } from './permissions.ts';
import { channelProducts, orderItems, orders, orderStatusHistory, salesChannels } from './resources.ts';

export default pack({
  name: 'sales',
  uses: ['identity', 'catalog'],
  feature: 'orders_management',
  permissions,
  resources: [salesChannels, channelProducts, orders, orderItems, orderStatusHistory],
});
