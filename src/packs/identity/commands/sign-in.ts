import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { email, existingPassword, tenantSlug } from '../input.ts';
import { hashPassword, isOutdatedHash, passwordFits } from '../password.ts';
import { restAfter } from '../rules/lockout.ts';
import { openSession } from '../sessions.ts';
import { answerWithTokens, signedIn, transport } from '../signed-in.ts';

interface Account {
  id: string;
  password_hash: string | null;
  locked_until: Date | null;
}

/** POST /v1/auth/sign-in. An unknown address, a wrong password and a resting account get the same answer in the same time. */
export const signIn = command({
  on: 'auth',
  verb: 'sign-in',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  summary: 'Sign in with e-mail and password.',
  secret: ['password'],
  input: Type.Object({
    tenant: tenantSlug,
    email: email('Sign-in address.'),
    password: existingPassword('Password.'),
    transport: Type.Optional(transport),
  }),
  output: signedIn,
  async run(context, input) {
    const { tx, now } = context;
    const account = await tx.maybe<Account>`
      select id, password_hash, locked_until from users
      where lower(email) = lower(${input.email}) and status = 'active'`;
    const resting = account?.locked_until != null && account.locked_until > now;
    // Always the same work, so that time tells nothing about the account.
    const fits = await passwordFits(account?.password_hash, input.password);
    if (!account || resting || !fits) {
      context.onFailure((again) => countFailure(again, resting ? undefined : account));
      throw fail('invalid_credentials');
    }
    const hash = isOutdatedHash(account.password_hash!) ? await hashPassword(input.password) : account.password_hash;
    await tx.exec`
      update users set failed_sign_ins = 0, locked_until = null, last_sign_in_at = ${now}, password_hash = ${hash}
      where id = ${account.id}`;
    const session = await openSession(context, account.id, input.transport ?? 'bearer');
    context.emit('identity.signed_in', { user_id: account.id, session_id: session.sessionId }, { subject: `users/${account.id}` });
    return answerWithTokens(context, account.id, session);
  },
});

/**
 * Counts in the database, not from what was read, so guesses made at the same time all count. The same statements run for
 * an address that nobody has.
 */
async function countFailure({ tx, now }: Context, account: Account | undefined): Promise<void> {
  const userId = account?.id ?? '00000000-0000-0000-0000-000000000000';
  const counted = await tx.maybe<{ failed_sign_ins: number }>`
    update users set failed_sign_ins = failed_sign_ins + 1 where id = ${userId} returning failed_sign_ins`;
  const seconds = restAfter(counted?.failed_sign_ins ?? 0);
  const until = seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null;
  await tx.exec`update users set locked_until = coalesce(${until}::timestamptz, locked_until) where id = ${userId}`;
}
