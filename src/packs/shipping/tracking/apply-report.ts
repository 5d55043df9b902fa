import type { Context } from '#kernel/context';
import type { TrackingReport } from '../couriers/courier.ts';
import { applyScans, type Source } from './apply-scans.ts';

/** Makes a courier's report about one AWB true. Returns false if no shipment of this connection has it. */
export async function applyReport(context: Context, connectionId: string, source: Source, report: TrackingReport): Promise<boolean> {
  const { tx, now } = context;
  const shipment = await tx.maybe<{ id: string }>`
    update shipments set
      courier_name = coalesce(${report.courier_name}, courier_name),
      estimated_delivery_date = coalesce(${report.estimated_delivery_date}::date, estimated_delivery_date),
      tracking_url = coalesce(${report.tracking_url}, tracking_url), updated_at = ${now}
    where courier_config_id = ${connectionId} and awb_number = ${report.awb_number}
    returning id`;
  if (!shipment) return false;
  await applyScans(context, shipment.id, source, report.scans);
  return true;
}
