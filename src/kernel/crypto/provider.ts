import type { KeyProvider } from './keys.ts';
import { environmentKeys, fileKeys } from './local.ts';

/** The environment where SERAI_KEYS is set, else the key file in `directory`. */
export const keysFrom = (env: Readonly<Record<string, string | undefined>>, directory: string): KeyProvider =>
  env.SERAI_KEYS ? environmentKeys(env) : fileKeys(directory);
