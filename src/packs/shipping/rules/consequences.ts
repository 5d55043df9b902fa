import type { ShipmentStatus } from './shipment-state.ts';

/** What became of a shipment's items: they count as fulfilled, their stock is deducted, or they were given back. */
export type ItemsState = 'held' | 'delivered' | 'given_back';

/** What must happen to the order, once. */
export type Consequence =
  /** The courier has the parcel: the order is shipped. */
  | 'ship'
  /** Stock is deducted, cash collected, the order delivered. */
  | 'deliver'
  /** Not sent after all: the items can be shipped again. */
  | 'give_back'
  /** Came back undelivered: the items are in stock again. */
  | 'return'
  /** Came back although it had been reported delivered: what was booked on delivery is undone. */
  | 'return_delivered'
  /** The courier carries a parcel that was cancelled here: its items are taken again. */
  | 'take_again';

const inHand: readonly ShipmentStatus[] = [
  'picked',
  'in_transit',
  'out_for_delivery',
  'undelivered',
  'lost',
  'rto_initiated',
  'rto_in_transit',
];

/**
 * What follows from a shipment's state, given what followed already. States only move forward (see shipment-state.ts), so
 * applying the answer and asking again gives nothing: each consequence happens once however often it is learnt.
 */
export function consequences(
  status: ShipmentStatus,
  items: ItemsState,
  shippedBefore: boolean,
): { todo: Consequence[]; items: ItemsState } {
  const todo: Consequence[] = [];
  if (status === 'cancelled') return items === 'held' ? { todo: ['give_back'], items: 'given_back' } : { todo, items };
  if (status === 'rto_delivered') {
    if (items !== 'given_back' && !shippedBefore) todo.push('ship');
    if (items === 'held') todo.push('return');
    if (items === 'delivered') todo.push('return_delivered');
    return { todo, items: 'given_back' };
  }
  const moving = inHand.includes(status);
  if (!moving && status !== 'delivered') return { todo, items };
  if (items === 'given_back') todo.push('take_again');
  if (!shippedBefore) todo.push('ship');
  if (status === 'delivered' && items !== 'delivered') todo.push('deliver');
  return { todo, items: status === 'delivered' ? 'delivered' : items === 'given_back' ? 'held' : items };
}
