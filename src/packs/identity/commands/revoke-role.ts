import { command, Type } from '#kernel/command';
import { changeAccess, keepAnotherOwner, refuseAgainstStronger, refuseUnlessOwner, roleWithPermissions } from '../access.ts';
import { id, nothing } from '../input.ts';
import { userRoles } from '../resources.ts';
import { signOutAfterRoleChange } from '../sessions.ts';

/** POST /v1/user-roles/{id}/revoke. Acts with the person's next request. */
export const revokeRole = command({
  on: userRoles,
  verb: 'revoke',
  permission: 'team.edit',
  summary: 'Take a role from someone.',
  input: nothing,
  first: changeAccess,
  output: Type.Object({ id: id('The assignment that was taken.') }),
  async run(context) {
    const { tx, id, row, actor, now } = context;
    await refuseAgainstStronger(context, row.user_id);
    const role = await roleWithPermissions(tx, row.role_id, '');
    if (role.code === 'owner') {
      refuseUnlessOwner(actor);
      await keepAnotherOwner(tx, row.user_id);
      await tx.exec`update users set is_owner = false, updated_at = ${now} where id = ${row.user_id}`;
    }
    await tx.exec`delete from user_roles where id = ${id}`;
    await signOutAfterRoleChange(context, [row.user_id]);
    context.emit('identity.role_revoked', { user_id: row.user_id, role_id: row.role_id }, { subject: `users/${row.user_id}` });
    return { id };
  },
});
