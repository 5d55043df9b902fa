-- Sales channels, the orders that come through them, and what each order consists of.

create table sales_channels (
  id uuid primary key,
  channel_type_code text not null references platform.channel_types (code),
  name text not null,
  has_provider boolean not null default true,
  external_account text,
  credentials_sealed bytea,
  settings jsonb not null default '{}',
  status text not null default 'syncing',
  sync_error text,
  last_sync_at timestamptz,
  sync_cursor text,
  webhook_path text,
  connected_at timestamptz,
  disconnected_at timestamptz,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sales_channels_name_check check (length(name) between 1 and 255),
  constraint sales_channels_status_check check (status in ('active', 'disconnected', 'error', 'syncing')),
  constraint sales_channels_settings_check check (jsonb_typeof(settings) = 'object'),
  constraint sales_channels_disconnected_check check ((status = 'disconnected') = (disconnected_at is not null))
);
create index sales_channels_type_idx on sales_channels (channel_type_code);
create index sales_channels_status_idx on sales_channels (status);
create index sales_channels_created_by_idx on sales_channels (created_by);
create unique index sales_channels_account_key on sales_channels (channel_type_code, external_account)
  where external_account is not null and disconnected_at is null;

comment on table sales_channels is 'Connections to the places where orders come from: a web shop, a file import, or the operators themselves.';
comment on column sales_channels.id is 'Identifies the connection; the provider''s webhooks are addressed to it.';
comment on column sales_channels.channel_type_code is 'Kind of channel, a code of the platform''s channel types, such as shopify or manual.';
comment on column sales_channels.name is 'Name people know the channel by.';
comment on column sales_channels.has_provider is 'Whether somebody outside is connected: false for orders that people enter or bring as files. Only with a provider is there anything to try, pull or push.';
comment on column sales_channels.external_account is 'The provider''s own name of the connected account, such as the shop domain. One live connection per account.';
comment on column sales_channels.credentials_sealed is 'Encrypted credentials with the webhook secret and its predecessor; empty for channels that need none. Never shown.';
comment on column sales_channels.settings is 'Options of this channel: fee rates, default warehouse, whether stock is pushed, which gateways mean cash on delivery.';
comment on column sales_channels.status is 'active: working; syncing: being verified or pulled for the first time; error: the last call failed, see sync_error; disconnected: ended.';
comment on column sales_channels.sync_error is 'What the provider said when the last call failed; empty after a success.';
comment on column sales_channels.last_sync_at is 'When orders were last pulled completely.';
comment on column sales_channels.sync_cursor is 'Where the next pull starts: the provider''s time of the newest order seen.';
comment on column sales_channels.webhook_path is 'Path on this server to which the provider posts its webhooks.';
comment on column sales_channels.connected_at is 'When the provider first accepted the credentials.';
comment on column sales_channels.disconnected_at is 'When the connection was ended.';
comment on column sales_channels.created_by is 'Who connected it.';
comment on column sales_channels.created_at is 'When it was entered.';
comment on column sales_channels.updated_at is 'When it was last changed.';

create table channel_products (
  id uuid primary key,
  channel_id uuid not null references sales_channels (id) on delete cascade,
  product_id uuid references products (id) on delete cascade,
  variant_id uuid references product_variants (id) on delete cascade,
  external_product_id text not null,
  external_variant_id text,
  external_inventory_id text,
  external_sku text,
  external_name text,
  sync_status text not null default 'synced',
  sync_error text,
  last_synced_at timestamptz,
  last_pushed_quantity integer,
  push_due_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint channel_products_external_key unique nulls not distinct (channel_id, external_product_id, external_variant_id),
  constraint channel_products_sync_status_check check (sync_status in ('synced', 'pending', 'error', 'unmatched')),
  constraint channel_products_unmatched_check check ((product_id is null) = (sync_status = 'unmatched')),
  constraint channel_products_variant_check check (variant_id is null or product_id is not null)
);
create index channel_products_product_idx on channel_products (product_id, variant_id);
create index channel_products_variant_idx on channel_products (variant_id);
create index channel_products_sku_idx on channel_products (channel_id, external_sku);
create index channel_products_push_due_idx on channel_products (channel_id, push_due_at) where push_due_at is not null;

