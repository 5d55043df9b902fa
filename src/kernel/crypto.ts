/** The crypto door: sealing with a key ring, digests, signatures and secrets. */
export { bindTo, open, openJson, seal, sealJson, SealError, sealedBy } from './crypto/seal.ts';
export type { Binding } from './crypto/seal.ts';
export { keyRing, environmentKeys, fileKeys, keysFrom } from './crypto/keys.ts';
export type { KeyProvider, KeyRing, MasterKey } from './crypto/keys.ts';
export { constantTimeEqual, digestHex, hmacSha256Base64, hmacSha256Hex, randomSecret } from './crypto/digest.ts';
