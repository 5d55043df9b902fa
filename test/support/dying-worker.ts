/** A worker that stops for ever in the middle of a transaction, having left its effect: to be killed. Says so on standard output. */
import { reaction } from '#kernel/events';
import { leaveEffect, visitingWorker } from './events.ts';

const [url, tenant] = process.argv.slice(2);
const stuck = reaction({
  name: 'test.note',
  on: 'a',
  async apply({ tx }, event) {
    await leaveEffect(tx, event, 'lost');
    process.stdout.write('stuck\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
});
const worker = await visitingWorker(url!, JSON.parse(tenant!), [stuck]);
await worker.idle();
