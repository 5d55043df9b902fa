import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { isAllowedFrom } from '../admin/networks.ts';
import { endSessions, sessionMoved, storeRefreshToken } from '../sessions.ts';
import { answerWithTokens, rotationSecret, signedIn } from '../signed-in.ts';
import { digestOf, successorOf } from '../tokens.ts';

interface Known {
  id: string;
  session_id: string;
  user_id: string;
  used_at: Date | null;
  alive: boolean;
  is_elsewhere: boolean;
  session_expires_at: Date;
}

/**
 * Two tabs, or a client that lost the answer, may send the same token again: so long after its first use it answers with the
 * same successor, unless that one was used already. Never with a sibling, which would hide a thief.
 */
const graceSeconds = 10;

/**
 * POST /v1/auth/refresh. A refresh token works once. Who presents a used one later has a copy, or its owner has: nobody can
 * tell which, so the whole session ends.
 */
export const refresh = command({
  on: 'auth',
  verb: 'refresh',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  summary: 'Exchange a refresh token for a new pair of tokens.',
  secret: ['refresh_token'],
  input: Type.Object({
    refresh_token: Type.String({ maxLength: 200, description: 'The refresh token. It names the business, so `tenant` is not needed.' }),
  }),
  output: signedIn,
  async decoy() {
    throw fail('token_expired');
  },
  async run(context, input) {
    const { tx, now } = context;
    // Locked before looking: of two requests with the same token the second sees that it was used.
    const known = await tx.maybe<Known>`
      select t.id, t.session_id, t.user_id, t.used_at, s.expires_at as session_expires_at,
        t.revoked_at is null and t.expires_at > ${now} and s.terminated_at is null and s.expires_at > ${now} and u.status = 'active'
          and s.last_activity_at + make_interval(mins => least(p.session_timeout_minutes, a.session_timeout_minutes)) > ${now} as alive,
        p.ip_binding_enabled and s.ip_address is distinct from ${context.request.ip}::inet as is_elsewhere
      from refresh_tokens t
      join user_sessions s on s.id = t.session_id
      join users u on u.id = t.user_id
      cross join sign_in_policy p
      left join admin_users a on a.user_id = u.id and a.is_active
      where t.token_digest = ${digestOf(input.refresh_token)}
      for update of t`;
    if (known?.used_at && !(await mayRepeat(context, known))) {
      context.onFailure((again) => endFamily(again, known));
      throw fail('token_reused');
    }
    if (!known?.alive) throw fail('token_expired');
    if (known.is_elsewhere) throw sessionMoved(known.session_id, known.user_id);
    if (!(await isAllowedFrom(tx, known.user_id, context.request.ip))) throw fail('address_not_allowed');
    const token = successorOf(input.refresh_token, context.tenant.id, context.keys.secret(rotationSecret));
    if (!known.used_at) {
      const next = await storeRefreshToken(context, token, {
        sessionId: known.session_id,
        userId: known.user_id,
        parentId: known.id,
        notAfter: known.session_expires_at,
      });
      await tx.exec`update refresh_tokens set used_at = ${now}, successor_id = ${next} where id = ${known.id}`;
      await tx.exec`update user_sessions set last_activity_at = ${now} where id = ${known.session_id}`;
    }
    return answerWithTokens(context, known.user_id, { sessionId: known.session_id, refreshToken: token });
  },
});

/** Whether a used token is repeated in good faith. Asked in a statement of its own: it must see what the first use committed. */
async function mayRepeat({ tx, now }: Context, token: Known): Promise<boolean> {
  if (token.used_at!.getTime() + graceSeconds * 1000 < now.getTime()) return false;
  const unused = await tx.maybe`select 1 from refresh_tokens where parent_id = ${token.id} and used_at is null and revoked_at is null`;
  return unused !== undefined;
}

async function endFamily(context: Context, token: Known): Promise<void> {
  const ended = await endSessions(context, { sessionId: token.session_id }, 'token_reused', null);
  if (ended > 0)
    context.emit(
      'identity.token_reused',
      { user_id: token.user_id, session_id: token.session_id, ip: context.request.ip, user_agent: context.request.userAgent },
      { subject: `users/${token.user_id}` },
    );
}
