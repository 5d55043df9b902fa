import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { signLink } from '#kernel/links';
import { fileUploads } from '../resources.ts';

/** POST /v1/file-uploads/{id}/share */
export const shareFile = command({
  on: fileUploads,
  verb: 'share',
  permission: 'files.share',
  summary: 'Make a link that downloads the file without signing in.',
  secret: ['url'],
  input: Type.Object({
    valid_minutes: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1, maximum: 43_200 }), Type.Null()], {
        description: 'How long the link works; default 60. null: as long as the file is public.',
      }),
    ),
  }),
  output: Type.Object({
    url: Type.String({ description: 'Works for whoever has it.' }),
    expires_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description: 'Then the link stops working.' }),
  }),
  async run({ id, row, keys, tenant, now }, { valid_minutes = 60 }) {
    if (row.record_type) throw fail('file_kept_elsewhere', { record_type: row.record_type, record_id: row.record_id });
    if (row.virus_scan_status === 'infected') throw fail('file_quarantined');
    if (valid_minutes === null && !row.is_public)
      throw fail('invalid_input', {}, [{ pointer: '/valid_minutes', message: 'needs a public file' }]);
    const expiresAt = valid_minutes === null ? null : new Date(now.getTime() + valid_minutes * 60_000);
    const query = signLink(keys, { operationId: 'downloadFileUploadShared', tenantId: tenant.id, id, expiresAt });
    return { url: `/v1/file-uploads/${id}/shared?${query}`, expires_at: expiresAt?.toISOString() ?? null };
  },
});
