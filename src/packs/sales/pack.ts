import { pack } from '#kernel/pack';

export default pack({
  name: 'sales',
  uses: ['identity', 'catalog'],
  feature: 'orders_management',
});
