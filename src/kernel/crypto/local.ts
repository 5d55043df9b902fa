import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KeyProvider } from './keys.ts';
import { type NamedKey, open, SealError, seal, sealedBy, sealKeys } from './seal.ts';

/** Master keys that this process holds itself, the current first, and the root of derived secrets. */
export interface KeyMaterial {
  readonly keys: readonly NamedKey[];
  readonly root: Buffer;
}

export interface LocalKeys extends KeyProvider {
  load(): Promise<KeyMaterial>;
}

const idPattern = /^[A-Za-z0-9._-]{1,32}$/;

function namedKey(id: string, base64: string): NamedKey {
  const key = Buffer.from(base64, 'base64');
  if (!idPattern.test(id)) throw new Error(`key id ${JSON.stringify(id)} is not 1 to 32 of A-Z a-z 0-9 . _ -`);
  if (key.length !== 32) throw new Error(`key ${JSON.stringify(id)} is not 32 bytes in base64`);
  return { id, key };
}

/** Wraps with AES-256-GCM. A name it does not know makes it load again: another process may have rotated. */
function local(name: string, load: () => KeyMaterial, change: Pick<KeyProvider, 'rotate' | 'destroy'>): LocalKeys {
  let material: KeyMaterial | undefined;
  const loaded = (anew = false): KeyMaterial => {
    if (anew || !material) material = load();
    return material;
  };
  const keys = (anew = false) => sealKeys(loaded(anew).keys);
  const unwrap: KeyProvider['unwrap'] = async (wrapped, place) => {
    try {
      return open(keys(), wrapped, place);
    } catch (error) {
      if (!(error instanceof SealError) || error.reason !== 'unknown_key') throw error;
      return open(keys(true), wrapped, place);
    }
  };
  return {
    name,
    load: async () => loaded(true),
    root: async () => loaded().root,
    ids: async () => loaded(true).keys.map(({ id }) => id),
    wrap: async (key, place) => seal(keys(), key, place),
    unwrap,
    // Read anew: it must be under the key that is current now.
    rewrap: async (wrapped, place) => seal(keys(true), await unwrap(wrapped, place), place),
    wrappedBy: sealedBy,
    ...change,
  };
}

/**
 * `SERAI_KEYS=<id>:<base64 of 32 bytes>,…`, the current key first. The root is `SERAI_ROOT` (base64 of 32 bytes) or, without
 * it, the last and therefore oldest key: adding a key in front changes no derived secret, dropping the last one does.
 */
export function environmentKeys(env: Readonly<Record<string, string | undefined>>): LocalKeys {
  const refuse = (how: string) => async (): Promise<never> => {
    throw new Error(`the master keys are in SERAI_KEYS: ${how}`);
  };
  const load = (): KeyMaterial => {
    const keys = (env.SERAI_KEYS ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => {
        const colon = entry.indexOf(':');
        return namedKey(entry.slice(0, Math.max(0, colon)), entry.slice(colon + 1));
      });
    const oldest = keys.at(-1);
    if (!oldest) throw new Error('SERAI_KEYS is empty: give <id>:<base64 of 32 bytes>, the current key first');
    sealKeys(keys);
    return { keys, root: env.SERAI_ROOT ? namedKey('root', env.SERAI_ROOT).key : oldest.key };
  };
  return local('environment', load, {
    rotate: refuse('put a new one in front there (and set SERAI_ROOT), start again, then rotate'),
    destroy: refuse('take it out there'),
  });
}

interface KeyFile {
  version: 1;
  keys: { id: string; key: string }[];
  root: string;
}

const freshKey = () => ({ id: `k${randomBytes(4).toString('hex')}`, key: randomBytes(32).toString('base64') });

/**
 * `keys.json` in `directory`, made with fresh keys on first start (file 0600, directory 0700). A file that others may read
 * is refused: it may have been copied, and a warning would be overlooked.
 */
export function fileKeys(directory: string): LocalKeys {
  const path = join(directory, 'keys.json');
  const load = (): KeyMaterial => {
    if (!statSync(path, { throwIfNoEntry: false })) {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      write(path, { version: 1, keys: [freshKey()], root: randomBytes(32).toString('base64') }, 'create');
    }
    const mode = statSync(path).mode & 0o777;
    if (mode & 0o077) {
      throw new Error(
        `${path} may be read by others (mode ${mode.toString(8)}): make it 600, and change the keys if others use this machine`,
      );
    }
    const file = parse(path);
    return { keys: file.keys.map(({ id, key }) => namedKey(id, key)), root: namedKey('root', file.root).key };
  };
  return local('file', load, {
    async rotate() {
      load();
      const file = parse(path);
      const key = freshKey();
      write(path, { ...file, keys: [key, ...file.keys] }, 'replace');
      return key.id;
    },
    async destroy(id) {
      load();
      const file = parse(path);
      if (file.keys[0]?.id === id) throw new Error(`${id} is the current master key: rotate first`);
      if (!file.keys.some((key) => key.id === id)) throw new Error(`there is no master key ${id}`);
      write(path, { ...file, keys: file.keys.filter((key) => key.id !== id) }, 'replace');
    },
  });
}

function parse(path: string): KeyFile {
  let file: KeyFile;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
  } catch {
    throw new Error(`${path} is not a key file: restore it from a backup; without it sealed data cannot be opened`);
  }
  if (file.version !== 1) throw new Error(`${path} has a version that this Serai does not know`);
  return file;
}

/** Written aside and moved into place, so that nobody reads half a file; of two that create it one wins for both. */
function write(path: string, file: KeyFile, how: 'create' | 'replace'): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    chmodSync(aside, 0o600);
    writeSync(handle, `${JSON.stringify(file, null, 2)}\n`);
    fsyncSync(handle);
    if (how === 'replace') renameSync(aside, path);
    else linkSync(aside, path);
  } catch (error) {
    if (how === 'replace' || (error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(handle);
    if (how === 'create') unlinkSync(aside);
  }
}
