import type { Context } from '#kernel/context';
import { digestOf } from '#kernel/refresh-tokens';
import { deviceOf } from '../rules/device.ts';

/** Marks the device of this request as the person's own. Returns the token it keeps; undefined where the policy trusts none. */
export async function trustDevice(context: Context, userId: string): Promise<string | undefined> {
  const { tx, now, request, newId, random } = context;
  const { days } = await tx.one<{ days: number }>`select trusted_device_days as days from sign_in_policy`;
  if (days === 0) return undefined;
  const token = `srd_${random(32).toString('base64url')}`;
  const device = deviceOf(request.userAgent);
  await tx.exec`
    insert into trusted_devices (id, user_id, token_digest, device_name, device_type, ip_address, created_at, last_used_at, expires_at)
    values (${newId()}, ${userId}, ${digestOf(token)}, ${device.name}, ${device.type}, ${request.ip}::inet, ${now}, ${now},
      ${new Date(now.getTime() + days * 86_400_000)})`;
  return token;
}

/** Whether this token is of a device that the person marked, and still counts. The policy may have been tightened since. */
export async function isTrusted({ tx, now }: Context, userId: string, token: string): Promise<boolean> {
  const device = await tx.maybe`
    update trusted_devices d set last_used_at = ${now} from sign_in_policy p
    where d.user_id = ${userId} and d.token_digest = ${digestOf(token)} and d.revoked_at is null and d.expires_at > ${now}
      and d.created_at + make_interval(days => p.trusted_device_days) > ${now}
    returning d.id`;
  return device !== undefined;
}

/** Withdraws the trust in all of someone's devices: what made them trusted has changed. */
export async function forgetDevices({ tx, now }: Pick<Context, 'tx' | 'now'>, userId: string, by: string | null): Promise<void> {
  await tx.exec`update trusted_devices set revoked_at = ${now}, revoked_by = ${by} where user_id = ${userId} and revoked_at is null`;
}
