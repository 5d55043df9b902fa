import { fail } from '#kernel/errors';
import { type AvailableCourier, isAvailable } from './available.ts';
import type { Courier } from './courier.ts';
import { sandbox } from './sandbox.ts';
import { shiprocket } from './shiprocket.ts';

const couriers: Readonly<Record<AvailableCourier, Courier>> = { shiprocket, sandbox };

/** The connector of a courier type. Throws `connector_not_available` for types that have none yet. */
export function courierFor(code: string): Courier {
  if (!isAvailable(code)) throw fail('connector_not_available', { courier_type_code: code });
  return couriers[code];
}
