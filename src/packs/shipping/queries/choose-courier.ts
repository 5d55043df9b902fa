import type { Tx } from '#kernel/db';
import { fail } from '#kernel/errors';
import type { CourierSettings } from '../couriers/courier.ts';

export interface ChosenCourier {
  readonly id: string;
  readonly courier_type_code: string;
  readonly settings: CourierSettings;
}

/** The named courier connection, else the default, else the only one. Kept from being disconnected until the transaction ends. */
export async function chooseCourier(tx: Tx, id: string | undefined): Promise<ChosenCourier> {
  const active = await tx.many<ChosenCourier & { is_default: boolean }>`
    select id, courier_type_code, settings, is_default from courier_configs
    where status <> 'disconnected' and (${id ?? null}::uuid is null or id = ${id ?? null})
    order by is_default desc, id for share`;
  const [first] = active;
  if (first && (id !== undefined || first.is_default || active.length === 1)) return first;
  const message = id ? 'There is no such courier connection in use.' : 'There is no default courier: name one.';
  throw fail('invalid_reference', {}, [{ pointer: '/courier_config_id', message }]);
}
