import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess, refuseAgainstStronger, refuseBeyondOwn, refuseUnlessOwner, roleWithPermissions } from '../access.ts';
import { id, moment } from '../input.ts';
import { userRoles } from '../resources.ts';
import { signOutAfterRoleChange } from '../sessions.ts';

/** POST /v1/user-roles. Gives a role, or changes until when it is given. */
export const assignRole = command({
  on: userRoles,
  target: 'collection',
  permission: 'team.edit',
  summary: 'Give someone a role, for ever or until a moment.',
  input: Type.Object({
    user_id: id('The person.'),
    role_id: id('The role.'),
    expires_at: Type.Optional(moment('The role stops by itself then. Absent: never.')),
  }),
  async run(context, input) {
    const { tx, actor, now, newId } = context;
    const expiresAt = input.expires_at ? new Date(input.expires_at) : null;
    if (expiresAt && expiresAt <= now) {
      throw fail('invalid_input', {}, [{ pointer: '/expires_at', message: 'This moment is past.' }]);
    }
    await changeAccess({ tx });
    const person = await tx.maybe`select 1 from users where id = ${input.user_id} and deleted_at is null`;
    if (!person) throw fail('invalid_reference', {}, [{ pointer: '/user_id', message: 'There is no such person.' }]);
    await refuseAgainstStronger(context, input.user_id);
    const role = await roleWithPermissions(tx, input.role_id, '/role_id');
    if (role.code === 'owner') {
      refuseUnlessOwner(actor);
      if (expiresAt) throw fail('invalid_input', {}, [{ pointer: '/expires_at', message: 'Ownership does not expire.' }]);
      await tx.exec`update users set is_owner = true, updated_at = ${now} where id = ${input.user_id}`;
    }
    refuseBeyondOwn(actor, role.permissions);
    const assigned = await tx.one<{ id: string }>`
      insert into user_roles (id, user_id, role_id, assigned_at, assigned_by, expires_at)
      values (${newId()}, ${input.user_id}, ${input.role_id}, ${now}, ${actor.id}, ${expiresAt})
      on conflict (user_id, role_id) do update
        set expires_at = excluded.expires_at, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by
      returning id`;
    await signOutAfterRoleChange(context, [input.user_id]);
    context.emit(
      'identity.role_assigned',
      { user_id: input.user_id, role_id: input.role_id, expires_at: expiresAt?.toISOString() ?? null },
      { subject: `users/${input.user_id}` },
    );
    return assigned;
  },
});
