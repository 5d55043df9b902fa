import { command, Type } from '#kernel/command';
import { changeAccess, keepAnotherOwner, refuseAgainstStronger } from '../access.ts';
import { id } from '../input.ts';
import { users } from '../resources.ts';
import { endSessions } from '../sessions.ts';

/**
 * POST /v1/users/{id}/remove. The row stays, because orders, history and audit name it; the person is gone from lists, keys are
 * withdrawn, roles are taken, and the address can be invited again.
 */
export const removeUser = command({
  on: users,
  verb: 'remove',
  permission: 'team.delete',
  from: ['active', 'inactive'],
  summary: 'Remove someone from the business.',
  input: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500, description: 'Kept in the audit trail.' })) }),
  output: Type.Object({ id: id('The person who was removed.') }),
  first: changeAccess,
  async run(context) {
    const { tx, id, row, actor, now } = context;
    await refuseAgainstStronger(context, id);
    if (row.is_owner) await keepAnotherOwner(tx, id);
    await tx.exec`
      update users set deleted_at = ${now}, is_active = false, is_owner = false, password_hash = null, updated_at = ${now} where id = ${id}`;
    await tx.exec`delete from user_roles where user_id = ${id}`;
    await tx.exec`delete from saved_views where user_id = ${id}`;
    await tx.exec`update api_keys set revoked_at = ${now}, revoked_by = ${actor.id} where created_by = ${id} and revoked_at is null`;
    await endSessions(context, { userId: id }, 'user_deactivated', actor.id);
    context.emit('identity.user_removed', { user_id: id }, { subject: `users/${id}` });
    return { id };
  },
});
