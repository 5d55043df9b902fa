import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { digestOf } from '#kernel/refresh-tokens';
import { refuseGuessable } from '../guessable.ts';
import { newPassword, nothing, tenantSlug } from '../input.ts';
import { refuseLeaked } from '../leaked.ts';
import { forgetDevices } from '../mfa/devices.ts';
import { hashPassword } from '../password.ts';
import { endSessions } from '../sessions.ts';

/** POST /v1/auth/reset-password. The link works once; all sessions end, and a resting account may sign in again. */
export const resetPassword = command({
  on: 'auth',
  verb: 'reset-password',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  summary: 'Choose a new password with the token of a reset link.',
  secret: ['token', 'password'],
  input: Type.Object({
    tenant: tenantSlug,
    token: Type.String({ maxLength: 100, description: 'The token of the link.' }),
    password: newPassword,
  }),
  output: nothing,
  async decoy({ password }) {
    await refuseLeaked(password, '/password');
    throw fail('token_expired');
  },
  async run(context, input) {
    await refuseLeaked(input.password, '/password');
    const { tx, now } = context;
    const reset = await tx.maybe<{ user_id: string; name: string; email: string }>`
      update password_resets r set used_at = ${now} from users u
      where r.token_digest = ${digestOf(input.token)} and r.used_at is null and r.expires_at > ${now}
        and u.id = r.user_id and u.status = 'active'
      returning r.user_id, u.name, u.email`;
    if (!reset) throw fail('token_expired');
    // Refused like this the link works again: what it changed is undone.
    refuseGuessable(context, reset, input.password, '/password');
    // The link came by mail, so the address is proved as well.
    await tx.exec`
      update users set password_hash = ${await hashPassword(input.password)}, password_changed_at = ${now}, updated_at = ${now},
        failed_sign_ins = 0, locked_until = null, email_verified_at = coalesce(email_verified_at, ${now})
      where id = ${reset.user_id}`;
    await tx.exec`update password_resets set used_at = ${now} where user_id = ${reset.user_id} and used_at is null`;
    await endSessions(context, { userId: reset.user_id }, 'password_changed', reset.user_id);
    await forgetDevices(context, reset.user_id, reset.user_id);
    context.emit('identity.password_changed', { user_id: reset.user_id }, { subject: `users/${reset.user_id}` });
    return {};
  },
});
