/** The key store's door: sealing in a transaction, rotation, destruction. */

export { keyStoreGrants } from './keystore/grants.ts';
export { keyReport, verifyKeys } from './keystore/report.ts';
export {
  destroyTenantKeys,
  moveBatch,
  type RotationInput,
  rewrapTenantKeys,
  type SealedColumn,
  startRotation,
} from './keystore/rotate.ts';
export { type Cell, declareSealed, type Secrets, secretsIn } from './keystore/secrets.ts';
export { destroyKeyVersion } from './keystore/version.ts';
