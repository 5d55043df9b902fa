import type { Pack } from '#kernel/pack';
import catalog from './packs/catalog/pack.ts';
import files from './packs/files/pack.ts';
import finance from './packs/finance/pack.ts';
import identity from './packs/identity/pack.ts';
import sales from './packs/sales/pack.ts';
import security from './packs/security/pack.ts';
import shipping from './packs/shipping/pack.ts';

/** The closed list of packs: the only file that imports every manifest. */
export const packs: readonly Pack[] = [identity, security, files, catalog, sales, shipping, finance];
