import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { transport } from '#kernel/refresh-tokens';
import type { Services } from '../services.ts';
import { openSession } from '../sessions.ts';
import { answerWithTokens, signedIn } from '../signed-in.ts';

interface Account {
  readonly id: string;
  readonly password_hash: string;
  readonly locked_until: Date | null;
}

/** POST /platform/v1/auth/sign-in. Every refusal is the same answer after the same work. */
export const signIn = ({ people }: Services) =>
  command({
    on: 'auth',
    verb: 'sign-in',
    target: 'collection',
    area: 'platform',
    access: 'anyone',
    permission: null,
    summary: 'Sign in as a super admin.',
    secret: ['password', 'access_token', 'refresh_token'],
    input: Type.Object(
      {
        email: Type.String({ minLength: 3, maxLength: 255, description: 'Sign-in address.' }),
        password: Type.String({ minLength: 1, maxLength: 200, description: 'Password.' }),
        transport: Type.Optional(transport),
      },
      { additionalProperties: false },
    ),
    output: signedIn,
    async run(context, input) {
      const { tx, now } = context;
      const account = await tx.maybe<Account>`
        select id, password_hash, locked_until from platform.super_admins
        where email = lower(${input.email}) and is_active`;
      const resting = account?.locked_until != null && account.locked_until > now;
      const fits = await people.passwordFits(account?.password_hash, input.password);
      if (!account || resting || !fits) {
        if (account && !resting) context.onFailure((again) => countFailure(again, account.id, people.restAfter));
        throw fail('invalid_credentials');
      }
      await tx.exec`
        update platform.super_admins set failed_attempts = 0, locked_until = null, last_login_at = ${now} where id = ${account.id}`;
      return answerWithTokens(context, account.id, await openSession(context, account.id, input.transport ?? 'bearer'));
    },
  });

/** Counts in the database, not from what was read, so guesses made at the same time all count. */
async function countFailure({ tx, now }: Context, id: string, restAfter: (failures: number) => number): Promise<void> {
  const { failed_attempts } = await tx.one<{ failed_attempts: number }>`
    update platform.super_admins set failed_attempts = failed_attempts + 1 where id = ${id} returning failed_attempts`;
  const seconds = restAfter(failed_attempts);
  if (seconds) {
    const until = new Date(now.getTime() + seconds * 1000);
    await tx.exec`update platform.super_admins set locked_until = ${until} where id = ${id}`;
  }
}
