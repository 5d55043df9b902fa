create table plans (
  id uuid primary key,
  code text not null constraint plans_code_key unique
    constraint plans_code_check check (code ~ '^[a-z][a-z0-9_]{0,49}$'),
  name text not null constraint plans_name_check check (length(name) between 1 and 100),
  description text,
  price_monthly numeric(19,4) constraint plans_price_monthly_check check (price_monthly >= 0),
  price_yearly numeric(19,4) constraint plans_price_yearly_check check (price_yearly >= 0),
  currency char(3) not null default 'INR' constraint plans_currency_check check (currency ~ '^[A-Z]{3}$'),
  max_users integer constraint plans_max_users_check check (max_users >= 0),
  max_orders_per_month integer constraint plans_max_orders_per_month_check check (max_orders_per_month >= 0),
  max_channels integer constraint plans_max_channels_check check (max_channels >= 0),
  grace_days smallint not null default 7 constraint plans_grace_days_check check (grace_days between 0 and 90),
  is_active boolean not null default true,
  sort_order integer not null default 0,
  metadata jsonb not null default '{}' constraint plans_metadata_check check (jsonb_typeof(metadata) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index plans_sort_order_idx on plans (sort_order, id);

comment on table plans is 'What a business can subscribe to: a price, limits, features and channels.';
comment on column plans.id is 'UUID.';
comment on column plans.code is 'Short name used by programs, such as starter.';
comment on column plans.name is 'Name people see.';
comment on column plans.description is 'Who the plan is for.';
comment on column plans.price_monthly is 'Price of a month, in currency. Empty: agreed with each customer.';
comment on column plans.price_yearly is 'Price of a year, in currency. Empty: no yearly price, or agreed with each customer.';
comment on column plans.currency is 'ISO 4217 code of both prices.';
comment on column plans.max_users is 'Most active users. Empty: unlimited.';
comment on column plans.max_orders_per_month is 'Most orders taken in one calendar month of the tenant''s time zone. Empty: unlimited.';
comment on column plans.max_channels is 'Most connected sales channels; internal channel types are not counted. Empty: unlimited.';
comment on column plans.grace_days is 'Days that people can go on working after the paid period has ended.';
comment on column plans.is_active is 'Whether new subscriptions may choose it; present ones keep it.';
comment on column plans.sort_order is 'Place in lists, smallest first.';
comment on column plans.metadata is 'Free-form data.';
comment on column plans.created_at is 'When it was created.';
comment on column plans.updated_at is 'When it was last changed.';

create table features (
  id uuid primary key,
  code text not null constraint features_code_key unique
    constraint features_code_check check (code ~ '^[a-z][a-z0-9_]{0,99}$'),
  name text not null constraint features_name_check check (length(name) between 1 and 100),
  description text,
  category text constraint features_category_check check (length(category) <= 100),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index features_category_idx on features (category, code);

comment on table features is 'Everything that can be switched on or off for a plan, a tenant or a person.';
comment on column features.id is 'UUID.';
comment on column features.code is 'Short name used by programs, such as export_data.';
comment on column features.name is 'Name people see.';
comment on column features.description is 'What it allows.';
comment on column features.category is 'Group in lists: orders, shipments, ndr, inventory, channels, finance, analytics, integrations, branding.';
comment on column features.is_active is 'False switches the feature off for everybody at once, whatever plans and overrides say.';
comment on column features.created_at is 'When it was created.';
comment on column features.updated_at is 'When it was last changed.';

create table plan_features (
  id uuid primary key,
  plan_id uuid not null constraint plan_features_plan_fkey references plans (id) on delete cascade,
  feature_id uuid not null constraint plan_features_feature_fkey references features (id) on delete cascade,
  is_enabled boolean not null default true,
  config jsonb not null default '{}' constraint plan_features_config_check check (jsonb_typeof(config) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint plan_features_plan_feature_key unique (plan_id, feature_id)
);
create index plan_features_feature_idx on plan_features (feature_id);

comment on table plan_features is 'Which features a plan includes.';
comment on column plan_features.id is 'UUID.';
comment on column plan_features.plan_id is 'The plan.';
comment on column plan_features.feature_id is 'The feature.';
comment on column plan_features.is_enabled is 'False is the same as no row, but keeps the config.';
comment on column plan_features.config is 'Limits of the feature in this plan, such as {"max_export_rows": 1000}.';
comment on column plan_features.created_at is 'When it was created.';
comment on column plan_features.updated_at is 'When it was last changed.';

create table tenants (
  id uuid primary key,
  name text not null constraint tenants_name_check check (length(name) between 1 and 255),
  -- A slug that ends in -vip would name the vault schema of the tenant before it.
  slug text not null constraint tenants_slug_key unique
    constraint tenants_slug_check check (slug ~ '^[a-z][a-z0-9-]{1,39}$' and slug !~ '-vip$'),
  schema_name text not null constraint tenants_schema_name_key unique
    constraint tenants_schema_name_check check (schema_name = 'tenant_' || replace(slug, '-', '_')),
  role_name text not null constraint tenants_role_name_key unique
    constraint tenants_role_name_check check (length(role_name) <= 63),
  domain text constraint tenants_domain_check
    check (length(domain) <= 253 and domain ~ '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$'),
  logo_url text constraint tenants_logo_url_check check (logo_url ~ '^(https?://|/[A-Za-z0-9])' and length(logo_url) <= 500),
  status text not null default 'active'
    constraint tenants_status_check check (status in ('active', 'suspended', 'cancelled')),
  status_reason text constraint tenants_status_reason_check check (length(status_reason) <= 500),
  settings jsonb not null default '{}' constraint tenants_settings_check check (jsonb_typeof(settings) = 'object'),
  version bigint not null default 1,
  packs text[] not null default '{}',
  access_fingerprint text,
  held_back text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index tenants_domain_key on tenants (domain) where domain is not null;
create index tenants_status_idx on tenants (status, id);
create index tenants_created_at_idx on tenants (created_at, id);
create index tenants_search_idx on tenants using gin (name public.gin_trgm_ops, slug public.gin_trgm_ops);

comment on table tenants is 'The businesses on this platform. Each has a schema and a database role of its own.';
comment on column tenants.id is 'UUIDv7.';
comment on column tenants.name is 'Name of the business.';
comment on column tenants.slug is 'Name in addresses and at sign-in: small letters, digits and hyphens. It never changes.';
comment on column tenants.schema_name is 'Database schema that holds its data.';
comment on column tenants.role_name is 'Database role that every one of its requests runs as.';
comment on column tenants.domain is 'Its own domain, such as orders.example.com, in small letters; names the tenant at sign-in when no slug is given.';
comment on column tenants.logo_url is 'Address of its logo.';
comment on column tenants.status is 'active; suspended: people cannot work, deliveries from providers wait; cancelled: closed by the platform, data still there.';
comment on column tenants.status_reason is 'Why it was suspended or cancelled.';
comment on column tenants.settings is 'Time zone, currency, date format, business name, GSTIN, support e-mail and branding.';
comment on column tenants.version is 'Grows with every change of what the tenant may do; caches compare it.';
comment on column tenants.packs is 'Packs that its schema has the tables of, whether or not its plan still includes them.';
comment on column tenants.access_fingerprint is 'Digest of the permissions last written into its schema; another digest means that a release brought new ones.';
comment on column tenants.held_back is 'Why its schema could not be brought up to date; nobody works in it until it is. Empty: it is.';
comment on column tenants.created_at is 'When it was created.';
comment on column tenants.updated_at is 'When it was last changed.';

create table subscriptions (
  id uuid primary key,
  tenant_id uuid not null constraint subscriptions_tenant_fkey references tenants (id) on delete cascade,
  plan_id uuid not null constraint subscriptions_plan_fkey references plans (id),
  status text not null default 'active'
    constraint subscriptions_status_check check (status in ('trial', 'active', 'past_due', 'cancelled', 'expired')),
  trial_ends_at timestamptz,
  current_period_start timestamptz not null,
  current_period_end timestamptz not null,
  cancelled_at timestamptz,
  payment_provider text
    constraint subscriptions_payment_provider_check check (payment_provider in ('stripe', 'razorpay', 'manual')),
  external_subscription_id text
    constraint subscriptions_external_subscription_id_check check (length(external_subscription_id) <= 255),
  metadata jsonb not null default '{}' constraint subscriptions_metadata_check check (jsonb_typeof(metadata) = 'object'),
  superseded_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint subscriptions_period_check check (current_period_end > current_period_start),
  constraint subscriptions_trial_ends_at_check check (status <> 'trial' or trial_ends_at is not null),
  constraint subscriptions_cancelled_at_check check (status <> 'cancelled' or cancelled_at is not null)
);
create unique index subscriptions_current_key on subscriptions (tenant_id) where superseded_at is null;
create unique index subscriptions_external_key on subscriptions (payment_provider, external_subscription_id)
  where external_subscription_id is not null and superseded_at is null;
create index subscriptions_tenant_idx on subscriptions (tenant_id, created_at desc);
create index subscriptions_plan_idx on subscriptions (plan_id);
create index subscriptions_status_idx on subscriptions (status, current_period_end);

comment on table subscriptions is 'Which plan a tenant pays for, and until when. One is current; earlier ones stay as history.';
comment on column subscriptions.id is 'UUIDv7.';
comment on column subscriptions.tenant_id is 'The tenant.';
comment on column subscriptions.plan_id is 'The plan.';
comment on column subscriptions.status is 'trial: until trial_ends_at; active and past_due: until current_period_end and the plan''s grace; cancelled: until current_period_end; expired: over.';
comment on column subscriptions.trial_ends_at is 'When the trial ends.';
comment on column subscriptions.current_period_start is 'Start of the paid period.';
comment on column subscriptions.current_period_end is 'End of the paid period.';
comment on column subscriptions.cancelled_at is 'When it was cancelled.';
comment on column subscriptions.payment_provider is 'Who collects the money.';
comment on column subscriptions.external_subscription_id is 'The payment provider''s id.';
comment on column subscriptions.metadata is 'Free-form data.';
comment on column subscriptions.superseded_at is 'When another subscription took its place. Empty: this is the current one.';
comment on column subscriptions.created_at is 'When it was created.';
comment on column subscriptions.updated_at is 'When it was last changed.';

create table tenant_features (
  id uuid primary key,
  tenant_id uuid not null constraint tenant_features_tenant_fkey references tenants (id) on delete cascade,
  feature_id uuid not null constraint tenant_features_feature_fkey references features (id) on delete cascade,
  is_enabled boolean not null,
  config jsonb not null default '{}' constraint tenant_features_config_check check (jsonb_typeof(config) = 'object'),
  override_reason text constraint tenant_features_override_reason_check check (length(override_reason) <= 500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint tenant_features_tenant_feature_key unique (tenant_id, feature_id)
);
create index tenant_features_feature_idx on tenant_features (feature_id);

comment on table tenant_features is 'What one tenant gets besides its plan, or despite it.';
comment on column tenant_features.id is 'UUIDv7.';
comment on column tenant_features.tenant_id is 'The tenant.';
comment on column tenant_features.feature_id is 'The feature.';
comment on column tenant_features.is_enabled is 'Whether the tenant has it, whatever its plan says.';
comment on column tenant_features.config is 'Limits that replace those of the plan, name by name.';
comment on column tenant_features.override_reason is 'Why.';
comment on column tenant_features.created_at is 'When it was created.';
comment on column tenant_features.updated_at is 'When it was last changed.';

create table tenant_tombstones (
  id uuid primary key,
  slug text not null,
  schema_name text not null,
  plan_code text,
  tenant_created_at timestamptz not null,
  tenant_deleted_at timestamptz not null,
  deleted_by uuid,
  deleted_by_name text not null,
  reason text constraint tenant_tombstones_reason_check check (length(reason) <= 500),
  files_erased_at timestamptz
);
create index tenant_tombstones_slug_idx on tenant_tombstones (slug);
create index tenant_tombstones_files_idx on tenant_tombstones (id) where files_erased_at is null;
create index tenant_tombstones_tenant_deleted_at_idx on tenant_tombstones (tenant_deleted_at desc, id);

comment on table tenant_tombstones is 'What is kept of a deleted tenant: that it was there, and who deleted it.';
comment on column tenant_tombstones.id is 'The tenant''s id; it is never used again.';
comment on column tenant_tombstones.slug is 'Its slug; another tenant may take it.';
comment on column tenant_tombstones.schema_name is 'The schema that was dropped.';
comment on column tenant_tombstones.plan_code is 'The plan it had at the end.';
comment on column tenant_tombstones.tenant_created_at is 'When the tenant was created.';
comment on column tenant_tombstones.tenant_deleted_at is 'When it was deleted.';
comment on column tenant_tombstones.deleted_by is 'The super admin who deleted it; empty for the system.';
comment on column tenant_tombstones.deleted_by_name is 'Name of that super admin at that time.';
comment on column tenant_tombstones.reason is 'Why it was deleted.';
comment on column tenant_tombstones.files_erased_at is 'When its files were erased. Empty: they are still to be erased.';

-- A tenant's role sees its own rows only; the platform's role gets its policies from grants.ts, which knows its name.
alter table tenants enable row level security;
create policy tenants_own on tenants for select using (role_name = (select current_user::text));
create policy tenants_own_settings on tenants for update
  using (role_name = (select current_user::text)) with check (role_name = (select current_user::text));
alter table subscriptions enable row level security;
create policy subscriptions_own on subscriptions for select
  using (tenant_id = (select t.id from tenants t where t.role_name = current_user::text));
alter table tenant_features enable row level security;
create policy tenant_features_own on tenant_features for select
  using (tenant_id = (select t.id from tenants t where t.role_name = current_user::text));
