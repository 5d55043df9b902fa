import { command, Type } from '#kernel/command';
import { refuseBeyondOwn } from '../access.ts';
import { roles } from '../resources.ts';
import { permissionCodes, putPermissions } from '../role-permissions.ts';

/** POST /v1/roles. A role allows at most what its maker may do. */
export const createRole = command({
  on: roles,
  target: 'collection',
  permission: 'team.roles',
  summary: 'Make a role.',
  input: Type.Object({
    code: Type.String({ pattern: '^[a-z][a-z0-9_]{1,99}$', description: 'Stable short name in snake_case.' }),
    name: Type.String({ minLength: 1, maxLength: 100, description: 'Name as people read it.' }),
    description: Type.Optional(Type.String({ maxLength: 1000, description: 'What the role is for.' })),
    permissions: Type.Optional(permissionCodes),
  }),
  async run(context, input) {
    const { tx, newId, actor, now } = context;
    const codes = input.permissions ?? [];
    refuseBeyondOwn(actor, codes);
    const id = newId();
    await tx.exec`
      insert into roles (id, code, name, description, created_at, updated_at)
      values (${id}, ${input.code}, ${input.name}, ${input.description ?? null}, ${now}, ${now})`;
    await putPermissions(context, id, codes);
    context.emit('identity.role_created', { role_id: id }, { subject: `roles/${id}` });
    return { id };
  },
});
