import { command, Type } from '#kernel/command';
import { plans } from '../resources.ts';
import { touchTenantsOfPlan } from '../versions.ts';

const limit = (description: string) =>
  Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), Type.Null()], { description }));

/** Acts on every tenant of the plan with its next request. Those above a lowered limit keep what they have. */
export const setPlanLimits = command({
  on: plans,
  verb: 'set-limits',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Change the limits of a plan; null is unlimited, what is not named stays.',
  input: Type.Object(
    {
      max_users: limit('Most active users.'),
      max_orders_per_month: limit('Most orders in a calendar month.'),
      max_channels: limit('Most connected sales channels.'),
      grace_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 90, description: 'Days to go on working after the paid period.' })),
    },
    { additionalProperties: false },
  ),
  async run({ tx, now, id, row }, input) {
    const { max_users, max_orders_per_month, max_channels, grace_days } = { ...row, ...input };
    await tx.exec`
      update platform.plans set max_users = ${max_users}, max_orders_per_month = ${max_orders_per_month},
        max_channels = ${max_channels}, grace_days = ${grace_days}, updated_at = ${now}
      where id = ${id}`;
    await touchTenantsOfPlan(tx, id);
  },
});
