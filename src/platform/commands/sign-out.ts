import { command, Type } from '#kernel/command';
import { endSessions } from '../sessions.ts';

/** POST /platform/v1/auth/sign-out. The local administrator of a data directory has no session to end. */
export const signOut = command({
  on: 'auth',
  verb: 'sign-out',
  target: 'collection',
  access: 'platform',
  permission: null,
  summary: 'End this session of a super admin, with all its tokens.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ ended: Type.Boolean({ description: 'True: the tokens are worth nothing now.' }) }),
  async run(context) {
    const { sessionId } = context.actor;
    return { ended: sessionId !== null && (await endSessions(context, { sessionId }, 'signed_out')) > 0 };
  },
});
