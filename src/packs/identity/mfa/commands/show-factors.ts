import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { id, moment, nothing } from '../../input.ts';
import { factorsOf } from '../factors.ts';

const text = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

/** GET /v1/auth/factors. */
export const showMyFactors = command({
  on: 'auth',
  verb: 'factors',
  method: 'GET',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'List my second factors, passkeys and trusted devices.',
  input: nothing,
  output: Type.Object({
    required: Type.Boolean({ description: 'I must have a second factor.' }),
    totp: Type.Boolean({ description: 'An authenticator app is in use.' }),
    backup_codes: Type.Integer({ description: 'Backup codes left.' }),
    passkeys: Type.Array(
      Type.Object({
        id: id('The passkey.'),
        name: Type.String({ description: 'What I call it.' }),
        is_backed_up: Type.Boolean({ description: 'Its provider keeps copies on my other devices.' }),
        created_at: moment('When it was registered.'),
        last_used_at: text('Last sign-in with it.'),
      }),
      { description: 'Oldest first.' },
    ),
    devices: Type.Array(
      Type.Object({
        id: id('The device.'),
        device_name: text('Browser and system in words.'),
        device_type: text('desktop, mobile, tablet, bot or other.'),
        created_at: moment('When I marked it as my own.'),
        last_used_at: moment('Last sign-in without a code.'),
        expires_at: moment('Codes are asked for again from then on.'),
      }),
      { description: 'Where no code is asked for. Newest first.' },
    ),
  }),
  async run({ tx, actor, now }) {
    if (actor.kind !== 'user' || !actor.id) throw fail('forbidden', { reason: 'people_only' });
    const { required, totp, backup_codes } = await factorsOf(tx, actor.id);
    const passkeys = await tx.many`
      select id, name, is_backed_up, created_at, last_used_at from passkeys where user_id = ${actor.id} order by created_at, id`;
    const devices = await tx.many`
      select id, device_name, device_type, created_at, last_used_at, expires_at from trusted_devices
      where user_id = ${actor.id} and revoked_at is null and expires_at > ${now} order by created_at desc, id desc limit 100`;
    return { required, totp, backup_codes, passkeys, devices };
  },
});
