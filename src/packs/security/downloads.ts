import type { Context } from '#kernel/context';
import { download } from '#kernel/download';
import { fail } from '#kernel/errors';
import { mayReadAll } from '#kernel/resource/list';
import { type Approved, approvalOf } from './exports/approval.ts';
import { exportable, permitted } from './exports/permitted.ts';
import { leaveExportViolation } from './exports/violation.ts';
import { readExportLimits } from './queries/export-limits.ts';
import { fileOf } from './reactions/make-export.ts';
import { exportLogs } from './resources.ts';
import type { FileFormat } from './rules/export-type.ts';

interface Row extends Approved {
  user_id: string;
  resource: string;
  file_format: FileFormat;
  columns_exported: string[];
  masked_columns: string[];
  status: string;
  download_count: number;
  download_limit: number;
  download_expires_at: Date | null;
  created_at: Date;
}

const types: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const exportFile = download({
  on: exportLogs,
  name: 'file',
  permission: 'exports.view',
  contentType: '*/*',
  summary: 'Download a finished export; each download counts.',
  personal: 'checked',
  writes: true,
  async locate(context, id) {
    const { tx, actor, now, audit } = context;
    const row = await tx.maybe<Row>`
      select user_id, resource, file_format, columns_exported, masked_columns, status, download_count, download_limit, download_expires_at, created_at,
        approval_required, approved_by, approved_at
      from export_logs where id = ${id} for update`;
    if (!row || (row.user_id !== actor.id && !mayReadAll(context.resources.get('export_logs'), actor))) return null;
    const isReady = row.status === 'completed' || row.status === 'downloaded';
    if (row.status === 'expired' || (isReady && (!row.download_expires_at || row.download_expires_at <= now))) throw fail('link_expired');
    if (!isReady) throw fail('invalid_state', { state: row.status, allowed: ['completed', 'downloaded'] });
    await refuseWhoSeesLess(context, row);
    if (row.download_count >= row.download_limit) throw fail('export_limit_reached', { limit: 'downloads', most: row.download_limit });
    await tx.exec`update export_logs set download_count = download_count + 1, status = 'downloaded' where id = ${id}`;
    audit({
      action: 'exports.download',
      category: 'sensitive_read',
      resource: 'export_logs',
      resourceId: id,
      metadata: { resource: row.resource, download: row.download_count + 1 },
      approval: approvalOf(row),
    });
    return {
      file: fileOf(id, row.file_format),
      filename: `${row.resource}-${row.created_at.toISOString().slice(0, 10)}.${row.file_format}`,
      contentType: types[row.file_format],
    };
  },
  // A link that has run out, and is tried all the same, is told too.
  refused: (context, { code, details }) =>
    leaveExportViolation(context, { code: code === 'invalid_state' ? 'export_not_allowed' : code, details }),
});

/** The file was made for its asker's eyes: nobody gets it who may not take such records out, or sees more of them masked. */
async function refuseWhoSeesLess(context: Context, { resource: word, file_format, columns_exported, masked_columns }: Row): Promise<void> {
  const { actor } = context;
  const found = exportable(context, word);
  permitted(actor, await readExportLimits(context), found, file_format);
  const masked = found.resource.maskedFor(actor);
  const plain = columns_exported.filter((column) => masked.has(column) && !masked_columns.includes(column));
  if (plain.length > 0) throw fail('export_not_allowed', { because: 'shows_masked_fields', fields: plain });
}
