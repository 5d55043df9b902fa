import type { Context } from '#kernel/context';
import { parseMoney, toDecimal } from '#kernel/money';
import type { Fields } from '#kernel/resource';
import { requireApproval } from '#packs/identity';

/**
 * To record an expense is to approve it: an administrator's office may set a limit. To raise one is to approve all of it, of which
 * the difference is new; other changes approve nothing.
 */
export async function approveExpense(context: Context, after: Fields, before: Fields | undefined): Promise<void> {
  const [now, earlier] = [parseMoney(String(after.amount)), parseMoney(String(before?.amount ?? '0'))];
  if (now <= earlier) return;
  const money = { amount: String(after.amount), currency: String(after.currency) };
  await requireApproval(context, { money, added: toDecimal(now - earlier) });
}
