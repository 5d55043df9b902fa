import type { Context } from '#kernel/context';
import { releaseContents } from './contents.ts';

/** Deletes files and lets go of what they held. */
export async function removeFiles(context: Context, ids: readonly string[]): Promise<number> {
  const gone = await context.tx.many<{ id: string; blob_id: string }>`
    delete from file_uploads where id = any(${[...ids]}::uuid[]) returning id, blob_id`;
  await releaseContents(
    context,
    gone.map(({ blob_id }) => blob_id),
  );
  for (const { id } of gone) context.emit('file.removed', { id }, { subject: `file-uploads/${id}` });
  return gone.length;
}
