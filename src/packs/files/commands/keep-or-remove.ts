import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { fileUploads } from '../resources.ts';
import { removeFiles } from '../storing/remove.ts';

const nothing = Type.Object({}, { additionalProperties: false });

/** POST /v1/file-uploads/{id}/retain */
export const retainFile = command({
  on: fileUploads,
  verb: 'retain',
  permission: 'files.upload',
  summary: 'Keep a temporary file for good.',
  input: nothing,
  async run({ tx, id, now }) {
    await tx.exec`update file_uploads set is_temporary = false, expires_at = null, updated_at = ${now} where id = ${id}`;
  },
});

/** POST /v1/file-uploads/{id}/remove */
export const removeFile = command({
  on: fileUploads,
  verb: 'remove',
  status: 204,
  permission: 'files.delete',
  summary: 'Delete a file.',
  bulk: true,
  input: nothing,
  async run(context) {
    const { id, row } = context;
    if (row.record_type) throw fail('file_kept_elsewhere', { record_type: row.record_type, record_id: row.record_id });
    await removeFiles(context, [id]);
  },
});
