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
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from audit_entries
    where actor_id = ${actor.id} and error_code = 'forbidden' and occurred_at > ${new Date(now.getTime() - 3_600_000)}`;
  // This one's own entry is not written yet.
  if (count + 1 >= manyRefusals)
    await raiseViolation(context, {
      ...repeatedRefusals,
      reasons: [`${count + 1} refusals within an hour, the last for ${permission ?? action}`],
      path: path.split('?')[0]!,
      metadata: { ...metadata, count: count + 1 },
    });
}
