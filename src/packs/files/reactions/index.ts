import { reaction } from '#kernel/events';
import { scanContent } from '../scanning.ts';
import { erase } from '../storing/discards.ts';

/** Has a new file scanned. Where nobody can, it waits for the schedule. */
export const scanUploaded = reaction({
  name: 'files.scan',
  on: 'file.uploaded',
  async perform(world, event) {
    await scanContent(world, (event.data as { blob_id: string }).blob_id);
  },
});

/** Erases what nobody holds any more. */
export const eraseDiscarded = reaction({
  name: 'files.erase',
  on: 'file.discarded',
  async perform(world, event) {
    await erase(world, (event.data as { paths: string[] }).paths);
  },
});
