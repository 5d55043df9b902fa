import { command, Type } from '#kernel/command';
import { q } from '#kernel/db';
import { changeAccess, refuseAgainstStronger } from '../../access.ts';
import { id, nothing } from '../../input.ts';
import { adminUsers } from '../../resources.ts';
import { endSessions, signOutAfterRoleChange } from '../../sessions.ts';
import { giveAdminRole, takeAdminRole } from '../admin-role.ts';
import { duties } from '../input.ts';
import { refuseAboveOwnLevel } from '../level.ts';
import { checkNetworks } from '../networks.ts';

/** POST /v1/admin-users/{id}/change. Acts with the administrator's next request. */
export const changeAdmin = command({
  on: adminUsers,
  verb: 'change',
  permission: 'admins.manage',
  summary: 'Change the duties of an administrator, or the rules to sign in by.',
  input: Type.Object({ role_id: Type.Optional(id('Another role; the one until now is taken.')), ...duties }, { minProperties: 1 }),
  first: changeAccess,
  async run(context, input) {
    const { tx, id: adminId, row, now } = context;
    checkNetworks(input.ip_allow_list);
    await refuseAgainstStronger(context, row.user_id);
    await refuseAboveOwnLevel(context, { user_id: row.user_id, access_level: input.access_level ?? row.access_level });
    if (input.role_id && input.role_id !== row.role_id && row.is_active) {
      await takeAdminRole(context, row.user_id, row.role_id);
      await giveAdminRole(context, row.user_id, input.role_id);
      await signOutAfterRoleChange(context, [row.user_id]);
    }
    await tx.exec(
      q
        .updateTable('admin_users')
        .set({ ...input, updated_at: now })
        .where('id', '=', adminId),
    );
  },
});

/** POST /v1/admin-users/{id}/deactivate. The person stays; the role goes, and sessions end. */
export const deactivateAdmin = command({
  on: adminUsers,
  verb: 'deactivate',
  permission: 'admins.manage',
  from: ['active'],
  summary: 'End an administrative office.',
  input: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500, description: 'Kept in the audit trail.' })) }),
  first: changeAccess,
  async run(context) {
    const { tx, id: adminId, row, actor, now, emit } = context;
    await refuseAgainstStronger(context, row.user_id);
    await refuseAboveOwnLevel(context, row);
    await takeAdminRole(context, row.user_id, row.role_id);
    await tx.exec`
      update admin_users set is_active = false, deactivated_at = ${now}, deactivated_by = ${actor.id}, updated_at = ${now} where id = ${adminId}`;
    await endSessions(context, { userId: row.user_id }, 'role_changed', actor.id);
    emit('identity.admin_deactivated', { admin_user_id: adminId, user_id: row.user_id }, { subject: `admin-users/${adminId}` });
  },
});

/** POST /v1/admin-users/{id}/reactivate. */
export const reactivateAdmin = command({
  on: adminUsers,
  verb: 'reactivate',
  permission: 'admins.manage',
  from: ['inactive'],
  summary: 'Give an administrative office back.',
  input: nothing,
  first: changeAccess,
  async run(context) {
    const { tx, id: adminId, row, now } = context;
    await refuseAgainstStronger(context, row.user_id);
    await refuseAboveOwnLevel(context, row);
    await giveAdminRole(context, row.user_id, row.role_id);
    await signOutAfterRoleChange(context, [row.user_id]);
    await tx.exec`
      update admin_users set is_active = true, deactivated_at = null, deactivated_by = null, updated_at = ${now} where id = ${adminId}`;
  },
});
