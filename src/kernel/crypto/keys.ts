import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A 256-bit key and the name written beside everything it seals. */
export interface MasterKey {
  /** 1 to 32 of `A-Z a-z 0-9 . _ -`. */
  readonly id: string;
  readonly key: Buffer;
}

/** What a provider knows: keys, the current first, and the root that other secrets are derived from. */
export interface KeyMaterial {
  readonly keys: readonly MasterKey[];
  /** 32 random bytes; must outlive every rotation. */
  readonly root: Buffer;
}

/** Where keys come from: the environment, a file, later a key service. */
export interface KeyProvider {
  readonly name: string;
  load(): Promise<KeyMaterial>;
}

/** The keys of this process. */
export interface KeyRing {
  /** Seals. */
  readonly current: MasterKey;
  /** Opens: the current key and those before it. */
  find(id: string): MasterKey | undefined;
  readonly ids: readonly string[];
  /**
   * A secret of `bytes` (default 32) that is always the same for its name: the application role's password, the token
   * signing key. HKDF-SHA-256 (RFC 5869) over the root; knowing one tells nothing about another or about the keys.
   */
  secret(name: string, bytes?: number): Buffer;
}

const idPattern = /^[A-Za-z0-9._-]{1,32}$/;

function masterKey(id: string, base64: string): MasterKey {
  const key = Buffer.from(base64, 'base64');
  if (!idPattern.test(id)) throw new Error(`key id ${JSON.stringify(id)} is not 1 to 32 of A-Z a-z 0-9 . _ -`);
  if (key.length !== 32) throw new Error(`key ${JSON.stringify(id)} is not 32 bytes in base64`);
  return { id, key };
}

/** Throws if there is no key, or two of one name. */
export function keyRing({ keys, root }: KeyMaterial): KeyRing {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (!current) throw new Error('the key ring is empty');
  if (byId.size !== keys.length) throw new Error('two keys have the same id');
  return {
    current,
    ids: [...byId.keys()],
    find: (id) => byId.get(id),
    secret: (name, bytes = 32) => Buffer.from(hkdfSync('sha256', root, 'serai', `secret:${name}`, bytes)),
  };
}

/**
 * `SERAI_KEYS=<id>:<base64 of 32 bytes>,…`, the current key first. The root is `SERAI_ROOT` (base64 of 32 bytes) or, without
 * it, the last and therefore oldest key: adding a key in front changes no derived secret, dropping the last one does.
 */
export function environmentKeys(env: Readonly<Record<string, string | undefined>>): KeyProvider {
  return {
    name: 'environment',
    async load() {
      const keys = (env.SERAI_KEYS ?? '')
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean)
        .map((entry) => {
          const colon = entry.indexOf(':');
          return masterKey(entry.slice(0, Math.max(0, colon)), entry.slice(colon + 1));
        });
      const oldest = keys.at(-1);
      if (!oldest) throw new Error('SERAI_KEYS is empty: give <id>:<base64 of 32 bytes>, the current key first');
      return { keys, root: env.SERAI_ROOT ? masterKey('root', env.SERAI_ROOT).key : oldest.key };
    },
  };
}

interface KeyFile {
  version: 1;
  keys: { id: string; key: string }[];
  root: string;
}

/**
 * `keys.json` in `directory`, made with fresh keys on first start (file 0600, directory 0700). A file that others may read
 * is refused: it may have been copied, and a warning would be overlooked.
 */
export function fileKeys(directory: string): KeyProvider {
  return {
    name: 'file',
    async load() {
      const path = join(directory, 'keys.json');
      if (!statSync(path, { throwIfNoEntry: false })) create(directory, path);
      const mode = statSync(path).mode & 0o777;
      if (mode & 0o077) {
        throw new Error(
          `${path} may be read by others (mode ${mode.toString(8)}): make it 600, and change the keys if others use this machine`,
        );
      }
      return parse(path);
    },
  };
}

/** The environment where SERAI_KEYS is set, else the key file in `directory`. */
export const keysFrom = (env: Readonly<Record<string, string | undefined>>, directory: string): KeyProvider =>
  env.SERAI_KEYS ? environmentKeys(env) : fileKeys(directory);

function parse(path: string): KeyMaterial {
  let file: KeyFile;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
  } catch {
    throw new Error(`${path} is not a key file: restore it from a backup; without it sealed data cannot be opened`);
  }
  if (file.version !== 1) throw new Error(`${path} has a version that this Serai does not know`);
  return { keys: file.keys.map(({ id, key }) => masterKey(id, key)), root: masterKey('root', file.root).key };
}

/** Written aside and linked into place, so that nobody reads half a file and of two racing processes one wins for both. */
function create(directory: string, path: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file: KeyFile = {
    version: 1,
    keys: [{ id: `k${randomBytes(4).toString('hex')}`, key: randomBytes(32).toString('base64') }],
    root: randomBytes(32).toString('base64'),
  };
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    chmodSync(aside, 0o600);
    writeSync(handle, `${JSON.stringify(file, null, 2)}\n`);
    fsyncSync(handle);
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(handle);
    unlinkSync(aside);
  }
}
