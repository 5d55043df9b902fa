import type { Context } from '#kernel/context';
import { parseMoney, toDecimal } from '#kernel/money';
import { requireApproval } from '#packs/identity';
import { sellablesOf } from '../queries/sellables-of.ts';

/**
 * Units that a person takes off the books without an order are goods given away: asked for what they cost, or sell for where no cost is
 * known. `lost` of nothing, or less, asks for nothing.
 */
export async function approveLoss(context: Context, stock: { product_id: string; variant_id: string | null }, lost: number): Promise<void> {
  if (lost <= 0) return;
  const [sellable] = await sellablesOf(context.tx, [stock]);
  const price = sellable?.unit_cost ?? sellable?.selling_price ?? null;
  const amount = price === null ? null : toDecimal(parseMoney(price) * BigInt(lost));
  await requireApproval(context, { money: { amount, currency: sellable?.currency ?? context.tenant.settings.currency } });
}
