import { command, Type } from '#kernel/command';
import { byCode } from '../by-code.ts';
import { plans } from '../resources.ts';
import { touchTenantsOfPlan } from '../versions.ts';

export const removePlanFeature = command({
  on: plans,
  verb: 'remove-feature',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Take a feature and its limits out of a plan.',
  input: Type.Object({ feature: Type.String({ description: 'Code of the feature.' }) }, { additionalProperties: false }),
  async run({ tx, id }, { feature }) {
    const featureId = await byCode(tx, 'features', feature, '/feature');
    await tx.exec`delete from platform.plan_features where plan_id = ${id} and feature_id = ${featureId}`;
    await touchTenantsOfPlan(tx, id);
  },
});
