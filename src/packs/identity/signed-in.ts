import { type Context, Type } from '#kernel/command';
import { factorsOf } from './mfa/factors.ts';
import type { OpenedSession } from './sessions.ts';
import { accessTokenSeconds, signAccessToken } from './tokens.ts';

/** What sign-in and refresh answer. */
export const signedIn = Type.Object({
  access_token: Type.String({ description: 'Send it as Authorization: Bearer.' }),
  refresh_token: Type.Optional(Type.String({ description: 'Exchange it once at /v1/auth/refresh. Absent when it travels as a cookie.' })),
  device_token: Type.Optional(
    Type.String({
      description: 'Send it with the next sign-in from this device: no code is asked for then. Absent when it travels as a cookie.',
    }),
  ),
  mfa_enrolment_required: Type.Optional(
    Type.Boolean({ description: 'True: this session may only enrol a second factor, under /v1/auth; everything else opens then.' }),
  ),
  token_type: Type.Literal('Bearer', { description: 'Always Bearer.' }),
  expires_in: Type.Integer({ description: 'Seconds until the access token expires.' }),
  user: Type.Object(
    {
      id: Type.String({ format: 'uuid', description: 'The person.' }),
      email: Type.String({ description: 'Sign-in address.' }),
      name: Type.String({ description: 'Full name.' }),
      is_owner: Type.Boolean({ description: 'Has every permission.' }),
    },
    { description: 'Who signed in.' },
  ),
});

/** Signs the access token of a session and says who it is for. */
export async function answerWithTokens(context: Context, userId: string, session: OpenedSession) {
  const { tx, tenant, keys, now } = context;
  const user = await tx.one<{ id: string; name: string }>`select id, email, name, is_owner from users where id = ${userId}`;
  context.identify({ kind: 'user', id: userId, name: user.name, sessionId: session.sessionId });
  const { required, totp, passkeys } = await factorsOf(tx, userId);
  const claims = { userId, tenantId: tenant.id, sessionId: session.sessionId };
  return {
    access_token: await signAccessToken(claims, keys.secret(accessTokenSecret), now),
    refresh_token: session.refreshToken,
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
    user,
    // With every pair of tokens, so that a page that is loaded anew knows it as well.
    ...(required && !totp && passkeys === 0 ? { mfa_enrolment_required: true } : {}),
  };
}

/** Name of the secret that signs access tokens, in the key ring. */
export const accessTokenSecret = 'identity.access-token';
/** Name of the secret that link tokens are made with. */
export const linkTokenSecret = 'identity.link-token';
/** Name of the secret that a refresh token's successor is made with. */
export const rotationSecret = 'identity.refresh-rotation';
