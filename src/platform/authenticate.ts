import type { Actor } from '#kernel/context';
import { constantTimeEqual, type KeyRing } from '#kernel/crypto';
import type { Tx } from '#kernel/db';
import { readAdminToken, tokenSecret } from './tokens.ts';

const superAdmin = {
  kind: 'super_admin',
  isOwner: true,
  roles: [],
  permissions: new Set<string>(['platform.admin']),
  features: new Set<string>(),
  sessionId: null,
  unmasked: true,
} as const;

/**
 * Who a bearer of /platform/v1 is: a super admin by token, with a session that is read in the request's own transaction so that
 * its end acts at once, or, on this machine, whoever could read the admin token of the data directory's lock file.
 */
export const platformAuthenticator =
  (adminToken?: string) =>
  async (tx: Tx, bearer: string, keys: KeyRing, now: Date): Promise<Actor | undefined> => {
    if (adminToken && constantTimeEqual(bearer, adminToken)) return { ...superAdmin, id: null, name: 'local administrator' };
    const claims = await readAdminToken(bearer, keys.secret(tokenSecret), now);
    if (!claims) return undefined;
    const { adminId, sessionId } = claims;
    const admin = await tx.maybe<{ id: string; name: string }>`
      select a.id, a.name from platform.super_admin_sessions s join platform.super_admins a on a.id = s.super_admin_id
      where s.id = ${sessionId} and a.id = ${adminId} and s.ended_at is null and s.expires_at > ${now} and a.is_active`;
    return admin && { ...superAdmin, id: admin.id, name: admin.name, sessionId };
  };
