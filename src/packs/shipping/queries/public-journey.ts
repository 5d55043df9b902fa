import type { Tx } from '#kernel/db';
import type { ShipmentStatus } from '../rules/shipment-state.ts';

export interface PublicJourney {
  readonly shipment_number: string;
  readonly awb_number: string | null;
  readonly courier_name: string | null;
  readonly status: ShipmentStatus;
  readonly estimated_delivery_date: string | null;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
  /** Scans that moved it, the newest first. What couriers write in words may name people and is left out. */
  readonly scans: readonly { readonly status: ShipmentStatus; readonly location: string | null; readonly at: string }[];
}

/** What anybody with the link, or with the courier's number, may know of a parcel: no name, no address, no money. */
export const publicJourney = (tx: Tx, by: { id?: string; awb?: string }): Promise<PublicJourney | undefined> =>
  tx.maybe<PublicJourney>`
    select s.shipment_number, s.awb_number, s.courier_name, s.status, s.estimated_delivery_date, s.created_at, s.delivered_at,
      coalesce((select jsonb_agg(jsonb_build_object('status', t.status, 'location', t.location, 'at', t.event_time) order by t.event_time desc, t.id desc)
        from (select * from shipment_tracking where shipment_id = s.id and status is not null order by event_time desc, id desc limit 100) t), '[]') as scans
    from shipments s
    where s.id = ${by.id ?? null}::uuid or s.awb_number = ${by.awb ?? null}::text
    order by s.created_at desc limit 1`;
