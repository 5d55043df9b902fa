import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { shipments } from '../resources.ts';
import { cancellable } from '../rules/shipment-state.ts';

export const requestPickup = command({
  on: shipments,
  verb: 'request-pickup',
  permission: 'shipments.edit',
  summary: 'Ask the courier to collect the parcel.',
  from: cancellable,
  bulk: true,
  input: Type.Object({}),
  async run({ id, row, emit }) {
    if (row.booking_state !== 'booked') throw fail('invalid_state', { state: row.booking_state, allowed: ['booked'] });
    emit('shipment.pickup_requested', { id }, { subject: `shipments/${id}` });
  },
});
