import { command, Type } from '#kernel/command';
import { channelTypes } from '../resources.ts';
import { touchAllTenants } from '../versions.ts';

const switchChannelType = (verb: string, isActive: boolean, summary: string) =>
  command({
    on: channelTypes,
    verb,
    access: 'platform',
    permission: 'platform.admin',
    summary,
    input: Type.Object({}, { additionalProperties: false }),
    async run({ tx, now, id }) {
      await tx.exec`update platform.channel_types set is_active = ${isActive}, updated_at = ${now} where id = ${id}`;
      await touchAllTenants(tx);
    },
  });

export const activateChannelType = switchChannelType('activate', true, 'Let new channels of this kind be connected.');
export const deactivateChannelType = switchChannelType('deactivate', false, 'Let no new channels of this kind be connected.');
