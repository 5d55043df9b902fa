import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { existingPassword, newPassword, nothing } from '../input.ts';
import { refuseLeaked } from '../leaked.ts';
import { hashPassword, passwordFits } from '../password.ts';
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
    refuseLeaked(input.new_password, '/new_password');
    const { tx, actor, now } = context;
    if (actor.kind !== 'user' || !actor.id) throw fail('forbidden', { reason: 'people_only' });
    const { password_hash } = await tx.one<{ password_hash: string | null }>`
      select password_hash from users where id = ${actor.id} for update`;
    if (!(await passwordFits(password_hash, input.current_password))) throw fail('invalid_credentials');
    await tx.exec`
      update users set password_hash = ${await hashPassword(input.new_password)}, password_changed_at = ${now}, updated_at = ${now}
      where id = ${actor.id}`;
    await endSessions(context, { userId: actor.id, except: actor.sessionId }, 'password_changed', actor.id);
    await tx.exec`update password_resets set used_at = ${now} where user_id = ${actor.id} and used_at is null`;
    context.emit('identity.password_changed', { user_id: actor.id }, { subject: `users/${actor.id}` });
    return {};
  },
});
