import { ident } from '../db/statement.ts';
import type { Tx } from '../db/types.ts';

/**
 * Statements on the key store in the middle of a tenant's transaction. Only the process's own role may touch it, so the role is put
 * down and taken up again around each group. A group is sent in one go, before anything is waited for: nothing that the same
 * transaction does meanwhile can slip in between and run without the tenant's role.
 */
export function keyStoreIn(tx: Tx, tenantRole: string): <T>(group: (tx: Tx) => Promise<T>) => Promise<T> {
  // The platform's and the owner's transactions have no tenant; which role they run as is asked once.
  let role: Promise<string> | string =
    tenantRole || tx.text<{ role: string }>('select current_user::text as role', []).then(([row]) => row!.role);
  if (typeof role !== 'string') role.catch(() => {});
  return async (group) => {
    if (typeof role !== 'string') role = await role;
    const down = tx.text('set local role none', []);
    const work = group(tx);
    const up = tx.text(`set local role ${ident(role)}`, []);
    // If one fails, the transaction has failed and the others with it; the group's own error is the one to tell.
    down.catch(() => {});
    up.catch(() => {});
    const result = await work;
    await up;
    return result;
  };
}
