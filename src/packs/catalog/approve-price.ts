import type { Context } from '#kernel/context';
import { parseMoney } from '#kernel/money';
import type { Fields } from '#kernel/resource';
import { requireApproval } from '#packs/identity';

interface Priced {
  readonly selling_price?: unknown;
  readonly currency?: unknown;
}

/** Whether an order may cost less by the list than before: a lower price, none any more, or one in another currency. */
export function isListLowered(after: Priced, before: Priced): boolean {
  if (before.selling_price == null) return false;
  if (after.selling_price == null || after.currency !== before.currency) return true;
  return parseMoney(String(after.selling_price)) < parseMoney(String(before.selling_price));
}

/** The same of a variant, which costs what its product does where it has no price of its own. */
export async function approveVariantPrice(context: Context, after: Fields, before: Fields | undefined): Promise<void> {
  if (!before) return;
  const { selling_price } = await context.tx.one<{ selling_price: string | null }>`
    select selling_price from products where id = ${after.product_id}`;
  await approvePrice(
    context,
    { ...after, selling_price: after.selling_price ?? selling_price },
    { ...before, selling_price: before.selling_price ?? selling_price },
  );
}

/** The list is the rule that prices of orders are held to: who may make no exception to it does not lower it either. */
export async function approvePrice(context: Context, after: Fields, before: Fields | undefined): Promise<void> {
  if (before && isListLowered(after, before)) await requireApproval(context, { exception: 'list_price' });
}
