/** The database door: `Tx` is all a command, query or reaction ever sees of it. */
export type { Compilable, Database, TenantRef, Tx } from './db/types.ts';
export { q } from './db/builder.ts';
