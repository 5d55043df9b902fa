import { command, Type } from '#kernel/command';
import { refuseGuessable } from '../guessable.ts';
import { existingPassword, newPassword, nothing } from '../input.ts';
import { refuseLeaked } from '../leaked.ts';
import { forgetDevices } from '../mfa/devices.ts';
import { confirmPassword } from '../mfa/step-up.ts';
import { hashPassword } from '../password.ts';
import { endSessions } from '../sessions.ts';

/** POST /v1/auth/change-password. Every other session of this person ends. */
export const changePassword = command({
  on: 'auth',
  verb: 'change-password',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'Choose a new password; other sessions end.',
  secret: ['current_password', 'new_password'],
  input: Type.Object({ current_password: existingPassword('The password until now.'), new_password: newPassword }),
  output: nothing,
  async run(context, input) {
    await refuseLeaked(input.new_password, '/new_password');
    const { tx, actor, now } = context;
    const userId = await confirmPassword(context, input.current_password);
    const me = await tx.one<{ name: string; email: string }>`select name, email from users where id = ${userId}`;
    refuseGuessable(context, me, input.new_password, '/new_password');
    await tx.exec`
      update users set password_hash = ${await hashPassword(input.new_password)}, password_changed_at = ${now}, updated_at = ${now}
      where id = ${userId}`;
    await endSessions(context, { userId, except: actor.sessionId }, 'password_changed', userId);
    await forgetDevices(context, userId, userId);
    await tx.exec`update password_resets set used_at = ${now} where user_id = ${userId} and used_at is null`;
    context.emit('identity.password_changed', { user_id: userId }, { subject: `users/${userId}` });
    return {};
  },
});
