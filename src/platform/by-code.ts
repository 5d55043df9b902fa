import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';

/** The id of a plan, feature or channel type by its code, or `invalid_reference` at the pointer. */
export async function byCode(tx: Tx, table: 'plans' | 'features' | 'channel_types', code: string, pointer: string): Promise<string> {
  const [row] = await tx.text<{ id: string }>(`select id from platform.${table} where code = $1`, [code]);
  if (!row) throw fail('invalid_reference', {}, [{ pointer, message: 'is not a known code' }]);
  return row.id;
}
