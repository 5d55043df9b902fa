import type { Context } from '#kernel/context';
import type { Tx } from '#kernel/db';
import { changeAccess } from '../access.ts';

export interface SignInPolicy {
  readonly mfa_required: boolean;
  readonly trusted_device_days: number;
}

export const readSignInPolicy = (tx: Tx): Promise<SignInPolicy> =>
  tx.one<SignInPolicy>`select mfa_required, trusted_device_days from sign_in_policy`;

/** Changes what sign-in asks for, for everyone from their next request on. The security pack's settings come in by this door. */
export async function changeSignInPolicy(
  { tx, now, emit }: Pick<Context, 'tx' | 'now' | 'emit'>,
  changes: Partial<SignInPolicy>,
): Promise<void> {
  await changeAccess(tx);
  await tx.exec`
    update sign_in_policy set mfa_required = coalesce(${changes.mfa_required ?? null}::boolean, mfa_required),
      trusted_device_days = coalesce(${changes.trusted_device_days ?? null}::integer, trusted_device_days), updated_at = ${now}`;
  emit('identity.sign_in_policy_changed', { ...changes });
}
