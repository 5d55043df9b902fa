import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, nonceBytes, tagBytes } from './aes.ts';

/** A 256-bit key and the name written beside everything it seals. */
export interface NamedKey {
  /** 1 to 32 of `A-Z a-z 0-9 . _ -`. */
  readonly id: string;
  readonly key: Buffer;
}

/** What seals and what opens. */
export interface SealKeys {
  readonly current: NamedKey;
  /** The current key and those before it. */
  find(id: string): NamedKey | undefined;
}

/** Keys, the current first. Throws if there is none, or two of one name. */
export function sealKeys(keys: readonly NamedKey[]): SealKeys {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (!current) throw new Error('there is no key');
  if (byId.size !== keys.length) throw new Error('two keys have the same id');
  return { current, find: (id) => byId.get(id) };
}

/**
 * A sealed value describes itself:
 *
 *   version (1 byte, 1) · length of key id (1 byte) · key id (ASCII) · nonce (12) · ciphertext · tag (16)
 *
 * and the additional data it is bound to is that header followed by the binding, so neither can be exchanged.
 */
const version = 1;

/** The place a sealed value belongs to; made by `bindTo`. */
export type Binding = Uint8Array & { readonly __binding?: never };

/** A sealed value that does not open. Never the caller's fault: data was moved or damaged, or a key is missing. */
export class SealError extends Error {
  override readonly name = 'SealError';
  /**
   * format: not a sealed value. unknown_key: its key is not here. mismatch: damaged, or bound to another place.
   * destroyed: its key was destroyed on purpose, and what it sealed is gone for ever.
   */
  readonly reason: 'format' | 'unknown_key' | 'mismatch' | 'destroyed';

  constructor(reason: SealError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Binds a sealed value to one cell: a value copied to another tenant, table, column or row does not open there.
 * Each part is preceded by its length, so no two places share a binding.
 */
export function bindTo(tenantId: string, table: string, column: string, rowId: string): Binding {
  const parts = [tenantId, table, column, rowId].flatMap((part) => {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts);
}

/** Seals `plaintext` (text as UTF-8) with the current key. Sealing the same twice gives different bytes. */
export function seal(keys: SealKeys, plaintext: string | Uint8Array, binding: Binding): Buffer {
  const { id, key } = keys.current;
  const name = Buffer.from(id, 'ascii');
  const header = Buffer.concat([Buffer.of(version, name.length), name]);
  const nonce = randomBytes(nonceBytes);
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  return Buffer.concat([header, nonce, encrypt(key, nonce, bytes, Buffer.concat([header, binding]))]);
}

/** Opens what `seal` made, under any of the keys. Throws SealError. */
export function open(keys: SealKeys, sealed: Uint8Array, binding: Binding): Buffer {
  const { id, header, rest } = split(sealed);
  const key = keys.find(id);
  if (!key) throw new SealError('unknown_key', `there is no key named ${JSON.stringify(id)}`);
  const plaintext = decrypt(key.key, rest.subarray(0, nonceBytes), rest.subarray(nonceBytes), Buffer.concat([header, binding]));
  if (!plaintext) throw new SealError('mismatch', 'the sealed value is damaged or belongs to another place');
  return plaintext;
}

/** Id of the key a value was sealed with: what a rotation looks for. */
export const sealedBy = (sealed: Uint8Array): string => split(sealed).id;

/** Seals a value as JSON. */
export const sealJson = (keys: SealKeys, value: unknown, binding: Binding): Buffer => seal(keys, JSON.stringify(value), binding);

/** Opens what `sealJson` made. Throws SealError. */
export const openJson = <T = unknown>(keys: SealKeys, sealed: Uint8Array, binding: Binding): T =>
  JSON.parse(open(keys, sealed, binding).toString('utf8')) as T;

function split(sealed: Uint8Array): { id: string; header: Buffer; rest: Buffer } {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const end = 2 + (bytes[1] ?? 0);
  if (bytes[0] !== version || end === 2 || bytes.length < end + nonceBytes + tagBytes) {
    throw new SealError('format', 'not a sealed value of a version known here');
  }
  return { id: bytes.toString('latin1', 2, end), header: bytes.subarray(0, end), rest: bytes.subarray(end) };
}
