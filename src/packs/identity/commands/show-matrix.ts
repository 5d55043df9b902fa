import { command, Type } from '#kernel/command';
import { roles } from '../resources.ts';

/** GET /v1/roles/matrix: everything a matrix of roles and permissions shows, in one read. `POST /v1/roles/{id}/set-permissions` writes a column. */
export const showMatrix = command({
  on: roles,
  verb: 'matrix',
  method: 'GET',
  target: 'collection',
  permission: 'team.view',
  summary: 'Show all roles with what each allows, and all permissions.',
  input: Type.Object({}),
  output: Type.Object({
    roles: Type.Array(
      Type.Object({
        id: Type.String({ format: 'uuid', description: 'The role.' }),
        code: Type.String({ description: 'Its code.' }),
        name: Type.String({ description: 'Its name.' }),
        is_system: Type.Boolean({ description: 'Came with Serai.' }),
        people: Type.Integer({ description: 'How many active people have it.' }),
        permissions: Type.Array(Type.String({ description: 'A permission code.' }), { description: 'What it allows.' }),
      }),
      { description: 'System roles first, then by name. The owner may do everything, whatever is listed.' },
    ),
    permissions: Type.Array(
      Type.Object({
        code: Type.String({ description: 'Its code.' }),
        name: Type.String({ description: 'Its name.' }),
        description: Type.Union([Type.String(), Type.Null()], { description: 'What it allows.' }),
        group: Type.String({ description: 'What it is about: the first word of its code.' }),
      }),
      { description: 'By group and code.' },
    ),
    grantable: Type.Array(Type.String({ description: 'A permission code.' }), {
      description: 'Permissions that you may give and take: those you have.',
    }),
  }),
  async run({ tx, actor, now }) {
    const [all, permissions] = await Promise.all([
      tx.many`
        select r.id, r.code, r.name, r.is_system,
          (select count(*)::int from user_roles ur join users u on u.id = ur.user_id
            where ur.role_id = r.id and u.status = 'active' and (ur.expires_at is null or ur.expires_at > ${now})) as people,
          array(select permission_code from role_permissions where role_id = r.id order by permission_code) as permissions
        from roles r order by r.is_system desc, r.name, r.id`,
      tx.many<{ code: string }>`
        select code, name, description, split_part(code, '.', 1) as "group" from permissions order by split_part(code, '.', 1), code`,
    ]);
    const grantable = permissions.map(({ code }) => code).filter((code) => actor.isOwner || actor.permissions.has(code));
    return { roles: all, permissions, grantable };
  },
});
