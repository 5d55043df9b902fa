import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { isAllowedFrom } from './admin/networks.ts';
import { openSession } from './sessions.ts';
import { answerWithTokens } from './signed-in.ts';

export interface ProvedPerson {
  readonly userId: string;
  readonly transport: 'bearer' | 'cookie' | undefined;
  /** No code was needed, or the person just marked this device. */
  readonly isTrusted: boolean;
  readonly deviceToken?: string | undefined;
}

/** What follows once it is proved who signs in, however: the network is checked, a session begins, the tokens are answered. */
export async function completeSignIn(context: Context, { userId, transport, isTrusted, deviceToken }: ProvedPerson) {
  const { tx, now, request } = context;
  if (!(await isAllowedFrom(tx, userId, request.ip))) throw fail('address_not_allowed');
  await tx.exec`update users set failed_sign_ins = 0, locked_until = null, last_sign_in_at = ${now} where id = ${userId}`;
  const session = await openSession(context, userId, transport ?? 'bearer', isTrusted);
  // What a person's record shows of it, however they signed in.
  context.audit({ action: 'users.signed_in', resource: 'users', resourceId: userId, category: 'access', affectedUserIds: [userId] });
  context.emit('identity.signed_in', { user_id: userId, session_id: session.sessionId }, { subject: `users/${userId}` });
  return {
    ...(await answerWithTokens(context, userId, session)),
    ...(deviceToken ? { device_token: deviceToken } : {}),
  };
}
