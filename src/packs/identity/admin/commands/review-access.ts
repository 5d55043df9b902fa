import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess, keepAnotherOwner, refuseAgainstStronger } from '../../access.ts';
import { nothing } from '../../input.ts';
import { accessReviewItems, accessReviews } from '../../resources.ts';
import { endSessions } from '../../sessions.ts';
import { openReview } from '../open-review.ts';

const note = Type.Optional(Type.String({ maxLength: 1000, description: 'Why.' }));

/** POST /v1/access-reviews. The schedule makes one each quarter; this is for who does not want to wait for it. */
export const createAccessReview = command({
  on: accessReviews,
  target: 'collection',
  permission: 'admins.manage',
  summary: "Make this quarter's list of everyone's access.",
  input: nothing,
  async run(context) {
    const id = await openReview(context);
    if (!id) throw fail('already_exists');
    return { id };
  },
});

/** POST /v1/access-review-items/{id}/confirm. Nobody confirms themselves. */
export const confirmAccess = command({
  on: accessReviewItems,
  verb: 'confirm',
  permission: 'admins.manage',
  from: ['pending'],
  bulk: true,
  summary: "Confirm that someone's access is right.",
  input: Type.Object({ note }),
  async run({ tx, id, row, actor, now }, input) {
    if (row.user_id === actor.id) throw fail('forbidden', { reason: 'own_access' });
    await tx.exec`
      update access_review_items set decision = 'confirmed', note = ${input.note ?? null}, decided_at = ${now}, decided_by = ${actor.id}
      where id = ${id}`;
  },
});

/** POST /v1/access-review-items/{id}/revoke. All roles go, and sessions and keys end; the person may be given less afterwards. */
export const revokeAccess = command({
  on: accessReviewItems,
  verb: 'revoke',
  permission: 'admins.manage',
  from: ['pending'],
  summary: "Take all of someone's access away.",
  input: Type.Object({ note }),
  first: changeAccess,
  async run(context, input) {
    const { tx, id, row, actor, now, emit } = context;
    if (row.user_id === actor.id) throw fail('forbidden', { reason: 'own_access' });
    await refuseAgainstStronger(context, row.user_id);
    const { is_owner } = await tx.one<{ is_owner: boolean }>`select is_owner from users where id = ${row.user_id}`;
    if (is_owner) await keepAnotherOwner(tx, row.user_id);
    await tx.exec`update users set is_owner = false, updated_at = ${now} where id = ${row.user_id}`;
    await tx.exec`delete from user_roles where user_id = ${row.user_id}`;
    await tx.exec`
      update admin_users set is_active = false, deactivated_at = ${now}, deactivated_by = ${actor.id}, updated_at = ${now}
      where user_id = ${row.user_id} and is_active`;
    await tx.exec`update api_keys set revoked_at = ${now}, revoked_by = ${actor.id} where created_by = ${row.user_id} and revoked_at is null`;
    await endSessions(context, { userId: row.user_id }, 'role_changed', actor.id);
    await tx.exec`
      update access_review_items set decision = 'revoked', note = ${input.note ?? null}, decided_at = ${now}, decided_by = ${actor.id}
      where id = ${id}`;
    emit('identity.access_revoked', { user_id: row.user_id, access_review_item_id: id }, { subject: `users/${row.user_id}` });
  },
});

/** POST /v1/access-reviews/{id}/complete. */
export const completeAccessReview = command({
  on: accessReviews,
  verb: 'complete',
  permission: 'admins.manage',
  from: ['open'],
  summary: 'Close a review in which everyone was decided on.',
  input: nothing,
  async run({ tx, id, actor, now }) {
    // Who alone decides cannot decide on themselves, and a one-person business has nobody else.
    const { pending } = await tx.one<{ pending: number }>`
      select count(*)::int as pending from access_review_items
      where access_review_id = ${id} and decision is null and user_id is distinct from ${actor.id}`;
    if (pending > 0) throw fail('invalid_state', { state: 'pending', pending });
    await tx.exec`update access_reviews set status = 'completed', completed_at = ${now}, completed_by = ${actor.id} where id = ${id}`;
  },
});
