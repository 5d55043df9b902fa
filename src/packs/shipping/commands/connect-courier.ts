import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { isAvailable } from '../couriers/available.ts';
import { checkCredentials, sealInto } from '../credentials.ts';
import { courierConfigs } from '../resources.ts';
import { courierSettings } from '../schemas.ts';

export const credentials = Type.Record(Type.String(), Type.Unknown(), {
  description: "Sign-in data, as the courier type's config_schema asks. Sealed at once and never shown again.",
});

export const connectCourier = command({
  on: courierConfigs,
  target: 'collection',
  permission: 'couriers.manage',
  summary: 'Connect a courier.',
  secret: ['credentials'],
  input: Type.Object({
    courier_type_code: Type.String({ maxLength: 50, description: 'Code of the courier type, such as shiprocket or sandbox.' }),
    name: Type.String({ minLength: 1, maxLength: 255, description: 'What you call this connection.' }),
    credentials: Type.Optional(credentials),
    settings: Type.Optional(courierSettings),
    is_default: Type.Optional(
      Type.Boolean({ description: 'Use it where a shipment names no courier. The first connection is the default anyway.' }),
    ),
  }),
  async run(context, { courier_type_code: code, name, credentials = {}, settings = {}, is_default }) {
    const { tx, actor, now } = context;
    const type = await tx.maybe<{ config_schema: object | null; is_active: boolean }>`
      select config_schema, is_active from platform.courier_types where code = ${code}`;
    if (!type) throw fail('invalid_reference', {}, [{ pointer: '/courier_type_code', message: 'There is no such courier type.' }]);
    if (!type.is_active || !isAvailable(code)) throw fail('connector_not_available', { courier_type_code: code });
    checkCredentials(type.config_schema, credentials);

    const id = context.newId();
    // One at a time: two first connections must not both find that there is no default.
    const others = await tx.many<{ id: string; is_default: boolean }>`
      select id, is_default from courier_configs where status <> 'disconnected' order by id for update`;
    const preferred = is_default ?? !others.some((other) => other.is_default);
    if (preferred) await tx.exec`update courier_configs set is_default = false, updated_at = ${now} where is_default`;
    const token = context.random(24).toString('base64url');
    await tx.exec`
      insert into courier_configs (id, courier_type_code, name, is_default, credentials, webhook_token, settings, connected_at, created_by, created_at, updated_at)
      values (${id}, ${code}, ${name}, ${preferred}, ${await sealInto(context, 'credentials', id, credentials)},
        ${await sealInto(context, 'webhook_token', id, token)}, ${settings}::jsonb, ${now}, ${actor.id}, ${now}, ${now})`;
    context.emit('courier.connected', { id }, { subject: `courier_configs/${id}` });
    return { id };
  },
});
