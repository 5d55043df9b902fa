import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { refuseBeyondOwn, refuseUnlessOwner, roleWithPermissions } from '../access.ts';

/** Gives the administrative role. Needs `changeAccess` before it. */
export async function giveAdminRole({ tx, actor, now, newId }: Context, userId: string, roleId: string): Promise<void> {
  const role = await roleWithPermissions(tx, roleId, '/role_id');
  if (role.code === 'owner') {
    refuseUnlessOwner(actor);
    throw fail('invalid_reference', {}, [{ pointer: '/role_id', message: 'Ownership is given as a role, not as an office.' }]);
  }
  refuseBeyondOwn(actor, role.permissions);
  await tx.exec`
    insert into user_roles (id, user_id, role_id, assigned_at, assigned_by)
    values (${newId()}, ${userId}, ${roleId}, ${now}, ${actor.id})
    on conflict (user_id, role_id) do update set expires_at = null, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by`;
}

export async function takeAdminRole({ tx }: Pick<Context, 'tx'>, userId: string, roleId: string): Promise<void> {
  await tx.exec`delete from user_roles where user_id = ${userId} and role_id = ${roleId}`;
}
