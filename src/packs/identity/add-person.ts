import type { Context } from '#kernel/context';
import { changeAccess } from './access.ts';
import { hashPassword } from './password.ts';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roleIds: readonly string[];
  readonly assignedBy: string | null;
}

/** Makes an account with its profile and roles; the owner role makes an owner. The address counts as verified. */
export async function addPerson({ tx, now, newId }: Pick<Context, 'tx' | 'now' | 'newId'>, person: NewPerson): Promise<string> {
  const userId = newId();
  const hash = await hashPassword(person.password);
  await changeAccess({ tx });
  await tx.exec`
    insert into users (id, email, name, password_hash, password_changed_at, email_verified_at, is_owner, created_at, updated_at)
    values (${userId}, ${person.email}, ${person.name}, ${hash}, ${now}, ${now},
      exists (select 1 from roles where code = 'owner' and id = any(${person.roleIds}::uuid[])), ${now}, ${now})`;
  await tx.exec`insert into user_profiles (id, user_id, created_at, updated_at) values (${newId()}, ${userId}, ${now}, ${now})`;
  await tx.exec`
    insert into user_roles (id, user_id, role_id, assigned_at, assigned_by)
    select row_id, ${userId}, role_id, ${now}, ${person.assignedBy}
    from unnest(${person.roleIds.map(() => newId())}::uuid[], ${person.roleIds}::uuid[]) as given (row_id, role_id)`;
  return userId;
}
