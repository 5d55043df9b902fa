import { describe, expect, it } from 'vitest';
import { type Files, readHouse } from './house.ts';
import { check, type Rule, rules } from './rules.ts';

/** A small house that keeps every rule; each case below plants one violation in it. */
const sound: Files = {
  'package.json': JSON.stringify({
    dependencies: { typebox: '1', undici: '8', pg: '8', '@scope/lib': '1' },
    devDependencies: { vitest: '5' },
  }),
  'src/main.ts': `import { packs } from './packs.ts'; import * as flows from './flows/index.ts'; import '#platform'; export { packs, flows };`,
  'src/packs.ts': `import goods from './packs/goods/pack.ts'; import trade from './packs/trade/pack.ts'; export const packs = [goods, trade];`,
  'src/kernel/resource.ts': `import { Type } from 'typebox'; export const t = Type; const about = 'Select from orders as you like.'; export { about };`,
  'src/kernel/migrations/0001_create_events.sql': `create table events (id uuid primary key);
    comment on table events is 'Facts.'; comment on column events.id is 'Identifier.';`,
  'src/platform/index.ts': `import { t } from '#kernel/resource'; export const plan = [t, 'select * from plans'];`,
  'src/platform/migrations/0001_create_plans.sql': `create table platform.plans (id uuid primary key); create table platform.channel_types (code text);
    comment on table platform.plans is 'Plans.'; comment on column platform.plans.id is 'Identifier.';
    comment on table platform.channel_types is 'Types.'; comment on column platform.channel_types.code is 'Code.';`,
  'src/flows/index.ts': `import { stock } from '#packs/goods'; import { t } from '#kernel/resource'; export { stock, t };`,
  'src/packs/goods/pack.ts': `import { pack } from '#kernel/pack'; import { goods } from './resources.ts'; export default pack({ name: 'goods', resources: [goods] });`,
  'src/packs/goods/index.ts': `export { stock } from './queries/stock.ts';`,
  'src/packs/goods/resources.ts': `import { one, resource } from '#kernel/resource'; import { Type } from 'typebox';
    export const goods = resource('goods', { json: { x: Type.Any() }, expand: { self: one('goods') } });`,
  'src/packs/trade/resources.ts': `import { one, resource } from '#kernel/resource'; export const orders = resource('orders', { expand: { good: one('goods') } });`,
  'src/packs/goods/queries/stock.ts': `export const stock = (tx: { one(s: TemplateStringsArray, ...v: unknown[]): unknown }, id: string) =>
    tx.one\`with orders as (select 1) select * from goods g join events e on e.id = g.id, unnest(\${id}) where exists (select 1 from channel_types)\`;`,
  'src/packs/goods/migrations/0001_create_goods.sql': `create table goods (id uuid primary key, price numeric(19,4) not null check (price in (1, 2)), constraint goods_price_check check (price > 0));
    alter table goods add column name text; create index goods_name_idx on goods (name); update goods set name = 'create trigger t';
    comment on table goods is 'What is sold; it''s all here.'; comment on column goods.id is 'Identifier.';
    comment on column goods.price is 'Price.'; comment on column goods.name is 'Name.';`,
  'src/packs/trade/pack.ts': `import { pack } from '#kernel/pack'; export default pack({ name: 'trade', uses: ['goods'] });`,
  'src/packs/trade/index.ts': `export type { Order } from './rules/total.ts';`,
  'src/packs/trade/rules/total.ts': `import type { Tx } from '#kernel/db'; import { add } from '#kernel/money'; import { tax } from './tax.ts';
    export interface Order { tx: Tx } export const total = (now: Date) => [add, tax, new Date(now)];`,
  'src/packs/trade/rules/tax.ts': 'export const tax = 18;',
  'src/packs/trade/commands/sell.ts': `import { stock } from '#packs/goods'; import { command } from '#kernel/command'; import type { Tables } from '#generated/db.ts';
    export const sell = [stock, command, 'update orders set id = id', 'Takes goods from goods']; export type T = Tables;`,
  'src/packs/trade/commands/sell.test.ts': `import goods from '../../goods/index.ts'; import { it } from 'vitest'; it('sells', () => [goods, Date.now(), 'select * from goods']);`,
  'src/packs/trade/connectors/shop.ts': `import { request } from 'undici'; import lib from '@scope/lib/deep'; export { request, lib };`,
  'src/packs/trade/migrations/0001_create_orders.sql': `-- create trigger none
    create table orders (id uuid primary key, good_id uuid references goods (id) on update cascade on delete cascade, type text references platform.channel_types (code));
    create table orders_2026 partition of orders for values from (1) to (2);
    comment on table orders is 'Orders.'; comment on column orders.id is 'Identifier.';
    comment on column orders.good_id is 'What.'; comment on column orders.type is 'Type.';`,
  'console/src/app.tsx': `import { api } from './generated/client.ts'; export const App = () => <p>{String(api)}</p>;`,
};

