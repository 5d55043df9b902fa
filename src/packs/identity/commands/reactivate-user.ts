import { command } from '#kernel/command';
import { changeAccess, refuseAgainstStronger } from '../access.ts';
import { nothing } from '../input.ts';
import { ensureRoomForOneMore } from '../people-limit.ts';
import { users } from '../resources.ts';

/** POST /v1/users/{id}/reactivate. Takes a place in the plan again. Sessions that were ended stay ended. */
export const reactivateUser = command({
  on: users,
  verb: 'reactivate',
  permission: 'team.edit',
  from: ['inactive'],
  summary: 'Let someone sign in again.',
  input: nothing,
  first: changeAccess,
  async run(context) {
    const { tx, id, now } = context;
    await ensureRoomForOneMore(context);
    await refuseAgainstStronger(context, id);
    await tx.exec`
      update users set is_active = true, failed_sign_ins = 0, locked_until = null, updated_at = ${now} where id = ${id}`;
    context.emit('identity.user_reactivated', { user_id: id }, { subject: `users/${id}` });
  },
});
