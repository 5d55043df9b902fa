import { command, Type } from '#kernel/command';
import { changeAccess, refuseAgainstStronger } from '../access.ts';
import { email } from '../input.ts';
import { users } from '../resources.ts';

/**
 * POST /v1/users/{id}/change-email. Who holds the address can reset the password, so this is as strong as acting for the
 * person: refused towards anyone who may do more.
 */
export const changeEmail = command({
  on: users,
  verb: 'change-email',
  permission: 'team.edit',
  from: ['active', 'inactive'],
  summary: "Change someone's sign-in address.",
  input: Type.Object({ email: email('The new address.') }),
  first: changeAccess,
  async run(context, input) {
    const { tx, id, now } = context;
    await refuseAgainstStronger(context, id);
    await tx.exec`update users set email = ${input.email}, email_verified_at = null, updated_at = ${now} where id = ${id}`;
    await tx.exec`update password_resets set used_at = ${now} where user_id = ${id} and used_at is null`;
    context.emit('identity.email_changed', { user_id: id }, { subject: `users/${id}` });
  },
});
