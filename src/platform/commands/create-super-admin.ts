import { command, Type } from '#kernel/command';
import { superAdmins } from '../resources.ts';
import type { Services } from '../services.ts';

export const Password = Type.String({ minLength: 12, maxLength: 200, description: 'Password, at least 12 characters.' });

/** POST /platform/v1/super-admins */
export const createSuperAdmin = ({ people }: Services) =>
  command({
    on: superAdmins,
    target: 'collection',
    access: 'platform',
    permission: 'platform.admin',
    summary: 'Make somebody a super admin.',
    secret: ['password'],
    input: Type.Object(
      {
        email: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 255, description: 'Sign-in address.' }),
        name: Type.String({ minLength: 1, maxLength: 255, description: 'Full name.' }),
        password: Password,
      },
      { additionalProperties: false },
    ),
    async run({ tx, now, newId }, { email, name, password }) {
      await people.refuseWeak([name, email], password, '/password');
      const id = newId();
      await tx.exec`
        insert into platform.super_admins (id, email, name, password_hash, created_at, updated_at)
        values (${id}, lower(${email}), ${name}, ${await people.hashPassword(password)}, ${now}, ${now})`;
      return { id };
    },
  });
