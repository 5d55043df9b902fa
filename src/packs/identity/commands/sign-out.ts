import { command } from '#kernel/command';
import { nothing } from '../input.ts';
import { endSessions } from '../sessions.ts';

/** POST /v1/auth/sign-out. Access and refresh tokens of this session stop at once. */
export const signOut = command({
  on: 'auth',
  verb: 'sign-out',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'End this session.',
  input: nothing,
  output: nothing,
  async run(context) {
    const { actor } = context;
    if (actor.sessionId) await endSessions(context, { sessionId: actor.sessionId }, 'user_logout', actor.id);
    return {};
  },
});