comment on table channel_products is 'Which product of ours is which listing on a channel.';
comment on column channel_products.id is 'Identifies the mapping.';
comment on column channel_products.channel_id is 'The channel the listing is on.';
comment on column channel_products.product_id is 'Our product; empty while the listing is unmatched.';
comment on column channel_products.variant_id is 'Our variant, when the product has variants.';
comment on column channel_products.external_product_id is 'The channel''s product id, exactly as it sent it.';
comment on column channel_products.external_variant_id is 'The channel''s variant id, when it has variants.';
comment on column channel_products.external_inventory_id is 'The channel''s id for setting stock levels, when it differs from the variant id.';
comment on column channel_products.external_sku is 'SKU of the listing on the channel.';
comment on column channel_products.external_name is 'Title of the listing on the channel.';
comment on column channel_products.sync_status is 'synced: the channel shows our stock; pending: a push is due; error: the last push failed; unmatched: no product of ours is known for it.';
comment on column channel_products.sync_error is 'What the channel said when the last push failed.';
comment on column channel_products.last_synced_at is 'When the stock level was last pushed to the channel.';
comment on column channel_products.last_pushed_quantity is 'Stock level last pushed, in units.';
comment on column channel_products.push_due_at is 'Since when a stock push is waiting; empty when none is.';
comment on column channel_products.metadata is 'Further facts of the listing, as the channel sent them.';
comment on column channel_products.created_at is 'When the mapping was made.';
comment on column channel_products.updated_at is 'When the mapping was last changed.';

create sequence order_number_seq start 1001;

create table orders (
  id uuid primary key,
  order_number text not null default ('SO-' || nextval('order_number_seq')::text),
  channel_id uuid not null references sales_channels (id),
  external_order_id text not null,
  external_order_number text,
  status text not null default 'pending',
  payment_status text not null default 'pending',
  fulfillment_status text not null default 'unfulfilled',
  customer_name text,
  customer_email text,
  customer_phone text,
  shipping_address jsonb,
  billing_address jsonb,
  address_missing boolean not null generated always as (shipping_address is null) stored,
  has_unmatched_items boolean not null default false,
  has_stock_shortage boolean not null default false,
  subtotal numeric(19,4) not null,
  discount_amount numeric(19,4) not null default 0,
  tax_amount numeric(19,4) not null default 0,
  taxes_included boolean not null default false,
  shipping_amount numeric(19,4) not null default 0,
  total_amount numeric(19,4) not null,
  paid_amount numeric(19,4) not null default 0,
  refunded_amount numeric(19,4) not null default 0,
  currency char(3) not null,
  payment_method text,
  payment_gateway text,
  payment_reference text,
  order_date timestamptz not null,
  confirmed_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  returned_at timestamptz,
  notes text,
  tags jsonb not null default '[]',
  metadata jsonb not null default '{}',
  kept_fields jsonb not null default '[]',
  external_updated_at timestamptz,
  external_digest text,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint orders_number_key unique (order_number),
  constraint orders_external_key unique (channel_id, external_order_id),
  constraint orders_status_check
    check (status in ('pending', 'confirmed', 'processing', 'shipped', 'delivered', 'cancelled', 'returned')),
  constraint orders_payment_status_check
    check (payment_status in ('pending', 'authorized', 'partially_paid', 'paid', 'cod', 'partially_refunded', 'refunded', 'voided', 'failed')),
  constraint orders_fulfillment_status_check check (fulfillment_status in ('unfulfilled', 'partial', 'fulfilled')),
  constraint orders_payment_method_check
    check (payment_method in ('cod', 'prepaid', 'card', 'upi', 'wallet', 'netbanking')),
  constraint orders_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint orders_subtotal_check check (subtotal >= 0),
  constraint orders_discount_amount_check check (discount_amount >= 0),
  constraint orders_tax_amount_check check (tax_amount >= 0),
  constraint orders_shipping_amount_check check (shipping_amount >= 0),
  constraint orders_total_amount_check check (total_amount >= 0),
  constraint orders_paid_amount_check check (paid_amount >= 0),
  constraint orders_refunded_amount_check check (refunded_amount >= 0),
  constraint orders_tags_check check (jsonb_typeof(tags) = 'array'),
  constraint orders_kept_fields_check check (jsonb_typeof(kept_fields) = 'array'),
  constraint orders_metadata_check check (jsonb_typeof(metadata) = 'object')
);
create index orders_channel_idx on orders (channel_id, order_date desc);
create index orders_status_idx on orders (status, order_date desc);
create index orders_payment_status_idx on orders (payment_status, order_date desc);
create index orders_fulfillment_status_idx on orders (fulfillment_status, order_date desc);
create index orders_order_date_idx on orders (order_date desc, id desc);
create index orders_created_at_idx on orders (created_at desc, id desc);
create index orders_customer_phone_idx on orders (customer_phone);
create index orders_created_by_idx on orders (created_by);
create index orders_shipped_at_idx on orders (shipped_at) where shipped_at is not null;
create index orders_delivered_at_idx on orders (delivered_at) where delivered_at is not null;
create index orders_cancelled_at_idx on orders (cancelled_at) where cancelled_at is not null;
create index orders_shortage_idx on orders (id) where has_stock_shortage;
create index orders_attention_idx on orders (order_date desc)
  where has_unmatched_items or has_stock_shortage or shipping_address is null;
