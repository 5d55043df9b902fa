import { randomBytes } from 'node:crypto';
import { unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '#kernel/context';
import { digestHex } from '#kernel/crypto/digest';
import { newId } from '#kernel/ids';
import type { World } from '#kernel/world';
import { fileName } from './rules/file-name.ts';
import { knownTypes } from './rules/file-type.ts';
import { erase, noteName } from './storing/discards.ts';
import { enter } from './storing/enter.ts';
import { store } from './storing/store.ts';

export interface RecordFile {
  /** The file's id; keeping the same id again is refused by the database. */
  readonly id?: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The record that keeps it, by table name. */
  readonly record: { readonly type: string; readonly id: string };
  readonly category: string;
  /** Who sent it; null: nobody that is known, or Serai. */
  readonly userId: string | null;
  /** Made by Serai or fetched from a connected provider: goes out before it was scanned, and whatever the plan's storage. */
  readonly trusted: boolean;
}

/** What was kept. */
export interface KeptFile {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

/**
 * Keeps a file for a record, on the same way as what people upload: looked into, pictures encoded anew, the same content once, scanned.
 * `link` writes its id on the record in the same transaction, and says whether it did; else the file is not kept.
 */
export async function keepFile(
  world: World,
  file: RecordFile,
  link: (context: Context, kept: KeptFile) => Promise<boolean>,
): Promise<string | null> {
  const { id = newId(), bytes, record, category, userId, trusted } = file;
  const name = fileName(file.name);
  const path = await world.transaction((context) => noteName(context));
  const local = join(tmpdir(), `serai-${randomBytes(12).toString('hex')}`);
  try {
    await writeFile(local, bytes, { mode: 0o600, flag: 'wx' });
    const incoming = { path: local, size: bytes.byteLength, sha256: digestHex(bytes), name, allowed: Object.keys(knownTypes) };
    const stored = await store(world, path, incoming);
    return await world.transaction(async (context) => {
      await enter(context, { id, userId, name, stored, record, trusted, details: { file_category: category } });
      if (!(await link(context, { id, type: stored.type, size: stored.size }))) throw new NotWanted();
      return id;
    });
  } catch (error) {
    if (error instanceof NotWanted) return null;
    throw error;
  } finally {
    await unlink(local).catch(() => {});
    await erase(world, [path]);
  }
}

class NotWanted extends Error {}
