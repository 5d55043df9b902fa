import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { transport } from '#kernel/refresh-tokens';
import { completeSignIn } from '../complete-sign-in.ts';
import { countFailure } from '../failures.ts';
import { email, existingPassword, tenantSlug } from '../input.ts';
import { isTrusted, trustDevice } from '../mfa/devices.ts';
import { factorsOf, takeCode } from '../mfa/factors.ts';
import { hashPassword, isOutdatedHash, passwordFits } from '../password.ts';
import { signedIn } from '../signed-in.ts';

interface Account {
  id: string;
  password_hash: string | null;
  locked_until: Date | null;
}

/**
 * POST /v1/auth/sign-in. An unknown address, a wrong password and a resting account get the same answer in the same time.
 * Only who has the right password learns that a second factor is asked for, and nobody learns why a code was refused.
 */
export const signIn = command({
  on: 'auth',
  verb: 'sign-in',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  summary: 'Sign in with e-mail and password.',
  secret: ['password', 'otp', 'device_token'],
  input: Type.Object({
    tenant: tenantSlug,
    email: email('Sign-in address.'),
    password: existingPassword('Password.'),
    otp: Type.Optional(
      Type.String({
        minLength: 6,
        maxLength: 20,
        description: 'The code of the authenticator app, or a backup code. Asked for by `mfa_required`.',
      }),
    ),
    device_token: Type.Optional(Type.String({ maxLength: 100, description: 'From an earlier sign-in on this device, instead of a code.' })),
    remember_device: Type.Optional(Type.Boolean({ description: 'This device is mine: ask for no code here for a while.' })),
    transport: Type.Optional(transport),
  }),
  output: signedIn,
  async decoy({ password }) {
    await passwordFits(undefined, password);
    throw fail('invalid_credentials');
  },
  async run(context, input) {
    const { tx, now } = context;
    const account = await tx.maybe<Account>`
      select id, password_hash, locked_until from users
      where lower(email) = lower(${input.email}) and status = 'active'`;
    const resting = account?.locked_until != null && account.locked_until > now;
    // Always the same work, so that time tells nothing about the account.
    const fits = await passwordFits(account?.password_hash, input.password);
    if (!account || resting || !fits) {
      context.onFailure((again) => countFailure(again, resting ? undefined : account?.id));
      throw fail('invalid_credentials');
    }
    const proved = await secondFactor(context, account.id, input);
    if (isOutdatedHash(account.password_hash!)) {
      await tx.exec`update users set password_hash = ${await hashPassword(input.password)} where id = ${account.id}`;
    }
    return completeSignIn(context, { userId: account.id, transport: input.transport, ...proved });
  },
});

interface SecondFactor {
  otp?: string;
  device_token?: string;
  remember_device?: boolean;
}

/** Asks for a code where the person has an authenticator and the device is not trusted; for a passkey where only that is left. */
async function secondFactor(context: Context, userId: string, input: SecondFactor) {
  const { tx } = context;
  const { totp, passkeys, required } = await factorsOf(tx, userId);
  // A passkey alone is no second step after a password; who must have two factors signs in with it instead.
  if (!totp && passkeys > 0 && required) throw fail('mfa_required', { methods: ['passkey'] });
  if (!totp) return { isTrusted: false };
  if (input.device_token !== undefined && (await isTrusted(context, userId, input.device_token))) return { isTrusted: true };
  if (input.otp === undefined) throw fail('mfa_required', { methods: ['totp', 'backup_code', ...(passkeys > 0 ? ['passkey'] : [])] });
  if (!(await takeCode(context, userId, input.otp))) {
    context.onFailure((again) => countFailure(again, userId));
    throw fail('invalid_otp');
  }
  const deviceToken = input.remember_device ? await trustDevice(context, userId) : undefined;
  return { isTrusted: deviceToken !== undefined, deviceToken };
}
