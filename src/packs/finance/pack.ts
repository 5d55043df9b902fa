import { pack } from '#kernel/pack';

export default pack({
  name: 'finance',
  uses: ['identity', 'catalog', 'sales', 'shipping'],
  feature: 'finance_reports',
});
