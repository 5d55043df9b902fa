import { reaction } from '#kernel/events';
import { watchedSignIn } from '../rules/refusals.ts';
import { raiseViolation } from '../violations.ts';

interface Failed {
  user_id: string | null;
  failures: number | null;
  locked_until: string | null;
  ip: string | null;
  user_agent: string | null;
}

/** Failed sign-ins are counted after the answer, so that its time tells nothing about the account. */
export const watchSignIns = reaction({
  name: 'security.watch_sign_ins',
  on: 'identity.sign_in_failed',
  async apply(context, { data, occurred_at }: { data: Failed; occurred_at: Date }) {
    const { ip, user_agent: userAgent, user_id: userId, locked_until } = data;
    const { count } = await context.tx.one<{ count: number }>`
      select count(*)::int as count from audit_entries
      where action = 'auth.sign-in' and error_code in ('invalid_credentials', 'invalid_otp') and ip = ${ip}::inet
        and occurred_at between ${new Date(occurred_at.getTime() - 900_000)} and ${occurred_at}`;
    const { account, address } = watchedSignIn({ failures: data.failures ?? 0, resting: locked_until !== null, fromAddress: count });
    const from = { ip, userAgent, path: '/v1/auth/sign-in' };
    if (account) await raiseViolation(context, { ...account, ...from, userId, metadata: { failures: data.failures, locked_until } });
    if (address) await raiseViolation(context, { ...address, ...from, userId: null, metadata: { failures: count } });
  },
});

/** A refresh token that comes twice was copied; identity has ended its session. */
export const watchReuse = reaction({
  name: 'security.watch_reuse',
  on: 'identity.token_reused',
  async apply(context, { data }: { data: { user_id: string; session_id: string; ip?: string | null; user_agent?: string | null } }) {
    await raiseViolation(context, {
      type: 'session_hijack_attempt',
      severity: 'high',
      description: 'A refresh token was used a second time; its session was ended.',
      userId: data.user_id,
      ip: data.ip ?? null,
      userAgent: data.user_agent ?? null,
      path: '/v1/auth/refresh',
      metadata: { session_id: data.session_id },
      windowMinutes: 10,
    });
  },
});
