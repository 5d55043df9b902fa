import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkName } from './files/name.ts';
import { isUuid } from './ids.ts';
import type { FileStore } from './world.ts';

export { storageFrom } from './files/storage.ts';

/** Where the files of all tenants are. */
export interface FileStorage {
  of(tenantId: string): FileStore;
  /** Deletes everything of one tenant; may be repeated. */
  erase(tenantId: string): Promise<void>;
}

/**
 * Files of each tenant under `<directory>/<tenant id>/`. A file is written aside and moved into place, so a reader sees all of it or
 * none.
 */
export function localFiles(directory: string): FileStorage {
  const home = (tenantId: string): string => {
    if (!isUuid(tenantId)) throw new RangeError('not a tenant id');
    return join(directory, tenantId);
  };
  const of = (tenantId: string): FileStore => {
    const root = home(tenantId);
    const locate = (name: string): string => join(root, checkName(name));
    return {
      async put(name, bytes) {
        const path = locate(name);
        await writeWhole(path, (file) => file.writeFile(bytes));
        return name;
      },
      async write(name, source) {
        const path = locate(name);
        let size = 0;
        await writeWhole(path, async (file) => {
          for await (const chunk of source) {
            await file.writeFile(chunk);
            size += chunk.byteLength;
          }
        });
        return size;
      },
      async get(name) {
        const path = locate(name);
        return readFile(path).catch(absent(null));
      },
      async open(name, range = { start: 0 }) {
        const file = await open(locate(name)).catch(absent(null));
        if (!file) return null;
        const { size } = await file.stat();
        return { size, stream: file.createReadStream(range) };
      },
      async delete(name) {
        await unlink(locate(name)).catch(absent(undefined));
      },
    };
  };
  return { of, erase: (tenantId) => rm(home(tenantId), { recursive: true, force: true }) };
}

const absent =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };

async function writeWhole(path: string, fill: (file: FileHandle) => Promise<unknown>): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(aside, 'wx', 0o600);
  try {
    await fill(file);
    await file.sync();
    await file.close();
    await rename(aside, path);
  } catch (error) {
    await file.close().catch(() => {});
    await unlink(aside).catch(() => {});
    throw error;
  }
}
