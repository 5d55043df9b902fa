import type { Tx } from '#kernel/db';

export interface MovementFor {
  readonly id: string;
  readonly inventory_id: string;
  readonly movement_type: string;
  readonly quantity: number;
  readonly reference_id: string;
  readonly created_by: string | null;
  readonly created_at: Date;
}

/** Stock movements made for these records (order lines), the oldest first. */
export const movementsFor = (tx: Tx, referenceIds: readonly string[]): Promise<MovementFor[]> => tx.many<MovementFor>`
  select id, inventory_id, movement_type, quantity, reference_id, created_by, created_at
  from stock_movements where reference_id = any(${referenceIds}::uuid[]) order by created_at, id limit 500`;
