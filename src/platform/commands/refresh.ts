import { command, Type } from '#kernel/command';
import { exchange } from '#kernel/refresh-tokens';
import { adminTokens } from '../sessions.ts';
import { answerWithTokens, signedIn } from '../signed-in.ts';

/** POST /platform/v1/auth/refresh: how a page that is loaded anew goes on. */
export const refresh = command({
  on: 'auth',
  verb: 'refresh',
  target: 'collection',
  area: 'platform',
  access: 'anyone',
  permission: null,
  summary: "Exchange a super admin's refresh token for a new pair of tokens.",
  secret: ['refresh_token', 'access_token'],
  input: Type.Object(
    { refresh_token: Type.String({ maxLength: 200, description: 'The refresh token.' }) },
    { additionalProperties: false },
  ),
  output: signedIn,
  async run(context, { refresh_token }) {
    const { kept, token } = await exchange(context, refresh_token, adminTokens);
    return answerWithTokens(context, kept.super_admin_id, { sessionId: kept.session_id, refreshToken: token });
  },
});
