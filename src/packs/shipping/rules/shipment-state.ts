/** Where a parcel can be. The rank breaks ties between scans of the same moment: the one further along wins. */
export const statuses = [
  'created',
  'manifested',
  'cancelled',
  'picked',
  'in_transit',
  'out_for_delivery',
  'undelivered',
  'lost',
  'rto_initiated',
  'rto_in_transit',
  'delivered',
  'rto_delivered',
] as const;

export type ShipmentStatus = (typeof statuses)[number];

const moving = ['picked', 'in_transit', 'out_for_delivery', 'undelivered', 'lost', 'rto_initiated', 'rto_in_transit'] as const;
const ended = ['delivered', 'rto_delivered'] as const;

/**
 * What a later scan may make of a parcel. A scan that is not allowed is kept and shown, and changes nothing.
 *
 * Two things follow from this table and the tests prove them: once a parcel was scanned as delivered it can only become
 * rto_delivered, whatever else is learnt later, and a parcel in the courier's hands is never cancelled. So consequences
 * (stock, money) only ever move forward, in whichever order the scans reach us.
 */
export const transitions: Readonly<Record<ShipmentStatus, readonly ShipmentStatus[]>> = {
  created: ['manifested', 'cancelled', ...moving, ...ended],
  manifested: ['cancelled', ...moving, ...ended],
  cancelled: [...moving, ...ended],
  picked: [...moving, ...ended],
  in_transit: [...moving, ...ended],
  out_for_delivery: [...moving, ...ended],
  undelivered: [...moving, ...ended],
  lost: [...moving, ...ended],
  // On its way back: "in transit" now means the way back, and only an end can follow.
  rto_initiated: ['rto_in_transit', 'lost', ...ended],
  rto_in_transit: ['lost', ...ended],
  delivered: ['rto_delivered'],
  rto_delivered: [],
};

/** States in which the parcel has not left yet. */
export const cancellable: readonly ShipmentStatus[] = ['created', 'manifested'];

/** States after which nothing more is expected: nobody polls for news. */
export const settled: readonly ShipmentStatus[] = ['delivered', 'rto_delivered', 'cancelled', 'lost'];

const inHand = new Set<ShipmentStatus>([...moving, ...ended]);
const returning = new Set<ShipmentStatus>(['rto_initiated', 'rto_in_transit', 'rto_delivered']);

export interface Scan {
  /** null: a code nobody here knows. */
  readonly status: ShipmentStatus | null;
  readonly at: Date;
  /** The courier's words, for the reason of a return. */
  readonly words?: string | null;
}

export interface Projection {
  readonly status: ShipmentStatus;
  /** First moment the courier had the parcel in hand. */
  readonly picked_at: Date | null;
  readonly delivered_at: Date | null;
  readonly rto_initiated_at: Date | null;
  readonly rto_delivered_at: Date | null;
  readonly cancelled_at: Date | null;
  /** Words of the first return scan, or of the failed attempt before it. */
  readonly rto_reason: string | null;
  /** Of the latest scan, known or not. */
  readonly last_event_at: Date | null;
  readonly courier_status: string | null;
}

const rank = (status: ShipmentStatus | null) => (status === null ? -1 : statuses.indexOf(status));

/** By time, then by rank, then by words: a total order, so that the same scans always fold the same way. */
function compare(a: Scan, b: Scan): number {
  const words = a.words ?? '';
  const others = b.words ?? '';
  return a.at.getTime() - b.at.getTime() || rank(a.status) - rank(b.status) || (words < others ? -1 : words > others ? 1 : 0);
}

/**
 * The state that a set of scans amounts to. The order in which they are given and how often each is repeated make no
 * difference: they are sorted by the time they happened and folded through {@link transitions}.
 */
export function project(scans: readonly Scan[]): Projection {
  const sorted = [...scans].sort(compare);
  const known = sorted.filter((scan): scan is Scan & { status: ShipmentStatus } => scan.status !== null);
  let status: ShipmentStatus = 'created';
  for (const scan of known) if (transitions[status].includes(scan.status)) status = scan.status;

  const first = (wanted: (status: ShipmentStatus) => boolean) => known.find((scan) => wanted(scan.status));
  const latest = sorted.at(-1);
  const returned = returning.has(status) ? first((each) => returning.has(each)) : undefined;
  const failedAttempt = returned && known.findLast((scan) => scan.status === 'undelivered' && scan.at <= returned.at);
  return {
    status,
    picked_at: status === 'cancelled' ? null : (first((each) => inHand.has(each))?.at ?? null),
    delivered_at: status === 'delivered' ? (first((each) => each === 'delivered')?.at ?? null) : null,
    rto_initiated_at: returned?.at ?? null,
    rto_delivered_at: status === 'rto_delivered' ? (first((each) => each === 'rto_delivered')?.at ?? null) : null,
    cancelled_at: status === 'cancelled' ? (first((each) => each === 'cancelled')?.at ?? null) : null,
    rto_reason: failedAttempt?.words ?? returned?.words ?? null,
    last_event_at: latest?.at ?? null,
    courier_status: latest?.words ?? null,
  };
}
