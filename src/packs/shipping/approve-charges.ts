import type { Context } from '#kernel/context';
import { parseMoney, toDecimal } from '#kernel/money';
import type { Fields } from '#kernel/resource';
import { requireApproval } from '#packs/identity';

/**
 * What a courier charges comes from the courier. To write more by hand, after a dispute about weight for instance, is to agree to pay it:
 * an administrator's office may set a limit. To write less agrees to nothing.
 */
export async function approveCharges(context: Context, after: Fields, before: Fields | undefined): Promise<void> {
  const [now, earlier] = [after, before].map((row) => parseMoney(String(row?.shipping_charges ?? '0'))) as [bigint, bigint];
  if (now <= earlier) return;
  const money = { amount: String(after.shipping_charges), currency: String(after.currency) };
  await requireApproval(context, { money, added: toDecimal(now - earlier) });
}
