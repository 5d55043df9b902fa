import type { Context } from '#kernel/context';
import type { Tx } from '#kernel/db';
import { addPerson } from './add-person.ts';

/** The owner of a new business. `seedAccess` must have run. Returns the person's id. */
export async function createOwner(
  context: Pick<Context, 'tx' | 'now' | 'newId'>,
  owner: { email: string; name: string; password: string },
): Promise<string> {
  return createPerson(context, { ...owner, roles: ['owner'] });
}

/** A person with roles by code, without an invitation: for provisioning and demo data. */
export async function createPerson(
  context: Pick<Context, 'tx' | 'now' | 'newId'>,
  person: { email: string; name: string; password: string; roles: readonly string[] },
): Promise<string> {
  const roles = await context.tx.many<{ id: string }>`select id from roles where code = any(${person.roles}::text[])`;
  if (roles.length < person.roles.length) throw new Error(`unknown role among ${person.roles.join(', ')}`);
  return addPerson(context, { ...person, roleIds: roles.map((role) => role.id), assignedBy: null });
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: 'active' | 'inactive' | 'deleted';
}

/** People by id, deleted ones too; unknown ids are left out. */
export function usersByIds(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  return tx.many<Person>`select id, name, email, status from users where id = any(${ids}::uuid[])`;
}

/** Active people who have a permission now: owners, and everyone with a role that allows it. */
export function usersWhoMay({ tx, now }: Pick<Context, 'tx' | 'now'>, permission: string): Promise<Person[]> {
  return tx.many<Person>`
    select id, name, email, status from users u
    where status = 'active' and (is_owner or exists (
      select 1 from user_roles r join role_permissions p on p.role_id = r.role_id
      where r.user_id = u.id and p.permission_code = ${permission} and (r.expires_at is null or r.expires_at > ${now})
    ))
    order by name, id`;
}
