import type { Database } from '#kernel/db';

/**
 * Erases the files of deleted tenants: deleting commits first, so a crash between leaves a tombstone without
 * `files_erased_at`, which the next run finds. `erase` removes everything of one tenant and may be repeated.
 */
export async function eraseFilesOfDeleted(database: Database, erase: (tenantId: string) => Promise<void>): Promise<number> {
  const waiting = await database.platform(
    (tx) => tx.many<{ id: string }>`select id from tenant_tombstones where files_erased_at is null order by id`,
  );
  for (const { id } of waiting) {
    await erase(id);
    await database.platform((tx) => tx.exec`update tenant_tombstones set files_erased_at = now() where id = ${id}`);
  }
  return waiting.length;
}
