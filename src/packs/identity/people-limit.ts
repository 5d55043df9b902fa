import type { Context } from '#kernel/context';
import { ensureRoom } from '#kernel/quota';

/**
 * Refuses when the plan's `max_users` is reached. Deactivated people take no place; open invitations do, or twenty
 * invitations would pass at a limit of three. `replacing`: an address whose earlier invitation is about to be replaced.
 */
export function ensureRoomForOneMore(context: Context, replacing = ''): Promise<void> {
  const { tx, tenant, now } = context;
  return ensureRoom(context, 'users', tenant.limits.users, async () => {
    const { taken } = await tx.one<{ taken: number }>`
      select (select count(*) from users where status = 'active')
        + (select count(*) from invitations
           where status = 'pending' and expires_at > ${now} and lower(email) <> lower(${replacing})) as taken`;
    return taken;
  });
}
