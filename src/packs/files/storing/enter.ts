import type { Context } from '#kernel/context';
import { holdContent, type Stored } from './contents.ts';
import { settingsOf } from './settings.ts';

/** What people say of a file. */
export interface Details {
  readonly description?: string;
  readonly file_category?: string;
  readonly is_public?: boolean;
  readonly is_temporary?: boolean;
  readonly expires_at?: string;
}

export interface Entry {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly stored: Stored;
  readonly details?: Details;
  readonly record?: { readonly type: string; readonly id: string };
  readonly trusted?: boolean;
}

const day = 86_400_000;

/** Writes a file down. The scanner hears of it after the commit. */
export async function enter(context: Context, { id, userId, name, stored, details = {}, record, trusted = false }: Entry): Promise<void> {
  const { tx, now, emit } = context;
  const content = await holdContent(context, stored, !trusted);
  const temporary = details.is_temporary ?? false;
  const expires = details.expires_at
    ? new Date(details.expires_at)
    : temporary
      ? new Date(now.getTime() + (await settingsOf(context)).temporary_days * day)
      : null;
  await tx.exec`
    insert into file_uploads (id, user_id, blob_id, record_type, record_id, original_filename, file_size, mime_type, file_hash, description,
      file_category, is_public, is_temporary, is_trusted, virus_scan_status, virus_scan_result, created_at, updated_at, expires_at)
    values (${id}, ${userId}, ${content.id}, ${record?.type ?? null}, ${record?.id ?? null}, ${name}, ${content.file_size}, ${content.mime_type},
      ${content.file_hash}, ${details.description ?? null}, ${details.file_category ?? null}, ${details.is_public ?? false}, ${temporary}, ${trusted},
      ${content.virus_scan_status}, ${content.virus_scan_result}, ${now}, ${now}, ${expires})`;
  emit(
    'file.uploaded',
    { id, blob_id: content.id, mime_type: content.mime_type, file_size: content.file_size },
    { subject: `file-uploads/${id}` },
  );
}
