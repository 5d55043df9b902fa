create table expenses (
  id uuid primary key,
  category text not null,
  subcategory text,
  description text,
  amount numeric(19,4) not null,
  currency char(3) not null,
  expense_date date not null,
  channel_id uuid,
  order_id uuid,
  shipment_id uuid,
  receipt_url text,
  receipt_file_id uuid,
  receipt_type text,
  receipt_bytes integer,
  tags jsonb not null default '[]',
  metadata jsonb not null default '{}',
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint expenses_category_check check (category in
    ('shipping', 'platform_fee', 'packaging', 'returns', 'marketing', 'operations', 'software', 'other')),
  constraint expenses_subcategory_check check (length(subcategory) <= 100),
  constraint expenses_description_check check (length(description) <= 2000),
  constraint expenses_amount_check check (amount > 0),
  constraint expenses_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint expenses_receipt_url_check check (receipt_url ~ '^https?://' and length(receipt_url) <= 500),
  constraint expenses_receipt_type_check check (receipt_type in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp')),
  constraint expenses_receipt_bytes_check check (receipt_bytes > 0),
  constraint expenses_receipt_file_check check (num_nulls(receipt_file_id, receipt_type, receipt_bytes) in (0, 3)),
  constraint expenses_tags_check check (jsonb_typeof(tags) = 'array'),
  constraint expenses_metadata_check check (jsonb_typeof(metadata) = 'object'),
  constraint expenses_channel_id_fkey foreign key (channel_id) references sales_channels (id),
  constraint expenses_order_id_fkey foreign key (order_id) references orders (id),
  constraint expenses_shipment_id_fkey foreign key (shipment_id) references shipments (id),
  constraint expenses_receipt_file_id_fkey foreign key (receipt_file_id) references file_uploads (id),
  constraint expenses_created_by_fkey foreign key (created_by) references users (id)
);

create index expenses_receipt_file_id_idx on expenses (receipt_file_id);
create index expenses_expense_date_idx on expenses (expense_date);
create index expenses_category_idx on expenses (category, expense_date);
create index expenses_amount_idx on expenses (amount);
create index expenses_channel_id_idx on expenses (channel_id) where channel_id is not null;
create index expenses_order_id_idx on expenses (order_id) where order_id is not null;
create index expenses_shipment_id_idx on expenses (shipment_id) where shipment_id is not null;
create index expenses_created_by_idx on expenses (created_by) where created_by is not null;
create index expenses_search_idx on expenses using gin (description gin_trgm_ops, subcategory gin_trgm_ops);

comment on table expenses is 'Money the business spent, with its receipt. One that names an order is part of that order''s other costs.';
comment on column expenses.id is 'Identifier of the expense.';
comment on column expenses.category is 'What it was for.';
comment on column expenses.subcategory is 'Finer heading of the business''s own.';
comment on column expenses.description is 'What was bought, in words.';
comment on column expenses.amount is 'Amount paid including tax, in the expense''s currency.';
comment on column expenses.currency is 'ISO 4217 code of the amount.';
comment on column expenses.expense_date is 'Day the money was spent.';
comment on column expenses.channel_id is 'Sales channel it belongs to; empty for overheads.';
comment on column expenses.order_id is 'Order that caused it, when there is one.';
comment on column expenses.shipment_id is 'Shipment that caused it, when there is one.';
comment on column expenses.receipt_url is 'Address of a receipt that is kept elsewhere.';
comment on column expenses.receipt_file_id is 'The attached receipt.';
comment on column expenses.receipt_type is 'Media type of the attached receipt, read from its first bytes.';
comment on column expenses.receipt_bytes is 'Size of the attached receipt, in bytes.';
comment on column expenses.tags is 'Words to group expenses by.';
comment on column expenses.metadata is 'Free-form data of the business.';
comment on column expenses.created_by is 'Person who recorded it; empty when the system did.';
comment on column expenses.created_at is 'When it was recorded.';
comment on column expenses.updated_at is 'When it last changed.';
comment on column expenses.deleted_at is 'When it was deleted; it counts nowhere since then.';

create table revenue_records (
  id uuid primary key,
  order_id uuid not null,
  channel_id uuid not null,
  currency char(3) not null,
  gross_revenue numeric(19,4) not null,
  tax_amount numeric(19,4) not null default 0,
  refund_amount numeric(19,4) not null default 0,
  platform_fee numeric(19,4) not null default 0,
  payment_gateway_fee numeric(19,4) not null default 0,
  shipping_cost numeric(19,4) not null default 0,
  product_cost numeric(19,4) not null default 0,
  other_costs numeric(19,4) not null default 0,
  net_revenue numeric(19,4) not null generated always as (
    gross_revenue - tax_amount - refund_amount - platform_fee - payment_gateway_fee - shipping_cost - product_cost - other_costs
  ) stored,
  is_complete boolean not null default true,
  revenue_date date not null,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint revenue_records_order_id_key unique (order_id),
  constraint revenue_records_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint revenue_records_gross_revenue_check check (gross_revenue >= 0),
  constraint revenue_records_tax_amount_check check (tax_amount >= 0),
  constraint revenue_records_refund_amount_check check (refund_amount >= 0),
  constraint revenue_records_platform_fee_check check (platform_fee >= 0),
  constraint revenue_records_payment_gateway_fee_check check (payment_gateway_fee >= 0),
  constraint revenue_records_shipping_cost_check check (shipping_cost >= 0),
  constraint revenue_records_product_cost_check check (product_cost >= 0),
  constraint revenue_records_other_costs_check check (other_costs >= 0),
  constraint revenue_records_metadata_check check (jsonb_typeof(metadata) = 'object'),
  constraint revenue_records_order_id_fkey foreign key (order_id) references orders (id),
  constraint revenue_records_channel_id_fkey foreign key (channel_id) references sales_channels (id)
);

create index revenue_records_revenue_date_idx on revenue_records (revenue_date);
create index revenue_records_channel_id_idx on revenue_records (channel_id, revenue_date);
create index revenue_records_net_revenue_idx on revenue_records (net_revenue);
create index revenue_records_incomplete_idx on revenue_records (id) where not is_complete;

comment on table revenue_records is 'What one delivered order earned: one record per order, computed anew when a refund or a late charge arrives.';
comment on column revenue_records.id is 'Identifier of the record.';
comment on column revenue_records.order_id is 'Order it accounts for.';
comment on column revenue_records.channel_id is 'Sales channel the order came through.';
comment on column revenue_records.currency is 'ISO 4217 code of the order and of every amount here.';
comment on column revenue_records.gross_revenue is 'What the customer pays for what was delivered: goods after discounts, tax, and the delivery charge.';
comment on column revenue_records.tax_amount is 'GST or VAT contained in the gross revenue and not refunded; owed to the state.';
comment on column revenue_records.refund_amount is 'Part of the gross revenue given back to the customer, tax included.';
comment on column revenue_records.platform_fee is 'The sales channel''s fee, by the rates in its settings.';
comment on column revenue_records.payment_gateway_fee is 'The payment gateway''s fee, by the rates in the channel''s settings; none on cash on delivery.';
comment on column revenue_records.shipping_cost is 'What the couriers charge for all shipments of the order, returned ones included.';
comment on column revenue_records.product_cost is 'Cost of the delivered units, by the unit cost kept on the order items.';
comment on column revenue_records.other_costs is 'Expenses recorded for this order in its currency.';
comment on column revenue_records.net_revenue is 'Gross revenue less tax, refunds, fees and costs.';
comment on column revenue_records.is_complete is 'False when a cost is unknown or in another currency; `metadata.missing` names it.';
comment on column revenue_records.revenue_date is 'Day of delivery in the business''s time zone.';
comment on column revenue_records.metadata is 'How the figures came about: rates, lines, and what is missing.';
comment on column revenue_records.created_at is 'When it was first computed.';
comment on column revenue_records.updated_at is 'When it was last computed.';
