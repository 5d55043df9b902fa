create table courier_configs (
  id uuid primary key,
  courier_type_code text not null,
  name text not null,
  status text not null default 'connected',
  is_active boolean not null generated always as (status <> 'disconnected') stored,
  is_default boolean not null default false,
  credentials bytea,
  webhook_token bytea,
  settings jsonb not null default '{}',
  error text,
  error_at timestamptz,
  checked_at timestamptz,
  connected_at timestamptz not null default now(),
  disconnected_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint courier_configs_courier_type_code_fkey foreign key (courier_type_code) references platform.courier_types (code),
  constraint courier_configs_created_by_fkey foreign key (created_by) references users (id) on delete set null,
  constraint courier_configs_name_check check (length(name) between 1 and 255),
  constraint courier_configs_status_check check (status in ('connected', 'error', 'disconnected')),
  constraint courier_configs_settings_check check (jsonb_typeof(settings) = 'object'),
  constraint courier_configs_credentials_check check (status = 'disconnected' or credentials is not null),
  constraint courier_configs_default_check check (not is_default or status <> 'disconnected')
);

create unique index courier_configs_default_key on courier_configs (is_default) where is_default;
create unique index courier_configs_name_key on courier_configs (lower(name)) where status <> 'disconnected';
create index courier_configs_courier_type_code_idx on courier_configs (courier_type_code);
create index courier_configs_created_by_idx on courier_configs (created_by);
create index courier_configs_status_idx on courier_configs (status);
create index courier_configs_created_at_idx on courier_configs (created_at, id);

comment on table courier_configs is 'Couriers this business has connected. Shipments are booked through one of them.';
comment on column courier_configs.id is 'Identifies the courier connection; also the last part of its webhook address.';
comment on column courier_configs.courier_type_code is 'Which courier service it is, a code of the platform''s courier types.';
comment on column courier_configs.name is 'What the business calls this connection; unique among those in use.';
comment on column courier_configs.status is 'connected: in use. error: the courier refused the last sign-in or booking, see error. disconnected: kept for its shipments only.';
comment on column courier_configs.is_active is 'Whether new shipments may use it; false once it is disconnected.';
comment on column courier_configs.is_default is 'Used when a shipment names no courier. At most one connection is the default.';
comment on column courier_configs.credentials is 'Sealed sign-in data for the courier. Never shown; erased on disconnecting.';
comment on column courier_configs.webhook_token is 'Sealed token the courier must send with tracking webhooks. Shown only by the reveal-webhook command.';
comment on column courier_configs.settings is 'Preferences that are no secrets: pick-up location and address, default parcel weight and size.';
comment on column courier_configs.error is 'Why the courier refused us last; empty while all is well.';
comment on column courier_configs.error_at is 'When the courier refused us last.';
comment on column courier_configs.checked_at is 'When the courier first answered to the credentials in use; empty while it is being asked.';
comment on column courier_configs.connected_at is 'When the credentials in use were given.';
comment on column courier_configs.disconnected_at is 'When it was disconnected; empty while in use.';
comment on column courier_configs.created_by is 'The person who connected it.';
comment on column courier_configs.created_at is 'When the connection was first made.';
comment on column courier_configs.updated_at is 'When anything about the connection changed last.';
