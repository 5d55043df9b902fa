import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { allRoles, changeAccess } from '#packs/identity';
import { roleSecuritySettings } from '../resources.ts';
import { exportTypes } from '../rules/export-type.ts';

const override = (description: string) => Type.Optional(Type.Union([Type.Boolean(), Type.Null()], { description }));
const limit = (minimum: number, description: string) =>
  Type.Optional(Type.Union([Type.Integer({ minimum, maximum: 100_000 }), Type.Null()], { description }));

/** POST /v1/role-security-settings. Makes a role's settings, or replaces them. */
export const setRoleSettings = command({
  on: roleSecuritySettings,
  target: 'collection',
  permission: 'security.manage',
  summary: "Set what differs for one role; what is not named goes back to the business's own.",
  input: Type.Object({
    role_id: Type.String({ format: 'uuid', description: 'The role.' }),
    disable_text_selection: override("null: the business's setting."),
    disable_right_click: override("null: the business's setting."),
    block_keyboard_shortcuts: override("null: the business's setting."),
    view_full_data: Type.Optional(Type.Boolean({ description: 'Sees everything plain.' })),
    can_copy_data: Type.Optional(Type.Boolean({ description: 'May copy although copying is restricted.' })),
    can_print: Type.Optional(Type.Boolean({ description: 'May print.' })),
    allowed_exports: Type.Optional(
      Type.Union([Type.Array(Type.Enum([...exportTypes]), { uniqueItems: true }), Type.Null()], {
        description: 'Kinds of export it may make; null: whatever its permissions allow.',
      }),
    ),
    custom_requests_per_minute: limit(10, "null: the business's limit."),
    custom_export_limit: limit(0, "Exports a day; null: the business's limit."),
  }),
  async run({ tx, now, newId, actor }, input) {
    await changeAccess({ tx });
    if (!(await allRoles(tx)).some(({ id }) => id === input.role_id))
      throw fail('invalid_reference', {}, [{ pointer: '/role_id', message: 'There is no such role.' }]);
    // Nobody opens for others what is closed to themselves.
    if (input.view_full_data && !actor.unmasked) throw fail('forbidden', { permission: 'data.unmasked' });
    return tx.one<{ id: string }>`
      insert into role_security_settings (id, role_id, disable_text_selection, disable_right_click, block_keyboard_shortcuts,
        view_full_data, can_copy_data, can_print, allowed_exports, custom_requests_per_minute, custom_export_limit, created_at, updated_at)
      values (${newId()}, ${input.role_id}, ${input.disable_text_selection ?? null}, ${input.disable_right_click ?? null},
        ${input.block_keyboard_shortcuts ?? null}, ${input.view_full_data ?? false}, ${input.can_copy_data ?? false}, ${input.can_print ?? true},
        ${input.allowed_exports ?? null}::text[], ${input.custom_requests_per_minute ?? null}, ${input.custom_export_limit ?? null}, ${now}, ${now})
      on conflict (role_id) do update set
        disable_text_selection = excluded.disable_text_selection, disable_right_click = excluded.disable_right_click,
        block_keyboard_shortcuts = excluded.block_keyboard_shortcuts, view_full_data = excluded.view_full_data,
        can_copy_data = excluded.can_copy_data, can_print = excluded.can_print, allowed_exports = excluded.allowed_exports,
        custom_requests_per_minute = excluded.custom_requests_per_minute, custom_export_limit = excluded.custom_export_limit,
        updated_at = excluded.updated_at
      returning id`;
  },
});

/** POST /v1/role-security-settings/{id}/remove */
export const removeRoleSettings = command({
  on: roleSecuritySettings,
  verb: 'remove',
  status: 204,
  permission: 'security.manage',
  summary: "Let a role follow the business's own settings again.",
  input: Type.Object({}, { additionalProperties: false }),
  first: changeAccess,
  async run({ tx, id }) {
    await tx.exec`delete from role_security_settings where id = ${id}`;
  },
});
