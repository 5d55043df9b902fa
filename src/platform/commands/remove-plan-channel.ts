import { command, Type } from '#kernel/command';
import { byCode } from '../by-code.ts';
import { plans } from '../resources.ts';
import { touchTenantsOfPlan } from '../versions.ts';

export const removePlanChannel = command({
  on: plans,
  verb: 'remove-channel',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Stop a plan from connecting a kind of sales channel; connections that exist stay.',
  input: Type.Object({ channel_type: Type.String({ description: 'Code of the channel type.' }) }, { additionalProperties: false }),
  async run({ tx, id }, { channel_type }) {
    const typeId = await byCode(tx, 'channel_types', channel_type, '/channel_type');
    await tx.exec`delete from platform.plan_channels where plan_id = ${id} and channel_type_id = ${typeId}`;
    await touchTenantsOfPlan(tx, id);
  },
});
