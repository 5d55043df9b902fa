import { pack } from '#kernel/pack';

export default pack({
  name: 'identity',
  uses: [],

});
