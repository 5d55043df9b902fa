import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { shipments } from '../resources.ts';
import { cancellable } from '../rules/shipment-state.ts';

export const manifestShipment = command({
  on: shipments,
  verb: 'manifest',
  permission: 'shipments.edit',
  summary: 'Ask the courier for the manifest, the list to hand over with the parcels.',
  from: cancellable,
  bulk: true,
  input: Type.Object({}),
  async run({ id, row, emit }) {
    if (row.booking_state !== 'booked') throw fail('invalid_state', { state: row.booking_state, allowed: ['booked'] });
    emit('shipment.manifest_requested', { id }, { subject: `shipments/${id}` });
  },
});
