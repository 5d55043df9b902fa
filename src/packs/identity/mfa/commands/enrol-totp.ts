import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { existingPassword } from '../../input.ts';
import { secretCell } from '../factors.ts';
import { confirmPassword } from '../step-up.ts';
import { base32, otpauthUri } from '../totp.ts';

/** POST /v1/auth/enrol-totp. Nothing changes until a first code proves that the app has the secret. */
export const enrolTotp = command({
  on: 'auth',
  verb: 'enrol-totp',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'Begin to use an authenticator app: get its secret as text, address and QR code.',
  secret: ['password', 'secret', 'uri', 'qr'],
  input: Type.Object({ password: existingPassword('My password.') }),
  output: Type.Object({
    secret: Type.String({ description: 'The secret in base32, for typing. Shown only here.' }),
    uri: Type.String({ description: 'otpauth:// address, as in the QR code.' }),
    qr: Type.String({ description: 'The QR code as a data URL (PNG).' }),
  }),
  async run(context, input) {
    const { tx, tenant, secrets, now, newId, random } = context;
    const userId = await confirmPassword(context, input.password);
    const id = newId();
    const secret = random(20);
    const begun = await tx.maybe`
      insert into totp_factors as f (id, user_id, secret_sealed, created_at)
      values (${id}, ${userId}, ${await secrets.seal(secret, secretCell(id))}, ${now})
      on conflict (user_id) do update
        set id = excluded.id, secret_sealed = excluded.secret_sealed, created_at = excluded.created_at, last_step = 0
        where f.confirmed_at is null
      returning id`;
    if (!begun) throw fail('invalid_state', { state: 'confirmed', allowed: ['none', 'unconfirmed'] });
    const { email } = await tx.one<{ email: string }>`select email from users where id = ${userId}`;
    const uri = otpauthUri(tenant.name, email, secret);
    const { default: bwipjs } = await import('bwip-js/node');
    const png = await bwipjs.toBuffer({ bcid: 'qrcode', text: uri, scale: 4, padding: 4, backgroundcolor: 'FFFFFF' });
    return { secret: base32(secret), uri, qr: `data:image/png;base64,${png.toString('base64')}` };
  },
});
