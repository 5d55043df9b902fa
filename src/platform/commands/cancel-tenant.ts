import { command } from '#kernel/command';
import { Reason } from '../reason.ts';
import { tenants } from '../resources.ts';
import { touchTenant } from '../versions.ts';

export const cancelTenant = command({
  on: tenants,
  verb: 'cancel',
  access: 'platform',
  permission: 'platform.admin',
  from: ['active', 'suspended'],
  summary: 'Close a tenant; its data stays until it is deleted.',
  input: Reason,
  async run({ tx, id, now }, { reason }) {
    await tx.exec`update platform.tenants set status = 'cancelled', status_reason = ${reason} where id = ${id}`;
    await tx.exec`
      update platform.subscriptions set status = 'cancelled', cancelled_at = coalesce(cancelled_at, ${now}), updated_at = ${now}
      where tenant_id = ${id} and superseded_at is null and status <> 'expired'`;
    await touchTenant(tx, id);
  },
});