create index orders_search_idx on orders using gin (
  order_number public.gin_trgm_ops, external_order_number public.gin_trgm_ops, customer_name public.gin_trgm_ops,
  customer_email public.gin_trgm_ops, customer_phone public.gin_trgm_ops
);

comment on table orders is 'Customers'' orders from every sales channel, in one shape.';
comment on column orders.id is 'Identifies the order.';
comment on column orders.order_number is 'Our own number of the order, counted up per business.';
comment on column orders.channel_id is 'The sales channel it came through.';
comment on column orders.external_order_id is 'The channel''s id of the order, exactly as it sent it; our own id for orders entered by hand.';
comment on column orders.external_order_number is 'The number the customer knows the order by, such as #1001.';
comment on column orders.status is 'Where the order stands: pending, confirmed, processing, shipped, delivered; or cancelled, or returned.';
comment on column orders.payment_status is 'Whether it is paid: pending, authorized, partially_paid, paid, cod (to be collected on delivery), partially_refunded, refunded, voided, failed.';
comment on column orders.fulfillment_status is 'How much of it has been dispatched: unfulfilled, partial or fulfilled.';
comment on column orders.customer_name is 'The customer''s name, when the channel tells it.';
comment on column orders.customer_email is 'The customer''s e-mail address.';
comment on column orders.customer_phone is 'The customer''s telephone number, as given.';
comment on column orders.shipping_address is 'Where to deliver: name, phone, company, line1, line2, city, state, state_code, postal_code, country (ISO 3166 code). Empty when the channel sent none.';
comment on column orders.billing_address is 'Whom to bill, in the same shape.';
comment on column orders.address_missing is 'True while there is no delivery address; such an order cannot be shipped.';
comment on column orders.has_unmatched_items is 'True while an item is not linked to a product of ours.';
comment on column orders.has_stock_shortage is 'True while stock could not be reserved for every item in full.';
comment on column orders.subtotal is 'Sum of quantity times unit price of all items, before discounts.';
comment on column orders.discount_amount is 'All discounts, on items, the order and its shipping, as a positive amount.';
comment on column orders.tax_amount is 'All taxes; part of the prices when taxes_included is true, on top of them otherwise.';
comment on column orders.taxes_included is 'Whether the item and shipping prices contain the tax.';
comment on column orders.shipping_amount is 'What the customer pays for delivery, before discounts.';
comment on column orders.total_amount is 'What the customer pays in all.';
comment on column orders.paid_amount is 'Money received so far; what is missing to the total is collected on delivery for cash orders.';
comment on column orders.refunded_amount is 'Money given back so far.';
comment on column orders.currency is 'ISO 4217 code of every amount of this order and its items.';
comment on column orders.payment_method is 'How it is paid: cod, prepaid, card, upi, wallet or netbanking.';
comment on column orders.payment_gateway is 'The gateway''s name, as the channel sent it.';
comment on column orders.payment_reference is 'The payment''s reference at the gateway.';
comment on column orders.order_date is 'When the customer placed it.';
comment on column orders.confirmed_at is 'When it was confirmed for fulfilment.';
comment on column orders.shipped_at is 'When its first parcel was handed to the courier.';
comment on column orders.delivered_at is 'When its last item was delivered.';
comment on column orders.cancelled_at is 'When it was cancelled.';
comment on column orders.cancel_reason is 'Why it was cancelled.';
comment on column orders.returned_at is 'When it came back.';
comment on column orders.notes is 'Remarks of the customer and of the operators.';
comment on column orders.tags is 'Words to group orders by: a list of texts.';
comment on column orders.metadata is 'Further facts from the channel: note attributes, discount codes, shipping lines, source.';
comment on column orders.kept_fields is 'Names of fields that were set by hand here: later messages of the channel leave them as they are.';
comment on column orders.external_digest is 'SHA-256 of the newest message as we understood it: the same message again changes nothing.';
comment on column orders.external_updated_at is 'The channel''s time of the newest change we hold; older messages never overwrite newer ones.';
comment on column orders.created_by is 'Who entered it; empty for orders from a channel.';
comment on column orders.created_at is 'When it arrived here.';
comment on column orders.updated_at is 'When it was last changed here.';

