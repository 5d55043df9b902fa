import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { refuseAgainstStronger } from '../../access.ts';
import { id, nothing } from '../../input.ts';
import { trustedDevices } from '../../resources.ts';

/** POST /v1/auth/forget-device. */
export const forgetMyDevice = command({
  on: 'auth',
  verb: 'forget-device',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'Ask for codes on one of my devices again.',
  input: Type.Object({ device_id: id('One of /v1/auth/factors.') }),
  output: nothing,
  async run({ tx, actor, now }, input) {
    const forgotten = await tx.maybe`
      update trusted_devices set revoked_at = ${now}, revoked_by = ${actor.id}
      where id = ${input.device_id} and user_id = ${actor.id} and revoked_at is null returning id`;
    if (!forgotten) throw fail('not_found');
    return {};
  },
});

/** POST /v1/trusted-devices/{id}/revoke. */
export const revokeTrustedDevice = command({
  on: trustedDevices,
  verb: 'revoke',
  permission: 'security.manage',
  summary: "Ask for codes on someone's device again.",
  input: nothing,
  async run(context) {
    const { tx, id: deviceId, row, actor, now } = context;
    if (row.revoked_at) throw fail('invalid_state', { state: 'revoked', allowed: ['trusted'] });
    await refuseAgainstStronger(context, row.user_id);
    await tx.exec`update trusted_devices set revoked_at = ${now}, revoked_by = ${actor.id} where id = ${deviceId}`;
  },
});
