import pg from 'pg';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { readFileSync } from 'node:fs';
import { newId } from './src/kernel/ids.ts';
import * as cat from './src/packs/catalog/index.ts';
const lite = process.argv[2] === 'lite';
let query: (c: any, sql: string, v: unknown[]) => Promise<any[]>;
let pool: any, db: any;
if (lite) {
  db = await PGlite.create({ extensions: { postgis, pg_trgm } });
  await db.exec(readFileSync('/tmp/catpg/all.sql','utf8'));
} else pool = new pg.Pool({ host: '/tmp/catpg', port: 55471, user: 'postgres', database: 't', max: 100, options: '-c search_path=tenant_a,platform,public' });
const events: any[] = [];
async function inTx<T>(work: (ctx: any) => Promise<T>): Promise<T> {
  const run = async (qf: any) => {
    const many = async (s: any, ...v: any[]) => (await qf(s.reduce((a: string, p: string, i: number) => a + '$' + i + p), v)).rows;
    const mine: any[] = [];
    const ctx = { tx: { many, one: async (s: any, ...v: any[]) => (await many(s, ...v))[0], maybe: async (s: any, ...v: any[]) => (await many(s, ...v))[0] }, now: new Date(), newId, actor: { kind: 'system', id: null }, emit: (type: string, data: any) => mine.push({ type, data }) };
    const out = await work(ctx); events.push(...mine); return out;
  };
  if (lite) return db.transaction((t: any) => run((sql: string, v: any) => t.query(sql, v.map((x: any) => x))));
  const c = await pool.connect();
  try { await c.query('begin'); const r = await run((sql: string, v: any) => c.query({ text: sql, values: v, name: 's' + sql.length })); await c.query('commit'); return r; } catch (e) { await c.query('rollback'); throw e; } finally { c.release(); }
}
const sql = (s: any, ...v: any[]) => inTx((c) => c.tx.many(s, ...v));
const p = newId(), v = newId(), i1 = newId(), i2 = newId();
await sql`insert into products(id,sku,name,currency,cost_price) values (${p},${'P' + p.slice(-6)},'Prod','INR', 10)`;
await sql`insert into product_variants(id,product_id,sku,name,currency) values (${v},${p},${'V' + p.slice(-6)},'Var','INR')`;
await sql`insert into inventory(id,product_id,variant_id,warehouse_location,reorder_point) values (${i1},${p},${v},'A',3),(${i2},${p},${v},null,null)`;
console.log(await inTx((c) => cat.findSellables(c.tx, ['v' + p.slice(-6), 'nope', 'P' + p.slice(-6)])));
console.log(await inTx((c) => cat.adjust(c, [{ inventory_id: i1, change: 7 , notes: 'x'}, { inventory_id: i2, change: 3 }])));
const ref = () => ({ type: 'order_item', id: newId() });
const r1 = ref(), r2 = ref();
console.log(JSON.stringify(await inTx((c) => cat.reserve(c, [{ product_id: p, variant_id: v, quantity: 8, reference: r1 }, { product_id: p, variant_id: v, quantity: 3, reference: r2 }]))));
console.log(JSON.stringify(await inTx((c) => cat.reserve(c, [{ product_id: p, variant_id: v, quantity: 8, reference: r1 }, { product_id: p, variant_id: v, quantity: 3, reference: r2 }], { partial: true }))));
console.log(JSON.stringify(await inTx((c) => cat.deduct(c, [{ reference: r1, quantity: 2 }, { reference: r2 }]))));
console.log(JSON.stringify(await inTx((c) => cat.release(c, [{ reference: r1 }, {reference: r1}]))));
console.log(JSON.stringify(await inTx((c) => cat.returnStock(c, [{ product_id: p, variant_id: v, quantity: 1, reference: r1 }, { product_id: p, variant_id: null, quantity: 1, reference: r1 }]))));
console.log(JSON.stringify(await inTx((c) => cat.transfer(c, { inventory_id: i1, to: 'Z', quantity: 2 }))));
await inTx((c) => cat.transfer(c, { inventory_id: i1, to: 'A', quantity: 2 })).catch((e) => console.log(e.message));
await inTx((c) => cat.transfer(c, { inventory_id: i1, to: 'B', quantity: 2000 })).catch((e) => console.log(e.message, e.details));
console.log(JSON.stringify(await inTx((c) => cat.expect(c, [{ inventory_id: i1, quantity: 5 }]))));
console.log(JSON.stringify(await inTx((c) => cat.receive(c, [{ inventory_id: i1, quantity: 9 }, {inventory_id: i2, quantity: 1}]))));
console.log(JSON.stringify(await inTx((c) => cat.count(c, [{ inventory_id: i1, quantity: 10 }]))));
console.log(JSON.stringify(await inTx((c) => cat.sync(c, [{ inventory_id: i2, quantity: 0 }]))));
console.log(await inTx((c) => cat.stockOf(c.tx, [{ product_id: p, variant_id: v }, { product_id: p, variant_id: newId() }])));
if (!lite) {
  await inTx((c) => cat.count(c, [{ inventory_id: i1, quantity: 10 }]));
  const before = await sql`select sum(available_quantity)::int a from inventory where variant_id = ${v}`; console.log(before);
  const t0 = Date.now();
  const out = await Promise.all(Array.from({ length: 200 }, () => inTx((c) => cat.reserve(c, [{ product_id: p, variant_id: v, quantity: 1, reference: ref() }]))));
  console.log('reserved', out.filter((o) => o[0]!.reserved === 1).length, Date.now() - t0, 'ms');
  console.log(await sql`explain (analyze, costs off) select 1`);
}
console.log(await sql`select i.id, i.available_quantity a, i.reserved_quantity r, i.incoming_quantity n, sum(available_delta)::int sa, sum(reserved_delta)::int sr, sum(incoming_delta)::int sn, (select coalesce(sum(quantity),0)::int from stock_reservations x where x.inventory_id = i.id) res from inventory i join stock_movements m on m.inventory_id=i.id where product_id = ${p} group by i.id`);
console.log(events.filter((e) => e.type === 'inventory.low_stock').length, 'low', events.length);
console.log((await sql`select id, movement_type from stock_movements order by id limit 4`));
if (pool) await pool.end();
