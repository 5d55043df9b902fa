import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess } from '../../access.ts';
import { existingPassword, id, nothing } from '../../input.ts';
import { factorsOf, refuseLastFactor } from '../factors.ts';
import { confirmPassword } from '../step-up.ts';

const passkeyId = id('One of /v1/auth/factors.');

/** POST /v1/auth/rename-passkey. */
export const renamePasskey = command({
  on: 'auth',
  verb: 'rename-passkey',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'Call one of my passkeys something else.',
  input: Type.Object({ passkey_id: passkeyId, name: Type.String({ minLength: 1, maxLength: 100, description: 'Its new name.' }) }),
  output: nothing,
  async run({ tx, actor }, input) {
    const renamed = await tx.maybe`
      update passkeys set name = ${input.name} where id = ${input.passkey_id} and user_id = ${actor.id} returning id`;
    if (!renamed) throw fail('not_found');
    return {};
  },
});

/** POST /v1/auth/remove-passkey. Not the last factor of someone who must have one. */
export const removePasskey = command({
  on: 'auth',
  verb: 'remove-passkey',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'Accept one of my passkeys no longer.',
  secret: ['password'],
  input: Type.Object({ passkey_id: passkeyId, password: existingPassword('My password.') }),
  output: nothing,
  async run(context, input) {
    const { tx, emit } = context;
    const userId = await confirmPassword(context, input.password);
    await changeAccess({ tx });
    const removed = await tx.maybe`delete from passkeys where id = ${input.passkey_id} and user_id = ${userId} returning id`;
    if (!removed) throw fail('not_found');
    refuseLastFactor(await factorsOf(tx, userId));
    emit('identity.mfa_disabled', { user_id: userId, method: 'passkey' }, { subject: `users/${userId}` });
    return {};
  },
});
