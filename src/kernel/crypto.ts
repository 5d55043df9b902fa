/** The crypto door: keys, sealing, digests, signatures and secrets. */

export { constantTimeEqual, digestHex, hmacSha256Base64, hmacSha256Hex, randomSecret } from './crypto/digest.ts';
export type { KeyProvider, KeyRing } from './crypto/keys.ts';
export { derive, keyRing } from './crypto/keys.ts';
export { environmentKeys, fileKeys } from './crypto/local.ts';
export { keysFrom } from './crypto/provider.ts';
export { SealError } from './crypto/seal.ts';
