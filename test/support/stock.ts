import type { Context } from '#kernel/context';
import type { Tx } from '#kernel/db';
import { newId } from '#kernel/ids';
import { testApp } from './app.ts';

/** A tenant for tests of the stock statements themselves. */
export interface StockHouse {
  /** Runs `work` in a committed transaction of its own; what it emitted is in `events`. */
  act<T>(work: (context: Context) => Promise<T>): Promise<T>;
  readonly events: { type: string; data: Record<string, unknown> }[];
  read<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
  /** A new product with stock rows of these available units, one per location; booked as counts. */
  stocked(
    levels: Record<string, number>,
    options?: { reorder_point?: number },
  ): Promise<{ product_id: string; rows: Record<string, string> }>;
}

/** Closed after the file's tests. */
export async function stockHouse({ poolSize = 10 } = {}): Promise<StockHouse> {
  const app = await testApp({ poolSize, role: 'api' });
  const tenant = await app.tenant();
  const events: StockHouse['events'] = [];
  const act: StockHouse['act'] = (work) =>
    app.database.tenant(tenant, {}, async (tx) => {
      const emitted: typeof events = [];
      const context = {
        tx,
        now: new Date(),
        newId,
        actor: { kind: 'system', id: null },
        emit: (type: string, data: Record<string, unknown>) => void emitted.push({ type, data }),
      } as unknown as Context;
      const result = await work(context);
      events.push(...emitted);
      return result;
    });
  return {
    act,
    events,
    read: tenant.tx,
    async stocked(levels, { reorder_point } = {}) {
      const product_id = newId();
      const rows = Object.fromEntries(Object.keys(levels).map((location) => [location, newId()]));
      await act(async ({ tx }) => {
        await tx.exec`insert into products (id, sku, name, currency) values (${product_id}, ${`SKU-${product_id}`}, 'Kurta', 'INR')`;
        await tx.exec`
          with made as (
            insert into inventory (id, product_id, warehouse_location, available_quantity, reorder_point)
            select id, ${product_id}, location, units, ${reorder_point}::int
            from unnest(${Object.values(rows)}::uuid[], ${Object.keys(levels)}::text[], ${Object.values(levels)}::int[]) as l (id, location, units)
            returning id, available_quantity
          )
          insert into stock_movements (id, inventory_id, movement_type, available_delta)
          select gen_random_uuid(), id, 'count', available_quantity from made`;
      });
      return { product_id, rows };
    },
  };
}
