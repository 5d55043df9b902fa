import { schedule } from '#kernel/events';
import { fileOf } from '../reactions/make-export.ts';

/** Days for which an export waits for somebody to decide. */
const waitDays = 7;
/** Hours after which one that is still being made is not being made any more. */
const makeHours = 2;
const atOnce = 200;

/** Files go when their links do; what nobody decided or could be made is closed. The file goes first, so that none is forgotten. */
export const expireExports = schedule({
  name: 'security.expire-exports',
  cron: '*/10 * * * *',
  async perform(world) {
    for (;;) {
      const due = await world.transaction(
        ({ tx, now }) => tx.many<{ id: string; file_format: string }>`
          select id, file_format from export_logs where status in ('completed', 'downloaded') and download_expires_at <= ${now}
          order by download_expires_at limit ${atOnce}`,
      );
      for (const { id, file_format } of due) await world.files.delete(fileOf(id, file_format));
      await world.transaction(
        ({ tx }) =>
          tx.exec`update export_logs set status = 'expired', download_url = null where id = any(${due.map(({ id }) => id)}::uuid[])`,
      );
      if (due.length < atOnce) break;
    }
    await world.transaction(async ({ tx, now }) => {
      const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
      await tx.exec`update export_logs set status = 'expired' where status = 'pending_approval' and created_at < ${before(waitDays * 24)}`;
      await tx.exec`
        update export_logs set status = 'failed', error = 'It could not be made.'
        where status = 'approved' and coalesce(approved_at, created_at) < ${before(makeHours)}`;
    });
  },
});
