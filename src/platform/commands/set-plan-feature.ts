import { command, Type } from '#kernel/command';
import { byCode } from '../by-code.ts';
import { installPacks } from '../install.ts';
import { asOwner } from '../owner-tx.ts';
import { plans } from '../resources.ts';
import type { Services } from '../services.ts';
import { touchTenantsOfPlan } from '../versions.ts';

/** Where the feature brings a pack, every tenant of the plan gets it in the same transaction. */
export const setPlanFeature = (services: Services) =>
  command({
    on: plans,
    verb: 'set-feature',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: 'Include a feature in a plan, change its limits there, or exclude it.',
    input: Type.Object(
      {
        feature: Type.String({ description: 'Code of the feature.' }),
        is_enabled: Type.Optional(Type.Boolean({ description: 'False excludes it; default: true.' })),
        config: Type.Optional(
          Type.Record(Type.String(), Type.Unknown(), { description: 'Limits, such as {"max_export_rows": 1000}; default: none.' }),
        ),
      },
      { additionalProperties: false },
    ),
    timeout: 600_000,
    async run({ tx, now, newId, id }, { feature, is_enabled = true, config = {} }) {
      const featureId = await byCode(tx, 'features', feature, '/feature');
      await tx.exec`
        insert into platform.plan_features (id, plan_id, feature_id, is_enabled, config, created_at, updated_at)
        values (${newId()}, ${id}, ${featureId}, ${is_enabled}, ${config}::jsonb, ${now}, ${now})
        on conflict (plan_id, feature_id) do update set is_enabled = excluded.is_enabled, config = excluded.config,
          updated_at = excluded.updated_at`;
      await touchTenantsOfPlan(tx, id);
      if (!is_enabled || !services.packs.some((pack) => pack.feature === feature)) return;
      const subscribed = await tx.many<{ tenant_id: string }>`
        select tenant_id from platform.subscriptions where plan_id = ${id} and superseded_at is null order by tenant_id`;
      for (const { tenant_id } of subscribed) await installPacks({ ...services, tx: asOwner(tx), now, newId }, tenant_id);
    },
  });
