import type { Tx } from '#kernel/db';
import type { ShipmentStatus } from '../rules/shipment-state.ts';

export interface ShipmentSummary {
  readonly id: string;
  readonly shipment_number: string;
  readonly status: ShipmentStatus;
  readonly awb_number: string | null;
  /** What the courier charges; null when it has not said. */
  readonly shipping_charges: string | null;
  /** Cash it collects on delivery; '0.0000' for prepaid. */
  readonly cod_amount: string;
  readonly currency: string;
  readonly delivered_at: Date | null;
  readonly rto_delivered_at: Date | null;
}

/** All shipments of an order, cancelled and returned ones included, oldest first. */
export const shipmentsOf = (tx: Tx, orderId: string): Promise<ShipmentSummary[]> => tx.many<ShipmentSummary>`
  select id, shipment_number, status, awb_number, shipping_charges, cod_amount, currency, delivered_at, rto_delivered_at
  from shipments where order_id = ${orderId} order by id`;
