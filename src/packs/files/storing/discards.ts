import type { Context } from '#kernel/context';
import type { Tx } from '#kernel/db';
import type { World } from '#kernel/world';

/** An upload that takes longer than this has failed: what it stored is nobody's. */
const patience = 2 * 3_600_000;

/** Notes a name before anything is stored under it, so that a crash leaves nothing that nobody knows of. */
export async function noteName({ tx, newId, now }: Pick<Context, 'tx' | 'newId' | 'now'>): Promise<string> {
  const path = `uploads/${newId()}`;
  await tx.exec`insert into file_discards (file_path, due_at, created_at) values (${path}, ${new Date(now.getTime() + patience)}, ${now})`;
  return path;
}

/** What is stored under it is needed from now on. */
export const strikeOut = ({ tx }: Pick<Context, 'tx'>, path: string) => tx.exec`delete from file_discards where file_path = ${path}`;

/** What is stored under these names is needed no longer: erased after this transaction. */
export async function discard({ tx, now }: { tx: Tx; now: Date }, paths: readonly string[]): Promise<void> {
  await tx.exec`
    insert into file_discards (file_path, due_at, created_at) select path, ${now}::timestamptz, ${now}::timestamptz from unnest(${[...paths]}::text[]) path
    on conflict (file_path) do update set due_at = excluded.due_at`;
}

/** Erases what is stored under those of these names that nobody needs. First the bytes, then the note: a crash between is made up for. */
export async function erase(world: World, paths: readonly string[]): Promise<void> {
  const noted = await world.transaction(
    ({ tx }) => tx.many<{ file_path: string }>`select file_path from file_discards where file_path = any(${[...paths]}::text[])`,
  );
  for (const { file_path } of noted) await world.files.delete(file_path);
  if (noted.length)
    await world.transaction(
      ({ tx }) => tx.exec`delete from file_discards where file_path = any(${noted.map((row) => row.file_path)}::text[])`,
    );
}

/** Erases everything that is due. */
export async function eraseDue(world: World): Promise<void> {
  const most = 500;
  for (let full = true; full; ) {
    const due = await world.transaction(
      ({ tx, now }) =>
        tx.many<{ file_path: string }>`select file_path from file_discards where due_at <= ${now} order by due_at limit ${most}`,
    );
    await erase(
      world,
      due.map(({ file_path }) => file_path),
    );
    full = due.length === most;
  }
}
