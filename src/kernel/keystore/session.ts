import { ident } from '../db/statement.ts';
import type { Tx } from '../db/types.ts';

/**
 * Statements on the key store in the middle of a tenant's transaction. Only the process's own role may touch it, so the role is put
 * down and taken up again around each group. A group is sent in one go, before anything is waited for: nothing that the same
 * transaction does meanwhile can slip in between and run without the tenant's role.
 */
export type Grouped = <T>(group: (tx: Tx) => Promise<T>) => Promise<T>;

export interface InStore extends Grouped {
  /**
   * One statement behind a shared lock, in two instead of four: the role is put down with the lock, and taken up by
   * `set_config('role', role, true) as role` in the statement's row. It must have exactly one, whatever it found.
   */
  behind<R extends { readonly role: string }>(lock: string, statement: (tx: Tx, role: string) => Promise<R>): Promise<R>;
}

export function keyStoreIn(tx: Tx, tenantRole: string): InStore {
  // The platform's and the owner's transactions have no tenant; which role they run as is asked once.
  let role: Promise<string> | string =
    tenantRole || tx.text<{ role: string }>('select current_user::text as role', []).then(([row]) => row!.role);
  if (typeof role !== 'string') role.catch(() => {});
  const group = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (typeof role !== 'string') role = await role;
    const down = tx.text('set local role none', []);
    const working = work(tx);
    const up = tx.text(`set local role ${ident(role)}`, []);
    // If one fails, the transaction has failed and the others with it; the group's own error is the one to tell.
    down.catch(() => {});
    up.catch(() => {});
    const result = await working;
    await up;
    return result;
  };
  const behind: InStore['behind'] = async (lock, statement) => {
    if (typeof role !== 'string') role = await role;
    const down = tx.text(`select set_config('role', 'none', true), pg_advisory_xact_lock_shared(hashtextextended($1, 0))::text as locked`, [
      lock,
    ]);
    down.catch(() => {});
    const row = await statement(tx, role);
    if (row.role !== role) throw new Error('The key store was left without its role being taken up again.');
    return row;
  };
  return Object.assign(group, { behind });
}
