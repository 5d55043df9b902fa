import { command, Type } from '#kernel/command';
import { changeAccess, refuseAgainstStronger } from '../access.ts';
import { users } from '../resources.ts';

/** POST /v1/users/{id}/restrict-feature. Can only take away what the business has, or give that back. */
export const restrictFeature = command({
  on: users,
  verb: 'restrict-feature',
  permission: 'team.edit',
  from: ['active', 'inactive'],
  summary: 'Switch a feature off, or on again, for one person.',
  input: Type.Object({
    feature_code: Type.String({ pattern: '^[a-z][a-z0-9_]{0,99}$', description: 'The feature.' }),
    is_enabled: Type.Boolean({ description: 'false: this person may not use it.' }),
  }),
  first: changeAccess,
  async run(context, input) {
    const { tx, id, actor, newId, now } = context;
    await refuseAgainstStronger(context, id);
    await tx.exec`
      insert into user_features (id, user_id, feature_code, is_enabled, created_at, created_by)
      values (${newId()}, ${id}, ${input.feature_code}, ${input.is_enabled}, ${now}, ${actor.id})
      on conflict (user_id, feature_code) do update
        set is_enabled = excluded.is_enabled, created_at = excluded.created_at, created_by = excluded.created_by`;
    context.emit('identity.feature_restricted', { user_id: id, ...input }, { subject: `users/${id}` });
  },
});
