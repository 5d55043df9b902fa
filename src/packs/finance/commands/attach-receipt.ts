import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { expenses } from '../resources.ts';
import { mostBytes, receiptType } from '../rules/receipt.ts';

export const attachReceipt = command({
  on: expenses,
  verb: 'attach-receipt',
  permission: 'finance.create',
  summary: 'Attach the receipt, replacing an earlier one.',
  secret: ['content'],
  maxBytes: 3 * 1024 * 1024,
  input: Type.Object({
    content: Type.String({
      minLength: 8,
      maxLength: Math.ceil(mostBytes / 3) * 4,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      description: 'The file in base64: PDF, PNG, JPEG or WebP, at most 2 MB.',
    }),
  }),
  // The file store is outside the transaction: the bytes wait in a table until a reaction has put them there.
  async run({ tx, id, now, newId, actor, emit }, { content }) {
    const bytes = Buffer.from(content, 'base64');
    const type = receiptType(bytes);
    if (!type) throw fail('invalid_input', {}, [{ pointer: '/content', message: 'is no PDF, PNG, JPEG or WebP file' }]);
    if (bytes.length > mostBytes) throw fail('body_too_large', { most: mostBytes });
    const upload = newId();
    await tx.exec`
      insert into receipt_uploads (id, expense_id, user_id, content, content_type, created_at)
      values (${upload}, ${id}, ${actor.id}, ${bytes}, ${type}, ${now})`;
    emit('expense.receipt_attached', { id, upload_id: upload }, { subject: `expenses/${id}` });
  },
});
