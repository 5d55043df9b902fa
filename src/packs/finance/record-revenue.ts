import { localDate } from '#kernel/clock';
import type { Context } from '#kernel/context';
import { restocked } from '#packs/catalog';
import { orderForRevenue } from '#packs/sales';
import { shipmentsOf } from '#packs/shipping';
import { revenue } from './rules/revenue.ts';

/**
 * Writes or rewrites the one revenue record of an order that was delivered or came back. Running it again with nothing new
 * leaves the same figures. The order's row is locked first, so two computations of one order follow each other and the later
 * one sees everything the earlier one saw.
 */
export async function recordRevenue(context: Context, orderId: string): Promise<void> {
  const { tx, tenant, now } = context;
  const order = await orderForRevenue(tx, orderId);
  const ended = order?.delivered_at ?? order?.returned_at;
  if (!order || !ended) return;
  const back = await restocked(
    tx,
    'order_item',
    order.items.map((item) => item.id),
  );
  const shipments = await shipmentsOf(tx, orderId);
  const expenses = await tx.many<{ amount: string; currency: string }>`
    select amount, currency from expenses where order_id = ${orderId} and deleted_at is null`;
  const {
    basis,
    net_revenue: _,
    ...figures
  } = revenue({
    order: { ...order, items: order.items.map((item) => ({ ...item, restocked_quantity: back.get(item.id) ?? 0 })) },
    shipments,
    expenses,
    fees: order.fees,
    home_currency: tenant.settings.currency,
  });
  const record = {
    ...figures,
    id: context.newId(),
    order_id: order.id,
    channel_id: order.channel_id,
    currency: order.currency,
    is_complete: basis.missing.length === 0,
    revenue_date: localDate(ended, tenant.settings.timezone),
    metadata: basis,
  };
  const written = await tx.maybe<{ id: string; net_revenue: string; created: boolean }>`
    insert into revenue_records as r (id, order_id, channel_id, currency, gross_revenue, tax_amount, refund_amount, platform_fee,
      payment_gateway_fee, shipping_cost, product_cost, other_costs, is_complete, revenue_date, metadata, created_at, updated_at)
    select id, order_id, channel_id, currency, gross_revenue, tax_amount, refund_amount, platform_fee,
      payment_gateway_fee, shipping_cost, product_cost, other_costs, is_complete, revenue_date, metadata, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_populate_record(null::revenue_records, ${record}::jsonb)
    on conflict on constraint revenue_records_order_id_key do update set
      gross_revenue = excluded.gross_revenue, tax_amount = excluded.tax_amount, refund_amount = excluded.refund_amount,
      platform_fee = excluded.platform_fee, payment_gateway_fee = excluded.payment_gateway_fee, shipping_cost = excluded.shipping_cost,
      product_cost = excluded.product_cost, other_costs = excluded.other_costs, is_complete = excluded.is_complete,
      revenue_date = excluded.revenue_date, metadata = excluded.metadata, updated_at = excluded.updated_at
      where (r.gross_revenue, r.tax_amount, r.refund_amount, r.platform_fee, r.payment_gateway_fee, r.shipping_cost, r.product_cost,
        r.other_costs, r.is_complete, r.revenue_date, r.metadata)
        is distinct from (excluded.gross_revenue, excluded.tax_amount, excluded.refund_amount, excluded.platform_fee,
        excluded.payment_gateway_fee, excluded.shipping_cost, excluded.product_cost, excluded.other_costs, excluded.is_complete,
        excluded.revenue_date, excluded.metadata)
    returning id, net_revenue, created_at = updated_at as created`;
  if (!written) return;
  const { id, net_revenue, created } = written;
  context.emit(
    created ? 'revenue.recorded' : 'revenue.recomputed',
    { id, order_id: order.id, net_revenue, currency: order.currency },
    {
      subject: `revenue-records/${id}`,
    },
  );
}
