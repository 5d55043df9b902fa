/** The key store's door: sealing in a transaction, rotation, destruction. */

export { keyStoreGrants } from './keystore/grants.ts';
export { type Cell, type Secrets, secretsIn } from './keystore/secrets.ts';
