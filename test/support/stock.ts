import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Context, Tenant } from '#kernel/context';
import { type Database, ident, schemaOf, type Tx } from '#kernel/db';
import { newId } from '#kernel/ids';
import { newTenantScript } from '../../src/kernel/db/migrate.ts';
import { openDatabase } from '../../src/kernel/db/open.ts';
import catalog from '../../src/packs/catalog/pack.ts';
import identity from '../../src/packs/identity/pack.ts';

/** A tenant with the catalog's tables and nothing else: for tests of the stock statements themselves. */
export interface StockHouse {
  readonly database: Database;
  /** Runs `work` in a committed transaction of its own; what it emitted is in `events`. */
  act<T>(work: (context: Context) => Promise<T>): Promise<T>;
  readonly events: { type: string; data: Record<string, unknown> }[];
  read<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
  /** A new product with stock rows of these available units, one per location; booked as adjustments. */
  stocked(
    levels: Record<string, number>,
    options?: { reorder_point?: number },
  ): Promise<{ product_id: string; rows: Record<string, string> }>;
  close(): Promise<void>;
}

export async function stockHouse(url = process.env.DATABASE_URL, poolSize = 10): Promise<StockHouse> {
  const own = url ? await freshDatabase(url) : undefined;
  const { database, roles } = await openDatabase({ url: own?.url, appPassword: 'for-tests', poolSize });
  const slug = `s${randomBytes(5).toString('hex')}`;
  const tenant = {
    id: newId(),
    slug,
    schema: schemaOf(slug),
    role: roles.tenant(slug),
    settings: { timezone: 'Asia/Kolkata', currency: 'INR', date_format: 'DD/MM/YYYY' },
  } as Tenant;
  await database.owner(async (tx) => {
    await tx.script(`create role ${ident(tenant.role)}; grant ${ident(tenant.role)} to ${ident(roles.app)};`);
    await tx.script(newTenantScript(tenant, [identity, catalog]));
  });
  const events: StockHouse['events'] = [];
  const act: StockHouse['act'] = (work) =>
    database.tenant(tenant, {}, async (tx) => {
      const emitted: typeof events = [];
      const context = {
        tx,
        tenant,
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
    database,
    act,
    events,
    read: (work) => database.tenant(tenant, {}, work),
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
    async close() {
      await database.close();
      await own?.drop([tenant.role, roles.platform, roles.tenants, roles.app]);
    },
  };
}

async function freshDatabase(url: string) {
  const name = `serai_stock_${randomBytes(5).toString('hex')}`;
  const server = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await server(`create database ${name}`);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return {
    url: fresh.href,
    drop: (roles: string[]) => server(`drop database ${name} with (force)`, ...roles.map((role) => `drop role if exists ${ident(role)}`)),
  };
}
