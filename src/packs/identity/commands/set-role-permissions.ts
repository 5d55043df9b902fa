import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess, refuseBeyondOwn, roleWithPermissions } from '../access.ts';
import { roles } from '../resources.ts';
import { permissionCodes, putPermissions } from '../role-permissions.ts';

/**
 * POST /v1/roles/{id}/set-permissions. Works on system roles too, except the owner's, who may do everything always. Neither a
 * permission that is given nor one that is taken may be beyond the actor's own.
 */
export const setRolePermissions = command({
  on: roles,
  verb: 'set-permissions',
  permission: 'team.roles',
  summary: 'Choose everything a role allows.',
  input: Type.Object({ permissions: permissionCodes }),
  first: changeAccess,
  async run(context, input) {
    const { tx, id, row, actor, now } = context;
    if (row.code === 'owner') throw fail('protected_record', { role: row.code });
    const before = (await roleWithPermissions(tx, id, '')).permissions;
    const given = input.permissions.filter((code) => !before.includes(code));
    const taken = before.filter((code) => !input.permissions.includes(code));
    refuseBeyondOwn(actor, [...given, ...taken]);
    await putPermissions(context, id, input.permissions);
    await tx.exec`update roles set updated_at = ${now} where id = ${id}`;
    context.audit({ action: 'roles.permissions', resource: 'roles', resourceId: id, before: { taken }, after: { given } });
    context.emit('identity.role_changed', { role_id: id, given, taken }, { subject: `roles/${id}` });
  },
});
