import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';

/** Nobody gives a higher level than their own; owners are above levels. Nor does anyone change their own office. */
export async function refuseAboveOwnLevel(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { user_id, access_level = 1 }: { user_id: string; access_level?: number },
): Promise<void> {
  if (actor.isOwner) return;
  if (user_id === actor.id) throw fail('forbidden', { reason: 'own_office' });
  const mine = await tx.maybe<{ access_level: number }>`select access_level from admin_users where user_id = ${actor.id} and is_active`;
  if (access_level > (mine?.access_level ?? 1)) throw fail('forbidden', { reason: 'access_level', yours: mine?.access_level ?? 1 });
}
