import { command } from '#kernel/command';
import { fail } from '#kernel/errors';
import { refuseAgainstStronger } from '../access.ts';
import { nothing } from '../input.ts';
import { sessions } from '../resources.ts';
import { endSessions } from '../sessions.ts';

/** POST /v1/user-sessions/{id}/terminate. Acts at once: the session's access tokens fail with their next request. */
export const terminateSession = command({
  on: sessions,
  verb: 'terminate',
  permission: 'security.manage',
  summary: "End someone's session.",
  input: nothing,
  async run(context) {
    const { id, row, actor, emit } = context;
    if (row.terminated_at) throw fail('invalid_state', { state: 'terminated', allowed: ['running'] });
    await refuseAgainstStronger(context, row.user_id);
    await endSessions(context, { sessionId: id }, row.user_id === actor.id ? 'user_logout' : 'admin_force_logout', actor.id);
    emit('identity.session_terminated', { user_id: row.user_id, session_id: id }, { subject: `user-sessions/${id}` });
  },
});
