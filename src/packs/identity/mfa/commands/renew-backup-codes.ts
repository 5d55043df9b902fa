import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { existingPassword } from '../../input.ts';
import { factorsOf, renewBackupCodes } from '../factors.ts';
import { backupCodes } from '../input.ts';
import { confirmPassword } from '../step-up.ts';

/** POST /v1/auth/renew-backup-codes. */
export const renewMyBackupCodes = command({
  on: 'auth',
  verb: 'renew-backup-codes',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  summary: 'Get ten new backup codes; the old ones stop.',
  secret: ['password', 'backup_codes'],
  input: Type.Object({ password: existingPassword('My password.') }),
  output: Type.Object({ backup_codes: backupCodes }),
  async run(context, input) {
    const userId = await confirmPassword(context, input.password);
    if (!(await factorsOf(context.tx, userId)).totp) throw fail('invalid_state', { state: 'none', allowed: ['confirmed'] });
    context.emit('identity.backup_codes_renewed', { user_id: userId }, { subject: `users/${userId}` });
    return { backup_codes: await renewBackupCodes(context, userId) };
  },
});
