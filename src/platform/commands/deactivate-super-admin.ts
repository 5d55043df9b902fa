import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { superAdmins } from '../resources.ts';
import { endSessions } from '../sessions.ts';

const nothing = Type.Object({}, { additionalProperties: false });

/** Acts with the person's next request. One active super admin always stays. */
export const deactivateSuperAdmin = command({
  on: superAdmins,
  verb: 'deactivate',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Stop a super admin at once.',
  input: nothing,
  async run(context) {
    const { tx, now, id } = context;
    // Locks all of them, in one order: two must not stop each other at the same moment.
    const active = await tx.many<{ id: string }>`select id from platform.super_admins where is_active order by id for update`;
    if (active.every((admin) => admin.id === id)) throw fail('protected_record', { reason: 'last_super_admin' });
    await tx.exec`update platform.super_admins set is_active = false, updated_at = ${now} where id = ${id}`;
    await endSessions(context, { adminId: id }, 'deactivated');
  },
});

export const activateSuperAdmin = command({
  on: superAdmins,
  verb: 'activate',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Let a super admin work again.',
  input: nothing,
  async run({ tx, now, id }) {
    await tx.exec`
      update platform.super_admins set is_active = true, failed_attempts = 0, locked_until = null, updated_at = ${now} where id = ${id}`;
  },
});
