import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { shipments } from '../resources.ts';

export const trackNow = command({
  on: shipments,
  verb: 'track',
  permission: 'shipments.track',
  summary: 'Ask the courier for news of this shipment now.',
  bulk: true,
  input: Type.Object({}),
  async run({ id, row, emit }) {
    if (!row.awb_number) throw fail('invalid_state', { state: row.booking_state, allowed: ['booked'] });
    emit('shipment.track_requested', { id }, { subject: `shipments/${id}` });
  },
});
