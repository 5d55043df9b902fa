import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { shipments } from '../resources.ts';

export const retryBooking = command({
  on: shipments,
  verb: 'retry-booking',
  permission: 'shipments.create',
  summary: 'Try again to book a shipment whose booking failed.',
  from: ['created'],
  bulk: true,
  input: Type.Object({}),
  async run({ tx, id, row, now, emit }) {
    if (row.booking_state !== 'failed') throw fail('invalid_state', { state: row.booking_state, allowed: ['failed'] });
    await tx.exec`
      update shipments set booking_state = 'pending', booking_attempts = 0, booking_claimed_until = null, updated_at = ${now}
      where id = ${id}`;
    emit('shipment.booking_requested', { id }, { subject: `shipments/${id}` });
  },
});
