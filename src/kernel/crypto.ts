/** The crypto door: sealing with a key ring, digests, signatures and secrets. */

export { constantTimeEqual, digestHex, hmacSha256Base64, hmacSha256Hex, randomSecret } from './crypto/digest.ts';
export type { KeyProvider, KeyRing, MasterKey } from './crypto/keys.ts';
export { environmentKeys, fileKeys, keyRing, keysFrom } from './crypto/keys.ts';
export type { Binding } from './crypto/seal.ts';
export { bindTo, open, openJson, SealError, seal, sealedBy, sealJson } from './crypto/seal.ts';
