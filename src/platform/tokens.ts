import { errors, jwtVerify, SignJWT } from 'jose';
import { isUuid } from '#kernel/ids';

/** Name of the secret in the key ring that signs super admins' tokens; tenants' people have another. */
export const tokenSecret = 'platform.access-token';
export const tokenSeconds = 60 * 60;

const issuer = 'serai';
const audience = 'platform';
const algorithm = 'HS256';

export interface AdminClaims {
  readonly adminId: string;
  /** In milliseconds: JWT's own `iat` is too coarse to tell what came before a new password. */
  readonly issuedAt: Date;
}

export function signAdminToken(adminId: string, secret: Uint8Array, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ at: now.getTime() })
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
    const { payload } = await jwtVerify<{ at: number }>(token, secret, {
      algorithms: [algorithm],
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['sub', 'at', 'exp'],
    });
    const { sub, at } = payload;
    if (!isUuid(sub!) || typeof at !== 'number' || Number.isNaN(new Date(at).getTime())) return undefined;
    return { adminId: sub!, issuedAt: new Date(at) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
