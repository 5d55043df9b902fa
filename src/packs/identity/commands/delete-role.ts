import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess, refuseBeyondOwn, roleWithPermissions } from '../access.ts';
import { id, nothing } from '../input.ts';
import { roles } from '../resources.ts';

/** POST /v1/roles/{id}/delete. Whoever had the role loses what it allowed at once. */
export const deleteRole = command({
  on: roles,
  verb: 'delete',
  permission: 'team.roles',
  summary: 'Delete a role that the business made.',
  input: nothing,
  output: Type.Object({ id: id('The role that was deleted.') }),
  async run({ tx, id, row, actor, emit }) {
    if (row.is_system) throw fail('protected_record', { role: row.code });
    await changeAccess(tx);
    refuseBeyondOwn(actor, (await roleWithPermissions(tx, id, '')).permissions);
    await tx.exec`delete from roles where id = ${id}`;
    emit('identity.role_deleted', { role_id: id, code: row.code }, { subject: `roles/${id}` });
    return { id };
  },
});
