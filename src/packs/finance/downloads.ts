import { download } from '#kernel/download';
import { expenses } from './resources.ts';
import { extensionOf, type ReceiptType } from './rules/receipt.ts';

export const receipt = download({
  on: expenses,
  name: 'receipt',
  permission: 'finance.view',
  contentType: 'application/octet-stream',
  summary: 'Download the attached receipt.',
  async locate({ tx }, id) {
    const expense = await tx.maybe<{ receipt_file: string; receipt_type: ReceiptType }>`
      select receipt_file, receipt_type from expenses where id = ${id} and deleted_at is null and receipt_file is not null`;
    return expense
      ? { file: expense.receipt_file, filename: `receipt-${id}.${extensionOf(expense.receipt_type)}`, contentType: expense.receipt_type }
      : null;
  },
});
