import { pack } from '#kernel/pack';

export default pack({
  name: 'shipping',
  uses: ['identity', 'catalog', 'sales'],
  feature: 'shipment_management',
});
