import { command, Type } from '#kernel/command';
import { byCode } from '../by-code.ts';
import { tenants } from '../resources.ts';
import { touchTenant } from '../versions.ts';

export const resetFeature = command({
  on: tenants,
  verb: 'reset-feature',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Remove an override, so that the tenant has what its plan says.',
  input: Type.Object({ feature: Type.String({ description: 'Code of the feature.' }) }, { additionalProperties: false }),
  async run({ tx, id }, { feature }) {
    const featureId = await byCode(tx, 'features', feature, '/feature');
    await tx.exec`delete from platform.tenant_features where tenant_id = ${id} and feature_id = ${featureId}`;
    await touchTenant(tx, id);
  },
});
