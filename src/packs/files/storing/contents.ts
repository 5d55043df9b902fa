import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { tellSecurity } from '../infected.ts';
import { discard, strikeOut } from './discards.ts';
import { ensureStorage } from './settings.ts';

/** A content that lies in the file store. */
export interface Stored {
  readonly path: string;
  readonly sourceHash: string;
  readonly hash: string;
  readonly size: number;
  readonly type: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface Content {
  readonly id: string;
  readonly file_hash: string;
  readonly file_size: number;
  readonly mime_type: string;
  readonly virus_scan_status: 'pending' | 'clean' | 'infected' | 'failed';
  readonly virus_scan_result: string | null;
  readonly is_new: boolean;
}

/**
 * Writes a content down, or counts one more reference to the same one: the unique hash decides, so however many bring it at once, one
 * is kept. A content that is known to be infected is refused; so is, where it is `limited`, one that the plan's storage has no room for.
 */
export async function holdContent(context: Context, stored: Stored, limited: boolean): Promise<Content> {
  const { tx, newId, now } = context;
  const id = newId();
  const content = await tx.one<Content>`
    insert into file_blobs as b (id, source_hash, file_hash, file_path, file_size, mime_type, width, height, created_at, updated_at)
    values (${id}, ${stored.sourceHash}, ${stored.hash}, ${stored.path}, ${stored.size}, ${stored.type}, ${stored.width}, ${stored.height}, ${now}, ${now})
    on conflict (source_hash) do update set reference_count = b.reference_count + 1, updated_at = excluded.updated_at
    returning id, file_hash, file_size, mime_type, virus_scan_status, virus_scan_result, id = ${id} as is_new`;
  if (content.virus_scan_status === 'infected') {
    context.onFailure(async (again) => {
      await tellSecurity(again, { description: 'An infected file was uploaded again', virus: content.virus_scan_result });
    });
    throw fail('file_infected', { virus: content.virus_scan_result });
  }
  if (content.is_new) {
    await strikeOut(context, stored.path);
    if (limited) await ensureStorage(context, stored.size);
  }
  return content;
}

/** Lets go of contents, once for each id; what nobody holds any more is struck off and its bytes are noted to be erased. */
export async function releaseContents(context: Context, ids: readonly string[]): Promise<void> {
  const { tx, now, emit } = context;
  if (ids.length === 0) return;
  // In one order, so that two who let go of several meet no deadlock.
  await tx.exec`select id from file_blobs where id = any(${[...ids]}::uuid[]) order by id for update`;
  await tx.exec`
    update file_blobs b set reference_count = b.reference_count - gone.n, updated_at = ${now}
    from (select id, count(*)::integer as n from unnest(${[...ids]}::uuid[]) as one (id) group by id) gone where b.id = gone.id`;
  const ended = await tx.many<{ file_path: string }>`
    delete from file_blobs where id = any(${[...ids]}::uuid[]) and reference_count = 0 returning file_path`;
  if (ended.length === 0) return;
  await discard(
    context,
    ended.map(({ file_path }) => file_path),
  );
  emit('file.discarded', { paths: ended.map(({ file_path }) => file_path) });
}
