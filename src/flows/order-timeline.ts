import { command, Type } from '#kernel/command';
import type { Tx } from '#kernel/db';
import { movementsFor } from '#packs/catalog';
import { moneyOfOrder } from '#packs/finance';
import { historyOfOrder, linesOfOrder, orders } from '#packs/sales';
import { journeysOfOrder } from '#packs/shipping';
import { mayRead } from './may-read.ts';

/** One thing that happened to an order. */
interface Entry {
  readonly at: Date;
  readonly kind: 'status' | 'stock' | 'shipment' | 'tracking' | 'money' | 'audit';
  /** What happened, in the words of its table: a status, a movement type, a deed. */
  readonly what: string;
  readonly resource: string;
  readonly id: string;
  readonly actor_id: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * `GET /v1/orders/{id}/timeline`: what happened to the order, wherever it is kept. Each kind is there for who may read where it lives.
 */
export const orderTimeline = command({
  on: orders,
  verb: 'timeline',
  method: 'GET',
  permission: 'orders.view',
  feature: 'orders_management',
  summary: 'Tell what happened to an order: status, stock, parcels and their tracking, money, and who did it.',
  input: Type.Object({}),
  output: Type.Object({
    data: Type.Array(
      Type.Object({
        at: Type.String({ format: 'date-time', description: 'When it happened.' }),
        kind: Type.Union(
          ['status', 'stock', 'shipment', 'tracking', 'money', 'audit'].map((kind) => Type.Literal(kind)),
          { description: 'What it is about.' },
        ),
        what: Type.String({ description: 'What happened: a status, a stock movement, a deed.' }),
        resource: Type.String({ description: 'Path word of the resource it is kept in.' }),
        id: Type.String({ format: 'uuid', description: 'Its record there.' }),
        actor_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()], {
          description: 'Who did it; null for the system, a channel or a courier.',
        }),
        details: Type.Object({}, { additionalProperties: true, description: 'What else is known of it, by field.' }),
      }),
      { description: 'The oldest first.' },
    ),
    parts: Type.Array(Type.String({ description: 'A kind.' }), { description: 'Kinds that you may read; the others are not there.' }),
  }),
  async run({ tx, id, actor }) {
    const parts: Record<string, [allowed: boolean, read: () => Promise<Entry[]>]> = {
      status: [true, () => statuses(tx, id)],
      stock: [mayRead(actor, 'inventory.view'), () => stock(tx, id)],
      shipment: [mayRead(actor, 'shipments.view', 'shipment_management'), () => parcels(tx, id)],
      money: [mayRead(actor, 'finance.view', 'finance_reports'), () => money(tx, id)],
      audit: [mayRead(actor, 'audit.view'), () => deeds(tx, id)],
    };
    const shown = Object.entries(parts).filter(([, [allowed]]) => allowed);
    const entries = (await Promise.all(shown.map(([, [, read]]) => read()))).flat();
    return {
      data: entries.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)),
      parts: shown.flatMap(([kind]) => (kind === 'shipment' ? ['shipment', 'tracking'] : [kind])),
    };
  },
});

async function statuses(tx: Tx, orderId: string): Promise<Entry[]> {
  return (await historyOfOrder(tx, orderId)).map(({ id, status, previous_status, source, notes, created_by, created_at }) => ({
    at: created_at,
    kind: 'status',
    what: status,
    resource: 'order-status-history',
    id,
    actor_id: created_by,
    details: { previous_status, source, notes },
  }));
}

async function stock(tx: Tx, orderId: string): Promise<Entry[]> {
  const lines = await linesOfOrder(tx, orderId);
  const byId = new Map(lines.map((line) => [line.id, line]));
  return (await movementsFor(tx, [...byId.keys()])).map(
    ({ id, movement_type, quantity, inventory_id, reference_id, created_by, created_at }) => ({
      at: created_at,
      kind: 'stock',
      what: movement_type,
      resource: 'stock-movements',
      id,
      actor_id: created_by,
      details: { quantity, inventory_id, sku: byId.get(reference_id)?.sku ?? null, product_name: byId.get(reference_id)?.name ?? null },
    }),
  );
}

async function parcels(tx: Tx, orderId: string): Promise<Entry[]> {
  const { parcels, scans } = await journeysOfOrder(tx, orderId);
  const numberOf = new Map(parcels.map(({ id, shipment_number }) => [id, shipment_number]));
  return [
    ...parcels.flatMap(({ id, shipment_number, awb_number, courier_name, created_by, created_at, booked_at }): Entry[] => {
      const common = { kind: 'shipment', resource: 'shipments', id, details: { shipment_number, awb_number, courier_name } } as const;
      return [
        { ...common, at: created_at, what: 'created', actor_id: created_by },
        ...(booked_at ? [{ ...common, at: booked_at, what: 'booked', actor_id: null }] : []),
      ];
    }),
    ...scans.map(
      ({ id, shipment_id, status, courier_status, location, description, source, event_time }): Entry => ({
        at: event_time,
        kind: 'tracking',
        what: status ?? courier_status,
        resource: 'shipment-tracking',
        id,
        actor_id: null,
        details: { shipment_id, shipment_number: numberOf.get(shipment_id), courier_status, location, description, source },
      }),
    ),
  ];
}

async function money(tx: Tx, orderId: string): Promise<Entry[]> {
  return (await moneyOfOrder(tx, orderId)).map(({ id, kind, amount, currency, category, at, created_by }) => ({
    at,
    kind: 'money',
    what: kind,
    resource: kind === 'revenue' ? 'revenue-records' : 'expenses',
    id,
    actor_id: created_by,
    details: { amount, currency, category },
  }));
}

/** Who did what, and which fields changed; the values are in the trail itself, where personal data is sealed. */
async function deeds(tx: Tx, orderId: string): Promise<Entry[]> {
  const rows = await tx.many<{
    id: string;
    action: string;
    outcome: string;
    actor_id: string | null;
    actor_name: string;
    changes: string[];
    occurred_at: Date;
  }>`
    select id, action, outcome, actor_id, actor_name, array(select jsonb_object_keys(coalesce(after, '{}'))) as changes, occurred_at
    from audit_entries where resource = 'orders' and resource_id = ${orderId} order by occurred_at, id limit 500`;
  return rows.map(({ id, action, outcome, actor_id, actor_name, changes, occurred_at }) => ({
    at: occurred_at,
    kind: 'audit',
    what: action,
    resource: 'audit-entries',
    id,
    actor_id,
    details: { outcome, actor_name, changes },
  }));
}
