/** The database door: `Tx` is all a command, query or reaction ever sees of it. */
export type { Compilable, Database, OwnerTx, TenantRef, Tx, TxOptions } from './db/types.ts';
export { q } from './db/builder.ts';
export { ident, json, literal } from './db/statement.ts';
export { slugPattern, schemaOf, rolesOf, type Roles } from './db/roles.ts';
