import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { digestOf } from '#kernel/refresh-tokens';
import { refuseBeyondOwn } from '../access.ts';
import { id, moment } from '../input.ts';
import { apiKeys } from '../resources.ts';
import { keyPrefix, makeApiKey } from '../tokens.ts';

/** POST /v1/api-keys. The key is in this answer and nowhere else. */
export const createApiKey = command({
  on: apiKeys,
  target: 'collection',
  permission: 'api_keys.manage',
  feature: 'api_access',
  summary: 'Make a key for a program.',
  secret: ['key'],
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100, description: 'What it will be used for.' }),
    permissions: Type.Array(Type.String({ maxLength: 100, description: 'A permission code.' }), {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      description: 'What it may do. Only what you may do yourself, and only as long as you may.',
    }),
    expires_at: Type.Optional(moment('Not accepted afterwards. Absent: never expires.')),
  }),
  output: Type.Object({
    id: id('The key.'),
    name: Type.String({ description: 'What it is used for.' }),
    key: Type.String({ description: 'The key itself. Shown only here.' }),
    prefix: Type.String({ description: 'Its beginning, to recognise it by.' }),
    permissions: Type.Array(Type.String(), { description: 'What it may do.' }),
    expires_at: Type.Union([moment('Not accepted afterwards.'), Type.Null()], { description: 'Null: never expires.' }),
  }),
  async run({ tx, tenant, actor, now, newId, random, emit }, input) {
    if (!actor.id) throw fail('forbidden', { reason: 'people_only' });
    const expiresAt = input.expires_at ? new Date(input.expires_at) : null;
    if (expiresAt && expiresAt <= now) throw fail('invalid_input', {}, [{ pointer: '/expires_at', message: 'This moment is past.' }]);
    // Owners are above the rule below, but not above the list of codes.
    const known = new Set((await tx.many<{ code: string }>`select code from permissions`).map((permission) => permission.code));
    const errors = input.permissions.flatMap((code, index) =>
      known.has(code) ? [] : [{ pointer: `/permissions/${index}`, message: `There is no permission ${code}.` }],
    );
    if (errors.length > 0) throw fail('invalid_reference', {}, errors);
    refuseBeyondOwn(actor, input.permissions);

    const key = makeApiKey(tenant.id, random(32));
    const made = { id: newId(), name: input.name, prefix: keyPrefix(key), permissions: input.permissions };
    await tx.exec`
      insert into api_keys (id, name, prefix, key_digest, permissions, created_by, created_at, expires_at)
      values (${made.id}, ${made.name}, ${made.prefix}, ${digestOf(key)}, ${made.permissions}::text[], ${actor.id}, ${now}, ${expiresAt})`;
    emit('identity.api_key_created', { api_key_id: made.id }, { subject: `api-keys/${made.id}` });
    return { ...made, key, expires_at: expiresAt?.toISOString() ?? null };
  },
});
