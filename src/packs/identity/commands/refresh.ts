import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { exchange, type KeptToken, type TokenStore } from '#kernel/refresh-tokens';
import { isAllowedFrom } from '../admin/networks.ts';
import { endSessions, sessionMoved, storeRefreshToken } from '../sessions.ts';
import { answerWithTokens, rotationSecret, signedIn } from '../signed-in.ts';

interface Known extends KeptToken {
  readonly session_id: string;
  readonly user_id: string;
  readonly is_elsewhere: boolean;
  readonly session_expires_at: Date;
}

/** The tokens of a business's people: a session may be bound to its address, and a person to networks. */
const people: TokenStore<Known> = {
  secret: rotationSecret,
  find: ({ tx, now, request }, digest) => tx.maybe<Known>`
    select t.id, t.session_id, t.user_id, t.used_at, s.expires_at as session_expires_at,
      t.revoked_at is null and t.expires_at > ${now} and s.terminated_at is null and s.expires_at > ${now} and u.status = 'active'
        and s.last_activity_at + make_interval(mins => least(p.session_timeout_minutes, a.session_timeout_minutes)) > ${now} as alive,
      p.ip_binding_enabled and s.ip_address is distinct from ${request.ip}::inet as is_elsewhere
    from refresh_tokens t
    join user_sessions s on s.id = t.session_id
    join users u on u.id = t.user_id
    cross join sign_in_policy p
    left join admin_users a on a.user_id = u.id and a.is_active
    where t.token_digest = ${digest}
    for update of t`,
  async successorIsUnused({ tx }, { id }) {
    return (await tx.maybe`select 1 from refresh_tokens where parent_id = ${id} and used_at is null and revoked_at is null`) !== undefined;
  },
  async check({ tx, request }, { is_elsewhere, session_id, user_id }) {
    if (is_elsewhere) throw sessionMoved(session_id, user_id);
    if (!(await isAllowedFrom(tx, user_id, request.ip))) throw fail('address_not_allowed');
  },
  async replace(context, { id, session_id, user_id, session_expires_at }, successor) {
    const { tx, now } = context;
    const next = await storeRefreshToken(context, successor, {
      sessionId: session_id,
      userId: user_id,
      parentId: id,
      notAfter: session_expires_at,
    });
    await tx.exec`update refresh_tokens set used_at = ${now}, successor_id = ${next} where id = ${id}`;
    await tx.exec`update user_sessions set last_activity_at = ${now} where id = ${session_id}`;
  },
  endFamily,
};

/** POST /v1/auth/refresh */
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
  async run(context, { refresh_token }) {
    const { kept, token } = await exchange(context, refresh_token, people);
    return answerWithTokens(context, kept.user_id, { sessionId: kept.session_id, refreshToken: token });
  },
});

async function endFamily(context: Context, token: Known): Promise<void> {
  const ended = await endSessions(context, { sessionId: token.session_id }, 'token_reused', null);
  if (ended > 0)
    context.emit(
      'identity.token_reused',
      { user_id: token.user_id, session_id: token.session_id, ip: context.request.ip, user_agent: context.request.userAgent },
      { subject: `users/${token.user_id}` },
    );
}
