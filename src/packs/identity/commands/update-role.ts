import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { roles } from '../resources.ts';

/** POST /v1/roles/{id}/update. System roles keep their names. */
export const updateRole = command({
  on: roles,
  verb: 'update',
  permission: 'team.roles',
  summary: 'Rename or describe a role.',
  input: Type.Object(
    {
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Name as people read it.' })),
      description: Type.Optional(Type.String({ maxLength: 1000, description: 'What the role is for.' })),
    },
    { minProperties: 1 },
  ),
  async run({ tx, id, row, now }, input) {
    if (row.is_system) throw fail('protected_record', { role: row.code });
    await tx.exec`
      update roles set name = ${input.name ?? row.name}, description = ${input.description ?? row.description}, updated_at = ${now}
      where id = ${id}`;
  },
});
