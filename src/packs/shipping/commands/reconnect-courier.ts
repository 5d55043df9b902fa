import { command, Type } from '#kernel/command';
import { checkCredentials, sealInto } from '../credentials.ts';
import { courierConfigs } from '../resources.ts';
import { credentials } from './connect-courier.ts';

export const reconnectCourier = command({
  on: courierConfigs,
  verb: 'reconnect',
  permission: 'couriers.manage',
  summary: 'Give a courier connection new credentials.',
  secret: ['credentials'],
  input: Type.Object({ credentials }),
  async run(context, { credentials }) {
    const { tx, id, row, now } = context;
    const type = await tx.one<{ config_schema: object | null }>`
      select config_schema from platform.courier_types where code = ${row.courier_type_code}`;
    checkCredentials(type.config_schema, credentials);
    const token = row.webhook_token ?? (await sealInto(context, 'webhook_token', id, context.random(24).toString('base64url')));
    await tx.exec`
      update courier_configs
      set status = 'connected', credentials = ${await sealInto(context, 'credentials', id, credentials)}, webhook_token = ${token},
        error = null, error_at = null, checked_at = null, connected_at = ${now}, disconnected_at = null, updated_at = ${now}
      where id = ${id}`;
    context.emit('courier.connected', { id }, { subject: `courier_configs/${id}` });
  },
});