create table order_items (
  id uuid primary key,
  order_id uuid not null references orders (id) on delete cascade,
  position integer not null,
  external_line_id text,
  product_id uuid references products (id),
  variant_id uuid references product_variants (id),
  external_product_id text,
  external_variant_id text,
  sku text,
  name text not null,
  quantity integer not null,
  cancelled_quantity integer not null default 0,
  reserved_quantity integer not null default 0,
  fulfilled_quantity integer not null default 0,
  external_fulfilled_quantity integer not null default 0,
  delivered_quantity integer not null default 0,
  returned_quantity integer not null default 0,
  requires_shipping boolean not null default true,
  unit_price numeric(19,4) not null,
  unit_cost numeric(19,4),
  discount_amount numeric(19,4) not null default 0,
  tax_amount numeric(19,4) not null default 0,
  total_amount numeric(19,4) not null,
  currency char(3) not null,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint order_items_external_line_key unique (order_id, external_line_id),
  constraint order_items_position_check check (position >= 1),
  constraint order_items_quantity_check check (quantity >= 0),
  constraint order_items_cancelled_quantity_check check (cancelled_quantity between 0 and quantity),
  constraint order_items_reserved_quantity_check check (reserved_quantity between 0 and quantity),
  constraint order_items_fulfilled_quantity_check check (fulfilled_quantity between 0 and quantity - cancelled_quantity),
  constraint order_items_external_fulfilled_quantity_check check (external_fulfilled_quantity between 0 and fulfilled_quantity),
  constraint order_items_delivered_quantity_check check (delivered_quantity between 0 and fulfilled_quantity),
  constraint order_items_returned_quantity_check check (returned_quantity between 0 and delivered_quantity),
  constraint order_items_unit_price_check check (unit_price >= 0),
  constraint order_items_unit_cost_check check (unit_cost >= 0),
  constraint order_items_discount_amount_check check (discount_amount >= 0),
  constraint order_items_tax_amount_check check (tax_amount >= 0),
  constraint order_items_total_amount_check check (total_amount >= 0),
  constraint order_items_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint order_items_variant_check check (variant_id is null or product_id is not null)
);
create index order_items_order_idx on order_items (order_id, position);
create index order_items_product_idx on order_items (product_id, variant_id);
create index order_items_variant_idx on order_items (variant_id);
create index order_items_unmatched_idx on order_items (sku) where product_id is null;

