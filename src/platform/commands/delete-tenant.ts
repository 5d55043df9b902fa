import { command, Type } from '#kernel/command';
import { ident } from '#kernel/db';
import { fail } from '#kernel/errors';
import { destroyTenantKeys } from '#kernel/keystore';
import { lockRoles } from '../install.ts';
import { asOwner } from '../owner-tx.ts';
import { tenants } from '../resources.ts';

/**
 * Drops the schema and the role, and erases the tenant's rows and audit entries in the shared schema; the tombstone says
 * that it was there. Only from suspended or cancelled: nobody works in it then, so nothing is pulled away under a request.
 */
export const deleteTenant = command({
  on: tenants,
  verb: 'delete',
  access: 'platform',
  runAs: 'owner',
  permission: 'platform.admin',
  from: ['suspended', 'cancelled'],
  summary: 'Delete a tenant with all its data. It cannot be undone.',
  input: Type.Object(
    {
      confirm: Type.String({ description: 'The slug of the tenant, to be sure.' }),
      reason: Type.String({ minLength: 3, maxLength: 500, description: 'Why; kept on the tombstone.' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    id: Type.String({ format: 'uuid', description: 'The tenant that is gone.' }),
    slug: Type.String({ description: 'Its slug.' }),
    deleted_at: Type.String({ format: 'date-time', description: 'When.' }),
  }),
  timeout: 120_000,
  async run({ tx, now, actor, id, row }, { confirm, reason }) {
    if (confirm !== row.slug) throw fail('invalid_input', {}, [{ pointer: '/confirm', message: 'is not the slug of this tenant' }]);
    const owner = asOwner(tx);
    await lockRoles(owner);
    await tx.exec`
      insert into platform.tenant_tombstones
        (id, slug, schema_name, plan_code, tenant_created_at, tenant_deleted_at, deleted_by, deleted_by_name, reason)
      select t.id, t.slug, t.schema_name, p.code, t.created_at, ${now}, ${actor.id}::uuid, ${actor.name}, ${reason}
      from platform.tenants t
      left join platform.subscriptions s on s.tenant_id = t.id and s.superseded_at is null
      left join platform.plans p on p.id = s.plan_id
      where t.id = ${id}`;
    await tx.exec`delete from platform.audit_entries where tenant_id = ${id}`;
    await destroyTenantKeys(tx, id, now);
    await tx.exec`delete from platform.tenants where id = ${id}`; // its subscriptions and overrides go with it
    await owner.script(`
      drop schema ${ident(row.schema_name)} cascade;
      drop role ${ident(row.role_name)}`);
    return { id, slug: row.slug, deleted_at: now.toISOString() };
  },
});
