import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isUuid } from './ids.ts';
import type { FileStore } from './world.ts';

const namePattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/**
 * Files of each tenant under `<directory>/<tenant id>/`. Names are relative paths of `A-Z a-z 0-9 . _ -`, no part begins with a
 * dot; anything else throws RangeError. A file is written aside and moved into place, so a reader sees all of it or none.
 */
export function localFiles(directory: string): (tenantId: string) => FileStore {
  return (tenantId) => {
    if (!isUuid(tenantId)) throw new RangeError('not a tenant id');
    const locate = (name: string): string => {
      if (name.length > 255 || !namePattern.test(name)) throw new RangeError(`not a file name: ${JSON.stringify(name)}`);
      return join(directory, tenantId, name);
    };
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
