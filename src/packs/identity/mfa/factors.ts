import { createHmac } from 'node:crypto';
import type { Context } from '#kernel/context';
import type { KeyRing } from '#kernel/crypto';
import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';
import { matchingStep } from './totp.ts';

export interface Factors {
  readonly totp: boolean;
  readonly passkeys: number;
  /** Unused ones. */
  readonly backup_codes: number;
  /** By the policy of the business or the person's own administrative record. */
  readonly required: boolean;
}

export const factorsOf = (tx: Tx, userId: string): Promise<Factors> =>
  tx.one<Factors>`
    select exists (select 1 from totp_factors where user_id = ${userId} and confirmed_at is not null) as totp,
      (select count(*)::int from passkeys where user_id = ${userId}) as passkeys,
      (select count(*)::int from backup_codes where user_id = ${userId} and used_at is null) as backup_codes,
      (select mfa_required from sign_in_policy)
        or exists (select 1 from admin_users where user_id = ${userId} and is_active and two_factor_required) as required`;

/** Refuses to take the last factor from someone who must have one. */
export function refuseLastFactor(left: Factors): void {
  if (left.required && !left.totp && left.passkeys === 0) throw fail('forbidden', { reason: 'mfa_required' });
}

export const secretCell = (factorId: string) => ({ table: 'totp_factors', column: 'secret_sealed', row: factorId });

/**
 * Takes a code of the authenticator or a backup code, once. The step is kept by a conditional update: of any number of
 * requests with one code, whenever they come, one is let in.
 */
export function takeCode(context: Context, userId: string, code: string): Promise<boolean> {
  const plain = code.replace(/[\s-]/g, '').toUpperCase();
  return /^\d{6}$/.test(plain) ? takeTotp(context, userId, plain) : takeBackupCode(context, userId, plain);
}

async function takeTotp({ tx, secrets, now }: Context, userId: string, code: string): Promise<boolean> {
  const factor = await tx.maybe<{ id: string; secret_sealed: Uint8Array }>`
    select id, secret_sealed from totp_factors where user_id = ${userId} and confirmed_at is not null`;
  const step = factor && matchingStep(await secrets.open(factor.secret_sealed, secretCell(factor.id)), code, now);
  if (!step) return false;
  const taken = await tx.maybe`
    update totp_factors set last_step = ${step}, last_used_at = ${now} where id = ${factor.id} and last_step < ${step} returning id`;
  return taken !== undefined;
}

async function takeBackupCode({ tx, keys, now }: Context, userId: string, code: string): Promise<boolean> {
  const taken = await tx.maybe`
    update backup_codes set used_at = ${now}
    where user_id = ${userId} and code_digest = ${backupDigest(keys, userId, code)} and used_at is null returning id`;
  return taken !== undefined;
}

/** Crockford's letters: none is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes have 50 bits, too few for a plain digest: the key makes a stolen table useless. */
const backupDigest = (keys: KeyRing, userId: string, code: string): Buffer =>
  createHmac('sha256', keys.secret('identity.backup-code')).update(`${userId}\0${code}`).digest();

/** Ten new backup codes, `XXXXX-XXXXX`; earlier ones are worth nothing from now on. */
export async function renewBackupCodes({ tx, keys, now, newId, random }: Context, userId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => Array.from(random(10), (byte) => letters[byte & 31]).join(''));
  await tx.exec`delete from backup_codes where user_id = ${userId}`;
  await tx.exec`
    insert into backup_codes (id, user_id, code_digest, created_at)
    select id, ${userId}, digest, ${now}
    from unnest(${codes.map(() => newId())}::uuid[], ${codes.map((code) => backupDigest(keys, userId, code))}::bytea[]) as made (id, digest)`;
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}
