import { pack } from '#kernel/pack';

export default pack({
  name: 'catalog',
  uses: ['identity'],

});
