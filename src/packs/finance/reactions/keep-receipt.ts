import { reaction } from '#kernel/events';
import { extensionOf, type ReceiptType } from '../rules/receipt.ts';

/** Puts an uploaded receipt into the file store. Doing it twice writes the same file; the second time the upload is gone. */
export const keepReceipt = reaction({
  name: 'finance.keep_receipt',
  on: 'expense.receipt_attached',
  async perform(world, event) {
    const { id, upload_id } = event.data as { id: string; upload_id: string };
    const upload = await world.transaction(
      ({ tx }) => tx.maybe<{ content: Uint8Array; content_type: ReceiptType }>`
        select content, content_type from receipt_uploads where id = ${upload_id}`,
    );
    if (!upload) return;
    const file = await world.files.put(`receipts/${id}/${upload_id}.${extensionOf(upload.content_type)}`, upload.content);
    await world.transaction(async ({ tx, now }) => {
      // Of two receipts attached in quick succession the later one stays, whichever is stored first.
      await tx.exec`
        update expenses set receipt_file = ${file}, receipt_type = ${upload.content_type}, receipt_bytes = ${upload.content.byteLength}, updated_at = ${now}
        where id = ${id} and coalesce(receipt_file, '') < ${file}`;
      await tx.exec`delete from receipt_uploads where id = ${upload_id}`;
    });
  },
});
