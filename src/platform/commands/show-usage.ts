import { command, Type } from '#kernel/command';
import { asOwner, inSchema } from '../owner-tx.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';
import { asTenant, tenantAccess } from '../tenant-row.ts';
import { usageOf, usageSchema } from '../usage.ts';

/** GET /platform/v1/tenants/{id}/usage. The owner's deed, because what is counted are rows of the tenant's own schema. */
export const showUsage = ({ packs }: Services) =>
  command({
    on: tenants,
    verb: 'usage',
    method: 'GET',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: 'Show how much of its plan a tenant uses.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object(usageSchema(packs)),
    async run({ tx, id, row, now }) {
      const tenant = asTenant(await tenantAccess(tx, id), now);
      return inSchema(asOwner(tx), row.schema_name, () => usageOf({ tx, tenant, now }, packs, row.packs));
    },
  });
