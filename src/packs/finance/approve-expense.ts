import type { Context } from '#kernel/context';
import type { Fields } from '#kernel/resource';
import { requireApproval } from '#packs/identity';

/** To record an expense is to approve it: an administrator's office may set a limit. Other changes than of the amount approve nothing. */
export async function approveExpense(context: Context, after: Fields, before: Fields | undefined): Promise<void> {
  if (before && before.amount === after.amount) return;
  await requireApproval(context, { money: { amount: String(after.amount), currency: String(after.currency) } });
}
