import { permissionOf } from '#kernel/audit';
import type { Context } from '#kernel/context';
import type { Exporting, Facts, FirstUse, PrivilegeChange, Reading, Sighting } from '../rules/risk.ts';

type Reader = Pick<Context, 'tx' | 'newId' | 'tenant'>;

const hour = 3_600_000;
const day = 24 * hour;

/** What the risk rules look at of the entries from `from` to `to`: one statement per kind, each a set. */
export async function riskFacts(context: Reader, from: Date, to: Date, isFirst: boolean): Promise<Facts> {
  return {
    sightings: await sightings(context, from, to),
    readings: await readings(context, from, to),
    exportings: await exportings(context, from, to),
    privilegeChanges: await privilegeChanges(context, from, to),
    firstUses: await firstUses(context, isFirst ? new Date(from.getTime() - 90 * day) : from, to, from),
    timeZone: context.tenant.settings.timezone,
  };
}

interface Moved extends Sighting {
  before_at: Date;
  before_latitude: number;
  before_longitude: number;
  before_place: string | null;
}

/** Changes of place: sign-ins and deeds from addresses whose place a trusted proxy or the business's own table says. */
async function sightings({ tx }: Reader, from: Date, to: Date): Promise<Sighting[]> {
  // Nobody is on the way for longer than a day.
  const moved = await tx.many<Moved>`
    with seen as (
      select coalesce(e.actor_id, e.affected_user_ids[1]) as user_id, e.occurred_at as at,
        coalesce((e.location ->> 'latitude')::float8, n.latitude::float8) as latitude,
        coalesce((e.location ->> 'longitude')::float8, n.longitude::float8) as longitude,
        case when e.location is null then n.name else e.location ->> 'name' end as place
      from audit_entries e
      left join lateral (
        select name, latitude, longitude from network_places where e.ip <<= network order by masklen(network) desc limit 1
      ) n on e.location is null
      where e.occurred_at > ${new Date(from.getTime() - day)} and e.occurred_at <= ${to} and e.ip is not null
        and (e.actor_kind = 'user' or e.action = 'users.signed_in')
    ), steps as (
      select *, lag(at) over who as before_at, lag(latitude) over who as before_latitude, lag(longitude) over who as before_longitude,
        lag(place) over who as before_place
      from seen where latitude is not null and longitude is not null and user_id is not null
      window who as (partition by user_id order by at, latitude, longitude)
    )
    select * from steps
    where at > ${from} and (latitude, longitude) is distinct from (before_latitude, before_longitude) and before_at is not null
    order by user_id, at`;
  return moved.flatMap(({ before_at, before_latitude, before_longitude, before_place, ...now }) => [
    { user_id: now.user_id, at: before_at, latitude: before_latitude, longitude: before_longitude, place: before_place },
    now,
  ]);
}

/** Whole hours, so that an hour looked at twice is the same hour. */
const readings = ({ tx }: Reader, from: Date, to: Date): Promise<Reading[]> =>
  tx.many<Reading>`
    select actor_id as user_id, date_trunc('hour', occurred_at) as hour, sum((metadata ->> 'count')::int)::int as records,
      array_agg(distinct resource) as resources
    from audit_entries
    where occurred_at >= ${new Date(Math.floor(from.getTime() / hour) * hour)} and occurred_at <= ${to}
      and category = 'sensitive_read' and outcome = 'success' and actor_id is not null
    group by 1, 2 having sum((metadata ->> 'count')::int) >= 100
    order by 1, 2`;

const exportings = ({ tx, tenant }: Reader, from: Date, to: Date): Promise<Exporting[]> =>
  tx.many<Exporting>`
    with days as (
      select user_id, (created_at at time zone ${tenant.settings.timezone}::text)::date as day, count(*)::int as exports, sum(row_count)::int as rows
      from export_logs where created_at > ${new Date(from.getTime() - 32 * day)} and created_at <= ${to}
      group by 1, 2
    )
    select user_id, day::text, exports, rows,
      (select avg(u.exports)::float8 from days u where u.user_id = d.user_id and u.day < d.day and u.day >= d.day - 30) as usual
    from days d
    where day >= (${from}::timestamptz at time zone ${tenant.settings.timezone}::text)::date and exports > 1
    order by 1, 2`;

/** Deeds that give or take access, or say what it opens. */
const accessDeeds = [
  'user_roles.create',
  'user_roles.revoke',
  'roles.create',
  'roles.set-permissions',
  'roles.delete',
  'admin_users.create',
  'admin_users.change',
  'admin_users.deactivate',
  'admin_users.reactivate',
  'users.deactivate',
  'users.reactivate',
  'users.remove',
  'api_keys.create',
  'security_settings.change',
  'role_security_settings.create',
  'role_security_settings.remove',
  'data_masking_rules.update',
  'data_masking_rules.remove',
];

const privilegeChanges = ({ tx }: Reader, from: Date, to: Date): Promise<PrivilegeChange[]> =>
  tx.many<PrivilegeChange>`
    select id as entry_id, actor_id as user_id, occurred_at as at, action from audit_entries
    where occurred_at > ${from} and occurred_at <= ${to} and outcome = 'success' and actor_id is not null
      and action = any(${accessDeeds}::text[])
    order by occurred_at`;

/** Writes down who used what for the first time, and returns what is new since `since`. */
async function firstUses({ tx, newId }: Reader, from: Date, to: Date, since: Date): Promise<FirstUse[]> {
  const deeds = await tx.many<{ user_id: string; action: string; at: Date }>`
    select actor_id as user_id, action, min(occurred_at) as at from audit_entries
    where occurred_at > ${from} and occurred_at <= ${to} and outcome = 'success' and actor_kind in ('user', 'api_key') and actor_id is not null
    group by 1, 2`;
  const used = deeds.flatMap(({ user_id, action, at }) => {
    const permission = permissionOf(action);
    return permission ? [{ id: newId(), user_id, permission, at }] : [];
  });
  if (used.length === 0) return [];
  return tx.many<FirstUse>`
    with known as (
      select user_id, min(first_used_at) as since from permission_uses group by user_id
    ), fresh as (
      insert into permission_uses (id, user_id, permission, first_used_at)
      select distinct on (user_id, permission) id, user_id, permission, at
      from unnest(${used.map(({ id }) => id)}::uuid[], ${used.map(({ user_id }) => user_id)}::uuid[],
                  ${used.map(({ permission }) => permission)}::text[], ${used.map(({ at }) => at)}::timestamptz[]) as u (id, user_id, permission, at)
      order by user_id, permission, at
      on conflict (user_id, permission) do nothing
      returning user_id, permission, first_used_at
    )
    select f.user_id, f.permission, f.first_used_at as at, extract(day from f.first_used_at - k.since)::int as known_days
    from fresh f join known k using (user_id)
    where f.first_used_at > ${since}
    order by f.first_used_at, f.user_id`;
}
