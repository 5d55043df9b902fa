import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds } from './cpu.ts';
import { benchHouse } from './house.ts';
import { httpRequest, load } from './load.ts';
import type { Figure } from './reactions.ts';

const secret = 'bench-app-secret';
const goods = 500;
const sample = JSON.parse(
  readFileSync(join(import.meta.dirname, '../test/fixtures/shopify/order_create.cod.json'), 'utf8').replace(
    /"id": (\d{16,})/g,
    '"id": "$1"',
  ),
);

/** 500 products with plenty of stock. */
const fill = `
  insert into products (id, sku, name, currency, cost_price, selling_price, tax_rate)
    select ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'B-' || i, 'Product ' || i, 'INR', 40, 100, 12 from generate_series(1, ${goods}) i;
  insert into inventory (id, product_id, available_quantity)
    select ('00000000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 100000000 from generate_series(1, ${goods}) i;
  analyze products; analyze inventory;`;

/**
 * The same rows as one webhook order leaves, by plain prepared statements in one transaction: delivery, its event, order, two items,
 * history, stock with reservations and movements, audit entry, the order's events, the mark that the delivery's event was handled.
 */
const script = `
\\set a random(1, ${goods / 2})
\\set b random(${goods / 2 + 1}, ${goods})
begin;
insert into webhook_deliveries (id, hook, connection_id, external_id, topic, body, headers, state, attempts, received_at, processed_at) values (gen_random_uuid(), 'sales.channel', gen_random_uuid(), gen_random_uuid()::text, 'orders/create', repeat('x', 5500), '{}', 'processed', 1, now(), now());
insert into events (id, type, data, subject, occurred_at, seq) values ((select set_config('bench.event', gen_random_uuid()::text, true))::uuid, 'webhook.received', '{"delivery_id": "x"}', 's', now(), nextval('bench_seq'));
insert into orders (id, channel_id, external_order_id, status, customer_name, customer_email, customer_phone, shipping_address, billing_address, subtotal, tax_amount, total_amount, currency, payment_method, order_date, metadata, external_updated_at) values ((select set_config('bench.order', gen_random_uuid()::text, true))::uuid, (select id from sales_channels where channel_type_code = 'manual'), gen_random_uuid()::text, 'pending', 'Meera Nair', 'meera@example.com', '9845012345', '{"name": "Meera Nair", "line1": "14 Residency Road", "city": "Bengaluru", "state": "Karnataka", "postal_code": "560025", "country": "IN"}', '{"name": "Meera Nair", "line1": "14 Residency Road", "city": "Bengaluru", "state": "Karnataka", "postal_code": "560025", "country": "IN"}', 1547, 165.75, 1597, 'INR', 'cod', now(), '{"source": "web"}', now());
insert into order_items (id, order_id, position, external_line_id, product_id, sku, name, quantity, reserved_quantity, unit_price, unit_cost, total_amount, currency) values (gen_random_uuid(), current_setting('bench.order')::uuid, 1, gen_random_uuid()::text, ('00000000-0000-7000-8000-' || lpad(:a::text, 12, '0'))::uuid, 'B', 'Product', 1, 1, 100, 40, 100, 'INR'), (gen_random_uuid(), current_setting('bench.order')::uuid, 2, gen_random_uuid()::text, ('00000000-0000-7000-8000-' || lpad(:b::text, 12, '0'))::uuid, 'B', 'Product', 1, 1, 100, 40, 100, 'INR');
insert into order_status_history (id, order_id, status, source, created_at) values (gen_random_uuid(), current_setting('bench.order')::uuid, 'pending', 'channel', now());
update inventory set available_quantity = available_quantity - 1, reserved_quantity = reserved_quantity + 1, updated_at = now() where id in (('00000000-0000-7000-9000-' || lpad(:a::text, 12, '0'))::uuid, ('00000000-0000-7000-9000-' || lpad(:b::text, 12, '0'))::uuid);
insert into stock_reservations (id, inventory_id, reference_type, reference_id, quantity) select gen_random_uuid(), ('00000000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, 'order_item', gen_random_uuid(), 1 from unnest(array[:a, :b]) i;
insert into stock_movements (id, inventory_id, movement_type, available_delta, reserved_delta, reference_type, reference_id) select gen_random_uuid(), ('00000000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, 'reserve', -1, 1, 'order_item', gen_random_uuid() from unnest(array[:a, :b]) i;
insert into audit_entries (id, occurred_at, actor_kind, actor_name, action, resource, resource_id, after, outcome, metadata) values (gen_random_uuid(), now(), 'system', 'system', 'orders.receive', 'orders', 'x', '{"status": "pending", "total_amount": "1597.00"}', 'success', '{}');
insert into events (id, type, data, subject, occurred_at, seq) select gen_random_uuid(), t, '{"id": "x", "status": "pending"}', 's', now(), nextval('bench_seq') from unnest(array['order.received', 'inventory.changed']) t;
insert into event_deliveries (event_id, reaction, state, attempts) values (current_setting('bench.event')::uuid, 'kernel.process-delivery', 'done', 1);
commit;
`;

