import type { Actor, Context } from '#kernel/context';
import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';

/**
 * Marks that someone's access changes in this transaction. Call it before looking at what the change depends on, and before any
 * row is locked (`first` of a command on a record): it locks one row, so such changes happen one after the other, and two owners
 * cannot remove each other at the same moment.
 */
export async function changeAccess({ tx }: Pick<Context, 'tx'>): Promise<void> {
  await tx.exec`update access_version set version = version + 1, changed_at = now()`;
}

const isAboveRules = (actor: Actor) => actor.isOwner || actor.kind === 'system' || actor.kind === 'super_admin';

/** Nobody gives away what they do not have. */
export function refuseBeyondOwn(actor: Actor, codes: readonly string[]): void {
  if (isAboveRules(actor)) return;
  const beyond = codes.filter((code) => !actor.permissions.has(code));
  if (beyond.length > 0) throw fail('forbidden', { permission: beyond[0], beyond_your_own: beyond });
}

/** Only owners make owners. */
export function refuseUnlessOwner(actor: Actor): void {
  if (!isAboveRules(actor)) throw fail('forbidden', { permission: 'owner' });
}

/**
 * Acting on a colleague needs everything that the colleague may do: an administrator is not unseated by a helper. A key is
 * measured like a colleague of its own maker: with one permission it must not take over the person who made it.
 */
export async function refuseAgainstStronger({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, userId: string): Promise<void> {
  if (isAboveRules(actor) || (actor.kind === 'user' && actor.id === userId)) return;
  const them = await tx.one<{ is_owner: boolean; permissions: string[] }>`
    select u.is_owner, coalesce(array_agg(distinct p.permission_code) filter (where p.permission_code is not null), '{}') as permissions
    from users u
    left join user_roles r on r.user_id = u.id and (r.expires_at is null or r.expires_at > ${now})
    left join role_permissions p on p.role_id = r.role_id
    where u.id = ${userId}
    group by u.id`;
  if (them.is_owner) refuseUnlessOwner(actor);
  refuseBeyondOwn(actor, them.permissions);
}

/** What a role allows, or `invalid_reference` at `pointer` when there is no such role. */
export async function roleWithPermissions(tx: Tx, roleId: string, pointer: string): Promise<{ code: string; permissions: string[] }> {
  const role = await tx.maybe<{ code: string; permissions: string[] }>`
    select code, array(select permission_code from role_permissions where role_id = roles.id) as permissions
    from roles where id = ${roleId}`;
  if (!role) throw fail('invalid_reference', {}, [{ pointer, message: 'There is no such role.' }]);
  return role;
}

/** Refuses a change that would leave the business without an active owner. Needs `changeAccess` before it. */
export async function keepAnotherOwner(tx: Tx, userId: string): Promise<void> {
  const other = await tx.maybe`select 1 from users where is_owner and status = 'active' and id <> ${userId} limit 1`;
  if (!other) throw fail('protected_record', { reason: 'last_owner' });
}

/** Every role of the business: which codes there are, and whose id is whose. */
export const allRoles = (tx: Tx): Promise<{ id: string; code: string }[]> =>
  tx.many<{ id: string; code: string }>`select id, code from roles`;

/** What these roles allow together, by code; unknown codes allow nothing. */
export const permissionsOfRoles = async (tx: Tx, codes: readonly string[]): Promise<string[]> =>
  (
    await tx.many<{ code: string }>`
      select distinct p.permission_code as code from role_permissions p join roles r on r.id = p.role_id where r.code = any(${[...codes]}::text[])`
  ).map(({ code }) => code);
