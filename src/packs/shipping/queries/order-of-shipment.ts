import type { Tx } from '#kernel/db';

/** The order a shipment belongs to; undefined when there is no such shipment. */
export async function orderOfShipment(tx: Tx, shipmentId: string): Promise<string | undefined> {
  const shipment = await tx.maybe<{ order_id: string }>`select order_id from shipments where id = ${shipmentId}`;
  return shipment?.order_id;
}
