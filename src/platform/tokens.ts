import { errors, jwtVerify, SignJWT } from 'jose';
import { isUuid } from '#kernel/ids';

/** Name of the secret in the key ring that signs super admins' tokens; tenants' people have another. */
export const tokenSecret = 'platform.access-token';
export const tokenSeconds = 15 * 60;

const issuer = 'serai';
const audience = 'platform';
const algorithm = 'HS256';

export interface AdminClaims {
  readonly adminId: string;
  readonly sessionId: string;
}

export function signAdminToken({ adminId, sessionId }: AdminClaims, secret: Uint8Array, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(adminId)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(secret);
}

/** The claims of a valid token; undefined for anything forged, expired, foreign or malformed. */
export async function readAdminToken(token: string, secret: Uint8Array, now: Date): Promise<AdminClaims | undefined> {
  try {
    const { payload } = await jwtVerify<{ sid: string }>(token, secret, {
      algorithms: [algorithm],
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'exp'],
    });
    const { sub, sid } = payload;
    if (![sub, sid].every((id) => typeof id === 'string' && isUuid(id))) return undefined;
    return { adminId: sub!, sessionId: sid };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
