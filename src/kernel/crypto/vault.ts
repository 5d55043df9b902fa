import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyProvider } from './keys.ts';
import { type Binding, SealError } from './seal.ts';

export interface VaultOptions {
  /** Such as https://vault.internal:8200. Set by the operator, never by a tenant. */
  readonly address: string;
  readonly token: string;
  /** Name of the transit key; made on first use, with derivation. */
  readonly key: string;
  /** Where the transit engine is mounted. */
  readonly mount: string;
  readonly namespace?: string | undefined;
  /** Where the wrapped root of derived secrets is kept, unless `root` gives it. */
  readonly directory: string;
  readonly root?: Buffer | undefined;
}

interface KeyInfo {
  readonly latest_version: number;
  readonly min_decryption_version: number;
  readonly derived: boolean;
  readonly keys: Readonly<Record<string, unknown>>;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const versionOf = (ciphertext: string): string | undefined => /^vault:(v\d+):/.exec(ciphertext)?.[1];

/**
 * Master keys in HashiCorp Vault's transit engine, by its HTTP API: they never leave it. The transit key is a derived one, and the place
 * of a wrapped key is its derivation context, which encrypt, decrypt and rewrap all take: moved elsewhere it does not unwrap.
 */
export function vaultKeys(options: VaultOptions): KeyProvider {
  const { address, token, key, mount, namespace, directory } = options;
  const ask = async (
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; data: Record<string, unknown>; errors: string[] }> => {
    const answer = await fetch(`${address.replace(/\/$/, '')}/v1/${mount}/${path}`, {
      method,
      headers: {
        'x-vault-token': token,
        'x-vault-request': 'true',
        ...(namespace ? { 'x-vault-namespace': namespace } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    const text = await answer.text();
    const parsed = (text ? JSON.parse(text) : {}) as { data?: Record<string, unknown> | null; errors?: string[] };
    return { status: answer.status, data: parsed.data ?? {}, errors: parsed.errors ?? [] };
  };
  const must = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const { status, data, errors } = await ask(method, path, body);
    if (status >= 300) throw new Error(`Vault answered ${status} to ${method} ${mount}/${path}: ${errors.join('; ')}`);
    return data;
  };
  let ready: Promise<void> | undefined;
  const ensure = (): Promise<void> => {
    ready ??= (async () => {
      const { status } = await ask('GET', `keys/${key}`);
      if (status === 404) await must('POST', `keys/${key}`, { type: 'aes256-gcm96', derived: true });
      const info = (await must('GET', `keys/${key}`)) as unknown as KeyInfo;
      if (!info.derived) throw new Error(`Vault's key ${key} was made without derived=true: wrapped keys could be exchanged; use another`);
    })();
    ready.catch(() => {
      ready = undefined;
    });
    return ready;
  };
  const info = async (): Promise<KeyInfo> => {
    await ensure();
    return (await must('GET', `keys/${key}`)) as unknown as KeyInfo;
  };
  const encrypt = async (plaintext: Uint8Array, place: Binding): Promise<string> => {
    await ensure();
    const { ciphertext } = await must('POST', `encrypt/${key}`, { plaintext: base64(plaintext), context: base64(place) });
    return ciphertext as string;
  };
  const decrypt = async (wrapped: string, place: Binding): Promise<Buffer> => {
    if (!versionOf(wrapped)) throw new SealError('format', 'not a key that Vault wrapped');
    const { status, data, errors } = await ask('POST', `decrypt/${key}`, { ciphertext: wrapped, context: base64(place) });
    if (status === 400) {
      const old = errors.some((error) => error.includes('too old'));
      throw new SealError(old ? 'unknown_key' : 'mismatch', `Vault does not unwrap it: ${errors.join('; ')}`);
    }
    if (status >= 300) throw new Error(`Vault answered ${status} to a decryption: ${errors.join('; ')}`);
    return Buffer.from(data.plaintext as string, 'base64');
  };
  const textOf = (wrapped: Uint8Array) => Buffer.from(wrapped).toString('ascii');
  return {
    name: 'vault',
    async root() {
      if (options.root) return options.root;
      const path = join(directory, 'root.vault');
      if (!existsSync(path)) {
        // Linked into place: of two that start at once one wins for both.
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        const aside = `${path}.${randomBytes(6).toString('hex')}`;
        writeFileSync(aside, `${await encrypt(randomBytes(32), rootPlace)}\n`, { mode: 0o600 });
        try {
          linkSync(aside, path);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        } finally {
          unlinkSync(aside);
        }
      }
      return decrypt(readFileSync(path, 'ascii').trim(), rootPlace);
    },
    async ids() {
      const { keys } = await info();
      return Object.keys(keys)
        .map(Number)
        .sort((a, b) => b - a)
        .map((version) => `v${version}`);
    },
    wrap: async (plain, place) => Buffer.from(await encrypt(plain, place), 'ascii'),
    unwrap: (wrapped, place) => decrypt(textOf(wrapped), place),
    async rewrap(wrapped, place) {
      await ensure();
      const { ciphertext } = await must('POST', `rewrap/${key}`, { ciphertext: textOf(wrapped), context: base64(place) });
      return Buffer.from(ciphertext as string, 'ascii');
    },
    wrappedBy(wrapped) {
      const version = versionOf(textOf(wrapped));
      if (!version) throw new SealError('format', 'not a key that Vault wrapped');
      return version;
    },
    async rotate() {
      await ensure();
      await must('POST', `keys/${key}/rotate`);
      return `v${(await info()).latest_version}`;
    },
    /** Vault forgets versions from the oldest on: this one and all before it. */
    async destroy(id) {
      const version = Number(id.slice(1));
      const { latest_version } = await info();
      if (version >= latest_version) throw new Error(`${id} is the current version: rotate first`);
      // The root is wrapped by a version too, and must not go with it.
      const path = join(directory, 'root.vault');
      if (existsSync(path)) {
        const wrapped = readFileSync(path, 'ascii').trim();
        const { ciphertext } = await must('POST', `rewrap/${key}`, { ciphertext: wrapped, context: base64(rootPlace) });
        writeFileSync(path, `${ciphertext as string}\n`, { mode: 0o600 });
      }
      await must('POST', `keys/${key}/config`, { min_decryption_version: version + 1, min_encryption_version: version + 1 });
      await must('POST', `keys/${key}/trim`, { min_available_version: version + 1 });
    },
  };
}

const rootPlace: Binding = Buffer.from('serai root');
