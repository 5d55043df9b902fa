import { command, Type } from '#kernel/command';
import { isAvailable } from '../couriers/available.ts';

/** GET /v1/connectable/courier-types: what could be connected, and what it asks for. */
export const showCourierTypes = command({
  on: 'connectable',
  verb: 'courier-types',
  method: 'GET',
  target: 'collection',
  permission: 'couriers.view',
  summary: 'List the kinds of couriers and what they ask for to be connected.',
  input: Type.Object({}),
  output: Type.Object({
    data: Type.Array(
      Type.Object({
        code: Type.String({ description: 'Code to connect it by.' }),
        name: Type.String({ description: 'Name people see.' }),
        is_internal: Type.Boolean({ description: 'Part of Serai itself, for trying things out.' }),
        has_connector: Type.Boolean({ description: 'Whether it can be connected yet.' }),
        connected: Type.Integer({ description: 'Live connections of this kind.' }),
        config_schema: Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()], {
          description: 'JSON Schema of its credentials; null: it takes none.',
        }),
      }),
      { description: 'The one offered first at the top; those of Serai itself last.' },
    ),
  }),
  async run({ tx }) {
    const types = await tx.many<{ code: string; name: string; is_internal: boolean; config_schema: object | null; connected: number }>`
      select t.code, t.name, t.is_internal, t.config_schema,
        (select count(*)::int from courier_configs c where c.courier_type_code = t.code and c.status <> 'disconnected') as connected
      from platform.courier_types t where t.is_active order by t.is_internal, t.is_default desc, t.name`;
    return { data: types.map((type) => ({ ...type, has_connector: isAvailable(type.code) })) };
  },
});
