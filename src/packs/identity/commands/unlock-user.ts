import { command } from '#kernel/command';
import { refuseAgainstStronger } from '../access.ts';
import { nothing } from '../input.ts';
import { users } from '../resources.ts';

/** POST /v1/users/{id}/unlock. Ends the rest after failed sign-ins. */
export const unlockUser = command({
  on: users,
  verb: 'unlock',
  permission: 'team.edit',
  from: ['active', 'inactive'],
  summary: 'Let someone try to sign in again at once.',
  input: nothing,
  async run(context) {
    const { tx, id, now } = context;
    await refuseAgainstStronger(context, id);
    await tx.exec`update users set failed_sign_ins = 0, locked_until = null, updated_at = ${now} where id = ${id}`;
  },
});
