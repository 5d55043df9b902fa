import type { Tx } from '#kernel/db';

/**
 * Every change of what tenants may do raises their version in the same transaction, and the kernel's cache with it.
 * Rows are locked in the order of their ids, so two changes never wait for each other in a circle.
 */
export const touchTenant = (tx: Tx, tenantId: string): Promise<number> =>
  tx.exec`update platform.tenants set version = version + 1, updated_at = now() where id = ${tenantId}`;

export const touchTenantsOfPlan = (tx: Tx, planId: string): Promise<number> =>
  tx.exec`
    update platform.tenants set version = version + 1
    where id in (
      select t.id from platform.tenants t
      join platform.subscriptions s on s.tenant_id = t.id and s.superseded_at is null
      where s.plan_id = ${planId}
      order by t.id for update of t
    )`;

export const touchAllTenants = (tx: Tx): Promise<number> =>
  tx.exec`
    update platform.tenants set version = version + 1
    where id in (select id from platform.tenants order by id for update)`;
