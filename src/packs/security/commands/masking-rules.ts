import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { allRoles, changeAccess } from '#packs/identity';
import { dataMaskingRules } from '../resources.ts';

const type = Type.Enum(['phone', 'email', 'address', 'name', 'financial', 'sensitive', 'custom'], {
  description: 'What kind of data it is.',
});
const pattern = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\u0000-\\u001f]*$',
  description: 'A # keeps a character, a * hides one, anything else stands as it is; fitted to the length of the value.',
});
const roles = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 100, uniqueItems: true, description }));
const shared = {
  description: Type.Optional(Type.String({ maxLength: 1000, description: 'What the rule is for.' })),
  is_active: Type.Optional(Type.Boolean({ description: 'Whether it acts.' })),
  applies_to_roles: roles('Codes of the roles it applies to; empty: all.'),
  exempt_roles: roles('Codes of roles that see the field plain.'),
};

async function refuseUnknownRoles({ tx }: Pick<Context, 'tx'>, input: Partial<Record<'applies_to_roles' | 'exempt_roles', string[]>>) {
  const known = new Set((await allRoles(tx)).map(({ code }) => code));
  const errors = (['applies_to_roles', 'exempt_roles'] as const).flatMap((field) =>
    (input[field] ?? []).flatMap((code, index) =>
      known.has(code) ? [] : [{ pointer: `/${field}/${index}`, message: `There is no role ${code}.` }],
    ),
  );
  if (errors.length) throw fail('invalid_reference', {}, errors);
}

/** POST /v1/data-masking-rules */
export const createMaskingRule = command({
  on: dataMaskingRules,
  target: 'collection',
  permission: 'security.manage',
  summary: 'Mask a field for some roles.',
  input: Type.Object({
    field_name: Type.String({
      maxLength: 100,
      pattern: '^[a-z_][a-z0-9_]*([.][A-Za-z0-9_]+)*$',
      description: 'A field, a group of fields, or a path into metadata or attributes.',
    }),
    field_type: type,
    mask_pattern: pattern,
    ...shared,
  }),
  async run(context, input) {
    const { tx, now, newId } = context;
    await changeAccess({ tx });
    await refuseUnknownRoles(context, input);
    return tx.one<{ id: string }>`
      insert into data_masking_rules (id, field_name, field_type, mask_pattern, description, is_active, applies_to_roles, exempt_roles, created_at, updated_at)
      values (${newId()}, ${input.field_name}, ${input.field_type}, ${input.mask_pattern}, ${input.description ?? null}, ${input.is_active ?? true},
        ${input.applies_to_roles ?? []}::text[], ${input.exempt_roles ?? []}::text[], ${now}, ${now})
      returning id`;
  },
});

/** POST /v1/data-masking-rules/{id}/update */
export const updateMaskingRule = command({
  on: dataMaskingRules,
  verb: 'update',
  permission: 'security.manage',
  summary: 'Change how a field is masked, and for whom.',
  input: Type.Object({ field_type: Type.Optional(type), mask_pattern: Type.Optional(pattern), ...shared }, { minProperties: 1 }),
  first: changeAccess,
  async run(context, input) {
    const { tx, id, row, now } = context;
    await refuseUnknownRoles(context, input);
    const next = { ...row, ...input };
    await tx.exec`
      update data_masking_rules set field_type = ${next.field_type}, mask_pattern = ${next.mask_pattern}, description = ${next.description},
        is_active = ${next.is_active}, applies_to_roles = ${next.applies_to_roles}::text[], exempt_roles = ${next.exempt_roles}::text[],
        updated_at = ${now}
      where id = ${id}`;
  },
});

/** POST /v1/data-masking-rules/{id}/remove */
export const removeMaskingRule = command({
  on: dataMaskingRules,
  verb: 'remove',
  status: 204,
  permission: 'security.manage',
  summary: 'Remove a masking rule.',
  input: Type.Object({}, { additionalProperties: false }),
  first: changeAccess,
  async run({ tx, id }) {
    await tx.exec`delete from data_masking_rules where id = ${id}`;
  },
});
