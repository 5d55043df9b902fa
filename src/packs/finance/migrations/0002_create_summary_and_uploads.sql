create table receipt_uploads (
  id uuid primary key,
  expense_id uuid not null,
  user_id uuid,
  content bytea not null,
  content_type text not null,
  created_at timestamptz not null default now(),
  constraint receipt_uploads_expense_id_fkey foreign key (expense_id) references expenses (id) on delete cascade,
  constraint receipt_uploads_user_id_fkey foreign key (user_id) references users (id) on delete set null
);

create index receipt_uploads_expense_id_idx on receipt_uploads (expense_id);
create index receipt_uploads_user_id_idx on receipt_uploads (user_id);

comment on table receipt_uploads is 'Receipts that arrived and wait to be kept as files; gone a moment later.';
comment on column receipt_uploads.id is 'The upload; the file gets the same id.';
comment on column receipt_uploads.expense_id is 'Expense it belongs to.';
comment on column receipt_uploads.user_id is 'Who attached it.';
comment on column receipt_uploads.content is 'The file.';
comment on column receipt_uploads.content_type is 'Media type, read from its first bytes.';
comment on column receipt_uploads.created_at is 'When it arrived.';

-- Profit and loss by day, channel and currency. An expense that a revenue record counts among its other costs is not counted again.
create view finance_summary with (security_invoker = true) as
with earned as (
  select revenue_date as day, channel_id, currency, count(*)::integer as orders, sum(gross_revenue) as gross_revenue,
    sum(tax_amount) as tax_amount, sum(refund_amount) as refund_amount, sum(platform_fee) as platform_fee,
    sum(payment_gateway_fee) as payment_gateway_fee, sum(shipping_cost) as shipping_cost, sum(product_cost) as product_cost,
    sum(other_costs) as other_costs, sum(net_revenue) as net_revenue, bool_and(is_complete) as is_complete
  from revenue_records
  group by revenue_date, channel_id, currency
), spent as (
  select expense_date as day, channel_id, currency, sum(amount) as expenses
  from expenses e
  where deleted_at is null
    and not exists (select from revenue_records r where r.order_id = e.order_id and r.currency = e.currency)
  group by expense_date, channel_id, currency
), both_sides as (
  select day, channel_id, currency from earned
  union
  select day, channel_id, currency from spent
)
select
  md5(concat_ws('|', b.day, coalesce(b.channel_id::text, 'none'), b.currency))::uuid as id,
  b.day,
  b.channel_id,
  b.currency,
  coalesce(r.orders, 0) as orders,
  coalesce(r.gross_revenue, 0)::numeric(19,4) as gross_revenue,
  coalesce(r.tax_amount, 0)::numeric(19,4) as tax_amount,
  coalesce(r.refund_amount, 0)::numeric(19,4) as refund_amount,
  coalesce(r.platform_fee, 0)::numeric(19,4) as platform_fee,
  coalesce(r.payment_gateway_fee, 0)::numeric(19,4) as payment_gateway_fee,
  coalesce(r.shipping_cost, 0)::numeric(19,4) as shipping_cost,
  coalesce(r.product_cost, 0)::numeric(19,4) as product_cost,
  coalesce(r.other_costs, 0)::numeric(19,4) as other_costs,
  coalesce(r.net_revenue, 0)::numeric(19,4) as net_revenue,
  coalesce(s.expenses, 0)::numeric(19,4) as expenses,
  (coalesce(r.net_revenue, 0) - coalesce(s.expenses, 0))::numeric(19,4) as profit,
  coalesce(r.is_complete, true) as is_complete
from both_sides b
left join earned r on r.day = b.day and r.channel_id is not distinct from b.channel_id and r.currency = b.currency
left join spent s on s.day = b.day and s.channel_id is not distinct from b.channel_id and s.currency = b.currency;

comment on view finance_summary is 'Profit and loss by day, channel and currency: what delivered orders earned, less the expenses that belong to no order.';
comment on column finance_summary.id is 'Identifies the line; the same for the same day, channel and currency.';
comment on column finance_summary.day is 'Day of delivery or of the expense, in the business''s time zone.';
comment on column finance_summary.channel_id is 'Sales channel; empty for expenses that belong to none.';
comment on column finance_summary.currency is 'ISO 4217 code of the amounts.';
comment on column finance_summary.orders is 'Orders with a revenue record on that day.';
comment on column finance_summary.gross_revenue is 'What customers pay for what was delivered.';
comment on column finance_summary.tax_amount is 'GST or VAT in it.';
comment on column finance_summary.refund_amount is 'Given back to customers.';
comment on column finance_summary.platform_fee is 'Fees of the sales channel.';
comment on column finance_summary.payment_gateway_fee is 'Fees of payment gateways.';
comment on column finance_summary.shipping_cost is 'Couriers'' charges.';
comment on column finance_summary.product_cost is 'Cost of the goods delivered.';
comment on column finance_summary.other_costs is 'Expenses recorded for these orders.';
comment on column finance_summary.net_revenue is 'What the orders earned after all of these.';
comment on column finance_summary.expenses is 'Expenses that are in no order''s costs.';
comment on column finance_summary.profit is 'Net revenue less expenses.';
comment on column finance_summary.is_complete is 'False when a cost of one of the orders is unknown.';
