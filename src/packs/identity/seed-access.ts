import type { Context } from '#kernel/context';
import type { Pack, PermissionSpec } from '#kernel/pack';
import { changeAccess } from './access.ts';
import { systemRoles } from './system-roles.ts';

/**
 * Makes the system roles and the permissions of all given packs exist. A permission that is new here is given to the system
 * roles its manifest names; one that was here keeps whatever this business made of it. Safe to run again.
 */
export async function seedAccess({ tx, newId }: Pick<Context, 'tx' | 'newId'>, packs: readonly Pick<Pack, 'permissions'>[]): Promise<void> {
  const declared = Object.assign({}, ...packs.map((pack) => pack.permissions)) as Record<string, PermissionSpec>;
  const codes = Object.keys(declared);
  const specs = Object.values(declared);
  const ids = (list: readonly unknown[]) => list.map(() => newId());

  await tx.exec`
    insert into roles (id, code, name, description, is_system)
    select id, code, name, description, true
    from unnest(
      ${ids(systemRoles)}::uuid[], ${systemRoles.map((role) => role.code)}::text[],
      ${systemRoles.map((role) => role.name)}::text[], ${systemRoles.map((role) => role.description)}::text[]
    ) as role (id, code, name, description)
    on conflict (code) do nothing`;

  const added = await tx.many<{ code: string }>`
    insert into permissions (id, code, module, name, description)
    select id, code, split_part(code, '.', 1), name, description
    from unnest(
      ${ids(codes)}::uuid[], ${codes}::text[],
      ${specs.map((spec) => spec.name)}::text[], ${specs.map((spec) => spec.description)}::text[]
    ) as permission (id, code, name, description)
    on conflict (code) do nothing
    returning code`;

  await tx.exec`
    update permissions set name = said.name, description = said.description
    from unnest(
      ${codes}::text[], ${specs.map((spec) => spec.name)}::text[], ${specs.map((spec) => spec.description)}::text[]
    ) as said (code, name, description)
    where permissions.code = said.code and (permissions.name, permissions.description) is distinct from (said.name, said.description)`;

  const grants = added.flatMap(({ code }) => declared[code]!.roles.map((role) => ({ code, role })));
  await tx.exec`
    insert into role_permissions (id, role_id, permission_code)
    select given.id, roles.id, given.code
    from unnest(
      ${ids(grants)}::uuid[], ${grants.map((grant) => grant.role)}::text[], ${grants.map((grant) => grant.code)}::text[]
    ) as given (id, role, code)
    join roles on roles.code = given.role
    on conflict (role_id, permission_code) do nothing`;
  if (added.length > 0) await changeAccess({ tx });
}
