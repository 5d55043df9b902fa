import type { Context } from '#kernel/context';
import { Problem } from '#kernel/errors';
import type { Booking } from '../couriers/courier.ts';
import { noteHealth } from '../couriers/open-session.ts';

/** How often a booking is tried before it is shown as failed. */
export const bookingAttempts = 6;

/** Longer than any attempt takes: after it, an attempt whose process died no longer stands in the way. */
const claimSeconds = 90;

/**
 * Takes the booking for one attempt, and counts it. 'busy': another attempt is still running. 'done': nothing to book (booked,
 * failed or cancelled meanwhile).
 */
export async function claimBooking({ tx, now }: Context, id: string): Promise<'mine' | 'busy' | 'done'> {
  const until = new Date(now.getTime() + claimSeconds * 1000);
  const mine = await tx.exec`
    update shipments set booking_attempts = booking_attempts + 1, booking_claimed_until = ${until}, updated_at = ${now}
    where id = ${id} and booking_state = 'pending' and (booking_claimed_until is null or booking_claimed_until <= ${now})`;
  if (mine > 0) return 'mine';
  const pending = await tx.maybe`select 1 from shipments where id = ${id} and booking_state = 'pending'`;
  return pending ? 'busy' : 'done';
}

/** Writes the booking down. A shipment that was cancelled meanwhile keeps its state, and the courier is told again. */
export async function recordBooking(context: Context, id: string, connectionId: string, booking: Booking): Promise<void> {
  const { tx, now } = context;
  const row = await tx.one<{ order_id: string; booking_state: string }>`
    update shipments set
      booking_state = case when booking_state = 'cancelled' then booking_state else 'booked' end,
      booked_at = ${now}, booking_claimed_until = null, last_error = null,
      awb_number = ${booking.awb_number}, courier_name = coalesce(${booking.courier_name}, courier_name),
      external_order_id = ${booking.external_order_id}, external_shipment_id = ${booking.external_shipment_id},
      tracking_url = coalesce(${booking.tracking_url}, tracking_url),
      pickup_scheduled_date = coalesce(${booking.pickup_scheduled_date}::date, pickup_scheduled_date),
      shipping_charges = coalesce(${booking.shipping_charges}::numeric, shipping_charges), updated_at = ${now}
    where id = ${id}
    returning order_id, booking_state`;
  await noteHealth(context, connectionId, null);
  context.audit({
    action: 'shipments.book',
    resource: 'shipments',
    resourceId: id,
    after: { booking_state: row.booking_state, awb_number: booking.awb_number },
  });
  const type = row.booking_state === 'cancelled' ? 'shipment.booked_in_vain' : 'shipment.booked';
  context.emit(type, { id, order_id: row.order_id, awb_number: booking.awb_number }, { subject: `shipments/${id}` });
}

/**
 * Writes a failed attempt down. Returns whether it was the last: then the shipment is visibly failed and waits for a
 * person to retry or cancel it.
 */
export async function recordFailure(
  context: Context,
  id: string,
  connectionId: string,
  error: unknown,
  hopeless: boolean,
): Promise<boolean> {
  const { tx, now } = context;
  const message = inWords(error);
  const row = await tx.maybe<{ order_id: string; booking_state: string }>`
    update shipments set
      booking_state = case when ${hopeless}::boolean or booking_attempts >= ${bookingAttempts} then 'failed' else 'pending' end,
      booking_claimed_until = null, last_error = ${message}, updated_at = ${now}
    where id = ${id} and booking_state = 'pending'
    returning order_id, booking_state`;
  if (error instanceof Problem && error.code === 'invalid_provider_credentials') await noteHealth(context, connectionId, message);
  if (row?.booking_state === 'failed') {
    context.audit({
      action: 'shipments.book',
      resource: 'shipments',
      resourceId: id,
      after: { booking_state: 'failed', last_error: message },
    });
    context.emit('shipment.booking_failed', { id, order_id: row.order_id, reason: message }, { subject: `shipments/${id}` });
  }
  return row?.booking_state !== 'pending';
}

/** What a person is told: the provider's words where it said something, never a stack or a credential. */
export function inWords(error: unknown): string {
  if (!(error instanceof Problem)) return 'Something went wrong on our side; see the log.';
  const { reason, provider_message } = error.details;
  return [error.code, reason, provider_message]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ')
    .slice(0, 1000);
}
