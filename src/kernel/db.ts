/** The database door: `Tx` is all a command, query or reaction ever sees of it. */

export { q } from './db/builder.ts';
export { cursor } from './db/cursor.ts';
export { type Roles, rolesOf, schemaOf, slugPattern } from './db/roles.ts';
export { ident, json, literal } from './db/statement.ts';
export { type Compilable, type Database, type OwnerTx, type TenantRef, TransactionEnded, type Tx, type TxOptions } from './db/types.ts';
