import { type CommandMeta, commandsFor, type ResourceMeta, type Row } from '../../kit/meta.ts';

/** The command that brings an order to a state; `shipped` has none: parcels do that. */
const deeds: Record<string, string> = {
  confirmed: 'confirm',
  processing: 'process',
  delivered: 'deliver',
  cancelled: 'cancel',
  returned: 'return',
};

export interface Step {
  readonly to: string;
  /** Absent: a shipment is made. */
  readonly command?: CommandMeta;
}

/** Where this order may go now, by its state and what the person may do. */
export function stepsFor(resource: ResourceMeta, row: Row, mayShip: boolean): Step[] {
  const allowed = commandsFor(resource, row);
  const targets = resource.states?.transitions?.[String(row.status)] ?? [];
  return targets.flatMap((to): Step[] => {
    if (to === 'shipped') return mayShip ? [{ to }] : [];
    const command = allowed.find(({ name }) => name === deeds[to]);
    return command ? [{ to, command }] : [];
  });
}

export const canShip = (row: Row): boolean =>
  ['confirmed', 'processing', 'shipped'].includes(String(row.status)) && row.fulfillment_status !== 'fulfilled';
