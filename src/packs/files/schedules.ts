import { schedule } from '#kernel/events';
import type { World } from '#kernel/world';
import { scanContent } from './scanning.ts';
import { eraseDue } from './storing/discards.ts';
import { removeFiles } from './storing/remove.ts';

const most = 200;

/** Deletes files whose time is over and slots that nobody used, and erases what uploads and crashes left. */
export const cleanUp = schedule({
  name: 'files.clean_up',
  cron: '23 * * * *',
  async perform(world) {
    for (let full = true; full; ) {
      const removed = await world.transaction(async (context) => {
        const due = await context.tx.many<{ id: string }>`
          select id from file_uploads where expires_at <= ${context.now} order by id limit ${most} for update skip locked`;
        return removeFiles(
          context,
          due.map(({ id }) => id),
        );
      });
      full = removed === most;
    }
    await world.transaction(({ tx, now }) => tx.exec`delete from file_slots where expires_at <= ${now}`);
    await eraseDue(world);
  },
});

/** Scans what waits: files that came while there was no scanner. Stops when it sees that there is none. */
export const scanWaiting = schedule({
  name: 'files.scan_waiting',
  cron: '*/5 * * * *',
  async perform(world: World) {
    const waiting = await world.transaction(
      ({ tx }) => tx.many<{ id: string }>`select id from file_blobs where virus_scan_status = 'pending' order by created_at limit ${most}`,
    );
    for (const { id } of waiting) if (!(await scanContent(world, id))) return;
  },
});