comment on table order_items is 'The lines of an order.';
comment on column order_items.id is 'Identifies the item.';
comment on column order_items.order_id is 'The order it belongs to.';
comment on column order_items.position is 'Place within the order, from 1.';
comment on column order_items.external_line_id is 'The channel''s id of the line, exactly as it sent it.';
comment on column order_items.product_id is 'Our product; empty while the item is unmatched.';
comment on column order_items.variant_id is 'Our variant, when the product has variants.';
comment on column order_items.external_product_id is 'The channel''s product id.';
comment on column order_items.external_variant_id is 'The channel''s variant id.';
comment on column order_items.sku is 'SKU as ordered.';
comment on column order_items.name is 'Name as ordered.';
comment on column order_items.quantity is 'Units ordered.';
comment on column order_items.cancelled_quantity is 'Units that will not be dispatched: taken off the order, or come back undelivered.';
comment on column order_items.reserved_quantity is 'Units of our stock set aside for this item now.';
comment on column order_items.fulfilled_quantity is 'Units in parcels that are on their way or delivered.';
comment on column order_items.external_fulfilled_quantity is 'Those of them that the channel says were sent, not by a shipment here.';
comment on column order_items.delivered_quantity is 'Units the customer has received.';
comment on column order_items.returned_quantity is 'Delivered units that the customer sent back.';
comment on column order_items.requires_shipping is 'False for services and digital goods, which need no parcel.';
comment on column order_items.unit_price is 'Price of one unit before discounts.';
comment on column order_items.unit_cost is 'What one unit cost us, in the order''s currency, as known when the order arrived; empty when unknown.';
comment on column order_items.discount_amount is 'Discount on the whole line, its share of order discounts included.';
comment on column order_items.tax_amount is 'Tax on the whole line.';
comment on column order_items.total_amount is 'What the customer pays for the line: quantity times price less discount, plus tax where prices are without tax.';
comment on column order_items.currency is 'ISO 4217 code, the order''s.';
comment on column order_items.metadata is 'Further facts from the channel, such as engravings.';
comment on column order_items.created_at is 'When it was added.';
comment on column order_items.updated_at is 'When it was last changed.';

create table order_status_history (
  id uuid primary key,
  order_id uuid not null references orders (id) on delete cascade,
  status text not null,
  previous_status text,
  source text not null default 'user',
  notes text,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null default now(),
  constraint order_status_history_status_check
    check (status in ('pending', 'confirmed', 'processing', 'shipped', 'delivered', 'cancelled', 'returned')),
  constraint order_status_history_source_check check (source in ('user', 'channel', 'courier', 'system'))
);
create index order_status_history_order_idx on order_status_history (order_id, created_at);
create index order_status_history_created_by_idx on order_status_history (created_by);

comment on table order_status_history is 'Each change of an order''s status, and each note about it. Rows are only added.';
comment on column order_status_history.id is 'Identifies the entry.';
comment on column order_status_history.order_id is 'The order it is about.';
comment on column order_status_history.status is 'The status from then on.';
comment on column order_status_history.previous_status is 'The status before; the same for a note, empty for the first entry.';
comment on column order_status_history.source is 'What changed it: user, channel (a webhook, pull or import), courier (a parcel''s progress) or system.';
comment on column order_status_history.notes is 'Why, in words.';
comment on column order_status_history.created_by is 'Who did it, when it was a person.';
comment on column order_status_history.created_at is 'When.';

create table early_order_cancellations (
  id uuid primary key,
  channel_id uuid not null references sales_channels (id) on delete cascade,
  external_order_id text not null,
  reason text,
  cancelled_at timestamptz not null,
  applied_at timestamptz,
  created_at timestamptz not null default now(),
  constraint early_order_cancellations_order_key unique (channel_id, external_order_id)
);

comment on table early_order_cancellations is 'Cancellations that arrived before their order did. The order is cancelled as soon as it arrives.';
comment on column early_order_cancellations.id is 'Identifies the entry.';
comment on column early_order_cancellations.channel_id is 'The channel that sent it.';
comment on column early_order_cancellations.external_order_id is 'The channel''s id of the order that is to be cancelled.';
comment on column early_order_cancellations.reason is 'Why, as the channel said.';
comment on column early_order_cancellations.cancelled_at is 'When it was cancelled on the channel.';
comment on column early_order_cancellations.applied_at is 'When the order arrived and was cancelled; empty while it is awaited.';
comment on column early_order_cancellations.created_at is 'When the cancellation arrived.';
