import type { Actor, Tenant } from '#kernel/context';
import type { KeyRing } from '#kernel/crypto';
import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';
import { digestOf } from '#kernel/refresh-tokens';
import { sessionMoved } from './sessions.ts';
import { accessTokenSecret } from './signed-in.ts';
import { isApiKey, readAccessToken, tenantOf } from './tokens.ts';

/** What a bearer says of itself, before the database was asked. */
export type Claims =
  | { readonly kind: 'user'; readonly tenantId: string; readonly who: string; readonly userId: string; readonly sessionId: string }
  | { readonly kind: 'api_key'; readonly tenantId: string; readonly who: string; readonly keyDigest: Buffer };

export interface LoadedActor {
  readonly actor: Actor;
  /** The actor is good until then though the stamp stays the same: a role expires. */
  readonly validUntil: Date | null;
}

/** Verified access tokens, so that a client's hundredth request in a quarter of an hour costs one look-up. */
const verified = new Map<string, Claims & { expiresAt: number }>();
const mostVerified = 10_000;

/**
 * Who a bearer claims to be: proved for access tokens by their signature, for keys only by `stamp`. Undefined when it is
 * forged, expired or malformed.
 */
export async function identify(bearer: string, keys: KeyRing, now: Date): Promise<Claims | undefined> {
  if (isApiKey(bearer)) {
    const keyDigest = digestOf(bearer);
    return { kind: 'api_key', tenantId: tenantOf(bearer)!, who: `key ${keyDigest.toString('base64url')}`, keyDigest };
  }
  const known = verified.get(bearer);
  if (known) {
    if (known.expiresAt * 1000 > now.getTime()) return known;
    verified.delete(bearer);
    return undefined;
  }
  const token = await readAccessToken(bearer, keys.secret(accessTokenSecret), now);
  if (!token) return undefined;
  const claims = { kind: 'user', who: token.userId, ...token } as const;
  if (verified.size >= mostVerified) verified.delete(verified.keys().next().value!);
  verified.set(bearer, claims);
  return claims;
}

/**
 * A text that changes whenever the actor may have changed, or undefined when the session or key is not valid any more. One
 * statement over primary keys and the one row of the policy, in the request's own transaction, so an end acts with the next request.
 */
export async function stamp(tx: Tx, claims: Claims, now: Date, ip: string | null): Promise<string | undefined> {
  const row =
    claims.kind === 'user'
      ? await tx.maybe<Standing>`
          select v.version::text as stamp, p.ip_binding_enabled and s.ip_address is distinct from ${ip}::inet as is_elsewhere,
            a.ip_allow_list is not null and not coalesce(${ip}::inet <<= any (a.ip_allow_list::inet[]), false) as is_outside
          from user_sessions s join users u on u.id = s.user_id cross join access_version v cross join sign_in_policy p
          left join admin_users a on a.user_id = u.id and a.is_active
          where s.id = ${claims.sessionId} and s.user_id = ${claims.userId} and s.terminated_at is null and s.expires_at > ${now}
            and u.status = 'active'
            and s.last_activity_at + make_interval(mins => least(p.session_timeout_minutes, a.session_timeout_minutes)) > ${now}`
      : await tx.maybe<Standing>`
          select v.version::text as stamp, false as is_elsewhere,
            a.ip_allow_list is not null and not coalesce(${ip}::inet <<= any (a.ip_allow_list::inet[]), false) as is_outside
          from api_keys k join users u on u.id = k.created_by cross join access_version v
          left join admin_users a on a.user_id = u.id and a.is_active
          where k.key_digest = ${claims.keyDigest} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})
            and u.status = 'active'`;
  if (row?.is_outside) throw fail('address_not_allowed');
  if (row?.is_elsewhere && claims.kind === 'user') throw sessionMoved(claims.sessionId, claims.userId);
  return row?.stamp;
}

interface Standing {
  stamp: string;
  /** Not among the administrator's networks. */
  is_outside: boolean;
  /** Not the address that the session is bound to. */
  is_elsewhere: boolean;
}

