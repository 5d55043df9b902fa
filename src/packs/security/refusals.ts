import type { Refusal } from '#kernel/command/refusals';
import type { Context } from '#kernel/context';
import { manyRefusals, repeatedRefusals, watchedRefusals } from './rules/refusals.ts';
import { raiseViolation } from './violations.ts';

/** Told of every refusal, in the transaction that records it: some are violations, and the same again and again is a worse one. */
export async function watchRefusal(context: Context, { code, action, permission, path, userId }: Refusal): Promise<void> {
  const watched = watchedRefusals[code];
  if (!watched) return;
  const { tx, actor, now } = context;
  const metadata = { code, action, ...(permission ? { permission } : {}) };
  await raiseViolation(context, { ...watched, userId, path: path.split('?')[0]!, metadata });
  if (code !== 'forbidden' || !actor.id) return;
  // No further than it matters: a flood of refusals must not make each of them dearer than the one before.
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from (
      select from audit_entries
      where actor_id = ${actor.id} and error_code = 'forbidden' and occurred_at > ${new Date(now.getTime() - 3_600_000)}
      order by occurred_at desc limit ${manyRefusals - 1}) as latest`;
  // This one's own entry is not written yet.
  if (count + 1 >= manyRefusals)
    await raiseViolation(context, {
      ...repeatedRefusals,
      reasons: [`${manyRefusals} refusals within an hour, the last for ${permission ?? action}`],
      path: path.split('?')[0]!,
      metadata: { ...metadata, count: manyRefusals },
    });
}
