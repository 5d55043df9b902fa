import { command, Type } from '#kernel/command';
import { superAdmins } from '../resources.ts';
import type { Services } from '../services.ts';
import { endSessions } from '../sessions.ts';
import { Password } from './create-super-admin.ts';

export const setPassword = ({ people }: Services) =>
  command({
    on: superAdmins,
    verb: 'set-password',
    access: 'platform',
    permission: 'platform.admin',
    summary: 'Give a super admin a new password and end every session begun with the old one.',
    secret: ['password'],
    input: Type.Object({ password: Password }, { additionalProperties: false }),
    async run(context, { password }) {
      const { tx, now, id, row } = context;
      await people.refuseWeak([row.name, row.email], password, '/password');
      await tx.exec`
        update platform.super_admins set password_hash = ${await people.hashPassword(password)},
          failed_attempts = 0, locked_until = null, updated_at = ${now}
        where id = ${id}`;
      await endSessions(context, { adminId: id }, 'password_changed');
    },
  });
