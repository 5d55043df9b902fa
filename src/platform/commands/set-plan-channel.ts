import { command, Type } from '#kernel/command';
import { byCode } from '../by-code.ts';
import { plans } from '../resources.ts';
import { touchTenantsOfPlan } from '../versions.ts';

export const setPlanChannel = command({
  on: plans,
  verb: 'set-channel',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Let a plan connect a kind of sales channel, or change how many.',
  input: Type.Object(
    {
      channel_type: Type.String({ description: 'Code of the channel type.' }),
      max_connections: Type.Union([Type.Integer({ minimum: 0, maximum: 1_000_000 }), Type.Null()], {
        description: 'Most connections of this kind; null is unlimited.',
      }),
    },
    { additionalProperties: false },
  ),
  async run({ tx, now, newId, id }, { channel_type, max_connections }) {
    const typeId = await byCode(tx, 'channel_types', channel_type, '/channel_type');
    await tx.exec`
      insert into platform.plan_channels (id, plan_id, channel_type_id, max_connections, created_at, updated_at)
      values (${newId()}, ${id}, ${typeId}, ${max_connections}, ${now}, ${now})
      on conflict (plan_id, channel_type_id) do update set max_connections = excluded.max_connections, updated_at = excluded.updated_at`;
    await touchTenantsOfPlan(tx, id);
  },
});
