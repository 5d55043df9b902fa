import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { countFailure } from '../failures.ts';
import { passwordFits } from '../password.ts';

/**
 * Before sign-in itself is changed the person shows the password again: a session left open is not enough. Wrong ones count
 * like failed sign-ins. Returns the person's id.
 */
export async function confirmPassword(context: Context, password: string): Promise<string> {
  const { tx, actor, now } = context;
  if (actor.kind !== 'user' || !actor.id) throw fail('forbidden', { reason: 'people_only' });
  const account = await tx.one<{ id: string; password_hash: string | null; locked_until: Date | null }>`
    select id, password_hash, locked_until from users where id = ${actor.id} for update`;
  const resting = account.locked_until !== null && account.locked_until > now;
  if (!(await passwordFits(account.password_hash, password)) || resting) {
    context.onFailure((again) => countFailure(again, resting ? undefined : account.id));
    throw fail('invalid_credentials');
  }
  return account.id;
}
