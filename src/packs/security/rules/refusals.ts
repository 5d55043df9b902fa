import type { Severity, ViolationType } from '../violations.ts';

export interface Watched {
  readonly type: ViolationType;
  readonly severity: Severity;
  readonly description: string;
  /** Minutes in which it counts once per person or address. */
  readonly windowMinutes: number;
}

/** Refusals that are violations. All others are everyday life. */
export const watchedRefusals: Readonly<Record<string, Watched>> = {
  forbidden: {
    type: 'unauthorized_access',
    severity: 'low',
    description: 'Tried something without the permission for it.',
    windowMinutes: 10,
  },
  approval_not_allowed: {
    type: 'unauthorized_access',
    severity: 'medium',
    description: 'Tried to approve more than their office allows.',
    windowMinutes: 10,
  },
  rate_limited: { type: 'rate_limit_exceeded', severity: 'medium', description: 'Asked more often than allowed.', windowMinutes: 10 },
  address_changed: {
    type: 'session_hijack_attempt',
    severity: 'high',
    description: 'A session was used from another address than it is bound to, and was ended.',
    windowMinutes: 10,
  },
  address_not_allowed: {
    type: 'unauthorized_access',
    severity: 'medium',
    description: 'An account was used from outside its networks.',
    windowMinutes: 10,
  },
};

/** So many refusals of one person within an hour are no slips any more. */
export const manyRefusals = 10;
export const repeatedRefusals: Watched = {
  type: 'unauthorized_access',
  severity: 'medium',
  description: 'Kept trying things without the permission for them.',
  windowMinutes: 60,
};

/** What a console did not let its person do. */
export const copyRefused = {
  type: 'copy_attempt',
  severity: 'low',
  description: 'Tried to copy or print what the console does not give away.',
} as const;
/** So many minutes with such attempts within an hour are no habit of the hand any more. */
export const manyCopies = 10;
export const repeatedCopies: Watched = {
  type: 'copy_attempt',
  severity: 'medium',
  description: 'Kept trying to copy or print what the console does not give away.',
  windowMinutes: 60,
};

/** What failed sign-ins come to: `failures` in a row on one account, `fromAddress` from one address within a quarter of an hour. */
export function watchedSignIn({ failures, resting, fromAddress }: { failures: number; resting: boolean; fromAddress: number }): {
  account?: Watched;
  address?: Watched;
} {
  const type = 'unauthorized_access';
  const account: Watched | undefined = resting
    ? { type, severity: 'medium', description: `An account rests after ${failures} failed sign-ins.`, windowMinutes: 60 }
    : failures >= 3
      ? { type, severity: 'low', description: `${failures} failed sign-ins in a row.`, windowMinutes: 60 }
      : undefined;
  const address: Watched | undefined =
    fromAddress >= 10
      ? { type, severity: 'high', description: `${fromAddress} failed sign-ins from one address within 15 minutes.`, windowMinutes: 15 }
      : undefined;
  return { ...(account && { account }), ...(address && { address }) };
}
