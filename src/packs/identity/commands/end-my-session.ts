import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { id, nothing } from '../input.ts';
import { endSessions } from '../sessions.ts';

/** POST /v1/auth/end-session. For a device that was lost or is not recognised. */
export const endMySession = command({
  on: 'auth',
  verb: 'end-session',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'End one of my sessions.',
  input: Type.Object({ session_id: id('One of /v1/auth/sessions.') }),
  output: nothing,
  async run(context, input) {
    const { tx, actor } = context;
    const mine = await tx.maybe`
      select 1 from user_sessions where id = ${input.session_id} and user_id = ${actor.id} and terminated_at is null`;
    if (!mine) throw fail('not_found');
    await endSessions(context, { sessionId: input.session_id }, 'user_logout', actor.id);
    return {};
  },
});
