import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { courierConfigs } from '../resources.ts';
import { settled } from '../rules/shipment-state.ts';

export const disconnectCourier = command({
  on: courierConfigs,
  verb: 'disconnect',
  permission: 'couriers.manage',
  summary: 'Disconnect a courier and erase its credentials; its shipments stay.',
  from: ['connected', 'error'],
  input: Type.Object({
    abandon_shipments: Type.Optional(
      Type.Boolean({ description: 'Disconnect even though shipments are under way; there will be no more news of them.' }),
    ),
  }),
  async run({ tx, id, now, emit }, { abandon_shipments }) {
    const { under_way } = await tx.one<{ under_way: number }>`
      select count(*)::int as under_way from shipments
      where courier_config_id = ${id} and not (status = any(${settled}::text[]))`;
    if (under_way > 0 && !abandon_shipments) throw fail('invalid_state', { state: 'shipments_under_way', under_way });
    await tx.exec`
      update courier_configs
      set status = 'disconnected', is_default = false, credentials = null, webhook_token = null,
        disconnected_at = ${now}, updated_at = ${now}
      where id = ${id}`;
    emit('courier.disconnected', { id }, { subject: `courier_configs/${id}` });
  },
});
