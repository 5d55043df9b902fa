create table channel_types (
  id uuid primary key,
  code text not null constraint channel_types_code_key unique
    constraint channel_types_code_check check (code ~ '^[a-z][a-z0-9_]{0,49}$'),
  name text not null constraint channel_types_name_check check (length(name) between 1 and 100),
  logo_url text constraint channel_types_logo_url_check check (logo_url ~ '^(https?://|/[A-Za-z0-9])' and length(logo_url) <= 500),
  is_active boolean not null default true,
  is_internal boolean not null default false,
  config_schema jsonb constraint channel_types_config_schema_check check (jsonb_typeof(config_schema) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table channel_types is 'Kinds of sales channels that can be connected.';
comment on column channel_types.id is 'UUID.';
comment on column channel_types.code is 'Short name used by programs, such as shopify.';
comment on column channel_types.name is 'Name people see.';
comment on column channel_types.logo_url is 'Address of its logo.';
comment on column channel_types.is_active is 'Whether new channels of this kind may be connected.';
comment on column channel_types.is_internal is 'Part of Serai itself: in every plan, and counted against no limit.';
comment on column channel_types.config_schema is 'JSON Schema of the credentials. Empty: it takes none, or has no connector yet.';
comment on column channel_types.created_at is 'When it was created.';
comment on column channel_types.updated_at is 'When it was last changed.';

create table plan_channels (
  id uuid primary key,
  plan_id uuid not null constraint plan_channels_plan_fkey references plans (id) on delete cascade,
  channel_type_id uuid not null constraint plan_channels_channel_type_fkey references channel_types (id) on delete cascade,
  max_connections integer default 1 constraint plan_channels_max_connections_check check (max_connections >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint plan_channels_plan_channel_type_key unique (plan_id, channel_type_id)
);
create index plan_channels_channel_type_idx on plan_channels (channel_type_id);

comment on table plan_channels is 'Which kinds of sales channels a plan may connect. No row: none of that kind.';
comment on column plan_channels.id is 'UUID.';
comment on column plan_channels.plan_id is 'The plan.';
comment on column plan_channels.channel_type_id is 'The kind of channel.';
comment on column plan_channels.max_connections is 'Most connections of this kind, within the plan''s max_channels. Empty: unlimited.';
comment on column plan_channels.created_at is 'When it was created.';
comment on column plan_channels.updated_at is 'When it was last changed.';

create table courier_types (
  id uuid primary key,
  code text not null constraint courier_types_code_key unique
    constraint courier_types_code_check check (code ~ '^[a-z][a-z0-9_]{0,49}$'),
  name text not null constraint courier_types_name_check check (length(name) between 1 and 100),
  logo_url text constraint courier_types_logo_url_check check (logo_url ~ '^(https?://|/[A-Za-z0-9])' and length(logo_url) <= 500),
  is_active boolean not null default true,
  is_default boolean not null default false,
  is_internal boolean not null default false,
  config_schema jsonb constraint courier_types_config_schema_check check (jsonb_typeof(config_schema) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index courier_types_default_key on courier_types (is_default) where is_default;

comment on table courier_types is 'Courier services that shipments can be sent with.';
comment on column courier_types.id is 'UUID.';
comment on column courier_types.code is 'Short name used by programs, such as shiprocket.';
comment on column courier_types.name is 'Name people see.';
comment on column courier_types.logo_url is 'Address of its logo.';
comment on column courier_types.is_active is 'Whether new configurations of this courier may be made.';
comment on column courier_types.is_default is 'Offered first. At most one courier is.';
comment on column courier_types.is_internal is 'Part of Serai itself, for trying things out.';
comment on column courier_types.config_schema is 'JSON Schema of the credentials. Empty: it takes none, or has no connector yet.';
comment on column courier_types.created_at is 'When it was created.';
comment on column courier_types.updated_at is 'When it was last changed.';
