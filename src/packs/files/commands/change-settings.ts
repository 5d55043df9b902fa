import { command, Type } from '#kernel/command';
import { fileSettings } from '../resources.ts';
import { knownTypes } from '../rules/file-type.ts';

/** POST /v1/file-settings/change */
export const changeSettings = command({
  on: fileSettings,
  target: 'collection',
  verb: 'change',
  permission: 'files.manage',
  summary: 'Change which files are taken and how they are kept.',
  input: Type.Object(
    {
      max_file_bytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 5_368_709_120, description: 'Largest file, in bytes.' })),
      allowed_types: Type.Optional(
        Type.Array(Type.String({ enum: Object.keys(knownTypes) }), { uniqueItems: true, description: 'Media types that are taken.' }),
      ),
      allow_unscanned: Type.Optional(Type.Boolean({ description: 'Whether files can be downloaded that no scanner has passed.' })),
      temporary_days: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 365, description: 'Days after which temporary files are deleted.' }),
      ),
    },
    { minProperties: 1 },
  ),
  async run({ tx, now, emit }, changed) {
    const settings = await tx.one<{ id: string }>`
      update file_settings s set max_file_bytes = n.max_file_bytes, allowed_types = n.allowed_types, allow_unscanned = n.allow_unscanned,
        temporary_days = n.temporary_days, updated_at = ${now}
      from (select (jsonb_populate_record(o, ${changed}::jsonb)).* from file_settings o) n
      returning s.id`;
    emit('files.settings_changed', { changed: Object.keys(changed) });
    return settings;
  },
});
