import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import type { World } from '#kernel/world';
import { openFrom } from '../credentials.ts';
import type { Courier, CourierSettings, Session } from './courier.ts';
import { courierFor } from './index.ts';

/** A courier connection, opened: what is needed to speak for it after the transaction. */
export interface Connection {
  readonly id: string;
  readonly courier: Courier;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly settings: CourierSettings;
}

/** Opens a connection's credentials. Throws `invalid_state` once it is disconnected. */
export async function openConnection(context: Context, id: string): Promise<Connection> {
  const row = await context.tx.one<{
    courier_type_code: string;
    credentials: Uint8Array | null;
    settings: CourierSettings;
    status: string;
  }>`
    select courier_type_code, credentials, settings, status from courier_configs where id = ${id}`;
  if (!row.credentials) throw fail('invalid_state', { state: row.status, allowed: ['connected', 'error'] });
  const credentials = await openFrom<Record<string, unknown>>(context, 'credentials', id, row.credentials);
  return { id, courier: courierFor(row.courier_type_code), credentials, settings: row.settings };
}

export const sessionOf = (world: World, { credentials, settings }: Connection): Session => ({
  http: world.http,
  now: world.now,
  credentials,
  settings,
});

/** Notes on the connection what the courier thinks of it: a refusal with its words, or none. Unchanged rows are not touched. */
export async function noteHealth({ tx, now, emit }: Context, id: string, error: string | null): Promise<void> {
  const noted = await tx.exec`
    update courier_configs
    set status = ${error === null ? 'connected' : 'error'}, error = ${error}, error_at = ${error === null ? null : now},
      checked_at = coalesce(checked_at, ${now}), updated_at = ${now}
    where id = ${id} and status <> 'disconnected' and (error is distinct from ${error} or checked_at is null)`;
  if (noted) emit('courier.checked', { id, refused: error !== null }, { subject: `courier_configs/${id}` });
}
