/** Tracking messages in Shiprocket's shape for the demo's parcels. */

export interface DemoScan {
  readonly at: Date;
  readonly code: string;
  readonly label: string;
  readonly words: string;
  readonly location: string;
}

const hour = 3_600_000;
const origin = 'Bengaluru_Hub (Karnataka)';

/** What a courier reports of a parcel that is handed over the day after it was ordered, until where its fate leaves it. */
export function scansOf(fate: string, placed: Date, city: string): DemoScan[] {
  const there = `${city}_Hub`;
  const scan = (hours: number, code: string, label: string, words: string, location: string): DemoScan => ({
    at: new Date(placed.getTime() + hours * hour),
    code,
    label,
    words,
    location,
  });
  const way = [
    scan(11, '5', 'MANIFEST GENERATED', 'Manifest uploaded', origin),
    scan(26, '42', 'PICKED UP', 'Shipment picked up', origin),
    scan(32, '18', 'IN TRANSIT', 'Left the origin hub', origin),
    scan(60, '18', 'IN TRANSIT', 'Arrived at the destination hub', there),
  ];
  if (fate === 'transit') return way;
  const out = [...way, scan(82, '17', 'OUT FOR DELIVERY', 'Out for delivery', there)];
  if (fate === 'out') return out;
  if (fate === 'rto') {
    return [
      ...out,
      scan(88, '21', 'UNDELIVERED', 'Nobody at the address', there),
      scan(112, '9', 'RTO INITIATED', 'Return to origin', there),
      scan(150, '46', 'RTO IN TRANSIT', 'On the way back', there),
      scan(180, '10', 'RTO DELIVERED', 'Returned to the sender', origin),
    ];
  }
  return [...out, scan(88, '7', 'DELIVERED', 'Delivered to the consignee', there)];
}

/** Indian wall-clock time, as the courier writes it. */
const indian = (at: Date) => new Date(at.getTime() + 330 * 60_000).toISOString().slice(0, 19).replace('T', ' ');

export function trackingMessage(awb: string, scans: readonly DemoScan[]): string {
  const last = scans.at(-1)!;
  const [year, month, rest] = indian(last.at).split('-');
  const [date, clock] = rest!.split(' ');
  return JSON.stringify({
    awb,
    courier_name: 'Sandbox Surface',
    current_status: last.label,
    shipment_status: last.label,
    shipment_status_id: Number(last.code),
    current_timestamp: `${date} ${month} ${year} ${clock}`,
    is_return: 0,
    scans: scans.map(({ at, code, label, words, location }) => ({
      date: indian(at),
      status: words,
      activity: words,
      location,
      'sr-status': code,
      'sr-status-label': label,
    })),
  });
}
