import type { Context } from '#kernel/context';
import type { Sellable } from '#packs/catalog';
import type { IncomingItem } from '../rules/incoming.ts';
import { demandOf } from '../rules/merge.ts';

/** A line as it is written. `reserved_quantity` hopes for the best: reserveUnits corrects it where stock is short. */
export function itemRow(context: Context, currency: string, item: IncomingItem, index: number, sellable: Sellable | null, live: boolean) {
  const row = {
    ...item,
    id: context.newId(),
    position: index + 1,
    external_fulfilled_quantity: item.fulfilled_quantity,
    product_id: sellable?.product_id ?? null,
    variant_id: sellable?.variant_id ?? null,
    // A cost in another currency than the order's would add apples to pears: unknown is true.
    unit_cost: sellable?.currency === currency ? sellable.unit_cost : null,
    currency,
  };
  return { ...row, reserved_quantity: live ? demandOf(row) : 0 };
}
