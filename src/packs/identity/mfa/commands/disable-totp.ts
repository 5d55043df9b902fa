import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess } from '../../access.ts';
import { existingPassword, nothing } from '../../input.ts';
import { forgetDevices } from '../devices.ts';
import { factorsOf, refuseLastFactor } from '../factors.ts';
import { confirmPassword } from '../step-up.ts';

/** POST /v1/auth/disable-totp. Not where a second factor is required and this is the last. */
export const disableTotp = command({
  on: 'auth',
  verb: 'disable-totp',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'Stop using the authenticator app.',
  secret: ['password'],
  input: Type.Object({ password: existingPassword('My password.') }),
  output: nothing,
  async run(context, input) {
    const { tx, emit } = context;
    const userId = await confirmPassword(context, input.password);
    await changeAccess({ tx });
    const factors = await factorsOf(tx, userId);
    if (!factors.totp) throw fail('invalid_state', { state: 'none', allowed: ['confirmed'] });
    refuseLastFactor({ ...factors, totp: false });
    await tx.exec`delete from totp_factors where user_id = ${userId}`;
    await tx.exec`delete from backup_codes where user_id = ${userId}`;
    await forgetDevices(context, userId, userId);
    emit('identity.mfa_disabled', { user_id: userId, method: 'totp' }, { subject: `users/${userId}` });
    return {};
  },
});
