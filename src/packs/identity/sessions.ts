import type { Context } from '#kernel/context';
import { fail, type Problem } from '#kernel/errors';
import { digestOf, makeRefreshToken } from '#kernel/refresh-tokens';
import { readSignInPolicy } from './mfa/policy.ts';
import { deviceOf } from './rules/device.ts';

export type TerminationReason =
  | 'user_logout'
  | 'admin_force_logout'
  | 'session_expired'
  | 'max_sessions_exceeded'
  | 'role_changed'
  | 'security_violation'
  | 'token_reused'
  | 'password_changed'
  | 'user_deactivated';

/** A session lives this long after its sign-in, however often it is refreshed. */
const sessionDays = 30;
/** A refresh token that is not used for this long is dead. */
const refreshDays = 14;

const daysAfter = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000);

export interface OpenedSession {
  readonly sessionId: string;
  readonly refreshToken: string;
}

/** Starts a session and its family of refresh tokens. The person's row is locked already: two sign-ins at once see each other. */
export async function openSession(
  context: Context,
  userId: string,
  transport: 'bearer' | 'cookie',
  isTrusted: boolean,
): Promise<OpenedSession> {
  const { tx, request, now } = context;
  const device = deviceOf(request.userAgent);
  const sessionId = context.newId();
  await tx.exec`
    insert into user_sessions (id, user_id, ip_address, user_agent, device_type, device_name, location, is_trusted, transport,
      last_activity_at, expires_at, created_at)
    values (${sessionId}, ${userId}, ${request.ip}::inet, ${request.userAgent?.slice(0, 1000) ?? null}, ${device.type}, ${device.name},
      ${request.place?.name ?? null}, ${isTrusted}, ${transport},
      ${now}, ${daysAfter(now, sessionDays)}, ${now})`;
  await endSurplus(context, userId);
  const token = makeRefreshToken(context.tenant.id, context.random(32));
  await storeRefreshToken(context, token, { sessionId, userId, parentId: null, notAfter: daysAfter(now, sessionDays) });
  return { sessionId, refreshToken: token };
}

/** Ends the oldest of someone's living sessions beyond the most they may have. Those that idled out count for nothing. */
async function endSurplus({ tx, now }: Context, userId: string): Promise<void> {
  await tx.exec`
    with surplus as (
      select s.id from user_sessions s cross join sign_in_policy p
      left join admin_users a on a.user_id = s.user_id and a.is_active
      where s.user_id = ${userId} and s.terminated_at is null and s.expires_at > ${now}
        and s.last_activity_at + make_interval(mins => least(p.session_timeout_minutes, a.session_timeout_minutes)) > ${now}
      order by s.created_at desc, s.id desc offset (select max_concurrent_sessions from sign_in_policy)
    ), ended as (
      update user_sessions set terminated_at = ${now}, termination_reason = 'max_sessions_exceeded'
      where id in (select id from surplus) returning id
    )
    update refresh_tokens set revoked_at = ${now} where session_id in (select id from ended) and revoked_at is null`;
}

/** A session that is used from another address than it is bound to ends, whoever of the two is the thief. */
export const sessionMoved = (sessionId: string, userId: string): Problem =>
  fail('address_changed').followedBy(async (context) => {
    await endSessions(context, { sessionId }, 'security_violation', null);
  }, userId);

/** Someone's roles were changed: where the business asks for it they sign in anew. Who changes their own stays signed in here. */
export async function signOutAfterRoleChange(context: Pick<Context, 'tx' | 'now' | 'actor'>, userIds: readonly string[]): Promise<void> {
  const { force_logout_on_role_change } = await readSignInPolicy(context.tx);
  if (!force_logout_on_role_change) return;
  for (const userId of userIds) await endSessions(context, { userId, except: context.actor.sessionId }, 'role_changed', context.actor.id);
}

/** Writes down a session's new refresh token. `notAfter` is the session's end. Returns its row's id. */
export async function storeRefreshToken(
  { tx, now, newId }: Context,
  token: string,
  { sessionId, userId, parentId, notAfter }: { sessionId: string; userId: string; parentId: string | null; notAfter: Date },
): Promise<string> {
  const id = newId();
  const expires = daysAfter(now, refreshDays);
  await tx.exec`
    insert into refresh_tokens (id, session_id, user_id, token_digest, parent_id, expires_at, created_at)
    values (${id}, ${sessionId}, ${userId}, ${digestOf(token)}, ${parentId}, ${expires < notAfter ? expires : notAfter}, ${now})`;
  return id;
}

/** Ends running sessions with all their tokens; access tokens stop with them, because every request looks at its session. */
export async function endSessions(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  which: { sessionId: string } | { userId: string; except?: string | null },
  reason: TerminationReason,
  by: string | null,
): Promise<number> {
  const ended =
    'sessionId' in which
      ? await tx.many<{ id: string }>`
          update user_sessions set terminated_at = ${now}, terminated_by = ${by}, termination_reason = ${reason}
          where id = ${which.sessionId} and terminated_at is null returning id`
      : await tx.many<{ id: string }>`
          update user_sessions set terminated_at = ${now}, terminated_by = ${by}, termination_reason = ${reason}
          where user_id = ${which.userId} and terminated_at is null and id is distinct from ${which.except ?? null}::uuid returning id`;
  if (ended.length > 0)
    await tx.exec`
      update refresh_tokens set revoked_at = ${now}
      where session_id = any(${ended.map((session) => session.id)}::uuid[]) and revoked_at is null`;
  return ended.length;
}
