import type { Tx } from '#kernel/db';
import { digestOf } from '#kernel/refresh-tokens';

/** Whether this is the token of an invitation or of a new password that can still be used. */
export async function isOpenLink(tx: Tx, token: string, now: Date): Promise<boolean> {
  const digest = digestOf(token);
  const open = await tx.maybe`
    select 1 from invitations where token_digest = ${digest} and status = 'pending' and expires_at > ${now}
    union all
    select 1 from password_resets where token_digest = ${digest} and used_at is null and expires_at > ${now} limit 1`;
  return open !== undefined;
}
