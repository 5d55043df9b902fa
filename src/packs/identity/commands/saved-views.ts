import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { mostViews, savedView } from '#kernel/saved-view';
import { id } from '../input.ts';

const { list, name, query } = savedView('orders');
const self = { on: 'console', target: 'collection', access: 'self', permission: null } as const;

/** GET /v1/console/saved-views */
export const showSavedViews = command({
  ...self,
  verb: 'saved-views',
  method: 'GET',
  summary: 'Show the views of lists that you saved, and those that others share with a role of yours.',
  input: Type.Object({ list: Type.Optional(list) }, { additionalProperties: false }),
  output: Type.Object({
    data: Type.Array(
      Type.Object({
        id: id('The view.'),
        list,
        name,
        query,
        role: Type.Union([Type.String(), Type.Null()], { description: 'Code of the role that sees it too; null: nobody else does.' }),
        role_name: Type.Union([Type.String(), Type.Null()], { description: 'Name of that role.' }),
        is_mine: Type.Boolean({ description: 'Only your own can be changed.' }),
        saved_by: Type.String({ description: 'Name of whose it is.' }),
      }),
      { description: 'Your own first, then by name.' },
    ),
  }),
  run: async ({ tx, actor }, given) => ({
    data: await tx.many`
      select v.id, v.list, v.name, v.query, r.code as role, r.name as role_name, v.user_id = ${actor.id}::uuid as is_mine, u.name as saved_by
      from saved_views v join users u on u.id = v.user_id left join roles r on r.id = v.role_id
      where v.list = coalesce(${given.list ?? null}::text, v.list) and (v.user_id = ${actor.id}::uuid or r.code = any(${[...actor.roles]}::text[]) or (${actor.isOwner}::boolean and r.id is not null))
      order by is_mine desc, lower(v.name), v.id`,
  }),
});

/** POST /v1/console/save-view. The same name again replaces it. */
export const saveView = command({
  ...self,
  verb: 'save-view',
  summary: 'Save a view of a list under a name, for yourself or for everybody with a role of yours.',
  input: Type.Object(
    {
      list,
      name,
      query,
      role: Type.Optional(
        Type.Union([Type.String({ maxLength: 100 }), Type.Null()], {
          description: 'Code of the role that sees it too: one of yours; of any for the owner. Default: nobody else does.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ id: id('The view.') }),
  async run({ tx, actor, now, newId }, { role = null, ...view }) {
    const shared =
      role === null
        ? undefined
        : await tx.maybe<{ id: string }>`
            select id from roles where code = ${role} and (${actor.isOwner}::boolean or code = any(${[...actor.roles]}::text[]))`;
    if (role !== null && !shared) throw fail('invalid_reference', {}, [{ pointer: '/role', message: 'is not a role of yours' }]);
    const saved = await tx.maybe<{ id: string }>`
      insert into saved_views (id, user_id, list, name, query, role_id, created_at, updated_at)
      select ${newId()}::uuid, ${actor.id}::uuid, ${view.list}::text, ${view.name}::text, ${view.query}::text, ${shared?.id ?? null}::uuid,
        ${now}::timestamptz, ${now}::timestamptz
      where (select count(*) from saved_views where user_id = ${actor.id}::uuid and (list, name) <> (${view.list}::text, ${view.name}::text)) < ${mostViews}
      on conflict (user_id, list, name) do update set query = excluded.query, role_id = excluded.role_id, updated_at = excluded.updated_at
      returning id`;
    if (!saved) throw fail('quota_exceeded', { metric: 'saved_views', limit: mostViews });
    return saved;
  },
});

/** POST /v1/console/remove-view */
export const removeView = command({
  ...self,
  verb: 'remove-view',
  summary: 'Forget a view that you saved.',
  input: Type.Object({ id: id('The view.') }, { additionalProperties: false }),
  output: Type.Object({ id: id('The view that is gone.') }),
  async run({ tx, actor }, { id }) {
    const gone = await tx.exec`delete from saved_views where id = ${id} and user_id = ${actor.id}::uuid`;
    if (!gone) throw fail('not_found');
    return { id };
  },
});