/** The same for many at once. */
export async function stamps(tx: Tx, asked: readonly { claims: Claims; ip: string | null }[], now: Date): Promise<(string | undefined)[]> {
  const people = asked.flatMap(({ claims, ip }, at) => (claims.kind === 'user' ? [{ ...claims, ip, at }] : []));
  const keys = asked.flatMap(({ claims, ip }, at) => (claims.kind === 'api_key' ? [{ ...claims, ip, at }] : []));
  const [ofPeople, ofKeys] = await Promise.all([
    people.length === 0
      ? []
      : tx.many<{ at: number; stamp: string }>`
          select w.at, v.version::text as stamp
          from unnest(${people.map(({ at }) => at)}::int[], ${people.map(({ sessionId }) => sessionId)}::uuid[],
            ${people.map(({ userId }) => userId)}::uuid[], ${people.map(({ ip }) => ip)}::inet[]) as w (at, session_id, user_id, ip)
          join user_sessions s on s.id = w.session_id and s.user_id = w.user_id
          join users u on u.id = s.user_id cross join access_version v cross join sign_in_policy p
          left join admin_users a on a.user_id = u.id and a.is_active
          where s.terminated_at is null and s.expires_at > ${now} and u.status = 'active'
            and s.last_activity_at + make_interval(mins => least(p.session_timeout_minutes, a.session_timeout_minutes)) > ${now}
            and (not p.ip_binding_enabled or s.ip_address is not distinct from w.ip)
            and (a.ip_allow_list is null or coalesce(w.ip <<= any (a.ip_allow_list::inet[]), false))`,
    keys.length === 0
      ? []
      : tx.many<{ at: number; stamp: string }>`
          select w.at, v.version::text as stamp
          from unnest(${keys.map(({ at }) => at)}::int[], ${keys.map(({ keyDigest }) => keyDigest.toString('hex'))}::text[],
            ${keys.map(({ ip }) => ip)}::inet[]) as w (at, digest, ip)
          join api_keys k on k.key_digest = decode(w.digest, 'hex')
          join users u on u.id = k.created_by cross join access_version v
          left join admin_users a on a.user_id = u.id and a.is_active
          where k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}) and u.status = 'active'
            and (a.ip_allow_list is null or coalesce(w.ip <<= any (a.ip_allow_list::inet[]), false))`,
  ]);
  const found = new Map([...ofPeople, ...ofKeys].map(({ at, stamp }) => [at, stamp]));
  return asked.map((_, at) => found.get(at));
}

interface AccessRow {
  id: string;
  name: string;
  is_owner: boolean;
  roles: string[];
  permissions: string[];
  restricted: string[];
  valid_until: Date | null;
  limited: boolean;
}

/** The actor of valid claims: roles that have not expired and what they allow; for a key, no more than it was given. */
export async function load(tx: Tx, claims: Claims, tenant: Tenant, now: Date): Promise<LoadedActor> {
  if (claims.kind === 'user') return access(tx, claims, tenant, now);
  const key = await tx.one<{ userId: string; permissions: string[] }>`
    select created_by as "userId", permissions from api_keys where key_digest = ${claims.keyDigest}`;
  return access(tx, { ...key, sessionId: null }, tenant, now);
}

/**
 * Somebody as they are now, without a request of theirs: for what was asked for earlier and is done on their behalf. Undefined when they
 * may not sign in any more. `permissions`: those of the key it was asked for with.
 */
export async function actorOnBehalf(
  tx: Tx,
  who: { readonly userId: string; readonly permissions: readonly string[] | null },
  tenant: Tenant,
  now: Date,
): Promise<Actor | undefined> {
  const active = await tx.maybe`select from users where id = ${who.userId} and status = 'active'`;
  return active && (await access(tx, { ...who, sessionId: null }, tenant, now)).actor;
}

interface Bearer {
  readonly userId: string;
  readonly sessionId: string | null;
  /** Of a key: no more than these. */
  readonly permissions?: readonly string[] | null;
}

async function access(tx: Tx, { userId, sessionId, permissions: given }: Bearer, tenant: Tenant, now: Date): Promise<LoadedActor> {
  const access = await tx.one<AccessRow>`
    with given as (
      select r.id, r.code, ur.expires_at
      from user_roles ur join roles r on r.id = ur.role_id
      where ur.user_id = ${userId} and (ur.expires_at is null or ur.expires_at > ${now})
    )
    select u.id, u.name, u.is_owner,
      array(select code from given order by code) as roles,
      array(
        select code from permissions where u.is_owner
        union select permission_code from role_permissions join given on given.id = role_id
      ) as permissions,
      array(select feature_code from user_features where user_id = u.id and not is_enabled) as restricted,
      (select min(expires_at) from given) as valid_until,
      ((select mfa_required from sign_in_policy)
        or exists (select 1 from admin_users where user_id = u.id and is_active and two_factor_required))
      and not exists (select 1 from totp_factors where user_id = u.id and confirmed_at is not null)
      and not exists (select 1 from passkeys where user_id = u.id) as limited
    from users u where u.id = ${userId}`;
  const permissions = new Set(given ? access.permissions.filter((code) => given.includes(code)) : access.permissions);
  const features = new Set([...tenant.features].filter((code) => !access.restricted.includes(code)));
  if (given && !features.has('api_access')) throw fail('feature_disabled', { feature: 'api_access' });
  return {
    actor: {
      kind: given ? 'api_key' : 'user',
      id: access.id,
      name: access.name,
      // A key of an owner is held to its own list like any other key.
      isOwner: access.is_owner && !given,
      roles: access.roles,
      permissions,
      features,
      sessionId,
      unmasked: permissions.has('data.unmasked'),
      // Programs have no second factor: their keys are good as they are.
      limited: access.limited && !given,
    },
    validUntil: access.valid_until,
  };
}

/** Writes down the use of a session or key; never backwards, though there may be several processes. */
export async function touch(tx: Tx, claims: Claims, now: Date): Promise<void> {
  if (claims.kind === 'user') {
    await tx.exec`update user_sessions set last_activity_at = ${now} where id = ${claims.sessionId} and last_activity_at < ${now}`;
  } else {
    await tx.exec`
      update api_keys set last_used_at = ${now} where key_digest = ${claims.keyDigest} and coalesce(last_used_at, '-infinity') < ${now}`;
  }
}

/** How the kernel turns bearers into actors of a tenant. */
export const authenticator = { identify, stamp, stamps, load, touch, tenantOf };
