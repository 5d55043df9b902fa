import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { signLink } from '#kernel/links';
import { details } from '../input.ts';
import { fileUploads } from '../resources.ts';
import { fileName } from '../rules/file-name.ts';
import { typeOf } from '../rules/file-type.ts';
import { roomLeft, settingsOf } from '../storing/settings.ts';

/** POST /v1/file-uploads/reserve */
export const reserveUpload = command({
  on: fileUploads,
  target: 'collection',
  verb: 'reserve',
  permission: 'files.upload',
  feature: 'file_storage',
  summary: 'Announce a file and get a signed address to put it to.',
  status: 201,
  secret: ['url'],
  input: Type.Object({
    original_filename: Type.String({ minLength: 1, maxLength: 255, description: 'Its name.' }),
    file_size: Type.Integer({ minimum: 1, description: 'Its size in bytes; the file must have just that.' }),
    mime_type: Type.String({ maxLength: 100, description: 'Its media type; the content must be of it.' }),
    valid_minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: 'How long the address works; default 15.' })),
    ...details,
  }),
  output: Type.Object({
    id: Type.String({ format: 'uuid', description: 'The file will have this id.' }),
    method: Type.String({ description: 'PUT.' }),
    url: Type.String({ description: 'Put the bare bytes here, with their Content-Length; no sign-in is needed.' }),
    expires_at: Type.String({ format: 'date-time', description: 'Then the address stops working.' }),
  }),
  async run(context, { original_filename, file_size, mime_type, valid_minutes = 15, ...rest }) {
    const { tx, newId, now, keys, tenant, actor } = context;
    const name = fileName(original_filename, '/original_filename');
    const { max_file_bytes, allowed_types } = await settingsOf(context);
    if (file_size > max_file_bytes) throw fail('body_too_large', { most: max_file_bytes });
    const left = await roomLeft(context);
    if (file_size > left) throw fail('quota_exceeded', { metric: 'file_storage', left });
    const type = typeOf(mime_type, name, allowed_types);
    const id = newId();
    const expiresAt = new Date(now.getTime() + valid_minutes * 60_000);
    await tx.exec`
      insert into file_slots (id, user_id, original_filename, file_size, mime_type, details, expires_at, created_at)
      values (${id}, ${actor.id}, ${name}, ${file_size}, ${type}, ${rest}::jsonb, ${expiresAt}, ${now})`;
    const query = signLink(keys, { operationId: 'putFileUploadContent', tenantId: tenant.id, id, expiresAt });
    return { id, method: 'PUT', url: `/v1/file-uploads/${id}/content?${query}`, expires_at: expiresAt.toISOString() };
  },
});
