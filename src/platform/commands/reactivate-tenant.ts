import { command } from '#kernel/command';
import { asOwner } from '../owner-tx.ts';
import { Reason } from '../reason.ts';
import { requeueParked } from '../requeue.ts';
import { tenants } from '../resources.ts';
import { touchTenant } from '../versions.ts';

/** The owner's deed, because it puts the tenant's own parked deliveries back to work in the same transaction. */
export const reactivateTenant = command({
  on: tenants,
  verb: 'reactivate',
  access: 'platform',
  runAs: 'owner',
  permission: 'platform.admin',
  from: ['suspended', 'cancelled'],
  summary: 'Let a tenant work again; deliveries that waited are processed.',
  input: Reason,
  async run({ tx, now, newId, id, row }) {
    await tx.exec`update platform.tenants set status = 'active', status_reason = null where id = ${id}`;
    await touchTenant(tx, id);
    await requeueParked({ tx: asOwner(tx), now, newId }, row.schema_name);
  },
});
