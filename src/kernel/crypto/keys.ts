import { hkdfSync } from 'node:crypto';
import type { Binding } from './seal.ts';

/**
 * Whoever holds the master keys: a file, the environment, or a key service such as HashiCorp Vault. Master keys wrap the tenants'
 * keys and nothing else; those of a service never come here.
 */
export interface KeyProvider {
  readonly name: string;
  /** 32 random bytes that other secrets are derived from; they outlive every rotation. */
  root(): Promise<Buffer>;
  /** Names of the master keys, the one that wraps first. */
  ids(): Promise<readonly string[]>;
  /** Encrypts a key with the current master key, bound to its place. */
  wrap(key: Uint8Array, place: Binding): Promise<Buffer>;
  /** Throws SealError. */
  unwrap(wrapped: Uint8Array, place: Binding): Promise<Buffer>;
  /** The same key under the current master key. */
  rewrap(wrapped: Uint8Array, place: Binding): Promise<Buffer>;
  /** Name of the master key that wrapped it. */
  wrappedBy(wrapped: Uint8Array): string;
  /** Makes a new master key and lets it wrap from now on; those before it still unwrap. Returns its name. */
  rotate(): Promise<string>;
  /** Forgets a master key for ever, and with it everything it wrapped. Never the current one. */
  destroy(id: string): Promise<void>;
}

/** The keys of this process: master keys behind their provider, and secrets by name. */
export interface KeyRing extends Pick<KeyProvider, 'wrap' | 'unwrap'> {
  readonly provider: KeyProvider;
  /**
   * A secret of `bytes` (default 32) that is always the same for its name: the application role's password, the token
   * signing key. HKDF-SHA-256 (RFC 5869) over the root; knowing one tells nothing about another or about the keys.
   */
  secret(name: string, bytes?: number): Buffer;
}

/** HKDF-SHA-256 (RFC 5869). */
export const derive = (key: Uint8Array, salt: string | Uint8Array, info: string | Uint8Array, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, bytes));

const remembered = { most: 1_000, milliseconds: 5 * 60_000 };

/**
 * Opens a provider. Unwrapped keys are remembered by their wrapped form, a bounded number for a bounded time: who destroys a key
 * removes its wrapped form from the key store, where every use looks first, so no process finds it here any more.
 */
export async function keyRing(provider: KeyProvider): Promise<KeyRing> {
  const root = await provider.root();
  const known = new Map<string, { key: Promise<Buffer>; until: number }>();
  return {
    provider,
    secret: (name, bytes = 32) => derive(root, 'serai', `secret:${name}`, bytes),
    wrap: (key, place) => provider.wrap(key, place),
    unwrap(wrapped, place) {
      const name = `${Buffer.from(wrapped).toString('base64')} ${Buffer.from(place).toString('base64')}`;
      const found = known.get(name);
      if (found && found.until > performance.now()) return found.key;
      known.delete(name);
      if (known.size >= remembered.most) known.delete(known.keys().next().value!);
      const key = provider.unwrap(wrapped, place);
      known.set(name, { key, until: performance.now() + remembered.milliseconds });
      key.catch(() => known.delete(name));
      return key;
    },
  };
}
