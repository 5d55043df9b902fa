import { command } from '#kernel/command';
import { Reason } from '../reason.ts';
import { tenants } from '../resources.ts';
import { touchTenant } from '../versions.ts';

/** People stop with their next request; what providers post is accepted and parked. */
export const suspendTenant = command({
  on: tenants,
  verb: 'suspend',
  access: 'platform',
  permission: 'platform.admin',
  from: ['active'],
  summary: 'Stop everybody in a tenant; deliveries from providers wait.',
  input: Reason,
  async run({ tx, id }, { reason }) {
    await tx.exec`update platform.tenants set status = 'suspended', status_reason = ${reason} where id = ${id}`;
    await touchTenant(tx, id);
  },
});
