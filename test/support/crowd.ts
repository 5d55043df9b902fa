import { newId } from '#kernel/ids';
import { accessTokenSecret } from '../../src/packs/identity/signed-in.ts';
import { signAccessToken } from '../../src/packs/identity/tokens.ts';
import { type TestApp, type TestTenant, testPassword } from './app.ts';
import { Seen } from './requests.ts';
import { stocked } from './rows.ts';

export const people = ['owner', 'admin', 'manager', 'operator', 'viewer'] as const;
export type Role = (typeof people)[number] | 'key' | 'nobody';

/** One business with a row in every table and somebody of each role. */
export interface Crowd {
  readonly tenant: TestTenant;
  readonly seen: Seen;
  readonly tokens: Record<Role, string | undefined>;
  readonly ids: Record<(typeof people)[number], string>;
}

export async function crowd(app: TestApp): Promise<Crowd> {
  await restorePlans(app);
  const tenant = await app.tenant();
  const seen = new Seen();
  for (const [path, id] of (await stocked(app, tenant)).ids) seen.id(path, id);
  for (const [name, value] of Object.entries({
    tenant: tenant.slug,
    email: tenant.email,
    password: testPassword,
    current_password: testPassword,
  }))
    seen.text(name, value);
  const permissions = ['orders.view', 'orders.create', 'orders.edit', 'products.view', 'products.edit'];
  const key = await tenant.owner.post('/v1/api-keys', { name: 'key', permissions });
  const tokens: Crowd['tokens'] = {
    owner: tenant.owner.token,
    key: key.body.key,
    nobody: undefined,
    admin: undefined,
    manager: undefined,
    operator: undefined,
    viewer: undefined,
  };
  const ids: Crowd['ids'] = { owner: tenant.ownerId, admin: '', manager: '', operator: '', viewer: '' };
  for (const role of people) {
    if (role === 'owner') continue;
    const person = await tenant.person(role);
    tokens[role] = person.token;
    ids[role] = person.id;
  }
  return { tenant, seen, tokens, ids };
}

/** What super admins switched off and took away would leave little to ask: each business begins with everything. */
const restorePlans = (app: TestApp) =>
  app.database.owner((tx) =>
    tx.script(`
      update platform.plans set is_active = true, max_users = null, max_orders_per_month = null, max_channels = null;
      update platform.features set is_active = true;
      update platform.channel_types set is_active = true;
      update platform.courier_types set is_active = true;
      insert into platform.plan_features (id, plan_id, feature_id)
        select gen_random_uuid(), p.id, f.id from platform.plans p, platform.features f
        on conflict (plan_id, feature_id) do update set is_enabled = true;
      insert into platform.plan_channels (id, plan_id, channel_type_id)
        select gen_random_uuid(), p.id, c.id from platform.plans p, platform.channel_types c on conflict do nothing;`),
  );

/** What an answer says when somebody locked this person out, or everybody. */
export const lockedOut = new Set([
  'unauthenticated',
  'tenant_suspended',
  'mfa_enrolment_required',
  'subscription_inactive',
  'address_not_allowed',
]);

/** Everybody active, in their role and signed in again. Fails where the business is gone. */
export async function letIn(app: TestApp, { tenant, tokens, ids }: Crowd): Promise<void> {
  await app.database.owner(async (tx) => {
    await tx.exec`update platform.tenants set status = 'active', version = version + 1 where id = ${tenant.id} and status <> 'active'`;
  });
  await tenant.tx(async (tx) => {
    const all = Object.values(ids);
    await tx.exec`update users set is_active = true, deleted_at = null where id = any(${all}::uuid[]) and (not is_active or deleted_at is not null)`;
    await tx.exec`update users set is_owner = true where id = ${ids.owner} and not is_owner`;
    await tx.exec`update sign_in_policy set mfa_required = false where mfa_required`;
    await tx.exec`delete from admin_users where user_id = any(${all}::uuid[])`;
    await tx.exec`delete from user_features where user_id = any(${all}::uuid[])`;
    await tx.exec`update access_version set version = version + 1`;
    for (const role of people) {
      const sessionId = newId();
      if (role !== 'owner')
        await tx.exec`
          insert into user_roles (id, user_id, role_id) select ${newId()}, ${ids[role]}, id from roles where code = ${role} on conflict do nothing`;
      await tx.exec`
        insert into user_sessions (id, user_id, transport, last_activity_at, expires_at)
        values (${sessionId}, ${ids[role]}, 'bearer', now(), now() + interval '1 day')`;
      const claims = { userId: ids[role], tenantId: tenant.id, sessionId };
      tokens[role] = await signAccessToken(claims, app.keys.secret(accessTokenSecret), new Date());
    }
  });
}
