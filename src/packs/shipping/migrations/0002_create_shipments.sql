create table shipments (
  id uuid primary key,
  sequence_number bigint not null generated always as identity (start with 100001),
  shipment_number text not null generated always as ('SHP-' || sequence_number::text) stored,
  order_id uuid not null,
  courier_config_id uuid not null,
  status text not null default 'created',
  booking_state text not null default 'pending',
  booking_attempts integer not null default 0,
  booking_claimed_until timestamptz,
  booked_at timestamptz,
  last_error text,
  awb_number text,
  courier_name text,
  courier_status text,
  tracking_url text,
  label_url text,
  label_file_id uuid,
  manifest_url text,
  weight_grams integer,
  dimensions jsonb,
  package_count integer not null default 1,
  pickup_address jsonb,
  delivery_address jsonb not null,
  estimated_delivery_date date,
  pickup_scheduled_date date,
  picked_at timestamptz,
  delivered_at timestamptz,
  rto_initiated_at timestamptz,
  rto_delivered_at timestamptz,
  rto_reason text,
  cancelled_at timestamptz,
  cancel_reason text,
  shipping_charges numeric(19,4),
  cod_amount numeric(19,4) not null default 0,
  currency char(3) not null,
  external_shipment_id text,
  external_order_id text,
  items_state text not null default 'held',
  last_event_at timestamptz,
  polled_at timestamptz,
  metadata jsonb not null default '{}',
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shipments_order_id_fkey foreign key (order_id) references orders (id),
  constraint shipments_courier_config_id_fkey foreign key (courier_config_id) references courier_configs (id),
  constraint shipments_created_by_fkey foreign key (created_by) references users (id) on delete set null,
  constraint shipments_label_file_id_fkey foreign key (label_file_id) references file_uploads (id),
  constraint shipments_shipment_number_key unique (shipment_number),
  constraint shipments_awb_number_key unique (courier_config_id, awb_number),
  constraint shipments_status_check check (status in ('created', 'manifested', 'picked', 'in_transit', 'out_for_delivery',
    'undelivered', 'delivered', 'rto_initiated', 'rto_in_transit', 'rto_delivered', 'lost', 'cancelled')),
  constraint shipments_booking_state_check check (booking_state in ('pending', 'booked', 'failed', 'cancelled')),
  constraint shipments_booking_attempts_check check (booking_attempts >= 0),
  constraint shipments_items_state_check check (items_state in ('held', 'delivered', 'given_back')),
  constraint shipments_weight_grams_check check (weight_grams > 0),
  constraint shipments_package_count_check check (package_count between 1 and 1000),
  constraint shipments_shipping_charges_check check (shipping_charges >= 0),
  constraint shipments_cod_amount_check check (cod_amount >= 0),
  constraint shipments_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint shipments_awb_number_check check (length(awb_number) between 1 and 100),
  constraint shipments_tracking_url_check check (length(tracking_url) <= 500),
  constraint shipments_label_url_check check (length(label_url) <= 2000),
  constraint shipments_manifest_url_check check (length(manifest_url) <= 2000),
  constraint shipments_delivery_address_check check (jsonb_typeof(delivery_address) = 'object')
);

create index shipments_order_id_idx on shipments (order_id);
create index shipments_courier_config_id_idx on shipments (courier_config_id);
create index shipments_awb_number_idx on shipments (awb_number);
create index shipments_created_by_idx on shipments (created_by);
create index shipments_label_file_id_idx on shipments (label_file_id);
create index shipments_status_idx on shipments (status, created_at);
create index shipments_booking_state_idx on shipments (booking_state) where booking_state in ('pending', 'failed');
create index shipments_created_at_idx on shipments (created_at, id);
create index shipments_delivered_at_idx on shipments (delivered_at);
create index shipments_estimated_delivery_date_idx on shipments (estimated_delivery_date);
create index shipments_under_way_idx on shipments ((coalesce(polled_at, booked_at)))
  where booking_state = 'booked' and status not in ('delivered', 'rto_delivered', 'cancelled', 'lost');
create index shipments_search_idx on shipments using gin (shipment_number gin_trgm_ops, awb_number gin_trgm_ops);

