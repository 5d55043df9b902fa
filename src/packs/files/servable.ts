import type { Context } from '#kernel/context';
import type { StoredFile } from '#kernel/download';
import { fail } from '#kernel/errors';
import { settingsOf } from './storing/settings.ts';

export interface FoundFile extends StoredFile {
  readonly userId: string | null;
  readonly recordType: string | null;
  readonly recordId: string | null;
  readonly isPublic: boolean;
}

interface Row {
  original_filename: string;
  file_size: number;
  mime_type: string;
  file_hash: string;
  file_path: string;
  user_id: string | null;
  record_type: string | null;
  record_id: string | null;
  is_public: boolean;
  is_trusted: boolean;
  virus_scan_status: 'pending' | 'clean' | 'infected' | 'failed';
}

/**
 * A file as it may go out; null: there is none. Throws `file_quarantined` for an infected one, and `file_not_scanned` for one that no
 * scanner has passed, unless Serai made it itself or the business allows it.
 */
export async function servable(context: Pick<Context, 'tx' | 'now'>, id: string): Promise<FoundFile | null> {
  const { tx, now } = context;
  const row = await tx.maybe<Row>`
    select f.original_filename, f.file_size, f.mime_type, f.file_hash, b.file_path, f.user_id, f.record_type, f.record_id, f.is_public, f.is_trusted,
      b.virus_scan_status
    from file_uploads f join file_blobs b on b.id = f.blob_id
    where f.id = ${id} and (f.expires_at is null or f.expires_at > ${now})`;
  if (!row) return null;
  const { virus_scan_status: status } = row;
  if (status === 'infected') throw fail('file_quarantined');
  if (status !== 'clean' && !row.is_trusted && !(await settingsOf(context)).allow_unscanned)
    throw fail('file_not_scanned', { virus_scan_status: status });
  return {
    file: row.file_path,
    filename: row.original_filename,
    contentType: row.mime_type,
    size: row.file_size,
    etag: row.file_hash.slice(0, 32),
    userId: row.user_id,
    recordType: row.record_type,
    recordId: row.record_id,
    isPublic: row.is_public,
  };
}
