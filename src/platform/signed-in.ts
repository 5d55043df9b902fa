import { type Context, Type } from '#kernel/command';
import type { AdminSession } from './sessions.ts';
import { signAdminToken, tokenSeconds, tokenSecret } from './tokens.ts';

/** What sign-in and refresh answer. */
export const signedIn = Type.Object({
  access_token: Type.String({ description: 'Send it as Authorization: Bearer.' }),
  refresh_token: Type.Optional(
    Type.String({ description: 'Exchange it once at /platform/v1/auth/refresh. Absent when it travels as a cookie.' }),
  ),
  token_type: Type.Literal('Bearer', { description: 'Always Bearer.' }),
  expires_in: Type.Integer({ description: 'Seconds until the access token expires.' }),
  user: Type.Object(
    {
      id: Type.String({ format: 'uuid', description: 'The super admin.' }),
      email: Type.String({ description: 'Sign-in address.' }),
      name: Type.String({ description: 'Full name.' }),
    },
    { description: 'Who signed in.' },
  ),
});

/** Signs the access token of a session and says who it is for. */
export async function answerWithTokens(context: Context, adminId: string, { sessionId, refreshToken }: AdminSession) {
  const { tx, keys, now } = context;
  const user = await tx.one<{ id: string; name: string }>`select id, email, name from platform.super_admins where id = ${adminId}`;
  context.identify({ kind: 'super_admin', id: adminId, name: user.name, sessionId });
  return {
    access_token: await signAdminToken({ adminId, sessionId }, keys.secret(tokenSecret), now),
    refresh_token: refreshToken,
    token_type: 'Bearer' as const,
    expires_in: tokenSeconds,
    user,
  };
}
