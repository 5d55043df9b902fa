import { command, Type } from '#kernel/command';
import { features } from '../resources.ts';
import { touchAllTenants } from '../versions.ts';

const switchFeature = (verb: string, isActive: boolean, summary: string) =>
  command({
    on: features,
    verb,
    access: 'platform',
    permission: 'platform.admin',
    summary,
    input: Type.Object({}, { additionalProperties: false }),
    async run({ tx, now, id }) {
      await tx.exec`update platform.features set is_active = ${isActive}, updated_at = ${now} where id = ${id}`;
      await touchAllTenants(tx);
    },
  });

export const activateFeature = switchFeature('activate', true, 'Let plans and overrides decide about a feature again.');
export const deactivateFeature = switchFeature(
  'deactivate',
  false,
  'Switch a feature off for everybody, whatever plans and overrides say.',
);
