import type { Context } from '#kernel/context';
import { ensureRoom, type Meter } from '#kernel/quota';

/** `replacing`: an address whose earlier invitation is about to be replaced. */
async function placesTaken({ tx, now }: Pick<Context, 'tx' | 'now'>, replacing = ''): Promise<number> {
  const { taken } = await tx.one<{ taken: number }>`
    select (select count(*) from users where status = 'active')
      + (select count(*) from invitations
         where status = 'pending' and expires_at > ${now} and lower(email) <> lower(${replacing})) as taken`;
  return taken;
}

/** Deactivated people take no place; open invitations do, or twenty invitations would pass at a limit of three. */
export const people: Meter = {
  metric: 'users',
  description: 'Active people and open invitations.',
  limit: ({ limits }) => limits.users,
  used: (context) => placesTaken(context),
};

/** Refuses when the plan's `max_users` is reached. */
export const ensureRoomForOneMore = (context: Context, replacing?: string): Promise<void> =>
  ensureRoom(context, { ...people, used: (held) => placesTaken(held, replacing) });
