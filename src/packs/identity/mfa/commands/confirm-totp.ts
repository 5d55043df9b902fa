import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess } from '../../access.ts';
import { countFailure } from '../../failures.ts';
import { renewBackupCodes, secretCell } from '../factors.ts';
import { backupCodes, code } from '../input.ts';
import { matchingStep } from '../totp.ts';

/** POST /v1/auth/confirm-totp. From now on sign-in asks for codes; a session that could only enrol is opened. */
export const confirmTotp = command({
  on: 'auth',
  verb: 'confirm-totp',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'Prove the authenticator app with its first code, and get backup codes.',
  secret: ['code', 'backup_codes'],
  input: Type.Object({ code }),
  output: Type.Object({ backup_codes: backupCodes }),
  async run(context, input) {
    const { tx, actor, secrets, now, emit } = context;
    if (actor.kind !== 'user' || !actor.id) throw fail('forbidden', { reason: 'people_only' });
    const userId = actor.id;
    const factor = await tx.maybe<{ id: string; secret_sealed: Uint8Array }>`
      select id, secret_sealed from totp_factors where user_id = ${userId} and confirmed_at is null for update`;
    if (!factor) throw fail('invalid_state', { state: 'none', allowed: ['unconfirmed'] });
    const step = matchingStep(await secrets.open(factor.secret_sealed, secretCell(factor.id)), input.code, now);
    if (step === undefined) {
      context.onFailure((again) => countFailure(again, userId));
      throw fail('invalid_otp');
    }
    await changeAccess({ tx });
    await tx.exec`update totp_factors set confirmed_at = ${now}, last_used_at = ${now}, last_step = ${step} where id = ${factor.id}`;
    emit('identity.mfa_enabled', { user_id: userId, method: 'totp' }, { subject: `users/${userId}` });
    return { backup_codes: await renewBackupCodes(context, userId) };
  },
});
