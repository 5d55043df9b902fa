import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';

/** Money as it is approved. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

export interface ToApprove {
  /** Money that is spent or given away, compared with the office's limit. */
  readonly money?: Amount;
  /** The rule of the business that is set aside, by the name of its setting or its kind: `list_price`. */
  readonly exception?: string;
}

interface Office {
  readonly can_approve_overrides: boolean;
  readonly approval_limit: string | null;
  readonly currency: string;
  readonly is_above: boolean;
}

/**
 * Refuses what an administrator's office does not let them approve (`approval_not_allowed`, which is a violation). The role's permission
 * has been asked before; an office narrows it: money up to its limit and in its currency, exceptions only with the right to make them.
 * Owners are above offices; who holds none is held by their role alone, and a key by the office of who made it. There are no
 * rates of exchange here, so money in another currency than a limit's is above it.
 */
export async function requireApproval({ tx, actor }: Pick<Context, 'tx' | 'actor'>, { money, exception }: ToApprove): Promise<void> {
  if (actor.isOwner || (actor.kind !== 'user' && actor.kind !== 'api_key')) return;
  const office = await tx.maybe<Office>`
    select can_approve_overrides, approval_limit, currency, coalesce(approval_limit < ${money?.amount ?? '0'}::numeric, false) as is_above
    from admin_users where user_id = ${actor.id} and is_active`;
  if (!office) return;
  if (exception && !office.can_approve_overrides) throw fail('approval_not_allowed', { because: 'exception', rule: exception });
  if (!money || office.approval_limit === null) return;
  const { approval_limit: limit, currency } = office;
  if (money.currency !== currency) throw fail('approval_not_allowed', { because: 'currency', limit, currency });
  if (office.is_above) throw fail('approval_not_allowed', { because: 'limit', limit, currency });
}