comment on table shipments is 'Parcels on their way from this business to its customers, each for one order.';
comment on column shipments.id is 'Identifies the shipment.';
comment on column shipments.sequence_number is 'Counts shipments upwards; gaps are possible.';
comment on column shipments.shipment_number is 'The number people and couriers use for this shipment.';
comment on column shipments.order_id is 'The order it delivers, whole or in part.';
comment on column shipments.courier_config_id is 'The courier connection that carries it.';
comment on column shipments.status is 'Where the parcel is, told by the courier''s scans: created, manifested, picked, in_transit, out_for_delivery, undelivered (an attempt failed), delivered, rto_initiated, rto_in_transit, rto_delivered (back with us), lost, cancelled.';
comment on column shipments.booking_state is 'Whether the courier has taken the booking: pending (being booked), booked, failed (see last_error; can be retried), cancelled.';
comment on column shipments.booking_attempts is 'How often the booking was tried.';
comment on column shipments.booking_claimed_until is 'Until when one attempt has the booking to itself, so that two never run at once.';
comment on column shipments.booked_at is 'When the courier took the booking.';
comment on column shipments.last_error is 'What went wrong last between us and the courier; empty when all is well.';
comment on column shipments.awb_number is 'Air waybill number, the courier''s name for the parcel; printed as the label''s barcode.';
comment on column shipments.courier_name is 'The carrier that moves the parcel, where the courier service chooses among several.';
comment on column shipments.courier_status is 'The courier''s own words of its latest scan, shown even where Serai does not know them.';
comment on column shipments.tracking_url is 'Page where the customer can follow the parcel.';
comment on column shipments.label_url is 'Where the courier keeps its own label, if it makes one. GET /v1/shipments/{id}/label serves ours.';
comment on column shipments.label_file_id is 'The stored label PDF; empty until the parcel is booked.';
comment on column shipments.manifest_url is 'Where the courier keeps the manifest, the list of parcels handed over.';
comment on column shipments.weight_grams is 'Weight of the whole shipment in grams.';
comment on column shipments.dimensions is 'Outer size of the parcel: length_cm, width_cm and height_cm.';
comment on column shipments.package_count is 'How many boxes it consists of.';
comment on column shipments.pickup_address is 'Where the courier collects it.';
comment on column shipments.delivery_address is 'Where it goes, copied from the order when the shipment was made.';
comment on column shipments.estimated_delivery_date is 'Day the courier expects to deliver.';
comment on column shipments.pickup_scheduled_date is 'Day the courier promised to collect.';
comment on column shipments.picked_at is 'When the courier first had the parcel in hand.';
comment on column shipments.delivered_at is 'When the customer received it.';
comment on column shipments.rto_initiated_at is 'When the return to origin began.';
comment on column shipments.rto_delivered_at is 'When the parcel was back with the business.';
comment on column shipments.rto_reason is 'Why it came back: the courier''s words of the first return scan or of the failed attempt before it.';
comment on column shipments.cancelled_at is 'When the shipment was cancelled.';
comment on column shipments.cancel_reason is 'Why it was cancelled; told to the courier.';
comment on column shipments.shipping_charges is 'What the courier charges for it, in currency.';
comment on column shipments.cod_amount is 'Cash the courier collects on delivery, in currency; 0 for prepaid orders.';
comment on column shipments.currency is 'ISO 4217 currency of the shipment''s amounts, the order''s currency.';
comment on column shipments.external_shipment_id is 'The courier''s id of the shipment.';
comment on column shipments.external_order_id is 'The courier''s id of its order that holds the shipment.';
comment on column shipments.items_state is 'What became of its items: held (they count as fulfilled), delivered (their stock is deducted), given_back (cancelled or returned; they can be shipped again).';
comment on column shipments.last_event_at is 'Time of the latest scan the courier reported.';
comment on column shipments.polled_at is 'When the courier was last asked for news because none had come.';
comment on column shipments.metadata is 'Free-form data of the business.';
comment on column shipments.created_by is 'The person who made the shipment.';
comment on column shipments.created_at is 'When the shipment was made.';
comment on column shipments.updated_at is 'When anything about it changed last.';

create table shipment_items (
  id uuid primary key,
  shipment_id uuid not null,
  order_item_id uuid not null,
  quantity integer not null,
  created_at timestamptz not null default now(),
  constraint shipment_items_shipment_id_fkey foreign key (shipment_id) references shipments (id) on delete cascade,
  constraint shipment_items_order_item_id_fkey foreign key (order_item_id) references order_items (id),
  constraint shipment_items_item_key unique (shipment_id, order_item_id),
  constraint shipment_items_quantity_check check (quantity > 0)
);

create index shipment_items_order_item_id_idx on shipment_items (order_item_id);
create index shipment_items_created_at_idx on shipment_items (created_at, id);

comment on table shipment_items is 'What a shipment contains: items of its order with quantities.';
comment on column shipment_items.id is 'Identifies the line.';
comment on column shipment_items.shipment_id is 'The shipment that contains it.';
comment on column shipment_items.order_item_id is 'The order item that is sent.';
comment on column shipment_items.quantity is 'How many units of it are in this shipment.';
comment on column shipment_items.created_at is 'When the line was made.';
