import { command, Type } from '#kernel/command';
import { q } from '#kernel/db';
import { fail } from '#kernel/errors';
import { changeAccess, refuseAgainstStronger } from '../../access.ts';
import { id } from '../../input.ts';
import { adminUsers } from '../../resources.ts';
import { signOutAfterRoleChange } from '../../sessions.ts';
import { giveAdminRole } from '../admin-role.ts';
import { duties } from '../input.ts';
import { refuseAboveOwnLevel } from '../level.ts';
import { checkNetworks } from '../networks.ts';

/** POST /v1/admin-users. */
export const createAdmin = command({
  on: adminUsers,
  target: 'collection',
  permission: 'admins.manage',
  summary: 'Give someone an administrative office: a role, duties, and stricter rules to sign in by.',
  input: Type.Object({ user_id: id('The person.'), role_id: id('The role that comes with it.'), ...duties }),
  async run(context, input) {
    const { tx, actor, now, newId, emit } = context;
    checkNetworks(input.ip_allow_list);
    await changeAccess({ tx });
    const person = await tx.maybe`select 1 from users where id = ${input.user_id} and status = 'active'`;
    if (!person) throw fail('invalid_reference', {}, [{ pointer: '/user_id', message: 'There is no such active person.' }]);
    await refuseAgainstStronger(context, input.user_id);
    await refuseAboveOwnLevel(context, input);
    await giveAdminRole(context, input.user_id, input.role_id);
    await signOutAfterRoleChange(context, [input.user_id]);
    const made = { id: newId() };
    await tx.exec(q.insertInto('admin_users').values({ ...made, ...input, created_by: actor.id, created_at: now, updated_at: now }));
    emit('identity.admin_created', { admin_user_id: made.id, user_id: input.user_id }, { subject: `admin-users/${made.id}` });
    return made;
  },
});
