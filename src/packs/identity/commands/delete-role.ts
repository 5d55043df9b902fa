import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess, refuseBeyondOwn, roleWithPermissions } from '../access.ts';
import { id, nothing } from '../input.ts';
import { roles } from '../resources.ts';
import { signOutAfterRoleChange } from '../sessions.ts';

/** POST /v1/roles/{id}/delete. Whoever had the role loses what it allowed at once. */
export const deleteRole = command({
  on: roles,
  verb: 'delete',
  permission: 'team.roles',
  summary: 'Delete a role that the business made.',
  input: nothing,
  output: Type.Object({ id: id('The role that was deleted.') }),
  first: changeAccess,
  async run(context) {
    const { tx, id, row, actor, emit } = context;
    if (row.is_system) throw fail('protected_record', { role: row.code });
    refuseBeyondOwn(actor, (await roleWithPermissions(tx, id, '')).permissions);
    const had = await tx.many<{ user_id: string }>`select distinct user_id from user_roles where role_id = ${id}`;
    await tx.exec`delete from roles where id = ${id}`;
    await signOutAfterRoleChange(
      context,
      had.map(({ user_id }) => user_id),
    );
    emit('identity.role_deleted', { role_id: id, code: row.code }, { subject: `roles/${id}` });
    return { id };
  },
});
