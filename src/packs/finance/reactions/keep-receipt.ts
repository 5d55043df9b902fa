import type { Context } from '#kernel/context';
import { Problem } from '#kernel/errors';
import { reaction } from '#kernel/events';
import { type KeptFile, keepFile, removeFiles } from '#packs/files';
import { extensionOf, type ReceiptType } from '../rules/receipt.ts';

interface Waiting {
  content: Uint8Array;
  content_type: ReceiptType;
  user_id: string | null;
}

/** Keeps an uploaded receipt as a file, scanned like any other. The second time the upload is gone. */
export const keepReceipt = reaction({
  name: 'finance.keep_receipt',
  on: 'expense.receipt_attached',
  async perform(world, event) {
    const { id, upload_id } = event.data as { id: string; upload_id: string };
    const waiting = await world.transaction(
      ({ tx }) => tx.maybe<Waiting>`select content, content_type, user_id from receipt_uploads where id = ${upload_id}`,
    );
    if (!waiting) return;
    const receipt = {
      id: upload_id,
      bytes: waiting.content,
      name: `receipt-${id}.${extensionOf(waiting.content_type)}`,
      record: { type: 'expenses', id },
      category: 'receipt',
      userId: waiting.user_id,
      trusted: false,
    };
    try {
      await keepFile(world, receipt, (context, kept) => attach(context, id, kept));
    } catch (error) {
      // A picture that cannot be read, or a virus that is known: it stays refused however often it is tried.
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      await world.transaction(async ({ audit, emit }) => {
        audit({
          action: 'expenses.refuse-receipt',
          resource: 'expenses',
          resourceId: id,
          metadata: { problem: error.code, ...error.details },
        });
        emit('expense.receipt_refused', { id, code: error.code }, { subject: `expenses/${id}` });
      });
    }
    await world.transaction(({ tx }) => tx.exec`delete from receipt_uploads where id = ${upload_id}`);
  },
});

/** Of two receipts attached in quick succession the later one stays, whichever is kept first; the other one's file goes. */
async function attach(context: Context, id: string, file: KeptFile): Promise<boolean> {
  const { tx, now } = context;
  const before = await tx.maybe<{ receipt_file_id: string | null }>`select receipt_file_id from expenses where id = ${id} for update`;
  const linked = await tx.exec`
    update expenses set receipt_file_id = ${file.id}, receipt_type = ${file.type}, receipt_bytes = ${file.size}, updated_at = ${now}
    where id = ${id} and (receipt_file_id is null or receipt_file_id < ${file.id})`;
  if (linked && before?.receipt_file_id) await removeFiles(context, [before.receipt_file_id]);
  return linked > 0;
}
