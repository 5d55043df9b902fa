import type { Tx } from '#kernel/db';

/** Units that came back into free stock for each reference, such as the order items of a returned order. None: not in the map. */
export async function restocked(tx: Tx, referenceType: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many<{ reference_id: string; units: number }>`
    select reference_id, sum(available_delta)::int as units from stock_movements
    where reference_type = ${referenceType} and reference_id = any(${[...ids]}::uuid[]) and movement_type = 'return'
    group by reference_id`;
  return new Map(rows.map(({ reference_id, units }) => [reference_id, units]));
}
