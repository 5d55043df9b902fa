import { download } from '#kernel/download';
import { servable } from '#packs/files';
import { expenses } from './resources.ts';

export const receipt = download({
  on: expenses,
  name: 'receipt',
  permission: 'finance.view',
  contentType: '*/*',
  summary: 'Download the attached receipt.',
  async locate(context, id) {
    const expense = await context.tx.maybe<{ receipt_file_id: string | null }>`
      select receipt_file_id from expenses where id = ${id} and deleted_at is null`;
    return expense?.receipt_file_id ? servable(context, expense.receipt_file_id) : null;
  },
});
