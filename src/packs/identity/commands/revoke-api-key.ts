import { command } from '#kernel/command';
import { fail } from '#kernel/errors';
import { nothing } from '../input.ts';
import { apiKeys } from '../resources.ts';

/** POST /v1/api-keys/{id}/revoke. Acts with the key's next request. Possible without the feature, so nobody is stuck with a key. */
export const revokeApiKey = command({
  on: apiKeys,
  verb: 'revoke',
  permission: 'api_keys.manage',
  summary: 'Withdraw a key.',
  input: nothing,
  async run({ tx, id, row, actor, now, emit }) {
    if (row.revoked_at) throw fail('invalid_state', { state: 'revoked', allowed: ['working'] });
    await tx.exec`update api_keys set revoked_at = ${now}, revoked_by = ${actor.id} where id = ${id}`;
    emit('identity.api_key_revoked', { api_key_id: id }, { subject: `api-keys/${id}` });
  },
});
