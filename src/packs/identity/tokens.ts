import { createHmac } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { isUuid } from '#kernel/ids';
import { packId, tenantOfRefreshToken, unpackId } from '#kernel/refresh-tokens';

/**
 * The shapes of everything a person or program can carry:
 *
 *   access token    a JWT, HS256, 15 minutes; names tenant, person and session
 *   refresh token   srt_<tenant>.<random>     used once, stored as its SHA-256; see the kernel's refresh-tokens.ts
 *   API key         srk_<tenant>_<random>     shown once, stored as its SHA-256
 *   link token      sri_<mac> or srp_<mac>    made from its row's id with a secret, so a mail can be written later
 *
 * <tenant> is the tenant's id in base64url (22 characters), so the tenant is known before anything is looked up.
 */
export const accessTokenSeconds = 15 * 60;

export interface AccessClaims {
  readonly userId: string;
  readonly tenantId: string;
  readonly sessionId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const issuer = 'serai';
const audience = 'tenant';
const algorithm = 'HS256';

export function signAccessToken(claims: Omit<AccessClaims, 'expiresAt'>, secret: Uint8Array, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000);
  return new SignJWT({ tid: claims.tenantId, sid: claims.sessionId })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(claims.userId)
    .setIssuedAt(issued)
    .setExpirationTime(issued + accessTokenSeconds)
    .sign(secret);
}

/** The claims of a valid token; undefined for anything forged, expired, foreign or malformed. */
export async function readAccessToken(token: string, secret: Uint8Array, now: Date): Promise<AccessClaims | undefined> {
  try {
    const { payload } = await jwtVerify<{ tid: string; sid: string }>(token, secret, {
      // Pinned: the token's own header never chooses how it is checked.
      algorithms: [algorithm],
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['sub', 'tid', 'sid', 'exp'],
    });
    const { sub, tid, sid, exp } = payload;
    // Signed by us and still not what we sign: another release's, perhaps. Nothing that is no id goes near the database.
    if (![sub, tid, sid].every((id) => typeof id === 'string' && isUuid(id))) return undefined;
    return { userId: sub!, tenantId: tid, sessionId: sid, expiresAt: exp! };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

const keyShape = /^srk_([\w-]{22})_[\w-]{43}$/;

export const makeApiKey = (tenantId: string, random: Uint8Array): string =>
  `srk_${packId(tenantId)}_${Buffer.from(random).toString('base64url')}`;

/** The tenant a refresh token or API key names, or undefined when it has not the right shape. Proves nothing. */
export function tenantOf(token: string): string | undefined {
  const packed = keyShape.exec(token)?.[1];
  return packed === undefined ? tenantOfRefreshToken(token) : unpackId(packed);
}

export const isApiKey = (token: string): boolean => keyShape.test(token);

/** What a person may see of a key afterwards: enough to recognise it, useless to guess it. */
export const keyPrefix = (key: string): string => `srk_…${key.slice(27, 33)}`;

export type LinkPurpose = 'invitation' | 'password_reset';

/** The token in the link of an invitation or reset: always the same for the same row, and not to be had without the secret. */
export function linkToken(purpose: LinkPurpose, tenantId: string, rowId: string, secret: Uint8Array): string {
  const mac = createHmac('sha256', secret).update(`${purpose}\u0000${tenantId}\u0000${rowId}`).digest('base64url');
  return `${purpose === 'invitation' ? 'sri' : 'srp'}_${mac}`;
}
