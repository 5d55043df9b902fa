import type { Tx } from '#kernel/db';

export interface ParcelBooked {
  readonly id: string;
  readonly shipment_number: string;
  readonly status: string;
  readonly awb_number: string | null;
  readonly courier_name: string | null;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly booked_at: Date | null;
}

export interface ParcelScan {
  readonly id: string;
  readonly shipment_id: string;
  readonly status: string | null;
  readonly courier_status: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly source: string;
  readonly event_time: Date;
}

/** An order's parcels and what was reported of them, the oldest first. */
export async function journeysOfOrder(tx: Tx, orderId: string): Promise<{ parcels: ParcelBooked[]; scans: ParcelScan[] }> {
  const [parcels, scans] = await Promise.all([
    tx.many<ParcelBooked>`
      select id, shipment_number, status, awb_number, courier_name, created_by, created_at, booked_at
      from shipments where order_id = ${orderId} order by id`,
    tx.many<ParcelScan>`
      select t.id, t.shipment_id, t.status, t.courier_status, t.location, t.description, t.source, t.event_time
      from shipment_tracking t join shipments s on s.id = t.shipment_id
      where s.order_id = ${orderId} order by t.event_time, t.id limit 500`,
  ]);
  return { parcels, scans };
}
