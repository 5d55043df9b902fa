import { command, Type } from '#kernel/command';
import { courierConfigs } from '../resources.ts';

export const setDefaultCourier = command({
  on: courierConfigs,
  verb: 'set-default',
  permission: 'couriers.manage',
  summary: 'Use this courier where a shipment names none.',
  from: ['connected', 'error'],
  input: Type.Object({}),
  async run({ tx, id, now }) {
    // The old one first, in a statement of its own: the unique index is checked row by row.
    await tx.exec`update courier_configs set is_default = false, updated_at = ${now} where is_default and id <> ${id}`;
    await tx.exec`update courier_configs set is_default = true, updated_at = ${now} where id = ${id}`;
  },
});
