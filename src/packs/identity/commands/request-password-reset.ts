import { command, Type } from '#kernel/command';
import { digestOf } from '#kernel/refresh-tokens';
import { email, nothing, tenantSlug } from '../input.ts';
import { linkTokenSecret } from '../signed-in.ts';
import { linkToken } from '../tokens.ts';

const validMinutes = 60;
/** Requests per person and hour that lead to a mail. */
const mailsPerHour = 3;

/**
 * POST /v1/auth/request-password-reset. Says the same to everyone, of every business: the same statement runs and the same event is written
 * whether or not somebody has this address; only a row that exists leads to a mail.
 */
export const requestPasswordReset = command({
  on: 'auth',
  verb: 'request-password-reset',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  status: 202,
  summary: 'Ask for a link to choose a new password.',
  input: Type.Object({ tenant: tenantSlug, email: email('Sign-in address.') }),
  output: nothing,
  saysNothing: true,
  decoy: async () => ({}),
  async run({ tx, tenant, keys, now, newId, emit, request }, input) {
    const id = newId();
    const digest = digestOf(linkToken('password_reset', tenant.id, id, keys.secret(linkTokenSecret)));
    await tx.exec`
      insert into password_resets (id, user_id, token_digest, ip_address, expires_at, created_at)
      select ${id}, u.id, ${digest}, ${request.ip}::inet, ${new Date(now.getTime() + validMinutes * 60_000)}, ${now}
      from users u
      where lower(u.email) = lower(${input.email}) and u.status = 'active'
        and (select count(*) from password_resets r where r.user_id = u.id and r.created_at > ${new Date(now.getTime() - 3_600_000)}) < ${mailsPerHour}`;
    emit('identity.password_reset_requested', { password_reset_id: id });
    return {};
  },
});
