import { command, Type } from '#kernel/command';
import { shipments } from '../resources.ts';
import { ownScan } from '../rules/own-scan.ts';
import { cancellable } from '../rules/shipment-state.ts';
import { applyScans } from '../tracking/apply-scans.ts';

export const cancelShipment = command({
  on: shipments,
  verb: 'cancel',
  permission: 'shipments.cancel',
  summary: 'Cancel a shipment that has not been picked up; its items can be shipped again.',
  from: cancellable,
  bulk: true,
  input: Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500, description: 'Why; told to the courier.' }) }),
  async run(context, { reason }) {
    const { tx, id, now } = context;
    await tx.exec`
      update shipments
      set cancel_reason = ${reason}, booking_state = 'cancelled', booking_claimed_until = null, last_error = null, updated_at = ${now}
      where id = ${id}`;
    await applyScans(context, id, 'serai', [ownScan('cancelled', 'Cancelled', now, reason)]);
  },
});
