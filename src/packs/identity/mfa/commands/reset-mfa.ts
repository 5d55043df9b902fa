import { command, Type } from '#kernel/command';
import { changeAccess, refuseAgainstStronger } from '../../access.ts';
import { users } from '../../resources.ts';
import { endSessions } from '../../sessions.ts';
import { forgetDevices } from '../devices.ts';

/** POST /v1/users/{id}/reset-mfa. For who lost every factor; the next sign-in is by password alone, or may only enrol. */
export const resetMfa = command({
  on: users,
  verb: 'reset-mfa',
  permission: 'security.manage',
  from: ['active', 'inactive'],
  summary: "Take away someone's second factors after they were lost.",
  input: Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500, description: 'Kept in the audit trail.' }) }),
  first: changeAccess,
  async run(context) {
    const { tx, id, actor, emit } = context;
    await refuseAgainstStronger(context, id);
    for (const table of ['totp_factors', 'backup_codes', 'passkeys'] as const)
      await tx.text(`delete from ${table} where user_id = $1`, [id]);
    await forgetDevices(context, id, actor.id);
    await endSessions(context, { userId: id }, 'security_violation', actor.id);
    emit('identity.mfa_disabled', { user_id: id, method: 'all' }, { subject: `users/${id}` });
  },
});
