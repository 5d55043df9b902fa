import type { Tx } from '../db.ts';

/**
 * Lets pg-boss write in a tenant's transaction: from here on it runs as the process's own role, because tenants' roles have no
 * rights on the queue. Call it last; the tenant's tables are out of reach afterwards.
 */
export async function asProcess(tx: Tx): Promise<{ executeSql(text: string, values?: unknown[]): Promise<{ rows: never[] }> }> {
  await tx.text('set local role none', []);
  return { executeSql: async (text, values = []) => ({ rows: (await tx.text(text, values)) as never[] }) };
}
