import type { Context } from '#kernel/context';
import { q, type Tx } from '#kernel/db';
import { changeAccess } from '../access.ts';

/** What the business's security settings say of signing in. Identity keeps it where every request reads it anyway. */
export interface SignInPolicy {
  readonly mfa_required: boolean;
  readonly trusted_device_days: number;
  readonly session_timeout_minutes: number;
  readonly max_concurrent_sessions: number;
  readonly ip_binding_enabled: boolean;
  readonly force_logout_on_role_change: boolean;
}

export const readSignInPolicy = (tx: Tx): Promise<SignInPolicy> =>
  tx.one<SignInPolicy>`
    select mfa_required, trusted_device_days, session_timeout_minutes, max_concurrent_sessions, ip_binding_enabled, force_logout_on_role_change
    from sign_in_policy`;

/** Changes what sign-in asks for, for everyone from their next request on. The security pack's settings come in by this door. */
export async function changeSignInPolicy(
  { tx, now, emit }: Pick<Context, 'tx' | 'now' | 'emit'>,
  changes: Partial<SignInPolicy>,
): Promise<void> {
  await changeAccess({ tx });
  await tx.exec(q.updateTable('sign_in_policy').set({ ...changes, updated_at: now }));
  emit('identity.sign_in_policy_changed', { ...changes });
}
