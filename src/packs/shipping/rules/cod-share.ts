import { allocate, type Money, parseMoney, sumMoney, toDecimal } from '#kernel/money';

export interface ShippableLine {
  /** Ordered units. */
  readonly quantity: number;
  /** Price of all `quantity` units as a decimal string. */
  readonly total_amount: string;
  /** Units of it in this shipment. */
  readonly units: number;
  /** Units not in any shipment yet, these included. */
  readonly remaining: number;
}

/**
 * Cash to collect with one of several parcels. What is due, less what other parcels under way will bring, is shared by the
 * worth of the goods; the parcel that takes the last units takes the rest, so that all parcels together bring exactly what is due.
 */
export function codShare(due: string, elsewhere: string, lines: readonly ShippableLine[], currency: string): string {
  const open = parseMoney(due) - parseMoney(elsewhere);
  if (open <= 0n) return toDecimal(0n);
  if (lines.every((line) => line.units === line.remaining)) return toDecimal(open);
  const worth = (units: (line: ShippableLine) => number): Money =>
    sumMoney(lines.map((line) => (parseMoney(line.total_amount) * BigInt(units(line))) / BigInt(Math.max(1, line.quantity))));
  const [here, later] = [worth((line) => line.units), worth((line) => line.remaining - line.units)];
  // Gifts only: nothing is due for them while something of value is still to come.
  if (here + later === 0n) return toDecimal(0n);
  return toDecimal(allocate(open, [here, later], currency)[0]!);
}
