import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { mostViews, savedView } from '#kernel/saved-view';

const { list, name, query } = savedView('tenants');
const id = Type.String({ format: 'uuid', description: 'The view.' });
const self = { on: 'console', target: 'collection', access: 'platform', permission: null } as const;

/** GET /platform/v1/console/saved-views. The local administrator is nobody in particular, and has none. */
export const showSavedViews = command({
  ...self,
  verb: 'saved-views',
  method: 'GET',
  summary: 'Show the views of lists that you saved.',
  input: Type.Object({ list: Type.Optional(list) }, { additionalProperties: false }),
  output: Type.Object({ data: Type.Array(Type.Object({ id, list, name, query }), { description: 'By name.' }) }),
  run: async ({ tx, actor }, given) => ({
    data: await tx.many`
      select id, list, name, query from platform.saved_views
      where super_admin_id = ${actor.id}::uuid and list = coalesce(${given.list ?? null}::text, list) order by lower(name), id`,
  }),
});

/** POST /platform/v1/console/save-view. The same name again replaces it. */
export const saveView = command({
  ...self,
  verb: 'save-view',
  summary: 'Save a view of a list under a name.',
  input: Type.Object({ list, name, query }, { additionalProperties: false }),
  output: Type.Object({ id }),
  async run({ tx, actor, now, newId }, view) {
    if (actor.id === null) throw fail('forbidden', { reason: 'nobody_in_particular' });
    const saved = await tx.maybe<{ id: string }>`
      insert into platform.saved_views (id, super_admin_id, list, name, query, created_at, updated_at)
      select ${newId()}::uuid, ${actor.id}::uuid, ${view.list}::text, ${view.name}::text, ${view.query}::text, ${now}::timestamptz, ${now}::timestamptz
      where (select count(*) from platform.saved_views where super_admin_id = ${actor.id}::uuid and (list, name) <> (${view.list}::text, ${view.name}::text)) < ${mostViews}
      on conflict (super_admin_id, list, name) do update set query = excluded.query, updated_at = excluded.updated_at
      returning id`;
    if (!saved) throw fail('quota_exceeded', { metric: 'saved_views', limit: mostViews });
    return saved;
  },
});

/** POST /platform/v1/console/remove-view */
export const removeView = command({
  ...self,
  verb: 'remove-view',
  summary: 'Forget a view that you saved.',
  input: Type.Object({ id }, { additionalProperties: false }),
  output: Type.Object({ id }),
  async run({ tx, actor }, { id }) {
    const gone = await tx.exec`delete from platform.saved_views where id = ${id} and super_admin_id = ${actor.id}::uuid`;
    if (!gone) throw fail('not_found');
    return { id };
  },
});
