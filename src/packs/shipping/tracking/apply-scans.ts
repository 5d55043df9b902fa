import type { Context } from '#kernel/context';
import type { CourierScan } from '../couriers/courier.ts';
import { consequences, type ItemsState } from '../rules/consequences.ts';
import { project, type ShipmentStatus } from '../rules/shipment-state.ts';
import { carryOut } from './carry-out.ts';

interface Known {
  order_id: string;
  status: ShipmentStatus;
  items_state: ItemsState;
  picked_at: Date | null;
  cod_amount: string;
}

export type Source = 'webhook' | 'poll' | 'serai';

/**
 * Stores scans, each once, and makes true what all of them together amount to: the shipment's state, and what follows
 * for the order, its stock and its money. Returns whether the state changed. Scans already known change nothing.
 */
export async function applyScans(context: Context, id: string, source: Source, scans: readonly CourierScan[]): Promise<boolean> {
  const { tx, now } = context;
  // The lock makes two deliveries about one parcel take turns; the second then sees what the first stored.
  const known = await tx.one<Known>`
    select order_id, status, items_state, picked_at, cod_amount from shipments where id = ${id} for update`;
  await store(context, id, source, scans);
  const all = await tx.many<{ status: ShipmentStatus | null; at: Date; words: string }>`
    select status, event_time as at, coalesce(description, courier_status) as words from shipment_tracking where shipment_id = ${id}`;
  const latest = await tx.maybe<{ courier_status: string }>`
    select courier_status from shipment_tracking where shipment_id = ${id} order by event_time desc, dedupe_key desc limit 1`;
  const state = project(all);
  const next = consequences(state.status, known.items_state, known.picked_at !== null);
  const problem = await carryOut(context, { id, order_id: known.order_id, cod_amount: known.cod_amount }, next.todo, state);
  const changed = state.status !== known.status;
  await tx.exec`
    update shipments set
      status = ${state.status}, courier_status = ${latest?.courier_status ?? null}, last_event_at = ${state.last_event_at},
      picked_at = ${state.picked_at}, delivered_at = ${state.delivered_at}, cancelled_at = ${state.cancelled_at},
      rto_initiated_at = ${state.rto_initiated_at}, rto_delivered_at = ${state.rto_delivered_at}, rto_reason = ${state.rto_reason},
      items_state = ${problem ? known.items_state : next.items}, last_error = coalesce(${problem}, last_error), updated_at = ${now}
    where id = ${id}`;
  if (changed) {
    context.emit(`shipment.${state.status}`, { id, order_id: known.order_id, was: known.status }, { subject: `shipments/${id}` });
    if (source !== 'serai') {
      context.audit({
        action: 'shipments.track',
        resource: 'shipments',
        resourceId: id,
        before: { status: known.status },
        after: { status: state.status },
        metadata: { source },
      });
    }
  }
  return changed;
}

/** A scan known already may come with more words or a better time; nothing is taken away. */
async function store(context: Context, id: string, source: Source, scans: readonly CourierScan[]): Promise<void> {
  if (scans.length === 0) return;
  const rows = scans.map((scan) => ({ ...scan, id: context.newId(), event_time: scan.event_time.toISOString() }));
  await context.tx.exec`
    insert into shipment_tracking as known
      (id, shipment_id, status, courier_status, status_code, location, description, event_time, source, dedupe_key, raw_data, created_at)
    select s.id, ${id}, s.status, s.courier_status, s.status_code, s.location, s.description, s.event_time, ${source}, s.dedupe_key,
      s.raw_data, ${context.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s (
      id uuid, status text, courier_status text, status_code text, location text, description text, event_time timestamptz,
      dedupe_key text, raw_data jsonb
    )
    on conflict on constraint shipment_tracking_dedupe_key do update
      set location = coalesce(known.location, excluded.location),
        description = coalesce(known.description, excluded.description),
        event_time = least(known.event_time, excluded.event_time)
      where (known.location is null and excluded.location is not null)
        or (known.description is null and excluded.description is not null)
        or excluded.event_time < known.event_time`;
}
