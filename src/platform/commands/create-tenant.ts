import { command } from '#kernel/command';
import { asOwner } from '../owner-tx.ts';
import { NewTenant, provision } from '../provision.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';

/** POST /platform/v1/tenants */
export const createTenant = (services: Services) =>
  command({
    on: tenants,
    target: 'collection',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: 'Create a tenant with its schema, role, owner and the packs of its plan.',
    input: NewTenant,
    secret: ['owner'],
    timeout: 60_000,
    async run({ tx, now, newId }, input) {
      const { name, slug, domain, owner } = input;
      await services.people.refuseWeak([name, slug, domain, owner.name, owner.email], owner.password, '/owner/password');
      return provision({ ...services, tx: asOwner(tx), now, newId }, input);
    },
  });
