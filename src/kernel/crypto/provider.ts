import type { KeyProvider } from './keys.ts';
import { environmentKeys, fileKeys } from './local.ts';
import { vaultKeys } from './vault.ts';

/**
 * Vault where SERAI_VAULT_KEY names a transit key (VAULT_ADDR, VAULT_TOKEN and VAULT_NAMESPACE are Vault's own, SERAI_VAULT_MOUNT its
 * mount, `transit` by default), the environment where SERAI_KEYS is set, else the key file in `directory`.
 */
export function keysFrom(env: Readonly<Record<string, string | undefined>>, directory: string): KeyProvider {
  const { SERAI_VAULT_KEY: key, VAULT_ADDR: address, VAULT_TOKEN: token, VAULT_NAMESPACE: namespace } = env;
  if (!key) return env.SERAI_KEYS ? environmentKeys(env) : fileKeys(directory);
  if (!address || !token) throw new Error('SERAI_VAULT_KEY needs VAULT_ADDR and VAULT_TOKEN');
  const root = env.SERAI_ROOT ? Buffer.from(env.SERAI_ROOT, 'base64') : undefined;
  if (root && root.length !== 32) throw new Error('SERAI_ROOT is not 32 bytes in base64');
  return vaultKeys({ key, address, token, namespace, mount: env.SERAI_VAULT_MOUNT ?? 'transit', directory, root });
}
