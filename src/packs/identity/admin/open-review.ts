import type { Context } from '#kernel/context';
import { changesOf, quarterOf } from '../rules/quarter.ts';

type Access = Record<string, unknown>;

const dueDays = 30;

/**
 * Makes this quarter's review: everyone who may do anything, with what they may do and what changed since they were last
 * reviewed. Returns its id; undefined when the quarter has one already, whoever made it.
 */
export async function openReview({ tx, now, newId, emit }: Pick<Context, 'tx' | 'now' | 'newId' | 'emit'>): Promise<string | undefined> {
  const id = newId();
  const quarter = quarterOf(now);
  const made = await tx.maybe`
    insert into access_reviews (id, quarter, due_at, created_at)
    values (${id}, ${quarter}, ${new Date(now.getTime() + dueDays * 86_400_000)}, ${now})
    on conflict (quarter) do nothing returning id`;
  if (!made) return undefined;
  const people = await tx.many<{ user_id: string; access: Access; before: Access | null }>`
    with given as (
      select ur.user_id, r.id, r.code from user_roles ur join roles r on r.id = ur.role_id
      where ur.expires_at is null or ur.expires_at > ${now}
    )
    select u.id as user_id,
      jsonb_build_object(
        'is_owner', u.is_owner,
        'roles', (select coalesce(jsonb_agg(code order by code), '[]') from given where user_id = u.id),
        'permissions', (
          select coalesce(jsonb_agg(distinct p.permission_code), '[]')
          from given join role_permissions p on p.role_id = given.id where user_id = u.id
        ),
        'access_level', a.access_level,
        'regions_managed', a.regions_managed,
        'categories_managed', a.categories_managed,
        'two_factor', exists (select 1 from totp_factors where user_id = u.id and confirmed_at is not null)
          or exists (select 1 from passkeys where user_id = u.id),
        'last_sign_in_at', u.last_sign_in_at
      ) as access,
      (select i.access from access_review_items i where i.user_id = u.id order by i.created_at desc, i.id desc limit 1) as before
    from users u left join admin_users a on a.user_id = u.id and a.is_active
    where u.status = 'active' and (u.is_owner or exists (select 1 from given where user_id = u.id))`;
  await tx.exec`
    insert into access_review_items (id, access_review_id, user_id, access, changes, created_at)
    select id, ${id}, user_id, access, changes, ${now}
    from unnest(
      ${people.map(() => newId())}::uuid[], ${people.map((person) => person.user_id)}::uuid[],
      ${people.map((person) => JSON.stringify(person.access))}::jsonb[],
      ${people.map((person) => JSON.stringify(changesOf(person.before ?? undefined, person.access)))}::jsonb[]
    ) as item (id, user_id, access, changes)`;
  emit('identity.access_review_opened', { access_review_id: id, quarter, people: people.length }, { subject: `access-reviews/${id}` });
  return id;
}
