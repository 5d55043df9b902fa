import { command, Type } from '#kernel/command';
import { byCode } from '../by-code.ts';
import { installPacks } from '../install.ts';
import { asOwner } from '../owner-tx.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';
import { touchTenant } from '../versions.ts';

export const setFeature = (services: Services) =>
  command({
    on: tenants,
    verb: 'set-feature',
    access: 'platform',
    runAs: 'owner',
    permission: 'platform.admin',
    summary: 'Give a tenant a feature besides its plan, or take one away despite it.',
    input: Type.Object(
      {
        feature: Type.String({ description: 'Code of the feature.' }),
        is_enabled: Type.Boolean({ description: 'Whether the tenant has it, whatever its plan says.' }),
        config: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "Limits that replace the plan's, name by name." })),
        reason: Type.String({ minLength: 3, maxLength: 500, description: 'Why; kept beside the override.' }),
      },
      { additionalProperties: false },
    ),
    timeout: 60_000,
    async run({ tx, actor, now, newId, id, approval }, { feature, is_enabled, config = {}, reason }) {
      approval({ by: actor.id, at: now });
      const featureId = await byCode(tx, 'features', feature, '/feature');
      await tx.exec`
        insert into platform.tenant_features (id, tenant_id, feature_id, is_enabled, config, override_reason, created_at, updated_at)
        values (${newId()}, ${id}, ${featureId}, ${is_enabled}, ${config}::jsonb, ${reason}, ${now}, ${now})
        on conflict (tenant_id, feature_id) do update set is_enabled = excluded.is_enabled, config = excluded.config,
          override_reason = excluded.override_reason, updated_at = excluded.updated_at`;
      if (is_enabled) await installPacks({ ...services, tx: asOwner(tx), now, newId }, id);
      await touchTenant(tx, id);
    },
  });
