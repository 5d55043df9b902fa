-- Not partitioned: the unique key below is what makes a courier's repeated scans harmless, and it would have to carry the month.
create table shipment_tracking (
  id uuid primary key,
  shipment_id uuid not null,
  status text,
  courier_status text not null,
  status_code text,
  location text,
  description text,
  event_time timestamptz not null,
  source text not null,
  dedupe_key text not null,
  raw_data jsonb,
  created_at timestamptz not null default now(),
  constraint shipment_tracking_shipment_id_fkey foreign key (shipment_id) references shipments (id) on delete cascade,
  constraint shipment_tracking_dedupe_key unique (shipment_id, dedupe_key),
  constraint shipment_tracking_status_check check (status in ('created', 'manifested', 'picked', 'in_transit', 'out_for_delivery',
    'undelivered', 'delivered', 'rto_initiated', 'rto_in_transit', 'rto_delivered', 'lost', 'cancelled')),
  constraint shipment_tracking_source_check check (source in ('webhook', 'poll', 'serai'))
);

create index shipment_tracking_event_time_idx on shipment_tracking (event_time, id);
create index shipment_tracking_shipment_id_idx on shipment_tracking (shipment_id, event_time);
create index shipment_tracking_status_idx on shipment_tracking (status);

comment on table shipment_tracking is 'Scans of shipments as the courier reported them, each kept once whatever the order and number of its deliveries.';
comment on column shipment_tracking.id is 'Identifies the scan.';
comment on column shipment_tracking.shipment_id is 'The shipment that was scanned.';
comment on column shipment_tracking.status is 'What the scan means for the shipment, as one of its statuses; empty where Serai does not know the code, which then changes nothing.';
comment on column shipment_tracking.courier_status is 'The courier''s own words for the status.';
comment on column shipment_tracking.status_code is 'The courier''s own code, as it came.';
comment on column shipment_tracking.location is 'Where the scan happened, in the courier''s words.';
comment on column shipment_tracking.description is 'What happened, in the courier''s words.';
comment on column shipment_tracking.event_time is 'When it happened; the time of receipt where the courier gave no readable time.';
comment on column shipment_tracking.source is 'How it was learnt: webhook (the courier told us), poll (we asked), serai (done here).';
comment on column shipment_tracking.dedupe_key is 'The same scan always has the same key within its shipment.';
comment on column shipment_tracking.raw_data is 'The scan exactly as the courier sent it.';
comment on column shipment_tracking.created_at is 'When it was stored.';