const planted: Record<Rule, Files[]> = {
  'kernel-alone': [
    { 'src/kernel/x.ts': `import { stock } from '#packs/goods'; export { stock };` },
    { 'src/kernel/x.ts': `import type { Plan } from '../platform/index.ts'; export type X = Plan;` },
    { 'src/kernel/x.ts': `export type X = import('#platform').Plan;` },
    { 'src/kernel/x.ts': `export const x = 'select id from orders';` },
  ],
  'platform-below-packs': [
    { 'src/platform/x.ts': `export * from '#packs/goods';` },
    { 'src/platform/x.ts': `const { packs } = await import('../packs.ts'); export { packs };` },
  ],
  'pack-by-door': [
    { 'src/packs/goods/commands/x.ts': `import type { Order } from '#packs/trade'; export type X = Order;` },
    { 'src/packs/trade/commands/x.ts': `import { stock } from '../../goods/queries/stock.ts'; export { stock };` },
    { 'src/packs/trade/commands/x.ts': `import { t } from '../../../kernel/resource.ts'; export { t };` },
    { 'src/packs/trade/reactions/x.ts': `import { plan } from '#platform'; export { plan };` },
    { 'src/packs/trade/demo.ts': `import { world } from '#test/world'; export { world };` },
  ],
  'rules-are-pure': [
    { 'src/packs/trade/rules/x.ts': `import { sell } from '../commands/sell.ts'; export { sell };` },
    { 'src/packs/trade/rules/x.ts': `import { q } from '#kernel/db'; export { q };` },
    { 'src/packs/trade/rules/x.ts': `import lib from '@scope/lib'; export { lib };` },
    { 'src/packs/trade/rules/x.ts': `import { stock } from '#packs/goods'; export { stock };` },
  ],
  'resources-declare': [
    { 'src/packs/goods/resources.ts': `import { command } from '#kernel/command'; export { command };` },
    { 'src/packs/trade/resources.ts': `import type { stock } from '#packs/goods'; export type S = typeof stock;` },
  ],
  'no-outside-calls': [
    { 'src/packs/trade/commands/x.ts': `import { request } from 'undici'; export { request };` },
    { 'src/packs/trade/queries/x.ts': `import { readFile } from 'node:fs/promises'; export { readFile };` },
  ],
  'database-door': [
    { 'src/packs/trade/reactions/x.ts': `import pg from 'pg'; export { pg };` },
    { 'src/packs/trade/reactions/x.ts': `import { connect } from '#kernel/db/postgres'; export { connect };` },
  ],
  'one-list-of-packs': [
    { 'src/packs.ts': `import goods from './packs/goods/pack.ts'; export const packs = [goods];` },
    { 'src/flows/x.ts': `import goods from '../packs/goods/pack.ts'; export { goods };` },
    { 'src/packs/trade/x.test.ts': `import goods from '../goods/pack.ts'; export { goods };` },
  ],
  'uses-are-real': [
    { 'src/packs/goods/pack.ts': `import { pack } from '#kernel/pack'; export default pack({ name: 'goods', uses: ['trade'] });` },
    { 'src/packs/goods/pack.ts': `import { pack } from '#kernel/pack'; export default pack({ name: 'goods', uses: ['ghosts'] });` },
    { 'src/packs/goods/pack.ts': `import { pack } from '#kernel/pack'; export default pack({ name: 'wares' });` },
    { 'src/packs/empty/index.ts': 'export {};' },
  ],
  'flows-by-door': [
    { 'src/flows/x.ts': `import { sell } from '../packs/trade/commands/sell.ts'; export { sell };` },
    { 'src/flows/x.ts': `import { plan } from '#platform'; export { plan };` },
  ],
  'console-apart': [
    { 'console/src/x.ts': `import type { Order } from '../../src/packs/trade/index.ts'; export type X = Order;` },
    { 'console/src/x.ts': `import { t } from '#kernel/resource'; export { t };` },
  ],
  'known-packages': [
    { 'src/packs/trade/x.ts': `import x from 'left-pad'; export { x };` },
    { 'src/kernel/x.ts': `import { expect } from 'vitest'; export { expect };` },
  ],
  'own-tables': [
    { 'src/packs/trade/queries/x.ts': `export const x = \`select 1 from goods where id = \${1}\`;` },
    { 'src/packs/trade/queries/x.ts': 'export const x = `select 1 from orders o, goods g`;' },
    { 'src/packs/trade/queries/x.ts': `export const x = (sql: string) => [sql, 'join goods on true'];` },
    { 'src/packs/trade/queries/x.ts': `export const x = 'UPDATE goods SET id = id';` },
    { 'src/packs/trade/queries/x.ts': `export const x = 'insert into "goods" values (1)';` },
    { 'src/packs/trade/queries/x.ts': `export const x = 'with a as (select 1) delete from orders using goods';` },
    { 'src/packs/trade/queries/x.ts': `export const x = 'select 1 from platform.plans';` },
    { 'src/packs/trade/queries/x.ts': `export const x = 'select 1 from plans';` },
    { 'src/packs/trade/queries/x.ts': `export const x = (q: any) => q.selectFrom('orders').innerJoin('goods as g', 'g.id', 'good_id');` },
    { 'src/flows/x.ts': `export const x = (q: any) => q.updateTable('goods');` },
  ],
  'own-resources': [
    {
      'src/packs/trade/resources.ts': `import { resource } from '#kernel/resource'; export const goods = resource('goods', { fields: ['id'] });`,
    },
    {
      'src/packs/goods/resources.ts': `import { many, resource } from '#kernel/resource';
        export const goods = resource('goods', { expand: { orders: many('orders') } });`,
    },
  ],
  'own-migrations': [
    { 'src/packs/goods/migrations/0002_x.sql': 'alter table goods add constraint f foreign key (id) references orders (id);' },
    { 'src/packs/trade/migrations/0002_x.sql': 'alter table orders add constraint f foreign key (id) references platform.plans (id);' },
    { 'src/packs/trade/migrations/0002_x.sql': 'alter table goods drop column id;' },
    { 'src/packs/trade/migrations/0002_x.sql': 'create unique index x on goods (id);' },
    { 'src/packs/trade/migrations/0002_x.sql': 'update orders set id = (select id from goods);' },
  ],
  'no-triggers': [
    { 'src/packs/trade/migrations/0002_x.sql': 'create constraint trigger t after insert on orders execute function f();' },
    { 'src/kernel/migrations/0002_x.sql': 'create or replace trigger t before update on events execute function f();' },
  ],
  'comments-everywhere': [
    { 'src/packs/trade/migrations/0002_x.sql': `create table lines (id uuid); comment on column lines.id is 'Identifier.';` },
    {
      'src/packs/trade/migrations/0002_x.sql': `create table lines (id uuid, n int); comment on table lines is 'Lines.'; comment on column lines.id is 'Identifier.';`,
    },
    {
      'src/packs/trade/migrations/0002_x.sql': `alter table orders add column n int, add column m int; comment on column orders.n is 'Number.';`,
    },
    {
      'src/packs/trade/migrations/0002_x.sql': `create table lines (id uuid); comment on table lines is 'Lines.'; comment on column lines.id is ' ';`,
    },
    { 'src/platform/migrations/0002_x.sql': 'create table platform.tenants (id uuid);' },
  ],
  'time-and-chance-given': [
    { 'src/packs/trade/rules/x.ts': 'export const x = () => Date.now();' },
    { 'src/packs/trade/commands/x.ts': 'export const x = () => new Date();' },
    { 'src/packs/trade/queries/x.ts': 'export const x = () => Math.random();' },
    { 'src/packs/trade/commands/x.ts': `import { randomUUID } from 'node:crypto'; export const x = () => randomUUID();` },
  ],
};

describe('the checker', () => {
  it('accepts a house that keeps the rules', () => {
    expect(check(sound)).toEqual([]);
  });

  for (const [rule, cases] of Object.entries(planted) as [Rule, Files[]][]) {
    for (const [number, violation] of cases.entries()) {
      it(`${rule}: finds planted violation ${number + 1}`, () => {
        const path = Object.keys(violation)[0]!;
        const found = check({ ...sound, ...violation });
        expect(found).toContainEqual(expect.objectContaining({ rule }));
        if (rule !== 'uses-are-real') expect(found[0]?.at.startsWith(path)).toBe(true);
      });
    }
  }
});

describe('this house', () => {
  const violations = check(readHouse());
  for (const [rule, sentence] of Object.entries(rules)) {
    it(`${rule}: ${sentence}`, () => {
      expect(violations.filter((violation) => violation.rule === rule).map(({ at, what }) => `${at} ${what}`)).toEqual([]);
    });
  }
});