/** Webhook to committed order, deliveries posted by HTTP until all are orders, against the same inserts by pgbench. */
export async function measureWebhooks(server: string, seconds = 8): Promise<Figure[]> {
  const house = await benchHouse(server);
  try {
    await house.sql(fill);
    await house.sql('create sequence bench_seq start 1000000000');
    const made = await house.app.server.inject({
      method: 'POST',
      url: '/v1/sales-channels',
      headers: { authorization: `Bearer ${house.token}` },
      payload: {
        channel_type_code: 'shopify',
        name: 'Shop',
        credentials: { shop_domain: 'bench.myshopify.com', access_token: 'shpat_bench', api_secret: secret },
      },
    });
    if (made.statusCode !== 201) throw new Error(made.body);
    const channel = made.json().id as string;
    const idle = cpuSeconds(house.serverPid);
    const bare = await house.pgbench(script, 4, seconds);
    const bareCpu = (cpuSeconds(house.serverPid) - idle) / (bare * seconds);
    await house.sql('truncate events cascade; delete from webhook_deliveries; delete from audit_entries');
    const before = Number((await house.sql('select count(*) from orders')).rows[0].count);
    if (process.env.STATEMENTS) await house.sql('select public.pg_stat_statements_reset()').catch(() => {});
    const api = await house.serve('both');
    const path = `/v1/hooks/${house.tenant.id}/${channel}`;
    let n = 0;
    const next = () => {
      n += 1;
      const item = (line: number, sku: number) => ({
        ...sample.line_items[0],
        id: n * 10 + line,
        sku: `B-${sku}`,
        product_id: null,
        variant_id: null,
      });
      const body = JSON.stringify({
        ...sample,
        id: 1_000_000 + n,
        admin_graphql_api_id: `gid://shopify/Order/${1_000_000 + n}`,
        name: `#${n}`,
        line_items: [item(1, 1 + ((n * 7) % (goods / 2))), item(2, 1 + goods / 2 + ((n * 11) % (goods / 2)))],
      });
      return httpRequest(
        'POST',
        path,
        {
          'content-type': 'application/json',
          'x-shopify-topic': 'orders/create',
          'x-shopify-webhook-id': `bench-${n}`,
          'x-shopify-shop-domain': 'bench.myshopify.com',
          'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
        },
        body,
      );
    };
    const [serverBefore, apiBefore] = [cpuSeconds(house.serverPid), cpuSeconds(api.pid)];
    const begun = performance.now();
    const posted = await load(api.port, 8, seconds, next);
    if (posted.errors) throw new Error(`${posted.errors} deliveries were refused`);
    for (const until = performance.now() + 120_000; performance.now() < until; ) {
      const { rowCount: waiting } = await house.sql("select 1 from webhook_deliveries where state <> 'processed' limit 1");
      if (!waiting) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const elapsed = (performance.now() - begun) / 1000;
    const orders = Number((await house.sql('select count(*) from orders')).rows[0].count) - before;
    const states = (await house.sql('select state, error, count(*) from webhook_deliveries group by 1, 2')).rows;
    const items = (await house.sql(`select count(*) as n, sum(reserved_quantity) as reserved from order_items`)).rows[0];
    const perOrder = { server: (cpuSeconds(house.serverPid) - serverBefore) / orders, api: (cpuSeconds(api.pid) - apiBefore) / orders };
    await api.stop();
    const rate = orders / elapsed;
    console.log(
      `webhooks: pgbench ${bare.toFixed(0)}/s; posted ${posted.perSecond.toFixed(0)}/s, committed orders ${rate.toFixed(0)}/s (${orders} of ${posted.requests}); CPU per order: pgbench's server ${(bareCpu * 1000).toFixed(2)} ms, ours ${(perOrder.server * 1000).toFixed(2)} ms and the process ${(perOrder.api * 1000).toFixed(2)} ms`,
      states,
      items,
    );
    if (orders !== posted.requests) throw new Error('not every delivery became an order');
    return [
      { name: 'webhook to committed order over pgbench', value: rate / bare, unit: 'ratio', target: { bound: 'least', value: 1 / 3 } },
    ];
  } finally {
    await house.close();
  }
}
