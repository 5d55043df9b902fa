import { localDate } from '#kernel/clock';
import type { Approval, Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { type Money, toDecimal } from '#kernel/money';
import { addedBy, inARow, type Objection, type OfficeLimits, objectionOf, type ToApprove } from './rules/office.ts';

interface Office extends OfficeLimits {
  readonly id: string;
}

/**
 * Refuses what an administrator's office does not let them approve (`approval_not_allowed`, which is a violation), and notes who
 * approved it: the deed's audit entries tell. The role's permission has been asked before; an office narrows it: money up to its limits of
 * the deed and of the day and in its currency, exceptions only with the right to make them. Owners are above offices; who holds none is
 * held by their role alone, and a key by the office of who made it. The system's own deeds are not asked about.
 */
export async function requireApproval(context: Context, ask: ToApprove): Promise<void> {
  if (!isAsked(context)) return;
  context.approval(null);
  const { objection } = (await approver(context))(ask);
  if (objection) throw fail('approval_not_allowed', objection);
}

const isAsked = ({ actor }: Context): boolean => actor.kind === 'user' || actor.kind === 'api_key';

/**
 * The same for a deed of several parts: the office is read once, and what is returned is asked about each part. A part that it objects
 * to counts for nothing.
 */
async function approver(context: Context): Promise<(ask: ToApprove) => { approval?: Approval; objection?: Objection }> {
  const { actor, now } = context;
  if (!isAsked(context)) return () => ({});
  const office = actor.isOwner ? undefined : await officeOf(context);
  const approval = { by: actor.id, at: now };
  const totals = new Map<string, Money>();
  return (ask) => {
    if (office) {
      const currency = ask.money?.currency ?? office.currency;
      const earlier = totals.get(currency) ?? 0n;
      const objection = objectionOf(office, ask, earlier);
      if (objection) return { objection };
      const added = addedBy(ask);
      if (added > 0n && earlier === 0n) context.atEnd(() => countToDay(context, office, currency, totals.get(currency)!));
      if (added > 0n) totals.set(currency, earlier + added);
    }
    context.approval(approval);
    return { approval };
  };
}

/**
 * The same for a file whose other rows go on when one is refused: the refusal is written down with `part`, and `objection` says in the
 * row's words why.
 */
export async function batchApprover(context: Context) {
  const approve = await approver(context);
  return (ask: ToApprove, part: Record<string, unknown>): { approval?: Approval; objection?: string } => {
    const { approval, objection } = approve(ask);
    if (!objection) return approval ? { approval } : {};
    context.refuse(fail('approval_not_allowed', objection), part);
    return { objection: inARow(objection) };
  };
}

const dayOf = ({ now, tenant }: Pick<Context, 'now' | 'tenant'>): string => localDate(now, tenant.settings.timezone);

const officeOf = (context: Context): Promise<Office | undefined> =>
  context.tx.maybe<Office>`
    select o.id, o.can_approve_overrides, o.approval_limit, o.daily_approval_limit, o.currency,
      coalesce(d.approved_amount, 0) as approved_today
    from admin_users o
    left join approval_days d on d.admin_user_id = o.id and d.day = ${dayOf(context)}::date and d.currency = o.currency
    where o.user_id = ${context.actor.id} and o.is_active`;

/**
 * Adds to what an office has approved today, or refuses: one statement decides, so of any number of deeds at once as many pass as the
 * limit allows. Counted without a limit too, lest one that is set at noon forgets the morning.
 */
async function countToDay(context: Context, office: Office, currency: string, total: Money): Promise<void> {
  const { tx, now, newId } = context;
  const counted = await tx.maybe`
    insert into approval_days as d (id, admin_user_id, day, currency, approved_amount, daily_limit, created_at, updated_at)
    select ${newId()}::uuid, o.id, ${dayOf(context)}::date, ${currency}::text, ${toDecimal(total)}::numeric,
      case when o.currency = ${currency}::text then o.daily_approval_limit end, ${now}::timestamptz, ${now}::timestamptz
    from admin_users o
    where o.id = ${office.id} and (o.currency <> ${currency}::text or coalesce(${toDecimal(total)}::numeric <= o.daily_approval_limit, true))
    on conflict on constraint approval_days_day_key do update set
      approved_amount = d.approved_amount + excluded.approved_amount, daily_limit = excluded.daily_limit, updated_at = excluded.updated_at
      where coalesce(d.approved_amount + excluded.approved_amount <= excluded.daily_limit, true)
    returning d.id`;
  if (!counted) throw fail('approval_not_allowed', { because: 'day', limit: office.daily_approval_limit, currency });
}
