import { command } from '#kernel/command';
import { installPacks } from '../install.ts';
import { asOwner } from '../owner-tx.ts';
import { requeueParked } from '../requeue.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';
import { SubscriptionTerms, subscribe } from '../subscriptions.ts';
import { touchTenant } from '../versions.ts';

/** What a payment provider or an administrator says of a subscription. */
export const setSubscription = (services: Services) =>
  command({
    on: tenants,
    verb: 'set-subscription',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: "Replace a tenant's subscription; what is not named stays as it was, and the one before is kept as history.",
    input: SubscriptionTerms,
    timeout: 60_000,
    async run(context, terms) {
      const { tx, actor, now, newId, id, row } = context;
      context.approval({ by: actor.id, at: now });
      await subscribe(context, id, terms);
      if (terms.plan) await installPacks({ ...services, tx: asOwner(tx), now, newId }, id);
      await touchTenant(tx, id);
      await requeueParked({ tx: asOwner(tx), now, newId }, row.schema_name);
    },
  });
