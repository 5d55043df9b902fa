import type { Context } from '#kernel/context';
import { digestOf, type KeptToken, makeRefreshToken, type TokenStore } from '#kernel/refresh-tokens';
import { platformTenant } from '#kernel/tenants';

/** Who runs the platform signs in anew each working day: after so many hours whatever happens, */
const sessionHours = 12;
/** and after so many without a refresh, which a page in use does every quarter of an hour. */
const idleHours = 2;
/** Ended sessions stay so long: a used token that turns up still says whose it was. */
const keptDays = 30;

const hoursAfter = (now: Date, hours: number) => new Date(now.getTime() + hours * 3_600_000);

export interface AdminSession {
  readonly sessionId: string;
  readonly refreshToken: string;
}

/** Starts a session and its family of refresh tokens. */
export async function openSession(context: Context, adminId: string, transport: 'bearer' | 'cookie'): Promise<AdminSession> {
  const { tx, now, request, newId } = context;
  const [sessionId, end] = [newId(), hoursAfter(now, sessionHours)];
  await tx.exec`delete from platform.super_admin_sessions where expires_at < ${hoursAfter(now, -24 * keptDays)}`;
  await tx.exec`
    insert into platform.super_admin_sessions (id, super_admin_id, ip, user_agent, transport, last_activity_at, expires_at, created_at)
    values (${sessionId}, ${adminId}, ${request.ip}::inet, ${request.userAgent?.slice(0, 1000) ?? null}, ${transport}, ${now}, ${end}, ${now})`;
  const refreshToken = makeRefreshToken(platformTenant.id, context.random(32));
  await keepToken(context, refreshToken, sessionId, null, end);
  return { sessionId, refreshToken };
}

async function keepToken({ tx, now, newId }: Context, token: string, sessionId: string, parentId: string | null, end: Date): Promise<void> {
  const idle = hoursAfter(now, idleHours);
  await tx.exec`
    insert into platform.super_admin_tokens (id, session_id, token_digest, parent_id, expires_at, created_at)
    values (${newId()}, ${sessionId}, ${digestOf(token)}, ${parentId}::uuid, ${idle < end ? idle : end}, ${now})`;
}

type EndReason = 'signed_out' | 'token_reused' | 'password_changed' | 'deactivated';

/** Ends running sessions; their access tokens stop with them, because every request looks at its session. */
export function endSessions(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  which: { sessionId: string } | { adminId: string },
  reason: EndReason,
): Promise<number> {
  const [session, admin] = 'sessionId' in which ? [which.sessionId, null] : [null, which.adminId];
  return tx.exec`
    update platform.super_admin_sessions set ended_at = ${now}, end_reason = ${reason}
    where (id = ${session}::uuid or super_admin_id = ${admin}::uuid) and ended_at is null`;
}

export interface AdminToken extends KeptToken {
  readonly session_id: string;
  readonly super_admin_id: string;
  readonly session_ends: Date;
}

/** The refresh tokens of super admins. */
export const adminTokens: TokenStore<AdminToken> = {
  secret: 'platform.refresh-rotation',
  find: ({ tx, now }, digest) => tx.maybe<AdminToken>`
    select t.id, t.session_id, s.super_admin_id, t.used_at, s.expires_at as session_ends,
      t.expires_at > ${now} and s.ended_at is null and s.expires_at > ${now} and a.is_active as alive
    from platform.super_admin_tokens t
    join platform.super_admin_sessions s on s.id = t.session_id
    join platform.super_admins a on a.id = s.super_admin_id
    where t.token_digest = ${digest}
    for update of t`,
  async successorIsUnused({ tx }, { id }) {
    return (await tx.maybe`select 1 from platform.super_admin_tokens where parent_id = ${id} and used_at is null`) !== undefined;
  },
  async replace(context, { id, session_id, session_ends }, successor) {
    const { tx, now } = context;
    await keepToken(context, successor, session_id, id, session_ends);
    await tx.exec`update platform.super_admin_tokens set used_at = ${now} where id = ${id}`;
    await tx.exec`update platform.super_admin_sessions set last_activity_at = ${now} where id = ${session_id}`;
  },
  async endFamily(context, { session_id, super_admin_id }) {
    if (!(await endSessions(context, { sessionId: session_id }, 'token_reused'))) return;
    context.audit({
      action: 'super_admins.token_reused',
      resource: 'super_admins',
      resourceId: super_admin_id,
      category: 'security',
      severity: 'high',
      metadata: { session_id },
    });
  },
};
