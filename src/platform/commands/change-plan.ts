import { command, Type } from '#kernel/command';
import { installPacks } from '../install.ts';
import { asOwner } from '../owner-tx.ts';
import { requeueParked } from '../requeue.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';
import { subscribe } from '../subscriptions.ts';
import { touchTenant } from '../versions.ts';

/** The subscription keeps its status and period. Going down drops nothing: features end, tables stay. */
export const changePlan = (services: Services) =>
  command({
    on: tenants,
    verb: 'change-plan',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: 'Put a tenant on another plan and install newly included packs; nothing is dropped.',
    input: Type.Object({ plan: Type.String({ description: 'Code of the plan.' }) }, { additionalProperties: false }),
    timeout: 60_000,
    async run(context, { plan }) {
      const { tx, actor, now, newId, id, row } = context;
      context.approval({ by: actor.id, at: now });
      await subscribe(context, id, { plan });
      await installPacks({ ...services, tx: asOwner(tx), now, newId }, id);
      await touchTenant(tx, id);
      await requeueParked({ tx: asOwner(tx), now, newId }, row.schema_name);
    },
  });
