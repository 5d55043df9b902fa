import { type Money, parseMoney, toDecimal } from '#kernel/money';

/** What an administrator's office allows, and what it has approved today. */
export interface OfficeLimits {
  readonly can_approve_overrides: boolean;
  /** Most at once; null: no limit. */
  readonly approval_limit: string | null;
  /** Most in a day of the business's time zone; null: no limit. */
  readonly daily_approval_limit: string | null;
  /** Of both limits. */
  readonly currency: string;
  readonly approved_today: string;
}

export interface ToApprove {
  /** Money that is spent or given away. `amount` null: nobody can tell how much it is. */
  readonly money?: { readonly amount: string | null; readonly currency: string };
  /** As much of it as is new: by so much the day's total grows. Default: all of it. */
  readonly added?: string;
  /** The rule of the business that is set aside, by the name of its setting or its kind: `list_price`. */
  readonly exception?: string;
}

/** Why an office does not allow something, as the refusal tells it. */
export interface Objection extends Record<string, unknown> {
  readonly because: 'exception' | 'limit' | 'day' | 'currency' | 'unknown';
  /** The limit, and its currency. */
  readonly limit?: string;
  readonly currency?: string;
  /** What was approved of the day's limit before. */
  readonly approved?: string;
}

/** By how much the day's total grows. */
export const addedBy = ({ money, added }: ToApprove): Money => parseMoney(added ?? money?.amount ?? '0');

/**
 * Why an office does not allow it; undefined: it does. `earlier` was approved in the same deed. There are no
 * rates of exchange here: money in another currency, and money of an unknown amount, is above every limit.
 */
export function objectionOf(office: OfficeLimits, ask: ToApprove, earlier: Money): Objection | undefined {
  const { can_approve_overrides, approval_limit: limit, daily_approval_limit: daily, currency } = office;
  const { money, exception } = ask;
  if (exception && !can_approve_overrides) return { because: 'exception', rule: exception };
  if (!money || (limit === null && daily === null)) return undefined;
  const told = { limit: limit ?? daily!, currency };
  if (money.amount === null) return { because: 'unknown', ...told };
  if (parseMoney(money.amount) === 0n) return undefined;
  if (money.currency !== currency) return { because: 'currency', ...told };
  if (limit !== null && parseMoney(money.amount) > parseMoney(limit)) return { because: 'limit', limit, currency };
  return daily === null ? undefined : objectionOfDay({ daily, currency }, parseMoney(office.approved_today) + earlier, addedBy(ask));
}

const inRows: Record<Objection['because'], (told: Objection) => { message: string }> = {
  exception: () => ({ message: 'is an exception that your office may not approve' }),
  limit: ({ limit, currency }) => ({ message: `is above ${plain(limit)} ${currency}, the most that your office may approve at once` }),
  day: ({ limit, currency }) => ({ message: `passes ${plain(limit)} ${currency}, the most that your office may approve in a day` }),
  currency: ({ currency }) => ({ message: `is in another currency than ${currency}, the one that your office approves in` }),
  unknown: () => ({ message: 'is of unknown worth, and your office has a limit' }),
};
const plain = (limit = '') => limit.replace(/\.0+$/, '');

/** The same in words that follow the name of a cell of a file. */
export const inARow = (objection: Objection): string => inRows[objection.because](objection).message;

/** The same for the day's total, of which `approved` is taken. */
function objectionOfDay(of: { daily: string; currency: string }, approved: Money, added: Money): Objection | undefined {
  const { daily, currency } = of;
  if (approved + added <= parseMoney(daily)) return undefined;
  return { because: 'day', limit: daily, currency, approved: toDecimal(approved) };
}
