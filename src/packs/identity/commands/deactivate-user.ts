import { command, Type } from '#kernel/command';
import { changeAccess, keepAnotherOwner, refuseAgainstStronger } from '../access.ts';
import { users } from '../resources.ts';
import { endSessions } from '../sessions.ts';

/** POST /v1/users/{id}/deactivate. Sessions and keys stop at once; the person's place in the plan is free. */
export const deactivateUser = command({
  on: users,
  verb: 'deactivate',
  permission: 'team.edit',
  from: ['active'],
  summary: 'Stop someone from signing in.',
  input: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500, description: 'Kept in the audit trail.' })) }),
  first: changeAccess,
  async run(context) {
    const { tx, id, row, actor, now } = context;
    await refuseAgainstStronger(context, id);
    if (row.is_owner) await keepAnotherOwner(tx, id);
    await tx.exec`update users set is_active = false, updated_at = ${now} where id = ${id}`;
    await endSessions(context, { userId: id }, 'user_deactivated', actor.id);
    context.emit('identity.user_deactivated', { user_id: id }, { subject: `users/${id}` });
  },
});
