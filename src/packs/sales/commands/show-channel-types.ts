import { command, Type } from '#kernel/command';
import { connectorOf } from '../connectors/index.ts';

const limit = (description: string) => Type.Union([Type.Integer(), Type.Null()], { description });

interface ChannelTypeRow {
  readonly code: string;
  readonly name: string;
  readonly is_internal: boolean;
  readonly config_schema: object | null;
  readonly connected: number;
}

/** GET /v1/connectable/channel-types: what could be connected, and why something cannot. */
export const showChannelTypes = command({
  on: 'connectable',
  verb: 'channel-types',
  method: 'GET',
  target: 'collection',
  permission: 'channels.view',
  summary: 'List the kinds of sales channels: what they ask for, and how many more you may connect.',
  input: Type.Object({}),
  output: Type.Object({
    data: Type.Array(
      Type.Object({
        code: Type.String({ description: 'Code to connect it by.' }),
        name: Type.String({ description: 'Name people see.' }),
        is_internal: Type.Boolean({ description: 'Part of Serai itself; counts against no limit.' }),
        has_connector: Type.Boolean({ description: 'Whether it can be connected yet.' }),
        in_plan: Type.Boolean({ description: 'Whether your plan has it.' }),
        connected: Type.Integer({ description: 'Live connections of this kind.' }),
        left: limit('How many more your plan allows; null: any number.'),
        config_schema: Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()], {
          description: 'JSON Schema of its credentials; null: it takes none.',
        }),
      }),
      { description: 'By name; those of Serai itself last.' },
    ),
    limit: limit('Live connections your plan allows in all; null: any number.'),
    connected: Type.Integer({ description: 'Live connections that count against it.' }),
  }),
  async run({ tx, tenant }) {
    const types = await tx.many<ChannelTypeRow>`
      select t.code, t.name, t.is_internal, t.config_schema,
        (select count(*)::int from sales_channels c where c.channel_type_code = t.code and c.disconnected_at is null) as connected
      from platform.channel_types t where t.is_active order by t.is_internal, t.name`;
    const all = tenant.limits.channels;
    const counted = types.filter((type) => !type.is_internal).reduce((sum, type) => sum + type.connected, 0);
    const inAll = all === null ? null : Math.max(0, all - counted);
    return {
      data: types.map((type) => ({
        ...type,
        has_connector: connectorOf(type.code) !== undefined,
        ...roomFor(type, tenant.channels, inAll),
      })),
      limit: all,
      connected: counted,
    };
  },
});

/** The smaller of what is left of this kind and of all kinds; null is unlimited. */
function roomFor(
  { code, is_internal, connected }: ChannelTypeRow,
  allowed: Readonly<Record<string, number | null>>,
  inAll: number | null,
): { in_plan: boolean; left: number | null } {
  if (is_internal) return { in_plan: true, left: null };
  const ofKind = allowed[code];
  if (ofKind === undefined) return { in_plan: false, left: 0 };
  const limits = [ofKind === null ? null : Math.max(0, ofKind - connected), inAll].filter((left) => left !== null);
  return { in_plan: true, left: limits.length ? Math.min(...limits) : null };
}
