import type { Context } from '#kernel/context';
import { Problem } from '#kernel/errors';
import { type DispatchLine, giveBack, markDelivered, markShipped, recordDispatch } from '#packs/sales';
import type { Consequence } from '../rules/consequences.ts';
import type { Projection } from '../rules/shipment-state.ts';

interface Parcel {
  readonly id: string;
  readonly order_id: string;
  readonly cod_amount: string;
}

/**
 * Tells sales what became of the parcel, in the same transaction. Returns what could not be done, for a person to look
 * at, or null. Sales sets the order, the stock and the money right.
 */
export async function carryOut(context: Context, parcel: Parcel, todo: readonly Consequence[], state: Projection): Promise<string | null> {
  if (todo.length === 0) return null;
  const { order_id: order } = parcel;
  const lines = await context.tx.many<DispatchLine>`
    select order_item_id, quantity from shipment_items where shipment_id = ${parcel.id} order by order_item_id`;
  for (const each of todo) {
    if (each === 'take_again') {
      const refusal = await refusalOf(recordDispatch(context, order, lines));
      if (refusal) return `The courier carries this cancelled parcel, but its order cannot take it back (${refusal}).`;
    }
    if (each === 'ship') await markShipped(context, order, state.picked_at ?? context.now);
    if (each === 'deliver') {
      await markDelivered(context, order, lines, { at: state.delivered_at ?? context.now, codAmount: parcel.cod_amount });
    }
    if (each === 'give_back') await giveBack(context, order, lines, { because: 'cancelled' });
    if (each === 'return') {
      await giveBack(context, order, lines, { because: 'rto', at: state.rto_delivered_at ?? context.now, notes: state.rto_reason });
    }
    if (each === 'return_delivered') return 'The courier brought back a parcel it had reported delivered: book the return by hand.';
  }
  return null;
}

/** The door checks before it writes, so a refusal leaves the transaction usable. */
async function refusalOf(deed: Promise<void>): Promise<string | null> {
  try {
    await deed;
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
