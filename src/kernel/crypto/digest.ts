import { createHash, createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

type Bytes = string | Uint8Array;

/** SHA-256 in lower-case hex; text is taken as UTF-8. */
export const digestHex = (data: Bytes): string => hash('sha256', data, 'hex');

/** HMAC-SHA-256 in lower-case hex; text is taken as UTF-8. */
export const hmacSha256Hex = (key: Bytes, data: Bytes): string => createHmac('sha256', key).update(data).digest('hex');

/** HMAC-SHA-256 in standard base64 with padding, as Shopify signs. */
export const hmacSha256Base64 = (key: Bytes, data: Bytes): string => createHmac('sha256', key).update(data).digest('base64');

/**
 * Whether two secrets or signatures are equal, in a time that tells nothing about where they differ. Both are hashed first,
 * so their lengths may differ and are not told either.
 */
export function constantTimeEqual(a: Bytes, b: Bytes): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}

/** `bytes` (default 32) of randomness as base64url text without padding. */
export const randomSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');
