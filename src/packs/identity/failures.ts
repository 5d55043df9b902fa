import type { Context } from '#kernel/context';
import { restAfter } from './rules/lockout.ts';

/**
 * Counts a wrong password or code in the database, not from what was read, so guesses made at the same time all count. The
 * same statements run for an address that nobody has (undefined).
 */
export async function countFailure(context: Context, account: string | undefined): Promise<void> {
  const { tx, now, request } = context;
  const userId = account ?? '00000000-0000-0000-0000-000000000000';
  const counted = await tx.maybe<{ failed_sign_ins: number }>`
    update users set failed_sign_ins = failed_sign_ins + 1 where id = ${userId} returning failed_sign_ins`;
  const seconds = restAfter(counted?.failed_sign_ins ?? 0);
  const until = seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null;
  await tx.exec`update users set locked_until = coalesce(${until}::timestamptz, locked_until) where id = ${userId}`;
  context.emit('identity.sign_in_failed', {
    user_id: account ?? null,
    failures: counted?.failed_sign_ins ?? null,
    locked_until: until?.toISOString() ?? null,
    ip: request.ip,
    user_agent: request.userAgent,
  });
}
