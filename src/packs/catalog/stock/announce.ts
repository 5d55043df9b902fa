import type { Context } from '#kernel/context';

/** One stock row as a stock statement left it. */
export interface ChangedStock {
  inventory_id: string;
  product_id: string;
  variant_id: string | null;
  warehouse_location: string | null;
  /** Units available before and after. */
  was: number;
  available: number;
  reorder_point: number | null;
  reorder_quantity: number | null;
}

/**
 * Tells what changed: `inventory.changed` once for all rows whose available units differ (channels push it), and
 * `inventory.low_stock` for each row that crossed its reorder point downward. `was` and `available` come from the
 * statement that held the row's lock, so of many concurrent buyers exactly one crosses.
 */
export function announce(context: Context, changed: readonly ChangedStock[]): void {
  const moved = changed.filter((row) => row.available !== row.was);
  if (moved.length === 0) return;
  context.emit('inventory.changed', {
    rows: moved.map(({ inventory_id, product_id, variant_id, available }) => ({ inventory_id, product_id, variant_id, available })),
  });
  for (const { was, ...row } of moved) {
    if (row.reorder_point !== null && was > row.reorder_point && row.available <= row.reorder_point) {
      context.emit('inventory.low_stock', row, { subject: `inventory/${row.inventory_id}` });
    }
  }
}

/** The person a movement is ascribed to; super admins and the system are not among the tenant's users. */
export const author = ({ actor }: Context): string | null => (actor.kind === 'user' || actor.kind === 'api_key' ? actor.id : null);
