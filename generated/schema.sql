-- Made by `bin/serai generate` from the embedded database. Do not edit.

-- Shared schema: platform

create table audit_entries (
  id uuid not null,
  occurred_at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  action text not null,
  category text not null default 'general'::text,
  resource text not null,
  resource_id text,
  resource_name text,
  description text,
  before jsonb,
  after jsonb,
  changes_summary text,
  outcome text not null,
  error_code text,
  error text,
  warnings text[],
  severity text not null default 'info'::text,
  risk_score integer not null default 0,
  compliance_flags jsonb not null default '{}'::jsonb,
  affected_user_ids uuid[],
  business_impact text,
  regulatory_impact text,
  approval_required boolean not null default false,
  approved_by uuid,
  approved_at timestamp with time zone,
  request_id text,
  ip inet,
  location jsonb,
  user_agent text,
  device_fingerprint text,
  endpoint text,
  status_code integer,
  duration_ms integer,
  session_id uuid,
  metadata jsonb not null default '{}'::jsonb,
  tenant_id uuid generated always as (
CASE
    WHEN ((resource = 'tenants'::text) AND (resource_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text)) THEN (resource_id)::uuid
    ELSE NULL::uuid
END) stored,
  constraint audit_entries_pkey PRIMARY KEY (id),
  constraint audit_entries_actor_kind_check CHECK (actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'super_admin'::text, 'system'::text, 'anonymous'::text])),
  constraint audit_entries_category_check CHECK (length(category) >= 1 AND length(category) <= 50),
  constraint audit_entries_duration_ms_check CHECK (duration_ms >= 0),
  constraint audit_entries_outcome_check CHECK (outcome = ANY (ARRAY['success'::text, 'refused'::text, 'failed'::text])),
  constraint audit_entries_risk_score_check CHECK (risk_score >= 0 AND risk_score <= 100),
  constraint audit_entries_severity_check CHECK (severity = ANY (ARRAY['info'::text, 'low'::text, 'medium'::text, 'high'::text, 'critical'::text]))
);
CREATE INDEX audit_entries_actor_idx ON platform.audit_entries USING btree (actor_id, occurred_at DESC);
CREATE INDEX audit_entries_approval_idx ON platform.audit_entries USING btree (occurred_at DESC) WHERE approval_required;
CREATE INDEX audit_entries_occurred_at_idx ON platform.audit_entries USING btree (occurred_at DESC, id DESC);
CREATE INDEX audit_entries_resource_idx ON platform.audit_entries USING btree (resource, resource_id, occurred_at DESC);
CREATE INDEX audit_entries_tenant_idx ON platform.audit_entries USING btree (tenant_id, occurred_at DESC);

create table channel_types (
  id uuid not null,
  code text not null,
  name text not null,
  logo_url text,
  is_active boolean not null default true,
  is_internal boolean not null default false,
  config_schema jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint channel_types_code_key UNIQUE (code),
  constraint channel_types_pkey PRIMARY KEY (id),
  constraint channel_types_code_check CHECK (code ~ '^[a-z][a-z0-9_]{0,49}$'::text),
  constraint channel_types_config_schema_check CHECK (jsonb_typeof(config_schema) = 'object'::text),
  constraint channel_types_logo_url_check CHECK (logo_url ~ '^(https?://|/[A-Za-z0-9])'::text AND length(logo_url) <= 500),
  constraint channel_types_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);

create table courier_types (
  id uuid not null,
  code text not null,
  name text not null,
  logo_url text,
  is_active boolean not null default true,
  is_default boolean not null default false,
  is_internal boolean not null default false,
  config_schema jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint courier_types_code_key UNIQUE (code),
  constraint courier_types_pkey PRIMARY KEY (id),
  constraint courier_types_code_check CHECK (code ~ '^[a-z][a-z0-9_]{0,49}$'::text),
  constraint courier_types_config_schema_check CHECK (jsonb_typeof(config_schema) = 'object'::text),
  constraint courier_types_logo_url_check CHECK (logo_url ~ '^(https?://|/[A-Za-z0-9])'::text AND length(logo_url) <= 500),
  constraint courier_types_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE UNIQUE INDEX courier_types_default_key ON platform.courier_types USING btree (is_default) WHERE is_default;

create table features (
  id uuid not null,
  code text not null,
  name text not null,
  description text,
  category text,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint features_code_key UNIQUE (code),
  constraint features_pkey PRIMARY KEY (id),
  constraint features_category_check CHECK (length(category) <= 100),
  constraint features_code_check CHECK (code ~ '^[a-z][a-z0-9_]{0,99}$'::text),
  constraint features_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX features_category_idx ON platform.features USING btree (category, code);

create table idempotency_keys (
  actor text not null,
  key text not null,
  fingerprint bytea not null,
  status smallint not null,
  body text not null,
  headers jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (actor, key),
  constraint idempotency_keys_key_check CHECK (length(key) >= 1 AND length(key) <= 255)
);
CREATE INDEX idempotency_keys_created_at_idx ON platform.idempotency_keys USING btree (created_at);

create table installation (
  id text not null,
  created_at timestamp with time zone not null default now(),
  up_to_date_with text,
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_id_check CHECK (id ~ '^[a-z0-9]{6}$'::text)
);

create table migration_runs (
  id uuid not null,
  tenant_id uuid,
  origin text not null,
  asked_by uuid,
  state text not null,
  total integer not null default 0,
  done integer not null default 0,
  applied integer not null default 0,
  failed integer not null default 0,
  alive_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint migration_runs_pkey PRIMARY KEY (id),
  constraint migration_runs_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES platform.tenants(id) ON DELETE CASCADE,
  constraint migration_runs_applied_check CHECK (applied >= 0),
  constraint migration_runs_done_check CHECK (done >= 0 AND done <= total),
  constraint migration_runs_failed_check CHECK (failed >= 0 AND failed <= done),
  constraint migration_runs_origin_check CHECK (origin = ANY (ARRAY['start'::text, 'asked'::text])),
  constraint migration_runs_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'running'::text, 'finished'::text])),
  constraint migration_runs_total_check CHECK (total >= 0)
);
CREATE INDEX migration_runs_created_at_idx ON platform.migration_runs USING btree (created_at DESC, id DESC);
CREATE INDEX migration_runs_tenant_idx ON platform.migration_runs USING btree (tenant_id);
CREATE UNIQUE INDEX migration_runs_asked_key ON platform.migration_runs USING btree (origin) WHERE ((origin = 'asked'::text) AND (state <> 'finished'::text));

create table plan_channels (
  id uuid not null,
  plan_id uuid not null,
  channel_type_id uuid not null,
  max_connections integer default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint plan_channels_plan_channel_type_key UNIQUE (plan_id, channel_type_id),
  constraint plan_channels_pkey PRIMARY KEY (id),
  constraint plan_channels_channel_type_fkey FOREIGN KEY (channel_type_id) REFERENCES platform.channel_types(id) ON DELETE CASCADE,
  constraint plan_channels_plan_fkey FOREIGN KEY (plan_id) REFERENCES platform.plans(id) ON DELETE CASCADE,
  constraint plan_channels_max_connections_check CHECK (max_connections >= 0)
);
CREATE INDEX plan_channels_channel_type_idx ON platform.plan_channels USING btree (channel_type_id);

create table plan_features (
  id uuid not null,
  plan_id uuid not null,
  feature_id uuid not null,
  is_enabled boolean not null default true,
  config jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint plan_features_plan_feature_key UNIQUE (plan_id, feature_id),
  constraint plan_features_pkey PRIMARY KEY (id),
  constraint plan_features_feature_fkey FOREIGN KEY (feature_id) REFERENCES platform.features(id) ON DELETE CASCADE,
  constraint plan_features_plan_fkey FOREIGN KEY (plan_id) REFERENCES platform.plans(id) ON DELETE CASCADE,
  constraint plan_features_config_check CHECK (jsonb_typeof(config) = 'object'::text)
);
CREATE INDEX plan_features_feature_idx ON platform.plan_features USING btree (feature_id);

create table plans (
  id uuid not null,
  code text not null,
  name text not null,
  description text,
  price_monthly numeric(19,4),
  price_yearly numeric(19,4),
  currency character(3) not null default 'INR'::bpchar,
  max_users integer,
  max_orders_per_month integer,
  max_channels integer,
  grace_days smallint not null default 7,
  is_active boolean not null default true,
  sort_order integer not null default 0,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint plans_code_key UNIQUE (code),
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_code_check CHECK (code ~ '^[a-z][a-z0-9_]{0,49}$'::text),
  constraint plans_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint plans_grace_days_check CHECK (grace_days >= 0 AND grace_days <= 90),
  constraint plans_max_channels_check CHECK (max_channels >= 0),
  constraint plans_max_orders_per_month_check CHECK (max_orders_per_month >= 0),
  constraint plans_max_users_check CHECK (max_users >= 0),
  constraint plans_metadata_check CHECK (jsonb_typeof(metadata) = 'object'::text),
  constraint plans_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint plans_price_monthly_check CHECK (price_monthly >= 0::numeric),
  constraint plans_price_yearly_check CHECK (price_yearly >= 0::numeric)
);
CREATE INDEX plans_sort_order_idx ON platform.plans USING btree (sort_order, id);

create table saved_views (
  id uuid not null,
  super_admin_id uuid not null,
  list text not null,
  name text not null,
  query text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint saved_views_super_admin_list_name_key UNIQUE (super_admin_id, list, name),
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_super_admin_fkey FOREIGN KEY (super_admin_id) REFERENCES platform.super_admins(id) ON DELETE CASCADE,
  constraint saved_views_list_check CHECK (list ~ '^[a-z][a-z0-9-]{0,99}$'::text),
  constraint saved_views_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint saved_views_query_check CHECK (length(query) <= 4000)
);

create table schema_migrations (
  pack text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (pack, name)
);

create table subscriptions (
  id uuid not null,
  tenant_id uuid not null,
  plan_id uuid not null,
  status text not null default 'active'::text,
  trial_ends_at timestamp with time zone,
  current_period_start timestamp with time zone not null,
  current_period_end timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  payment_provider text,
  external_subscription_id text,
  metadata jsonb not null default '{}'::jsonb,
  superseded_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_plan_fkey FOREIGN KEY (plan_id) REFERENCES platform.plans(id),
  constraint subscriptions_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES platform.tenants(id) ON DELETE CASCADE,
  constraint subscriptions_cancelled_at_check CHECK (status <> 'cancelled'::text OR cancelled_at IS NOT NULL),
  constraint subscriptions_external_subscription_id_check CHECK (length(external_subscription_id) <= 255),
  constraint subscriptions_metadata_check CHECK (jsonb_typeof(metadata) = 'object'::text),
  constraint subscriptions_payment_provider_check CHECK (payment_provider = ANY (ARRAY['stripe'::text, 'razorpay'::text, 'manual'::text])),
  constraint subscriptions_period_check CHECK (current_period_end > current_period_start),
  constraint subscriptions_status_check CHECK (status = ANY (ARRAY['trial'::text, 'active'::text, 'past_due'::text, 'cancelled'::text, 'expired'::text])),
  constraint subscriptions_trial_ends_at_check CHECK (status <> 'trial'::text OR trial_ends_at IS NOT NULL)
);
CREATE INDEX subscriptions_plan_idx ON platform.subscriptions USING btree (plan_id);
CREATE INDEX subscriptions_status_idx ON platform.subscriptions USING btree (status, current_period_end);
CREATE INDEX subscriptions_tenant_idx ON platform.subscriptions USING btree (tenant_id, created_at DESC);
CREATE UNIQUE INDEX subscriptions_current_key ON platform.subscriptions USING btree (tenant_id) WHERE (superseded_at IS NULL);
CREATE UNIQUE INDEX subscriptions_external_key ON platform.subscriptions USING btree (payment_provider, external_subscription_id) WHERE ((external_subscription_id IS NOT NULL) AND (superseded_at IS NULL));
create policy subscriptions_own using ((tenant_id = ( SELECT t.id
   FROM platform.tenants t
  WHERE (t.role_name = (CURRENT_USER)::text))));

create table super_admin_sessions (
  id uuid not null,
  super_admin_id uuid not null,
  ip inet,
  user_agent text,
  transport text not null,
  last_activity_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  created_at timestamp with time zone not null default now(),
  constraint super_admin_sessions_pkey PRIMARY KEY (id),
  constraint super_admin_sessions_super_admin_fkey FOREIGN KEY (super_admin_id) REFERENCES platform.super_admins(id) ON DELETE CASCADE,
  constraint super_admin_sessions_end_reason_check CHECK (end_reason = ANY (ARRAY['signed_out'::text, 'token_reused'::text, 'password_changed'::text, 'deactivated'::text])),
  constraint super_admin_sessions_ended_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  constraint super_admin_sessions_transport_check CHECK (transport = ANY (ARRAY['bearer'::text, 'cookie'::text])),
  constraint super_admin_sessions_user_agent_check CHECK (length(user_agent) <= 1000)
);
CREATE INDEX super_admin_sessions_super_admin_idx ON platform.super_admin_sessions USING btree (super_admin_id, created_at DESC);

create table super_admin_tokens (
  id uuid not null,
  session_id uuid not null,
  token_digest bytea not null,
  parent_id uuid,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint super_admin_tokens_parent_id_key UNIQUE (parent_id),
  constraint super_admin_tokens_token_digest_key UNIQUE (token_digest),
  constraint super_admin_tokens_pkey PRIMARY KEY (id),
  constraint super_admin_tokens_parent_fkey FOREIGN KEY (parent_id) REFERENCES platform.super_admin_tokens(id) ON DELETE SET NULL,
  constraint super_admin_tokens_session_fkey FOREIGN KEY (session_id) REFERENCES platform.super_admin_sessions(id) ON DELETE CASCADE,
  constraint super_admin_tokens_token_digest_check CHECK (length(token_digest) = 32)
);
CREATE INDEX super_admin_tokens_session_idx ON platform.super_admin_tokens USING btree (session_id);

create table super_admins (
  id uuid not null,
  email text not null,
  password_hash text not null,
  name text not null,
  is_active boolean not null default true,
  last_login_at timestamp with time zone,
  failed_attempts integer not null default 0,
  locked_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint super_admins_email_key UNIQUE (email),
  constraint super_admins_pkey PRIMARY KEY (id),
  constraint super_admins_email_check CHECK (length(email) <= 255 AND email = lower(email) AND email ~~ '%_@_%'::text),
  constraint super_admins_failed_attempts_check CHECK (failed_attempts >= 0),
  constraint super_admins_name_check CHECK (length(name) >= 1 AND length(name) <= 255),
  constraint super_admins_password_hash_check CHECK (length(password_hash) <= 255)
);

create view tenant_access as
 SELECT t.id,
    t.slug,
    t.name,
    t.schema_name,
    t.role_name,
        CASE
            WHEN t.held_back IS NULL THEN t.status
            ELSE 'held_back'::text
        END AS status,
    t.version,
    t.domain,
    t.logo_url,
    '{"currency": "INR", "timezone": "Asia/Kolkata", "date_format": "DD/MM/YYYY"}'::jsonb || t.settings AS settings,
    p.code AS plan_code,
    s.status AS subscription_status,
        CASE s.status
            WHEN 'trial'::text THEN s.trial_ends_at
            WHEN 'active'::text THEN s.current_period_end + make_interval(days => p.grace_days::integer)
            WHEN 'past_due'::text THEN s.current_period_end + make_interval(days => p.grace_days::integer)
            WHEN 'cancelled'::text THEN s.current_period_end
            ELSE NULL::timestamp with time zone
        END AS subscribed_until,
    jsonb_build_object('users', p.max_users, 'orders_per_month', p.max_orders_per_month, 'channels', p.max_channels) AS limits,
    f.features,
    f.feature_config,
    f.entitled_features,
    c.channels
   FROM platform.tenants t
     LEFT JOIN platform.subscriptions s ON s.tenant_id = t.id AND s.superseded_at IS NULL
     LEFT JOIN platform.plans p ON p.id = s.plan_id
     CROSS JOIN LATERAL ( SELECT COALESCE(array_agg(f_1.code ORDER BY f_1.code) FILTER (WHERE f_1.is_active), '{}'::text[]) AS features,
            COALESCE(jsonb_object_agg(f_1.code, COALESCE(pf.config, '{}'::jsonb) || COALESCE(o.config, '{}'::jsonb)) FILTER (WHERE f_1.is_active), '{}'::jsonb) AS feature_config,
            COALESCE(array_agg(f_1.code ORDER BY f_1.code), '{}'::text[]) AS entitled_features
           FROM platform.features f_1
             LEFT JOIN platform.plan_features pf ON pf.feature_id = f_1.id AND pf.plan_id = p.id
             LEFT JOIN platform.tenant_features o ON o.feature_id = f_1.id AND o.tenant_id = t.id
          WHERE COALESCE(o.is_enabled, pf.is_enabled, false)) f
     CROSS JOIN LATERAL ( SELECT COALESCE(jsonb_object_agg(ct.code,
                CASE
                    WHEN NOT ct.is_internal THEN pc.max_connections
                    ELSE NULL::integer
                END), '{}'::jsonb) AS channels
           FROM platform.channel_types ct
             LEFT JOIN platform.plan_channels pc ON pc.channel_type_id = ct.id AND pc.plan_id = p.id
          WHERE ct.is_active AND (ct.is_internal OR pc.id IS NOT NULL)) c;

create table tenant_features (
  id uuid not null,
  tenant_id uuid not null,
  feature_id uuid not null,
  is_enabled boolean not null,
  config jsonb not null default '{}'::jsonb,
  override_reason text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint tenant_features_tenant_feature_key UNIQUE (tenant_id, feature_id),
  constraint tenant_features_pkey PRIMARY KEY (id),
  constraint tenant_features_feature_fkey FOREIGN KEY (feature_id) REFERENCES platform.features(id) ON DELETE CASCADE,
  constraint tenant_features_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES platform.tenants(id) ON DELETE CASCADE,
  constraint tenant_features_config_check CHECK (jsonb_typeof(config) = 'object'::text),
  constraint tenant_features_override_reason_check CHECK (length(override_reason) <= 500)
);
CREATE INDEX tenant_features_feature_idx ON platform.tenant_features USING btree (feature_id);
create policy tenant_features_own using ((tenant_id = ( SELECT t.id
   FROM platform.tenants t
  WHERE (t.role_name = (CURRENT_USER)::text))));

create table tenant_migrations (
  tenant_id uuid not null,
  run_id uuid not null,
  state text not null,
  migration text,
  applied integer not null default 0,
  error text,
  updated_at timestamp with time zone not null default now(),
  constraint tenant_migrations_pkey PRIMARY KEY (tenant_id),
  constraint tenant_migrations_run_fkey FOREIGN KEY (run_id) REFERENCES platform.migration_runs(id) ON DELETE CASCADE,
  constraint tenant_migrations_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES platform.tenants(id) ON DELETE CASCADE,
  constraint tenant_migrations_applied_check CHECK (applied >= 0),
  constraint tenant_migrations_error_check CHECK ((error IS NULL) = (state <> 'failed'::text)),
  constraint tenant_migrations_state_check CHECK (state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text]))
);
CREATE INDEX tenant_migrations_run_idx ON platform.tenant_migrations USING btree (run_id);

create table tenant_tombstones (
  id uuid not null,
  slug text not null,
  schema_name text not null,
  plan_code text,
  tenant_created_at timestamp with time zone not null,
  tenant_deleted_at timestamp with time zone not null,
  deleted_by uuid,
  deleted_by_name text not null,
  reason text,
  files_erased_at timestamp with time zone,
  constraint tenant_tombstones_pkey PRIMARY KEY (id),
  constraint tenant_tombstones_reason_check CHECK (length(reason) <= 500)
);
CREATE INDEX tenant_tombstones_files_idx ON platform.tenant_tombstones USING btree (id) WHERE (files_erased_at IS NULL);
CREATE INDEX tenant_tombstones_slug_idx ON platform.tenant_tombstones USING btree (slug);
CREATE INDEX tenant_tombstones_tenant_deleted_at_idx ON platform.tenant_tombstones USING btree (tenant_deleted_at DESC, id);

create table tenants (
  id uuid not null,
  name text not null,
  slug text not null,
  schema_name text not null,
  role_name text not null,
  domain text,
  logo_url text,
  status text not null default 'active'::text,
  status_reason text,
  settings jsonb not null default '{}'::jsonb,
  version bigint not null default 1,
  packs text[] not null default '{}'::text[],
  access_fingerprint text,
  held_back text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint tenants_role_name_key UNIQUE (role_name),
  constraint tenants_schema_name_key UNIQUE (schema_name),
  constraint tenants_slug_key UNIQUE (slug),
  constraint tenants_pkey PRIMARY KEY (id),
  constraint tenants_domain_check CHECK (length(domain) <= 253 AND domain ~ '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$'::text),
  constraint tenants_logo_url_check CHECK (logo_url ~ '^(https?://|/[A-Za-z0-9])'::text AND length(logo_url) <= 500),
  constraint tenants_name_check CHECK (length(name) >= 1 AND length(name) <= 255),
  constraint tenants_role_name_check CHECK (length(role_name) <= 63),
  constraint tenants_schema_name_check CHECK (schema_name = ('tenant_'::text || replace(slug, '-'::text, '_'::text))),
  constraint tenants_settings_check CHECK (jsonb_typeof(settings) = 'object'::text),
  constraint tenants_slug_check CHECK (slug ~ '^[a-z][a-z0-9-]{1,39}$'::text AND slug !~ '-vip$'::text),
  constraint tenants_status_check CHECK (status = ANY (ARRAY['active'::text, 'suspended'::text, 'cancelled'::text])),
  constraint tenants_status_reason_check CHECK (length(status_reason) <= 500)
);
CREATE INDEX tenants_created_at_idx ON platform.tenants USING btree (created_at, id);
CREATE INDEX tenants_search_idx ON platform.tenants USING gin (name gin_trgm_ops, slug gin_trgm_ops);
CREATE INDEX tenants_status_idx ON platform.tenants USING btree (status, id);
CREATE UNIQUE INDEX tenants_domain_key ON platform.tenants USING btree (domain) WHERE (domain IS NOT NULL);
create policy tenants_own using ((role_name = ( SELECT (CURRENT_USER)::text AS "current_user")));
create policy tenants_own_settings using ((role_name = ( SELECT (CURRENT_USER)::text AS "current_user")));

-- Key store: keystore

create table rotations (
  id uuid not null,
  tenant_id uuid not null,
  to_version integer not null,
  step integer not null default 0,
  position text,
  resealed bigint not null default 0,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint rotations_pkey PRIMARY KEY (id),
  constraint rotations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES keystore.tenants(tenant_id)
);
CREATE UNIQUE INDEX rotations_running_key ON keystore.rotations USING btree (tenant_id) WHERE (finished_at IS NULL);

create table schema_migrations (
  pack text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (pack, name)
);

create table subject_keys (
  id uuid not null,
  tenant_id uuid not null,
  subject text not null,
  tenant_key_version integer not null,
  wrapped bytea,
  created_at timestamp with time zone not null default now(),
  destroyed_at timestamp with time zone,
  constraint subject_keys_subject_key UNIQUE (tenant_id, subject),
  constraint subject_keys_pkey PRIMARY KEY (id),
  constraint subject_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES keystore.tenants(tenant_id),
  constraint subject_keys_subject_check CHECK (length(subject) >= 1 AND length(subject) <= 255),
  constraint subject_keys_wrapped_check CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX subject_keys_rewrap_idx ON keystore.subject_keys USING btree (tenant_id, tenant_key_version, id) WHERE (wrapped IS NOT NULL);

create table tenant_keys (
  tenant_id uuid not null,
  version integer not null,
  wrapped bytea,
  master_key text not null,
  created_at timestamp with time zone not null default now(),
  destroyed_at timestamp with time zone,
  constraint tenant_keys_pkey PRIMARY KEY (tenant_id, version),
  constraint tenant_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES keystore.tenants(tenant_id),
  constraint tenant_keys_wrapped_check CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX tenant_keys_master_key_idx ON keystore.tenant_keys USING btree (master_key) WHERE (wrapped IS NOT NULL);

create table tenants (
  tenant_id uuid not null,
  current_version integer not null,
  index_root bytea,
  created_at timestamp with time zone not null default now(),
  destroyed_at timestamp with time zone,
  constraint tenants_pkey PRIMARY KEY (tenant_id),
  constraint tenants_current_version_check CHECK (current_version > 0)
);

-- One schema per tenant: tenant_<slug>

create table access_review_items (
  id uuid not null,
  access_review_id uuid not null,
  user_id uuid not null,
  access jsonb not null,
  changes jsonb not null,
  decision text,
  note text,
  decided_at timestamp with time zone,
  decided_by uuid,
  created_at timestamp with time zone not null default now(),
  status text not null generated always as (COALESCE(decision, 'pending'::text)) stored,
  constraint access_review_items_access_review_id_user_id_key UNIQUE (access_review_id, user_id),
  constraint access_review_items_pkey PRIMARY KEY (id),
  constraint access_review_items_access_review_id_fkey FOREIGN KEY (access_review_id) REFERENCES access_reviews(id) ON DELETE CASCADE,
  constraint access_review_items_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint access_review_items_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint access_review_items_decided_check CHECK ((decision IS NULL) = (decided_at IS NULL)),
  constraint access_review_items_decision_check CHECK (decision = ANY (ARRAY['confirmed'::text, 'revoked'::text])),
  constraint access_review_items_note_check CHECK (length(note) <= 1000),
  constraint access_review_items_status_check CHECK (status = ANY (ARRAY['pending'::text, 'confirmed'::text, 'revoked'::text]))
);
CREATE INDEX access_review_items_created_at_idx ON access_review_items USING btree (created_at, id);
CREATE INDEX access_review_items_decided_by_idx ON access_review_items USING btree (decided_by);
CREATE INDEX access_review_items_status_idx ON access_review_items USING btree (access_review_id, status);
CREATE INDEX access_review_items_user_id_idx ON access_review_items USING btree (user_id, created_at);

create table access_reviews (
  id uuid not null,
  quarter text not null,
  status text not null default 'open'::text,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  completed_at timestamp with time zone,
  completed_by uuid,
  constraint access_reviews_quarter_key UNIQUE (quarter),
  constraint access_reviews_pkey PRIMARY KEY (id),
  constraint access_reviews_completed_by_fkey FOREIGN KEY (completed_by) REFERENCES users(id),
  constraint access_reviews_completed_check CHECK ((status = 'completed'::text) = (completed_at IS NOT NULL)),
  constraint access_reviews_quarter_check CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'::text),
  constraint access_reviews_status_check CHECK (status = ANY (ARRAY['open'::text, 'completed'::text]))
);
CREATE INDEX access_reviews_completed_by_idx ON access_reviews USING btree (completed_by);
CREATE INDEX access_reviews_created_at_idx ON access_reviews USING btree (created_at, id);
CREATE INDEX access_reviews_status_idx ON access_reviews USING btree (status);

create table access_version (
  id boolean not null default true,
  version bigint not null default 1,
  changed_at timestamp with time zone not null default now(),
  constraint access_version_pkey PRIMARY KEY (id),
  constraint access_version_id_check CHECK (id)
);

create view admin_activity_log as
 SELECT id,
    actor_id AS admin_id,
    actor_name AS admin_name,
    session_id,
    action,
    category AS action_category,
    resource AS resource_type,
    resource_id,
    resource_name AS resource_identifier,
    before AS old_values,
    after AS new_values,
    changes_summary,
    COALESCE(description, action || COALESCE(' '::text || resource_id, ''::text)) AS description,
    metadata AS details,
    severity,
    risk_score AS risk_level,
    compliance_flags,
    host(ip) AS ip_address,
    user_agent,
    location AS location_data,
    device_fingerprint,
    substr(endpoint, strpos(endpoint, ' '::text) + 1) AS api_endpoint,
        CASE
            WHEN strpos(endpoint, ' '::text) > 0 THEN split_part(endpoint, ' '::text, 1)
            ELSE NULL::text
        END AS request_method,
    metadata -> 'input'::text AS request_payload,
    status_code AS response_code,
    duration_ms AS response_time_ms,
    outcome = 'success'::text AS success,
    COALESCE(error, error_code) AS error_message,
    warnings,
    affected_user_ids AS affected_users,
    business_impact,
    regulatory_impact,
    approval_required,
    approved_by,
    approved_at,
    occurred_at AS created_at
   FROM audit_entries
  WHERE (actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'super_admin'::text])) AND action <> 'auth.refresh'::text AND (category = ANY (ARRAY['access'::text, 'user_management'::text, 'security'::text, 'system_admin'::text, 'content_moderation'::text, 'sensitive_read'::text]));

create table admin_users (
  id uuid not null,
  user_id uuid not null,
  role_id uuid not null,
  department text,
  manager_id uuid,
  access_level integer not null default 1,
  regions_managed text[],
  categories_managed text[],
  can_approve_overrides boolean not null default false,
  approval_limit numeric(19,4),
  daily_approval_limit numeric(19,4),
  currency character(3) not null default 'INR'::bpchar,
  security_clearance text,
  emergency_contact text,
  backup_contact text,
  two_factor_required boolean not null default true,
  ip_allow_list text[],
  session_timeout_minutes integer not null default 60,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  updated_at timestamp with time zone not null default now(),
  deactivated_at timestamp with time zone,
  deactivated_by uuid,
  status text not null generated always as (
CASE
    WHEN is_active THEN 'active'::text
    ELSE 'inactive'::text
END) stored,
  constraint admin_users_user_id_key UNIQUE (user_id),
  constraint admin_users_pkey PRIMARY KEY (id),
  constraint admin_users_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint admin_users_deactivated_by_fkey FOREIGN KEY (deactivated_by) REFERENCES users(id),
  constraint admin_users_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES admin_users(id),
  constraint admin_users_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id),
  constraint admin_users_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint admin_users_access_level_check CHECK (access_level >= 1 AND access_level <= 10),
  constraint admin_users_approval_limit_check CHECK (approval_limit >= 0::numeric),
  constraint admin_users_backup_contact_check CHECK (length(backup_contact) <= 20),
  constraint admin_users_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint admin_users_daily_approval_limit_check CHECK (daily_approval_limit >= 0::numeric),
  constraint admin_users_deactivated_check CHECK (is_active = (deactivated_at IS NULL)),
  constraint admin_users_department_check CHECK (length(department) <= 100),
  constraint admin_users_emergency_contact_check CHECK (length(emergency_contact) <= 20),
  constraint admin_users_manager_check CHECK (manager_id <> id),
  constraint admin_users_security_clearance_check CHECK (length(security_clearance) <= 50),
  constraint admin_users_session_timeout_minutes_check CHECK (session_timeout_minutes >= 1 AND session_timeout_minutes <= 43200),
  constraint admin_users_status_check CHECK (status = ANY (ARRAY['active'::text, 'inactive'::text]))
);
CREATE INDEX admin_users_access_level_idx ON admin_users USING btree (access_level, id);
CREATE INDEX admin_users_created_at_idx ON admin_users USING btree (created_at, id);
CREATE INDEX admin_users_created_by_idx ON admin_users USING btree (created_by);
CREATE INDEX admin_users_deactivated_by_idx ON admin_users USING btree (deactivated_by);
CREATE INDEX admin_users_department_idx ON admin_users USING btree (department);
CREATE INDEX admin_users_manager_id_idx ON admin_users USING btree (manager_id);
CREATE INDEX admin_users_role_id_idx ON admin_users USING btree (role_id);
CREATE INDEX admin_users_status_idx ON admin_users USING btree (status);

create table api_keys (
  id uuid not null,
  name text not null,
  prefix text not null,
  key_digest bytea not null,
  permissions text[] not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint api_keys_key_digest_key UNIQUE (key_digest),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE CASCADE,
  constraint api_keys_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES users(id),
  constraint api_keys_key_digest_check CHECK (length(key_digest) = 32),
  constraint api_keys_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX api_keys_created_at_idx ON api_keys USING btree (created_at, id);
CREATE INDEX api_keys_created_by_idx ON api_keys USING btree (created_by);
CREATE INDEX api_keys_name_idx ON api_keys USING btree (name, id);
CREATE INDEX api_keys_revoked_by_idx ON api_keys USING btree (revoked_by);

create table approval_days (
  id uuid not null,
  admin_user_id uuid not null,
  day date not null,
  currency character(3) not null,
  approved_amount numeric(19,4) not null,
  daily_limit numeric(19,4),
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint approval_days_day_key UNIQUE (admin_user_id, day, currency),
  constraint approval_days_pkey PRIMARY KEY (id),
  constraint approval_days_admin_user_id_fkey FOREIGN KEY (admin_user_id) REFERENCES admin_users(id) ON DELETE CASCADE,
  constraint approval_days_approved_amount_check CHECK (approved_amount > 0::numeric AND approved_amount <= daily_limit),
  constraint approval_days_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text)
);
CREATE INDEX approval_days_day_idx ON approval_days USING btree (day DESC, id DESC);

create table audit_checkpoints (
  id uuid not null,
  tree_size bigint not null,
  root_hash bytea not null,
  peaks bytea not null,
  horizon xid8 not null,
  note text not null,
  sealed_at timestamp with time zone not null,
  constraint audit_checkpoints_tree_size_key UNIQUE (tree_size),
  constraint audit_checkpoints_pkey PRIMARY KEY (id),
  constraint audit_checkpoints_root_hash_check CHECK (length(root_hash) = 32),
  constraint audit_checkpoints_tree_size_check CHECK (tree_size > 0)
);

create table audit_entries (
  id uuid not null,
  occurred_at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  action text not null,
  category text not null default 'general'::text,
  resource text not null,
  resource_id text,
  resource_name text,
  description text,
  before jsonb,
  after jsonb,
  changes_summary text,
  outcome text not null,
  error_code text,
  error text,
  warnings text[],
  severity text not null default 'info'::text,
  risk_score integer not null default 0,
  compliance_flags jsonb not null default '{}'::jsonb,
  affected_user_ids uuid[],
  business_impact text,
  regulatory_impact text,
  approval_required boolean not null default false,
  approved_by uuid,
  approved_at timestamp with time zone,
  request_id text,
  ip inet,
  location jsonb,
  user_agent text,
  device_fingerprint text,
  endpoint text,
  status_code integer,
  duration_ms integer,
  session_id uuid,
  metadata jsonb not null default '{}'::jsonb,
  written_in xid8 not null default pg_current_xact_id(),
  constraint audit_entries_pkey PRIMARY KEY (id, occurred_at),
  constraint audit_entries_actor_kind_check CHECK (actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'super_admin'::text, 'system'::text, 'anonymous'::text])),
  constraint audit_entries_category_check CHECK (length(category) >= 1 AND length(category) <= 50),
  constraint audit_entries_duration_ms_check CHECK (duration_ms >= 0),
  constraint audit_entries_outcome_check CHECK (outcome = ANY (ARRAY['success'::text, 'refused'::text, 'failed'::text])),
  constraint audit_entries_risk_score_check CHECK (risk_score >= 0 AND risk_score <= 100),
  constraint audit_entries_severity_check CHECK (severity = ANY (ARRAY['info'::text, 'low'::text, 'medium'::text, 'high'::text, 'critical'::text]))
);
CREATE INDEX audit_entries_action_idx ON ONLY audit_entries USING btree (action, occurred_at DESC);
CREATE INDEX audit_entries_actor_idx ON ONLY audit_entries USING btree (actor_id, occurred_at DESC);
CREATE INDEX audit_entries_approval_idx ON ONLY audit_entries USING btree (occurred_at DESC) WHERE approval_required;
CREATE INDEX audit_entries_approved_by_idx ON ONLY audit_entries USING btree (approved_by, occurred_at DESC) WHERE (approved_by IS NOT NULL);
CREATE INDEX audit_entries_compliance_idx ON ONLY audit_entries USING gin (compliance_flags) WHERE (compliance_flags <> '{}'::jsonb);
CREATE INDEX audit_entries_notable_idx ON ONLY audit_entries USING btree (severity, occurred_at DESC) WHERE (severity <> 'info'::text);
CREATE INDEX audit_entries_occurred_at_idx ON ONLY audit_entries USING btree (occurred_at DESC, id DESC);
CREATE INDEX audit_entries_resource_idx ON ONLY audit_entries USING btree (resource, resource_id, occurred_at DESC);
CREATE INDEX audit_entries_written_in_idx ON ONLY audit_entries USING btree (written_in);

create table audit_leaves (
  leaf_index bigint not null,
  entry_id uuid not null,
  occurred_at timestamp with time zone not null,
  hash bytea not null,
  constraint audit_leaves_entry_key UNIQUE (entry_id, occurred_at),
  constraint audit_leaves_pkey PRIMARY KEY (leaf_index),
  constraint audit_leaves_hash_check CHECK (length(hash) = 32),
  constraint audit_leaves_leaf_index_check CHECK (leaf_index >= 0)
);

create view audit_logs as
 SELECT id,
    actor_id AS user_id,
    actor_name AS user_name,
    action,
    category AS action_category,
    COALESCE(description, action || COALESCE(' '::text || resource_id, ''::text)) AS action_description,
    resource AS entity_type,
    resource_id AS entity_id,
    before AS old_values,
    after AS new_values,
    host(ip) AS ip_address,
    user_agent,
    session_id,
    outcome = 'success'::text AS success,
    COALESCE(error, error_code) AS error_message,
    metadata,
    occurred_at AS created_at
   FROM audit_entries;

create table audit_nodes (
  level smallint not null,
  node_index bigint not null,
  hash bytea not null,
  constraint audit_nodes_pkey PRIMARY KEY (level, node_index),
  constraint audit_nodes_hash_check CHECK (length(hash) = 32),
  constraint audit_nodes_level_check CHECK (level > 0),
  constraint audit_nodes_node_index_check CHECK (node_index >= 0)
);

create table backup_codes (
  id uuid not null,
  user_id uuid not null,
  code_digest bytea not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint backup_codes_user_id_code_digest_key UNIQUE (user_id, code_digest),
  constraint backup_codes_pkey PRIMARY KEY (id),
  constraint backup_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint backup_codes_code_digest_check CHECK (length(code_digest) = 32)
);

create table channel_products (
  id uuid not null,
  channel_id uuid not null,
  product_id uuid,
  variant_id uuid,
  external_product_id text not null,
  external_variant_id text,
  external_inventory_id text,
  external_sku text,
  external_name text,
  sync_status text not null default 'synced'::text,
  sync_error text,
  last_synced_at timestamp with time zone,
  last_pushed_quantity integer,
  push_due_at timestamp with time zone,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint channel_products_external_key UNIQUE NULLS NOT DISTINCT (channel_id, external_product_id, external_variant_id),
  constraint channel_products_pkey PRIMARY KEY (id),
  constraint channel_products_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES sales_channels(id) ON DELETE CASCADE,
  constraint channel_products_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE,
  constraint channel_products_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES product_variants(id) ON DELETE CASCADE,
  constraint channel_products_sync_status_check CHECK (sync_status = ANY (ARRAY['synced'::text, 'pending'::text, 'error'::text, 'unmatched'::text])),
  constraint channel_products_unmatched_check CHECK ((product_id IS NULL) = (sync_status = 'unmatched'::text)),
  constraint channel_products_variant_check CHECK (variant_id IS NULL OR product_id IS NOT NULL)
);
CREATE INDEX channel_products_product_idx ON channel_products USING btree (product_id, variant_id);
CREATE INDEX channel_products_push_due_idx ON channel_products USING btree (channel_id, push_due_at) WHERE (push_due_at IS NOT NULL);
CREATE INDEX channel_products_sku_idx ON channel_products USING btree (channel_id, external_sku);
CREATE INDEX channel_products_variant_idx ON channel_products USING btree (variant_id);

create table courier_configs (
  id uuid not null,
  courier_type_code text not null,
  name text not null,
  status text not null default 'connected'::text,
  is_active boolean not null generated always as ((status <> 'disconnected'::text)) stored,
  is_default boolean not null default false,
  credentials bytea,
  webhook_token bytea,
  settings jsonb not null default '{}'::jsonb,
  error text,
  error_at timestamp with time zone,
  checked_at timestamp with time zone,
  connected_at timestamp with time zone not null default now(),
  disconnected_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint courier_configs_pkey PRIMARY KEY (id),
  constraint courier_configs_courier_type_code_fkey FOREIGN KEY (courier_type_code) REFERENCES platform.courier_types(code),
  constraint courier_configs_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint courier_configs_credentials_check CHECK (status = 'disconnected'::text OR credentials IS NOT NULL),
  constraint courier_configs_default_check CHECK (NOT is_default OR status <> 'disconnected'::text),
  constraint courier_configs_name_check CHECK (length(name) >= 1 AND length(name) <= 255),
  constraint courier_configs_settings_check CHECK (jsonb_typeof(settings) = 'object'::text),
  constraint courier_configs_status_check CHECK (status = ANY (ARRAY['connected'::text, 'error'::text, 'disconnected'::text]))
);
CREATE INDEX courier_configs_courier_type_code_idx ON courier_configs USING btree (courier_type_code);
CREATE INDEX courier_configs_created_at_idx ON courier_configs USING btree (created_at, id);
CREATE INDEX courier_configs_created_by_idx ON courier_configs USING btree (created_by);
CREATE INDEX courier_configs_status_idx ON courier_configs USING btree (status);
CREATE UNIQUE INDEX courier_configs_default_key ON courier_configs USING btree (is_default) WHERE is_default;
CREATE UNIQUE INDEX courier_configs_name_key ON courier_configs USING btree (lower(name)) WHERE (status <> 'disconnected'::text);

create table data_masking_rules (
  id uuid not null,
  field_name text not null,
  field_type text not null,
  mask_pattern text not null,
  description text,
  is_active boolean not null default true,
  applies_to_roles text[] not null default '{}'::text[],
  exempt_roles text[] not null default '{}'::text[],
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint data_masking_rules_field_name_key UNIQUE (field_name),
  constraint data_masking_rules_pkey PRIMARY KEY (id),
  constraint data_masking_rules_field_name_check CHECK (length(field_name) <= 100 AND field_name ~ '^[a-z_][a-z0-9_]*([.][A-Za-z0-9_]+)*$'::text),
  constraint data_masking_rules_field_type_check CHECK (field_type = ANY (ARRAY['phone'::text, 'email'::text, 'address'::text, 'name'::text, 'financial'::text, 'sensitive'::text, 'custom'::text])),
  constraint data_masking_rules_mask_pattern_check CHECK (length(mask_pattern) >= 1 AND length(mask_pattern) <= 100)
);
CREATE INDEX data_masking_rules_created_at_idx ON data_masking_rules USING btree (created_at, id);

create table early_order_cancellations (
  id uuid not null,
  channel_id uuid not null,
  external_order_id text not null,
  reason text,
  cancelled_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint early_order_cancellations_order_key UNIQUE (channel_id, external_order_id),
  constraint early_order_cancellations_pkey PRIMARY KEY (id),
  constraint early_order_cancellations_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES sales_channels(id) ON DELETE CASCADE
);

create table event_deliveries (
  event_id uuid not null,
  reaction text not null,
  state text not null,
  attempts integer not null default 0,
  error text,
  updated_at timestamp with time zone not null default now(),
  constraint event_deliveries_pkey PRIMARY KEY (event_id, reaction),
  constraint event_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint event_deliveries_state_check CHECK (state = ANY (ARRAY['pending'::text, 'done'::text, 'failed'::text, 'dead'::text]))
);
CREATE INDEX event_deliveries_trouble_idx ON event_deliveries USING btree (state, updated_at) WHERE (state <> 'done'::text);

create table events (
  id uuid not null,
  type text not null,
  data jsonb not null,
  subject text,
  actor_id uuid,
  request_id text,
  traceparent text,
  occurred_at timestamp with time zone not null,
  seq bigint,
  constraint events_seq_key UNIQUE (seq),
  constraint events_pkey PRIMARY KEY (id)
);
CREATE INDEX events_subject_idx ON events USING btree (subject, id);
CREATE INDEX events_type_idx ON events USING btree (type, id);
CREATE INDEX events_unsequenced_idx ON events USING btree (id) WHERE (seq IS NULL);

create table expenses (
  id uuid not null,
  category text not null,
  subcategory text,
  description text,
  amount numeric(19,4) not null,
  currency character(3) not null,
  expense_date date not null,
  channel_id uuid,
  order_id uuid,
  shipment_id uuid,
  receipt_url text,
  receipt_file_id uuid,
  receipt_type text,
  receipt_bytes integer,
  tags jsonb not null default '[]'::jsonb,
  metadata jsonb not null default '{}'::jsonb,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint expenses_pkey PRIMARY KEY (id),
  constraint expenses_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES sales_channels(id),
  constraint expenses_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint expenses_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint expenses_receipt_file_id_fkey FOREIGN KEY (receipt_file_id) REFERENCES file_uploads(id),
  constraint expenses_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipments(id),
  constraint expenses_amount_check CHECK (amount > 0::numeric),
  constraint expenses_category_check CHECK (category = ANY (ARRAY['shipping'::text, 'platform_fee'::text, 'packaging'::text, 'returns'::text, 'marketing'::text, 'operations'::text, 'software'::text, 'other'::text])),
  constraint expenses_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint expenses_description_check CHECK (length(description) <= 2000),
  constraint expenses_metadata_check CHECK (jsonb_typeof(metadata) = 'object'::text),
  constraint expenses_receipt_bytes_check CHECK (receipt_bytes > 0),
  constraint expenses_receipt_file_check CHECK (num_nulls(receipt_file_id, receipt_type, receipt_bytes) = ANY (ARRAY[0, 3])),
  constraint expenses_receipt_type_check CHECK (receipt_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text, 'image/webp'::text])),
  constraint expenses_receipt_url_check CHECK (receipt_url ~ '^https?://'::text AND length(receipt_url) <= 500),
  constraint expenses_subcategory_check CHECK (length(subcategory) <= 100),
  constraint expenses_tags_check CHECK (jsonb_typeof(tags) = 'array'::text)
);
CREATE INDEX expenses_amount_idx ON expenses USING btree (amount);
CREATE INDEX expenses_category_idx ON expenses USING btree (category, expense_date);
CREATE INDEX expenses_channel_id_idx ON expenses USING btree (channel_id) WHERE (channel_id IS NOT NULL);
CREATE INDEX expenses_created_by_idx ON expenses USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX expenses_expense_date_idx ON expenses USING btree (expense_date);
CREATE INDEX expenses_order_id_idx ON expenses USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX expenses_receipt_file_id_idx ON expenses USING btree (receipt_file_id);
CREATE INDEX expenses_search_idx ON expenses USING gin (description gin_trgm_ops, subcategory gin_trgm_ops);
CREATE INDEX expenses_shipment_id_idx ON expenses USING btree (shipment_id) WHERE (shipment_id IS NOT NULL);

create table export_logs (
  id uuid not null,
  user_id uuid not null,
  export_type text not null,
  resource text not null,
  file_format text not null,
  row_count integer not null,
  file_size_bytes bigint,
  filters_applied jsonb not null default '{}'::jsonb,
  columns_exported text[] not null default '{}'::text[],
  download_url text,
  download_expires_at timestamp with time zone,
  download_count integer not null default 0,
  download_limit integer not null default 20,
  watermark_text text,
  masked_columns text[] not null default '{}'::text[],
  ip_address inet,
  user_agent text,
  status text not null,
  approval_required boolean not null default false,
  approved_by uuid,
  approved_at timestamp with time zone,
  reason text,
  decision_note text,
  error text,
  key_permissions text[],
  created_at timestamp with time zone not null default now(),
  completed_at timestamp with time zone,
  constraint export_logs_pkey PRIMARY KEY (id),
  constraint export_logs_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES users(id),
  constraint export_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint export_logs_approved_by_check CHECK (approved_by <> user_id),
  constraint export_logs_download_count_check CHECK (download_count >= 0 AND download_count <= download_limit),
  constraint export_logs_file_format_check CHECK (file_format = ANY (ARRAY['csv'::text, 'xlsx'::text])),
  constraint export_logs_row_count_check CHECK (row_count >= 0),
  constraint export_logs_status_check CHECK (status = ANY (ARRAY['pending_approval'::text, 'approved'::text, 'rejected'::text, 'cancelled'::text, 'completed'::text, 'downloaded'::text, 'expired'::text, 'failed'::text]))
);
CREATE INDEX export_logs_approved_by_idx ON export_logs USING btree (approved_by);
CREATE INDEX export_logs_created_at_idx ON export_logs USING btree (created_at, id);
CREATE INDEX export_logs_status_idx ON export_logs USING btree (status, download_expires_at);
CREATE INDEX export_logs_user_id_idx ON export_logs USING btree (user_id, created_at);
CREATE UNIQUE INDEX export_logs_watermark_text_key ON export_logs USING btree (watermark_text);

create view failed_deliveries as
 SELECT md5((d.event_id::text || ' '::text) || d.reaction)::uuid AS id,
    d.event_id,
    e.type AS event_type,
    e.subject,
    d.reaction,
    d.state,
    d.attempts,
    d.error,
    e.occurred_at,
    d.updated_at
   FROM event_deliveries d
     JOIN events e ON e.id = d.event_id
  WHERE d.state <> 'done'::text;

create table file_blobs (
  id uuid not null,
  source_hash text not null,
  file_hash text not null,
  file_path text not null,
  file_size bigint not null,
  mime_type text not null,
  width integer,
  height integer,
  reference_count integer not null default 1,
  virus_scan_status text not null default 'pending'::text,
  virus_scan_result text,
  scanned_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint file_blobs_file_path_key UNIQUE (file_path),
  constraint file_blobs_source_hash_key UNIQUE (source_hash),
  constraint file_blobs_pkey PRIMARY KEY (id),
  constraint file_blobs_file_hash_check CHECK (file_hash ~ '^[0-9a-f]{64}$'::text),
  constraint file_blobs_file_path_check CHECK (length(file_path) <= 255),
  constraint file_blobs_file_size_check CHECK (file_size > 0),
  constraint file_blobs_reference_count_check CHECK (reference_count >= 0),
  constraint file_blobs_source_hash_check CHECK (source_hash ~ '^[0-9a-f]{64}$'::text),
  constraint file_blobs_virus_scan_status_check CHECK (virus_scan_status = ANY (ARRAY['pending'::text, 'clean'::text, 'infected'::text, 'failed'::text]))
);
CREATE INDEX file_blobs_waiting_idx ON file_blobs USING btree (created_at) WHERE (virus_scan_status = 'pending'::text);

create table file_discards (
  file_path text not null,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint file_discards_pkey PRIMARY KEY (file_path)
);
CREATE INDEX file_discards_due_at_idx ON file_discards USING btree (due_at);

create table file_settings (
  id uuid not null,
  max_file_bytes bigint not null default 26214400,
  allowed_types text[] not null default ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/gif'::text, 'image/avif'::text, 'text/plain'::text, 'text/csv'::text, 'application/json'::text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'::text, 'video/mp4'::text, 'audio/mpeg'::text],
  allow_unscanned boolean not null default false,
  temporary_days integer not null default 7,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint file_settings_pkey PRIMARY KEY (id),
  constraint file_settings_allowed_types_check CHECK (cardinality(allowed_types) <= 50),
  constraint file_settings_max_file_bytes_check CHECK (max_file_bytes >= 1 AND max_file_bytes <= '5368709120'::bigint),
  constraint file_settings_temporary_days_check CHECK (temporary_days >= 1 AND temporary_days <= 365)
);
CREATE UNIQUE INDEX file_settings_one_key ON file_settings USING btree ((true));

create table file_slots (
  id uuid not null,
  user_id uuid,
  original_filename text not null,
  file_size bigint not null,
  mime_type text not null,
  details jsonb not null default '{}'::jsonb,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint file_slots_pkey PRIMARY KEY (id),
  constraint file_slots_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint file_slots_file_size_check CHECK (file_size > 0),
  constraint file_slots_original_filename_check CHECK (length(original_filename) >= 1 AND length(original_filename) <= 255)
);
CREATE INDEX file_slots_expires_at_idx ON file_slots USING btree (expires_at);
CREATE INDEX file_slots_user_id_idx ON file_slots USING btree (user_id);

create table file_uploads (
  id uuid not null,
  user_id uuid,
  blob_id uuid not null,
  record_type text,
  record_id uuid,
  original_filename text not null,
  file_size bigint not null,
  mime_type text not null,
  file_hash text not null,
  description text,
  file_category text,
  is_public boolean not null default false,
  is_temporary boolean not null default false,
  is_trusted boolean not null default false,
  metadata_removed boolean not null generated always as ((mime_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/gif'::text, 'image/avif'::text]))) stored,
  virus_scan_status text not null default 'pending'::text,
  virus_scan_result text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  constraint file_uploads_pkey PRIMARY KEY (id),
  constraint file_uploads_blob_id_fkey FOREIGN KEY (blob_id) REFERENCES file_blobs(id),
  constraint file_uploads_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint file_uploads_description_check CHECK (length(description) <= 2000),
  constraint file_uploads_file_category_check CHECK (length(file_category) <= 50),
  constraint file_uploads_file_size_check CHECK (file_size > 0),
  constraint file_uploads_mime_type_check CHECK (length(mime_type) <= 100),
  constraint file_uploads_original_filename_check CHECK (length(original_filename) >= 1 AND length(original_filename) <= 255),
  constraint file_uploads_record_check CHECK (num_nulls(record_type, record_id) = ANY (ARRAY[0, 2])),
  constraint file_uploads_record_type_check CHECK (length(record_type) <= 63),
  constraint file_uploads_temporary_check CHECK (NOT is_temporary OR expires_at IS NOT NULL),
  constraint file_uploads_virus_scan_status_check CHECK (virus_scan_status = ANY (ARRAY['pending'::text, 'clean'::text, 'infected'::text, 'failed'::text]))
);
CREATE INDEX file_uploads_blob_id_idx ON file_uploads USING btree (blob_id);
CREATE INDEX file_uploads_created_at_idx ON file_uploads USING btree (created_at, id);
CREATE INDEX file_uploads_expires_at_idx ON file_uploads USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX file_uploads_file_category_idx ON file_uploads USING btree (file_category);
CREATE INDEX file_uploads_file_hash_idx ON file_uploads USING btree (file_hash);
CREATE INDEX file_uploads_mime_type_idx ON file_uploads USING btree (mime_type);
CREATE INDEX file_uploads_record_idx ON file_uploads USING btree (record_type, record_id);
CREATE INDEX file_uploads_search_idx ON file_uploads USING gin (original_filename gin_trgm_ops, description gin_trgm_ops);
CREATE INDEX file_uploads_user_id_idx ON file_uploads USING btree (user_id, created_at);
CREATE INDEX file_uploads_virus_scan_status_idx ON file_uploads USING btree (virus_scan_status, created_at);

create view finance_summary as
 WITH earned AS (
         SELECT revenue_records.revenue_date AS day,
            revenue_records.channel_id,
            revenue_records.currency,
            count(*)::integer AS orders,
            sum(revenue_records.gross_revenue) AS gross_revenue,
            sum(revenue_records.tax_amount) AS tax_amount,
            sum(revenue_records.refund_amount) AS refund_amount,
            sum(revenue_records.platform_fee) AS platform_fee,
            sum(revenue_records.payment_gateway_fee) AS payment_gateway_fee,
            sum(revenue_records.shipping_cost) AS shipping_cost,
            sum(revenue_records.product_cost) AS product_cost,
            sum(revenue_records.other_costs) AS other_costs,
            sum(revenue_records.net_revenue) AS net_revenue,
            bool_and(revenue_records.is_complete) AS is_complete
           FROM revenue_records
          GROUP BY revenue_records.revenue_date, revenue_records.channel_id, revenue_records.currency
        ), spent AS (
         SELECT e.expense_date AS day,
            e.channel_id,
            e.currency,
            sum(e.amount) AS expenses
           FROM expenses e
          WHERE e.deleted_at IS NULL AND NOT (EXISTS ( SELECT
                   FROM revenue_records r_1
                  WHERE r_1.order_id = e.order_id AND r_1.currency = e.currency))
          GROUP BY e.expense_date, e.channel_id, e.currency
        ), both_sides AS (
         SELECT earned.day,
            earned.channel_id,
            earned.currency
           FROM earned
        UNION
         SELECT spent.day,
            spent.channel_id,
            spent.currency
           FROM spent
        )
 SELECT md5(concat_ws('|'::text, b.day, COALESCE(b.channel_id::text, 'none'::text), b.currency))::uuid AS id,
    b.day,
    b.channel_id,
    b.currency,
    COALESCE(r.orders, 0) AS orders,
    COALESCE(r.gross_revenue, 0::numeric)::numeric(19,4) AS gross_revenue,
    COALESCE(r.tax_amount, 0::numeric)::numeric(19,4) AS tax_amount,
    COALESCE(r.refund_amount, 0::numeric)::numeric(19,4) AS refund_amount,
    COALESCE(r.platform_fee, 0::numeric)::numeric(19,4) AS platform_fee,
    COALESCE(r.payment_gateway_fee, 0::numeric)::numeric(19,4) AS payment_gateway_fee,
    COALESCE(r.shipping_cost, 0::numeric)::numeric(19,4) AS shipping_cost,
    COALESCE(r.product_cost, 0::numeric)::numeric(19,4) AS product_cost,
    COALESCE(r.other_costs, 0::numeric)::numeric(19,4) AS other_costs,
    COALESCE(r.net_revenue, 0::numeric)::numeric(19,4) AS net_revenue,
    COALESCE(s.expenses, 0::numeric)::numeric(19,4) AS expenses,
    (COALESCE(r.net_revenue, 0::numeric) - COALESCE(s.expenses, 0::numeric))::numeric(19,4) AS profit,
    COALESCE(r.is_complete, true) AS is_complete
   FROM both_sides b
     LEFT JOIN earned r ON r.day = b.day AND NOT r.channel_id IS DISTINCT FROM b.channel_id AND r.currency = b.currency
     LEFT JOIN spent s ON s.day = b.day AND NOT s.channel_id IS DISTINCT FROM b.channel_id AND s.currency = b.currency;

create table idempotency_keys (
  actor text not null,
  key text not null,
  fingerprint bytea not null,
  status smallint not null,
  body text not null,
  headers jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (actor, key),
  constraint idempotency_keys_key_check CHECK (length(key) >= 1 AND length(key) <= 255)
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys USING btree (created_at);

create table inventory (
  id uuid not null,
  product_id uuid not null,
  variant_id uuid,
  warehouse_location text,
  available_quantity integer not null default 0,
  reserved_quantity integer not null default 0,
  incoming_quantity integer not null default 0,
  reorder_point integer,
  reorder_quantity integer,
  is_low boolean not null generated always as (COALESCE((available_quantity <= reorder_point), false)) stored,
  last_counted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint inventory_product_id_key UNIQUE NULLS NOT DISTINCT (product_id, variant_id, warehouse_location),
  constraint inventory_pkey PRIMARY KEY (id),
  constraint inventory_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint inventory_variant_id_fkey FOREIGN KEY (variant_id, product_id) REFERENCES product_variants(id, product_id),
  constraint inventory_available_quantity_check CHECK (available_quantity >= 0),
  constraint inventory_incoming_quantity_check CHECK (incoming_quantity >= 0),
  constraint inventory_reorder_point_check CHECK (reorder_point >= 0),
  constraint inventory_reorder_quantity_check CHECK (reorder_quantity > 0),
  constraint inventory_reserved_quantity_check CHECK (reserved_quantity >= 0),
  constraint inventory_warehouse_location_check CHECK (length(warehouse_location) >= 1 AND length(warehouse_location) <= 255)
);
CREATE INDEX inventory_created_at_idx ON inventory USING btree (created_at);
CREATE INDEX inventory_is_low_idx ON inventory USING btree (id) WHERE is_low;
CREATE INDEX inventory_variant_id_idx ON inventory USING btree (variant_id, product_id) WHERE (variant_id IS NOT NULL);
CREATE INDEX inventory_warehouse_location_idx ON inventory USING btree (warehouse_location);

create table invitation_roles (
  id uuid not null,
  invitation_id uuid not null,
  role_id uuid not null,
  constraint invitation_roles_invitation_id_role_id_key UNIQUE (invitation_id, role_id),
  constraint invitation_roles_pkey PRIMARY KEY (id),
  constraint invitation_roles_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE CASCADE,
  constraint invitation_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id) ON DELETE CASCADE
);
CREATE INDEX invitation_roles_role_id_idx ON invitation_roles USING btree (role_id);

create table invitations (
  id uuid not null,
  email text not null,
  name text,
  token_digest bytea not null,
  status text not null default 'pending'::text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  revoked_at timestamp with time zone,
  constraint invitations_token_digest_key UNIQUE (token_digest),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users(id),
  constraint invitations_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint invitations_accepted_check CHECK ((status = 'accepted'::text) = (accepted_at IS NOT NULL)),
  constraint invitations_email_check CHECK (length(email) <= 255 AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text),
  constraint invitations_name_check CHECK (length(name) <= 255),
  constraint invitations_status_check CHECK (status = ANY (ARRAY['pending'::text, 'accepted'::text, 'revoked'::text])),
  constraint invitations_token_digest_check CHECK (length(token_digest) = 32)
);
CREATE INDEX invitations_accepted_by_idx ON invitations USING btree (accepted_by);
CREATE INDEX invitations_created_at_idx ON invitations USING btree (created_at, id);
CREATE INDEX invitations_created_by_idx ON invitations USING btree (created_by);
CREATE INDEX invitations_status_idx ON invitations USING btree (status, created_at);
CREATE UNIQUE INDEX invitations_email_key ON invitations USING btree (lower(email)) WHERE (status = 'pending'::text);

create table network_places (
  id uuid not null,
  network cidr not null,
  name text not null,
  latitude numeric(8,5) not null,
  longitude numeric(8,5) not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint network_places_network_key UNIQUE (network),
  constraint network_places_pkey PRIMARY KEY (id),
  constraint network_places_latitude_check CHECK (latitude >= '-90'::integer::numeric AND latitude <= 90::numeric),
  constraint network_places_longitude_check CHECK (longitude >= '-180'::integer::numeric AND longitude <= 180::numeric),
  constraint network_places_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX network_places_name_idx ON network_places USING btree (name, id);

create table order_items (
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  external_line_id text,
  product_id uuid,
  variant_id uuid,
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
  currency character(3) not null,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint order_items_external_line_key UNIQUE (order_id, external_line_id),
  constraint order_items_pkey PRIMARY KEY (id),
  constraint order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_items_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint order_items_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES product_variants(id),
  constraint order_items_cancelled_quantity_check CHECK (cancelled_quantity >= 0 AND cancelled_quantity <= quantity),
  constraint order_items_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint order_items_delivered_quantity_check CHECK (delivered_quantity >= 0 AND delivered_quantity <= fulfilled_quantity),
  constraint order_items_discount_amount_check CHECK (discount_amount >= 0::numeric),
  constraint order_items_external_fulfilled_quantity_check CHECK (external_fulfilled_quantity >= 0 AND external_fulfilled_quantity <= fulfilled_quantity),
  constraint order_items_fulfilled_quantity_check CHECK (fulfilled_quantity >= 0 AND fulfilled_quantity <= (quantity - cancelled_quantity)),
  constraint order_items_position_check CHECK ("position" >= 1),
  constraint order_items_quantity_check CHECK (quantity >= 0),
  constraint order_items_reserved_quantity_check CHECK (reserved_quantity >= 0 AND reserved_quantity <= quantity),
  constraint order_items_returned_quantity_check CHECK (returned_quantity >= 0 AND returned_quantity <= delivered_quantity),
  constraint order_items_tax_amount_check CHECK (tax_amount >= 0::numeric),
  constraint order_items_total_amount_check CHECK (total_amount >= 0::numeric),
  constraint order_items_unit_cost_check CHECK (unit_cost >= 0::numeric),
  constraint order_items_unit_price_check CHECK (unit_price >= 0::numeric),
  constraint order_items_variant_check CHECK (variant_id IS NULL OR product_id IS NOT NULL)
);
CREATE INDEX order_items_order_idx ON order_items USING btree (order_id, "position");
CREATE INDEX order_items_product_idx ON order_items USING btree (product_id, variant_id);
CREATE INDEX order_items_unmatched_idx ON order_items USING btree (sku) WHERE (product_id IS NULL);
CREATE INDEX order_items_variant_idx ON order_items USING btree (variant_id);

create table order_status_history (
  id uuid not null,
  order_id uuid not null,
  status text not null,
  previous_status text,
  source text not null default 'user'::text,
  notes text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint order_status_history_pkey PRIMARY KEY (id),
  constraint order_status_history_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint order_status_history_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_status_history_source_check CHECK (source = ANY (ARRAY['user'::text, 'channel'::text, 'courier'::text, 'system'::text])),
  constraint order_status_history_status_check CHECK (status = ANY (ARRAY['pending'::text, 'confirmed'::text, 'processing'::text, 'shipped'::text, 'delivered'::text, 'cancelled'::text, 'returned'::text]))
);
CREATE INDEX order_status_history_created_by_idx ON order_status_history USING btree (created_by);
CREATE INDEX order_status_history_order_idx ON order_status_history USING btree (order_id, created_at);

create table orders (
  id uuid not null,
  order_number text not null default ('SO-'::text || (nextval('order_number_seq'::regclass))::text),
  channel_id uuid not null,
  external_order_id text not null,
  external_order_number text,
  status text not null default 'pending'::text,
  payment_status text not null default 'pending'::text,
  fulfillment_status text not null default 'unfulfilled'::text,
  customer_name text,
  customer_email text,
  customer_phone text,
  shipping_address jsonb,
  billing_address jsonb,
  address_missing boolean not null generated always as ((shipping_address IS NULL)) stored,
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
  currency character(3) not null,
  payment_method text,
  payment_gateway text,
  payment_reference text,
  order_date timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  shipped_at timestamp with time zone,
  delivered_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  returned_at timestamp with time zone,
  notes text,
  tags jsonb not null default '[]'::jsonb,
  metadata jsonb not null default '{}'::jsonb,
  kept_fields jsonb not null default '[]'::jsonb,
  external_updated_at timestamp with time zone,
  external_digest text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint orders_external_key UNIQUE (channel_id, external_order_id),
  constraint orders_number_key UNIQUE (order_number),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES sales_channels(id),
  constraint orders_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint orders_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint orders_discount_amount_check CHECK (discount_amount >= 0::numeric),
  constraint orders_fulfillment_status_check CHECK (fulfillment_status = ANY (ARRAY['unfulfilled'::text, 'partial'::text, 'fulfilled'::text])),
  constraint orders_kept_fields_check CHECK (jsonb_typeof(kept_fields) = 'array'::text),
  constraint orders_metadata_check CHECK (jsonb_typeof(metadata) = 'object'::text),
  constraint orders_paid_amount_check CHECK (paid_amount >= 0::numeric),
  constraint orders_payment_method_check CHECK (payment_method = ANY (ARRAY['cod'::text, 'prepaid'::text, 'card'::text, 'upi'::text, 'wallet'::text, 'netbanking'::text])),
  constraint orders_payment_status_check CHECK (payment_status = ANY (ARRAY['pending'::text, 'authorized'::text, 'partially_paid'::text, 'paid'::text, 'cod'::text, 'partially_refunded'::text, 'refunded'::text, 'voided'::text, 'failed'::text])),
  constraint orders_refunded_amount_check CHECK (refunded_amount >= 0::numeric),
  constraint orders_shipping_amount_check CHECK (shipping_amount >= 0::numeric),
  constraint orders_status_check CHECK (status = ANY (ARRAY['pending'::text, 'confirmed'::text, 'processing'::text, 'shipped'::text, 'delivered'::text, 'cancelled'::text, 'returned'::text])),
  constraint orders_subtotal_check CHECK (subtotal >= 0::numeric),
  constraint orders_tags_check CHECK (jsonb_typeof(tags) = 'array'::text),
  constraint orders_tax_amount_check CHECK (tax_amount >= 0::numeric),
  constraint orders_total_amount_check CHECK (total_amount >= 0::numeric)
);
CREATE INDEX orders_attention_idx ON orders USING btree (order_date DESC) WHERE (has_unmatched_items OR has_stock_shortage OR (shipping_address IS NULL));
CREATE INDEX orders_cancelled_at_idx ON orders USING btree (cancelled_at) WHERE (cancelled_at IS NOT NULL);
CREATE INDEX orders_channel_idx ON orders USING btree (channel_id, order_date DESC);
CREATE INDEX orders_created_at_idx ON orders USING btree (created_at DESC, id DESC);
CREATE INDEX orders_created_by_idx ON orders USING btree (created_by);
CREATE INDEX orders_customer_phone_idx ON orders USING btree (customer_phone);
CREATE INDEX orders_delivered_at_idx ON orders USING btree (delivered_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX orders_fulfillment_status_idx ON orders USING btree (fulfillment_status, order_date DESC);
CREATE INDEX orders_order_date_idx ON orders USING btree (order_date DESC, id DESC);
CREATE INDEX orders_payment_status_idx ON orders USING btree (payment_status, order_date DESC);
CREATE INDEX orders_search_idx ON orders USING gin (order_number gin_trgm_ops, external_order_number gin_trgm_ops, customer_name gin_trgm_ops, customer_email gin_trgm_ops, customer_phone gin_trgm_ops);
CREATE INDEX orders_shipped_at_idx ON orders USING btree (shipped_at) WHERE (shipped_at IS NOT NULL);
CREATE INDEX orders_shortage_idx ON orders USING btree (id) WHERE has_stock_shortage;
CREATE INDEX orders_status_idx ON orders USING btree (status, order_date DESC);

create table passkey_challenges (
  id uuid not null,
  challenge text not null,
  purpose text not null,
  user_id uuid,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkey_challenges_challenge_key UNIQUE (challenge),
  constraint passkey_challenges_pkey PRIMARY KEY (id),
  constraint passkey_challenges_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint passkey_challenges_purpose_check CHECK (purpose = ANY (ARRAY['register'::text, 'sign_in'::text]))
);
CREATE INDEX passkey_challenges_expires_at_idx ON passkey_challenges USING btree (expires_at);
CREATE INDEX passkey_challenges_user_id_idx ON passkey_challenges USING btree (user_id);

create table passkeys (
  id uuid not null,
  user_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null default '{}'::text[],
  is_backed_up boolean not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint passkeys_credential_id_check CHECK (length(credential_id) >= 1 AND length(credential_id) <= 1400),
  constraint passkeys_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint passkeys_sign_count_check CHECK (sign_count >= 0)
);
CREATE INDEX passkeys_user_id_idx ON passkeys USING btree (user_id, created_at);

create table password_resets (
  id uuid not null,
  user_id uuid not null,
  token_digest bytea not null,
  ip_address inet,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint password_resets_token_digest_key UNIQUE (token_digest),
  constraint password_resets_pkey PRIMARY KEY (id),
  constraint password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint password_resets_token_digest_check CHECK (length(token_digest) = 32)
);
CREATE INDEX password_resets_expires_at_idx ON password_resets USING btree (expires_at);
CREATE INDEX password_resets_user_id_idx ON password_resets USING btree (user_id, created_at);

create table permission_uses (
  id uuid not null,
  user_id uuid not null,
  permission text not null,
  first_used_at timestamp with time zone not null,
  constraint permission_uses_user_id_permission_key UNIQUE (user_id, permission),
  constraint permission_uses_pkey PRIMARY KEY (id),
  constraint permission_uses_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table permissions (
  id uuid not null,
  name text not null,
  code text not null,
  module text not null,
  description text,
  created_at timestamp with time zone not null default now(),
  constraint permissions_code_key UNIQUE (code),
  constraint permissions_pkey PRIMARY KEY (id),
  constraint permissions_code_check CHECK (code ~ '^[a-z_]+([.][a-z_]+)+$'::text AND length(code) <= 100),
  constraint permissions_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX permissions_module_idx ON permissions USING btree (module, code);

create table product_variants (
  id uuid not null,
  product_id uuid not null,
  sku text not null,
  name text not null,
  attributes jsonb not null default '{}'::jsonb,
  cost_price numeric(19,4),
  selling_price numeric(19,4),
  mrp numeric(19,4),
  currency character(3) not null,
  weight_grams integer,
  images jsonb not null default '[]'::jsonb,
  is_active boolean not null default true,
  product_is_live boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint product_variants_product_key UNIQUE (id, product_id),
  constraint product_variants_pkey PRIMARY KEY (id),
  constraint product_variants_product_id_fkey FOREIGN KEY (product_id, currency, product_is_live) REFERENCES products(id, currency, is_live) ON UPDATE CASCADE,
  constraint product_variants_attributes_check CHECK (jsonb_typeof(attributes) = 'object'::text),
  constraint product_variants_cost_price_check CHECK (cost_price >= 0::numeric),
  constraint product_variants_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint product_variants_images_check CHECK (jsonb_typeof(images) = 'array'::text),
  constraint product_variants_mrp_check CHECK (mrp >= 0::numeric),
  constraint product_variants_name_check CHECK (length(name) >= 1 AND length(name) <= 500),
  constraint product_variants_selling_price_check CHECK (selling_price >= 0::numeric),
  constraint product_variants_sku_check CHECK (length(sku) >= 1 AND length(sku) <= 100 AND sku = btrim(sku)),
  constraint product_variants_weight_grams_check CHECK (weight_grams >= 0)
);
CREATE INDEX product_variants_created_at_idx ON product_variants USING btree (created_at);
CREATE INDEX product_variants_name_idx ON product_variants USING btree (name);
CREATE INDEX product_variants_product_id_idx ON product_variants USING btree (product_id, currency, product_is_live);
CREATE INDEX product_variants_search_idx ON product_variants USING gin (sku gin_trgm_ops, name gin_trgm_ops);
CREATE UNIQUE INDEX product_variants_sku_key ON product_variants USING btree (lower(sku)) WHERE ((deleted_at IS NULL) AND product_is_live);

create table products (
  id uuid not null,
  sku text not null,
  name text not null,
  description text,
  category text,
  brand text,
  weight_grams integer,
  dimensions jsonb,
  hsn_code text,
  cost_price numeric(19,4),
  selling_price numeric(19,4),
  mrp numeric(19,4),
  currency character(3) not null,
  tax_rate numeric(5,2),
  images jsonb not null default '[]'::jsonb,
  attributes jsonb not null default '{}'::jsonb,
  is_active boolean not null default true,
  is_live boolean not null generated always as ((deleted_at IS NULL)) stored,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint products_live_key UNIQUE (id, currency, is_live),
  constraint products_pkey PRIMARY KEY (id),
  constraint products_attributes_check CHECK (jsonb_typeof(attributes) = 'object'::text),
  constraint products_brand_check CHECK (length(brand) <= 255),
  constraint products_category_check CHECK (length(category) <= 255),
  constraint products_cost_price_check CHECK (cost_price >= 0::numeric),
  constraint products_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint products_dimensions_check CHECK (jsonb_typeof(dimensions) = 'object'::text),
  constraint products_hsn_code_check CHECK (length(hsn_code) <= 50),
  constraint products_images_check CHECK (jsonb_typeof(images) = 'array'::text),
  constraint products_mrp_check CHECK (mrp >= 0::numeric),
  constraint products_name_check CHECK (length(name) >= 1 AND length(name) <= 500),
  constraint products_selling_price_check CHECK (selling_price >= 0::numeric),
  constraint products_sku_check CHECK (length(sku) >= 1 AND length(sku) <= 100 AND sku = btrim(sku)),
  constraint products_tax_rate_check CHECK (tax_rate >= 0::numeric AND tax_rate <= 100::numeric),
  constraint products_weight_grams_check CHECK (weight_grams >= 0)
);
CREATE INDEX products_brand_idx ON products USING btree (brand);
CREATE INDEX products_category_idx ON products USING btree (category);
CREATE INDEX products_created_at_idx ON products USING btree (created_at);
CREATE INDEX products_name_idx ON products USING btree (name);
CREATE INDEX products_search_idx ON products USING gin (sku gin_trgm_ops, name gin_trgm_ops, brand gin_trgm_ops);
CREATE INDEX products_updated_at_idx ON products USING btree (updated_at);
CREATE UNIQUE INDEX products_sku_key ON products USING btree (lower(sku)) WHERE (deleted_at IS NULL);

create table quota_usage (
  metric text not null,
  period text not null,
  used integer not null default 0,
  constraint quota_usage_pkey PRIMARY KEY (metric, period),
  constraint quota_usage_used_check CHECK (used >= 0)
);

create table receipt_uploads (
  id uuid not null,
  expense_id uuid not null,
  user_id uuid,
  content bytea not null,
  content_type text not null,
  created_at timestamp with time zone not null default now(),
  constraint receipt_uploads_pkey PRIMARY KEY (id),
  constraint receipt_uploads_expense_id_fkey FOREIGN KEY (expense_id) REFERENCES expenses(id) ON DELETE CASCADE,
  constraint receipt_uploads_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE INDEX receipt_uploads_expense_id_idx ON receipt_uploads USING btree (expense_id);
CREATE INDEX receipt_uploads_user_id_idx ON receipt_uploads USING btree (user_id);

create table refresh_tokens (
  id uuid not null,
  session_id uuid not null,
  user_id uuid not null,
  token_digest bytea not null,
  parent_id uuid,
  successor_id uuid,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint refresh_tokens_parent_id_key UNIQUE (parent_id),
  constraint refresh_tokens_token_digest_key UNIQUE (token_digest),
  constraint refresh_tokens_pkey PRIMARY KEY (id),
  constraint refresh_tokens_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES refresh_tokens(id) ON DELETE SET NULL,
  constraint refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES user_sessions(id) ON DELETE CASCADE,
  constraint refresh_tokens_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES refresh_tokens(id) ON DELETE SET NULL,
  constraint refresh_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint refresh_tokens_token_digest_check CHECK (length(token_digest) = 32)
);
CREATE INDEX refresh_tokens_expires_at_idx ON refresh_tokens USING btree (expires_at);
CREATE INDEX refresh_tokens_session_id_idx ON refresh_tokens USING btree (session_id);
CREATE INDEX refresh_tokens_successor_id_idx ON refresh_tokens USING btree (successor_id);
CREATE INDEX refresh_tokens_user_id_idx ON refresh_tokens USING btree (user_id);

create table revenue_records (
  id uuid not null,
  order_id uuid not null,
  channel_id uuid not null,
  currency character(3) not null,
  gross_revenue numeric(19,4) not null,
  tax_amount numeric(19,4) not null default 0,
  refund_amount numeric(19,4) not null default 0,
  platform_fee numeric(19,4) not null default 0,
  payment_gateway_fee numeric(19,4) not null default 0,
  shipping_cost numeric(19,4) not null default 0,
  product_cost numeric(19,4) not null default 0,
  other_costs numeric(19,4) not null default 0,
  net_revenue numeric(19,4) not null generated always as ((((((((gross_revenue - tax_amount) - refund_amount) - platform_fee) - payment_gateway_fee) - shipping_cost) - product_cost) - other_costs)) stored,
  is_complete boolean not null default true,
  revenue_date date not null,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint revenue_records_order_id_key UNIQUE (order_id),
  constraint revenue_records_pkey PRIMARY KEY (id),
  constraint revenue_records_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES sales_channels(id),
  constraint revenue_records_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint revenue_records_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint revenue_records_gross_revenue_check CHECK (gross_revenue >= 0::numeric),
  constraint revenue_records_metadata_check CHECK (jsonb_typeof(metadata) = 'object'::text),
  constraint revenue_records_other_costs_check CHECK (other_costs >= 0::numeric),
  constraint revenue_records_payment_gateway_fee_check CHECK (payment_gateway_fee >= 0::numeric),
  constraint revenue_records_platform_fee_check CHECK (platform_fee >= 0::numeric),
  constraint revenue_records_product_cost_check CHECK (product_cost >= 0::numeric),
  constraint revenue_records_refund_amount_check CHECK (refund_amount >= 0::numeric),
  constraint revenue_records_shipping_cost_check CHECK (shipping_cost >= 0::numeric),
  constraint revenue_records_tax_amount_check CHECK (tax_amount >= 0::numeric)
);
CREATE INDEX revenue_records_channel_id_idx ON revenue_records USING btree (channel_id, revenue_date);
CREATE INDEX revenue_records_incomplete_idx ON revenue_records USING btree (id) WHERE (NOT is_complete);
CREATE INDEX revenue_records_net_revenue_idx ON revenue_records USING btree (net_revenue);
CREATE INDEX revenue_records_revenue_date_idx ON revenue_records USING btree (revenue_date);

create table risk_assessments (
  id boolean not null default true,
  assessed_until timestamp with time zone,
  constraint risk_assessments_pkey PRIMARY KEY (id),
  constraint risk_assessments_id_check CHECK (id)
);

create table role_permissions (
  id uuid not null,
  role_id uuid not null,
  permission_code text not null,
  created_at timestamp with time zone not null default now(),
  constraint role_permissions_role_id_permission_code_key UNIQUE (role_id, permission_code),
  constraint role_permissions_pkey PRIMARY KEY (id),
  constraint role_permissions_permission_code_fkey FOREIGN KEY (permission_code) REFERENCES permissions(code) ON DELETE CASCADE,
  constraint role_permissions_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id) ON DELETE CASCADE
);
CREATE INDEX role_permissions_permission_code_idx ON role_permissions USING btree (permission_code);

create table role_security_settings (
  id uuid not null,
  role_id uuid not null,
  disable_text_selection boolean,
  disable_right_click boolean,
  block_keyboard_shortcuts boolean,
  view_full_data boolean not null default false,
  can_copy_data boolean not null default false,
  can_print boolean not null default true,
  allowed_exports text[],
  custom_requests_per_minute integer,
  custom_export_limit integer,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint role_security_settings_role_id_key UNIQUE (role_id),
  constraint role_security_settings_pkey PRIMARY KEY (id),
  constraint role_security_settings_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id) ON DELETE CASCADE,
  constraint role_security_settings_allowed_exports_check CHECK (allowed_exports <@ ARRAY['orders_csv'::text, 'orders_excel'::text, 'customers'::text, 'financial'::text, 'ndr'::text, 'inventory'::text, 'analytics'::text, 'bulk_api'::text]),
  constraint role_security_settings_custom_export_limit_check CHECK (custom_export_limit >= 0 AND custom_export_limit <= 10000),
  constraint role_security_settings_custom_requests_per_minute_check CHECK (custom_requests_per_minute >= 10 AND custom_requests_per_minute <= 100000)
);

create table roles (
  id uuid not null,
  name text not null,
  code text not null,
  description text,
  is_system boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint roles_code_key UNIQUE (code),
  constraint roles_pkey PRIMARY KEY (id),
  constraint roles_code_check CHECK (code ~ '^[a-z][a-z0-9_]{1,99}$'::text),
  constraint roles_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX roles_name_idx ON roles USING btree (name, id);

create table sales_channels (
  id uuid not null,
  channel_type_code text not null,
  name text not null,
  has_provider boolean not null default true,
  external_account text,
  credentials_sealed bytea,
  settings jsonb not null default '{}'::jsonb,
  status text not null default 'syncing'::text,
  sync_error text,
  last_sync_at timestamp with time zone,
  sync_cursor text,
  webhook_path text,
  connected_at timestamp with time zone,
  disconnected_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint sales_channels_pkey PRIMARY KEY (id),
  constraint sales_channels_channel_type_code_fkey FOREIGN KEY (channel_type_code) REFERENCES platform.channel_types(code),
  constraint sales_channels_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint sales_channels_disconnected_check CHECK ((status = 'disconnected'::text) = (disconnected_at IS NOT NULL)),
  constraint sales_channels_name_check CHECK (length(name) >= 1 AND length(name) <= 255),
  constraint sales_channels_settings_check CHECK (jsonb_typeof(settings) = 'object'::text),
  constraint sales_channels_status_check CHECK (status = ANY (ARRAY['active'::text, 'disconnected'::text, 'error'::text, 'syncing'::text]))
);
CREATE INDEX sales_channels_created_by_idx ON sales_channels USING btree (created_by);
CREATE INDEX sales_channels_status_idx ON sales_channels USING btree (status);
CREATE INDEX sales_channels_type_idx ON sales_channels USING btree (channel_type_code);
CREATE UNIQUE INDEX sales_channels_account_key ON sales_channels USING btree (channel_type_code, external_account) WHERE ((external_account IS NOT NULL) AND (disconnected_at IS NULL));

create table saved_views (
  id uuid not null,
  user_id uuid not null,
  list text not null,
  name text not null,
  query text not null default ''::text,
  role_id uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint saved_views_user_list_name_key UNIQUE (user_id, list, name),
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id) ON DELETE SET NULL,
  constraint saved_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint saved_views_list_check CHECK (list ~ '^[a-z][a-z0-9-]{0,99}$'::text),
  constraint saved_views_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint saved_views_query_check CHECK (length(query) <= 4000)
);
CREATE INDEX saved_views_role_id_idx ON saved_views USING btree (role_id, list) WHERE (role_id IS NOT NULL);

create table schema_migrations (
  pack text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (pack, name)
);

create table security_alerts (
  id uuid not null,
  kind text not null,
  severity text not null,
  title text not null,
  reasons text[] not null default '{}'::text[],
  user_id uuid,
  ip_address inet,
  about text not null,
  violation_id uuid,
  status text not null default 'open'::text,
  occurrences integer not null default 1,
  last_seen_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  resolution text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint security_alerts_pkey PRIMARY KEY (id),
  constraint security_alerts_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES users(id),
  constraint security_alerts_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES users(id),
  constraint security_alerts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint security_alerts_violation_id_fkey FOREIGN KEY (violation_id) REFERENCES security_violations(id),
  constraint security_alerts_acknowledged_check CHECK ((acknowledged_at IS NULL) <= (status = ANY (ARRAY['open'::text, 'resolved'::text]))),
  constraint security_alerts_occurrences_check CHECK (occurrences > 0),
  constraint security_alerts_resolved_check CHECK ((status = 'resolved'::text) = (resolved_at IS NOT NULL)),
  constraint security_alerts_severity_check CHECK (severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])),
  constraint security_alerts_status_check CHECK (status = ANY (ARRAY['open'::text, 'acknowledged'::text, 'resolved'::text]))
);
CREATE INDEX security_alerts_acknowledged_by_idx ON security_alerts USING btree (acknowledged_by);
CREATE INDEX security_alerts_created_at_idx ON security_alerts USING btree (created_at, id);
CREATE INDEX security_alerts_last_seen_at_idx ON security_alerts USING btree (last_seen_at, id);
CREATE INDEX security_alerts_resolved_by_idx ON security_alerts USING btree (resolved_by);
CREATE INDEX security_alerts_status_idx ON security_alerts USING btree (status, created_at);
CREATE INDEX security_alerts_user_id_idx ON security_alerts USING btree (user_id, created_at);
CREATE INDEX security_alerts_violation_id_idx ON security_alerts USING btree (violation_id);
CREATE UNIQUE INDEX security_alerts_about_key ON security_alerts USING btree (about) WHERE (status <> 'resolved'::text);

create table security_settings (
  id uuid not null,
  copy_protection_enabled boolean not null default true,
  disable_text_selection boolean not null default false,
  disable_right_click boolean not null default false,
  block_keyboard_shortcuts boolean not null default false,
  blur_on_print_screen boolean not null default false,
  export_enabled boolean not null default true,
  require_watermark boolean not null default true,
  max_export_rows integer not null default 10000,
  max_exports_per_day integer not null default 10,
  require_approval_threshold integer default 1000,
  export_link_expiry_hours integer not null default 24,
  data_masking_enabled boolean not null default true,
  mask_phone_numbers boolean not null default true,
  mask_email_addresses boolean not null default true,
  mask_addresses boolean not null default false,
  mask_financial_data boolean not null default false,
  session_timeout_minutes integer not null default 30,
  max_concurrent_sessions integer not null default 3,
  force_logout_on_role_change boolean not null default true,
  ip_binding_enabled boolean not null default false,
  mfa_required boolean not null default false,
  requests_per_minute integer not null default 100,
  export_requests_per_hour integer not null default 10,
  alert_on_limit_violations boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint security_settings_pkey PRIMARY KEY (id),
  constraint security_settings_export_link_expiry_hours_check CHECK (export_link_expiry_hours >= 1 AND export_link_expiry_hours <= 720),
  constraint security_settings_export_requests_per_hour_check CHECK (export_requests_per_hour >= 0 AND export_requests_per_hour <= 10000),
  constraint security_settings_max_concurrent_sessions_check CHECK (max_concurrent_sessions >= 1 AND max_concurrent_sessions <= 1000),
  constraint security_settings_max_export_rows_check CHECK (max_export_rows >= 1 AND max_export_rows <= 5000000),
  constraint security_settings_max_exports_per_day_check CHECK (max_exports_per_day >= 0 AND max_exports_per_day <= 10000),
  constraint security_settings_requests_per_minute_check CHECK (requests_per_minute >= 10 AND requests_per_minute <= 100000),
  constraint security_settings_require_approval_threshold_check CHECK (require_approval_threshold >= 0),
  constraint security_settings_session_timeout_minutes_check CHECK (session_timeout_minutes >= 1 AND session_timeout_minutes <= 43200)
);
CREATE UNIQUE INDEX security_settings_one_row_key ON security_settings USING btree ((true));

create table security_violations (
  id uuid not null,
  user_id uuid,
  violation_type text not null,
  description text,
  severity text not null default 'low'::text,
  ip_address inet,
  user_agent text,
  request_path text,
  blocked boolean not null default true,
  metadata jsonb not null default '{}'::jsonb,
  window_key text,
  created_at timestamp with time zone not null default now(),
  constraint security_violations_window_key_key UNIQUE (window_key),
  constraint security_violations_pkey PRIMARY KEY (id),
  constraint security_violations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint security_violations_request_path_check CHECK (length(request_path) <= 500),
  constraint security_violations_severity_check CHECK (severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])),
  constraint security_violations_violation_type_check CHECK (violation_type = ANY (ARRAY['copy_attempt'::text, 'export_limit_exceeded'::text, 'rate_limit_exceeded'::text, 'unauthorized_access'::text, 'session_hijack_attempt'::text, 'suspicious_activity'::text]))
);
CREATE INDEX security_violations_created_at_idx ON security_violations USING btree (created_at, id);
CREATE INDEX security_violations_user_id_idx ON security_violations USING btree (user_id, created_at);
CREATE INDEX security_violations_violation_type_idx ON security_violations USING btree (violation_type, created_at);

create table shipment_items (
  id uuid not null,
  shipment_id uuid not null,
  order_item_id uuid not null,
  quantity integer not null,
  created_at timestamp with time zone not null default now(),
  constraint shipment_items_item_key UNIQUE (shipment_id, order_item_id),
  constraint shipment_items_pkey PRIMARY KEY (id),
  constraint shipment_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id),
  constraint shipment_items_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipments(id) ON DELETE CASCADE,
  constraint shipment_items_quantity_check CHECK (quantity > 0)
);
CREATE INDEX shipment_items_created_at_idx ON shipment_items USING btree (created_at, id);
CREATE INDEX shipment_items_order_item_id_idx ON shipment_items USING btree (order_item_id);

create table shipment_tracking (
  id uuid not null,
  shipment_id uuid not null,
  status text,
  courier_status text not null,
  status_code text,
  location text,
  description text,
  event_time timestamp with time zone not null,
  source text not null,
  dedupe_key text not null,
  raw_data jsonb,
  created_at timestamp with time zone not null default now(),
  constraint shipment_tracking_dedupe_key UNIQUE (shipment_id, dedupe_key),
  constraint shipment_tracking_pkey PRIMARY KEY (id),
  constraint shipment_tracking_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipments(id) ON DELETE CASCADE,
  constraint shipment_tracking_source_check CHECK (source = ANY (ARRAY['webhook'::text, 'poll'::text, 'serai'::text])),
  constraint shipment_tracking_status_check CHECK (status = ANY (ARRAY['created'::text, 'manifested'::text, 'picked'::text, 'in_transit'::text, 'out_for_delivery'::text, 'undelivered'::text, 'delivered'::text, 'rto_initiated'::text, 'rto_in_transit'::text, 'rto_delivered'::text, 'lost'::text, 'cancelled'::text]))
);
CREATE INDEX shipment_tracking_event_time_idx ON shipment_tracking USING btree (event_time, id);
CREATE INDEX shipment_tracking_shipment_id_idx ON shipment_tracking USING btree (shipment_id, event_time);
CREATE INDEX shipment_tracking_status_idx ON shipment_tracking USING btree (status);

create table shipments (
  id uuid not null,
  sequence_number bigint not null,
  shipment_number text not null generated always as (('SHP-'::text || (sequence_number)::text)) stored,
  order_id uuid not null,
  courier_config_id uuid not null,
  status text not null default 'created'::text,
  booking_state text not null default 'pending'::text,
  booking_attempts integer not null default 0,
  booking_claimed_until timestamp with time zone,
  booked_at timestamp with time zone,
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
  picked_at timestamp with time zone,
  delivered_at timestamp with time zone,
  rto_initiated_at timestamp with time zone,
  rto_delivered_at timestamp with time zone,
  rto_reason text,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  shipping_charges numeric(19,4),
  cod_amount numeric(19,4) not null default 0,
  currency character(3) not null,
  external_shipment_id text,
  external_order_id text,
  items_state text not null default 'held'::text,
  last_event_at timestamp with time zone,
  polled_at timestamp with time zone,
  metadata jsonb not null default '{}'::jsonb,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint shipments_awb_number_key UNIQUE (courier_config_id, awb_number),
  constraint shipments_shipment_number_key UNIQUE (shipment_number),
  constraint shipments_pkey PRIMARY KEY (id),
  constraint shipments_courier_config_id_fkey FOREIGN KEY (courier_config_id) REFERENCES courier_configs(id),
  constraint shipments_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint shipments_label_file_id_fkey FOREIGN KEY (label_file_id) REFERENCES file_uploads(id),
  constraint shipments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint shipments_awb_number_check CHECK (length(awb_number) >= 1 AND length(awb_number) <= 100),
  constraint shipments_booking_attempts_check CHECK (booking_attempts >= 0),
  constraint shipments_booking_state_check CHECK (booking_state = ANY (ARRAY['pending'::text, 'booked'::text, 'failed'::text, 'cancelled'::text])),
  constraint shipments_cod_amount_check CHECK (cod_amount >= 0::numeric),
  constraint shipments_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint shipments_delivery_address_check CHECK (jsonb_typeof(delivery_address) = 'object'::text),
  constraint shipments_items_state_check CHECK (items_state = ANY (ARRAY['held'::text, 'delivered'::text, 'given_back'::text])),
  constraint shipments_label_url_check CHECK (length(label_url) <= 2000),
  constraint shipments_manifest_url_check CHECK (length(manifest_url) <= 2000),
  constraint shipments_package_count_check CHECK (package_count >= 1 AND package_count <= 1000),
  constraint shipments_shipping_charges_check CHECK (shipping_charges >= 0::numeric),
  constraint shipments_status_check CHECK (status = ANY (ARRAY['created'::text, 'manifested'::text, 'picked'::text, 'in_transit'::text, 'out_for_delivery'::text, 'undelivered'::text, 'delivered'::text, 'rto_initiated'::text, 'rto_in_transit'::text, 'rto_delivered'::text, 'lost'::text, 'cancelled'::text])),
  constraint shipments_tracking_url_check CHECK (length(tracking_url) <= 500),
  constraint shipments_weight_grams_check CHECK (weight_grams > 0)
);
CREATE INDEX shipments_awb_number_idx ON shipments USING btree (awb_number);
CREATE INDEX shipments_booking_state_idx ON shipments USING btree (booking_state) WHERE (booking_state = ANY (ARRAY['pending'::text, 'failed'::text]));
CREATE INDEX shipments_courier_config_id_idx ON shipments USING btree (courier_config_id);
CREATE INDEX shipments_created_at_idx ON shipments USING btree (created_at, id);
CREATE INDEX shipments_created_by_idx ON shipments USING btree (created_by);
CREATE INDEX shipments_delivered_at_idx ON shipments USING btree (delivered_at);
CREATE INDEX shipments_estimated_delivery_date_idx ON shipments USING btree (estimated_delivery_date);
CREATE INDEX shipments_label_file_id_idx ON shipments USING btree (label_file_id);
CREATE INDEX shipments_order_id_idx ON shipments USING btree (order_id);
CREATE INDEX shipments_search_idx ON shipments USING gin (shipment_number gin_trgm_ops, awb_number gin_trgm_ops);
CREATE INDEX shipments_status_idx ON shipments USING btree (status, created_at);
CREATE INDEX shipments_under_way_idx ON shipments USING btree (COALESCE(polled_at, booked_at)) WHERE ((booking_state = 'booked'::text) AND (status <> ALL (ARRAY['delivered'::text, 'rto_delivered'::text, 'cancelled'::text, 'lost'::text])));

create table sign_in_policy (
  id boolean not null default true,
  mfa_required boolean not null default false,
  trusted_device_days integer not null default 30,
  session_timeout_minutes integer not null default 30,
  max_concurrent_sessions integer not null default 3,
  ip_binding_enabled boolean not null default false,
  force_logout_on_role_change boolean not null default true,
  updated_at timestamp with time zone not null default now(),
  constraint sign_in_policy_pkey PRIMARY KEY (id),
  constraint sign_in_policy_id_check CHECK (id),
  constraint sign_in_policy_max_concurrent_sessions_check CHECK (max_concurrent_sessions >= 1 AND max_concurrent_sessions <= 1000),
  constraint sign_in_policy_session_timeout_minutes_check CHECK (session_timeout_minutes >= 1 AND session_timeout_minutes <= 43200),
  constraint sign_in_policy_trusted_device_days_check CHECK (trusted_device_days >= 0 AND trusted_device_days <= 365)
);

create table stock_movements (
  id uuid not null,
  inventory_id uuid not null,
  movement_type text not null,
  available_delta integer not null default 0,
  reserved_delta integer not null default 0,
  incoming_delta integer not null default 0,
  quantity integer not null generated always as (GREATEST(abs(available_delta), abs(reserved_delta), abs(incoming_delta))) stored,
  reference_type text,
  reference_id uuid,
  notes text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint stock_movements_pkey PRIMARY KEY (id),
  constraint stock_movements_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint stock_movements_inventory_id_fkey FOREIGN KEY (inventory_id) REFERENCES inventory(id),
  constraint stock_movements_deltas_check CHECK (
CASE movement_type
    WHEN 'reserve'::text THEN available_delta < 0 AND reserved_delta = (- available_delta) AND incoming_delta = 0
    WHEN 'release'::text THEN available_delta > 0 AND reserved_delta = (- available_delta) AND incoming_delta = 0
    WHEN 'deduct'::text THEN available_delta = 0 AND reserved_delta < 0 AND incoming_delta = 0
    WHEN 'sale'::text THEN available_delta < 0 AND reserved_delta = 0 AND incoming_delta = 0
    WHEN 'return'::text THEN available_delta > 0 AND reserved_delta = 0 AND incoming_delta = 0
    WHEN 'expect'::text THEN available_delta = 0 AND reserved_delta = 0 AND incoming_delta <> 0
    WHEN 'receive'::text THEN available_delta > 0 AND reserved_delta = 0 AND incoming_delta >= (- available_delta) AND incoming_delta <= '-1'::integer
    WHEN 'purchase'::text THEN available_delta > 0 AND reserved_delta = 0 AND incoming_delta = 0
    WHEN 'count'::text THEN reserved_delta = 0 AND incoming_delta = 0
    WHEN 'sync'::text THEN reserved_delta = 0 AND incoming_delta = 0
    ELSE available_delta <> 0 AND reserved_delta = 0 AND incoming_delta = 0
END),
  constraint stock_movements_movement_type_check CHECK (movement_type = ANY (ARRAY['reserve'::text, 'release'::text, 'deduct'::text, 'sale'::text, 'return'::text, 'adjustment'::text, 'transfer'::text, 'count'::text, 'sync'::text, 'expect'::text, 'receive'::text, 'purchase'::text])),
  constraint stock_movements_notes_check CHECK (length(notes) <= 2000),
  constraint stock_movements_reference_type_check CHECK (length(reference_type) >= 1 AND length(reference_type) <= 50)
);
CREATE INDEX stock_movements_created_at_idx ON stock_movements USING btree (created_at);
CREATE INDEX stock_movements_created_by_idx ON stock_movements USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX stock_movements_inventory_id_idx ON stock_movements USING btree (inventory_id, created_at);
CREATE INDEX stock_movements_movement_type_idx ON stock_movements USING btree (movement_type, created_at);
CREATE INDEX stock_movements_reference_id_idx ON stock_movements USING btree (reference_id, inventory_id) WHERE (reference_id IS NOT NULL);

create table stock_reservations (
  id uuid not null,
  inventory_id uuid not null,
  reference_type text not null,
  reference_id uuid not null,
  quantity integer not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint stock_reservations_reference_id_key UNIQUE (reference_id, reference_type, inventory_id),
  constraint stock_reservations_pkey PRIMARY KEY (id),
  constraint stock_reservations_inventory_id_fkey FOREIGN KEY (inventory_id) REFERENCES inventory(id),
  constraint stock_reservations_quantity_check CHECK (quantity >= 0),
  constraint stock_reservations_reference_type_check CHECK (length(reference_type) >= 1 AND length(reference_type) <= 50)
);
CREATE INDEX stock_reservations_inventory_id_idx ON stock_reservations USING btree (inventory_id) WHERE (quantity > 0);

create table totp_factors (
  id uuid not null,
  user_id uuid not null,
  secret_sealed bytea not null,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint totp_factors_user_id_key UNIQUE (user_id),
  constraint totp_factors_pkey PRIMARY KEY (id),
  constraint totp_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table trusted_devices (
  id uuid not null,
  user_id uuid not null,
  token_digest bytea not null,
  device_name text,
  device_type text,
  ip_address inet,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint trusted_devices_token_digest_key UNIQUE (token_digest),
  constraint trusted_devices_pkey PRIMARY KEY (id),
  constraint trusted_devices_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES users(id),
  constraint trusted_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint trusted_devices_device_name_check CHECK (length(device_name) <= 255),
  constraint trusted_devices_device_type_check CHECK (device_type = ANY (ARRAY['desktop'::text, 'mobile'::text, 'tablet'::text, 'bot'::text, 'other'::text])),
  constraint trusted_devices_token_digest_check CHECK (length(token_digest) = 32)
);
CREATE INDEX trusted_devices_created_at_idx ON trusted_devices USING btree (created_at, id);
CREATE INDEX trusted_devices_expires_at_idx ON trusted_devices USING btree (expires_at);
CREATE INDEX trusted_devices_revoked_by_idx ON trusted_devices USING btree (revoked_by);
CREATE INDEX trusted_devices_user_id_idx ON trusted_devices USING btree (user_id, created_at);

create table user_features (
  id uuid not null,
  user_id uuid not null,
  feature_code text not null,
  is_enabled boolean not null,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  constraint user_features_user_id_feature_code_key UNIQUE (user_id, feature_code),
  constraint user_features_pkey PRIMARY KEY (id),
  constraint user_features_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint user_features_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_features_feature_code_check CHECK (feature_code ~ '^[a-z][a-z0-9_]{0,99}$'::text)
);
CREATE INDEX user_features_created_by_idx ON user_features USING btree (created_by);

create table user_profiles (
  id uuid not null,
  user_id uuid not null,
  job_title text,
  department text,
  company_name text,
  industry text,
  street_address text,
  city text,
  state text,
  postal_code text,
  country character(2),
  locale text not null default 'en'::text,
  time_zone text,
  currency character(3),
  linkedin_url text,
  website_url text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_profiles_user_id_key UNIQUE (user_id),
  constraint user_profiles_pkey PRIMARY KEY (id),
  constraint user_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_profiles_city_check CHECK (length(city) <= 100),
  constraint user_profiles_company_name_check CHECK (length(company_name) <= 255),
  constraint user_profiles_country_check CHECK (country ~ '^[A-Z]{2}$'::text),
  constraint user_profiles_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint user_profiles_department_check CHECK (length(department) <= 100),
  constraint user_profiles_industry_check CHECK (length(industry) <= 100),
  constraint user_profiles_job_title_check CHECK (length(job_title) <= 100),
  constraint user_profiles_linkedin_url_check CHECK (linkedin_url ~ '^(https?://|/[A-Za-z0-9])'::text AND length(linkedin_url) <= 500),
  constraint user_profiles_locale_check CHECK (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text AND length(locale) <= 35),
  constraint user_profiles_postal_code_check CHECK (length(postal_code) <= 20),
  constraint user_profiles_state_check CHECK (length(state) <= 100),
  constraint user_profiles_street_address_check CHECK (length(street_address) <= 255),
  constraint user_profiles_time_zone_check CHECK (length(time_zone) <= 64),
  constraint user_profiles_website_url_check CHECK (website_url ~ '^(https?://|/[A-Za-z0-9])'::text AND length(website_url) <= 500)
);
CREATE INDEX user_profiles_city_idx ON user_profiles USING btree (country, city);

create table user_roles (
  id uuid not null,
  user_id uuid not null,
  role_id uuid not null,
  assigned_at timestamp with time zone not null default now(),
  assigned_by uuid,
  expires_at timestamp with time zone,
  constraint user_roles_user_id_role_id_key UNIQUE (user_id, role_id),
  constraint user_roles_pkey PRIMARY KEY (id),
  constraint user_roles_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES users(id),
  constraint user_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id) ON DELETE CASCADE,
  constraint user_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX user_roles_assigned_by_idx ON user_roles USING btree (assigned_by);
CREATE INDEX user_roles_expires_at_idx ON user_roles USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX user_roles_role_id_idx ON user_roles USING btree (role_id);

create table user_sessions (
  id uuid not null,
  user_id uuid not null,
  ip_address inet,
  user_agent text,
  device_type text,
  device_name text,
  location text,
  is_trusted boolean not null default false,
  transport text not null default 'bearer'::text,
  last_activity_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  terminated_at timestamp with time zone,
  terminated_by uuid,
  termination_reason text,
  constraint user_sessions_pkey PRIMARY KEY (id),
  constraint user_sessions_terminated_by_fkey FOREIGN KEY (terminated_by) REFERENCES users(id),
  constraint user_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_sessions_device_name_check CHECK (length(device_name) <= 255),
  constraint user_sessions_device_type_check CHECK (device_type = ANY (ARRAY['desktop'::text, 'mobile'::text, 'tablet'::text, 'bot'::text, 'other'::text])),
  constraint user_sessions_location_check CHECK (length(location) <= 255),
  constraint user_sessions_terminated_check CHECK ((terminated_at IS NULL) = (termination_reason IS NULL)),
  constraint user_sessions_termination_reason_check CHECK (termination_reason = ANY (ARRAY['user_logout'::text, 'admin_force_logout'::text, 'session_expired'::text, 'max_sessions_exceeded'::text, 'role_changed'::text, 'security_violation'::text, 'token_reused'::text, 'password_changed'::text, 'user_deactivated'::text])),
  constraint user_sessions_transport_check CHECK (transport = ANY (ARRAY['bearer'::text, 'cookie'::text]))
);
CREATE INDEX user_sessions_active_idx ON user_sessions USING btree (user_id) WHERE (terminated_at IS NULL);
CREATE INDEX user_sessions_created_at_idx ON user_sessions USING btree (created_at, id);
CREATE INDEX user_sessions_expires_at_idx ON user_sessions USING btree (expires_at);
CREATE INDEX user_sessions_last_activity_at_idx ON user_sessions USING btree (last_activity_at, id);
CREATE INDEX user_sessions_terminated_by_idx ON user_sessions USING btree (terminated_by);
CREATE INDEX user_sessions_user_id_idx ON user_sessions USING btree (user_id, last_activity_at DESC);

create table users (
  id uuid not null,
  email text not null,
  password_hash text,
  name text not null,
  phone text,
  avatar_url text,
  is_owner boolean not null default false,
  is_active boolean not null default true,
  email_verified_at timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  password_changed_at timestamp with time zone,
  failed_sign_ins integer not null default 0,
  locked_until timestamp with time zone,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  status text not null generated always as (
CASE
    WHEN (deleted_at IS NOT NULL) THEN 'deleted'::text
    WHEN is_active THEN 'active'::text
    ELSE 'inactive'::text
END) stored,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_avatar_url_check CHECK (avatar_url ~ '^(https?://|/[A-Za-z0-9])'::text AND length(avatar_url) <= 500),
  constraint users_email_check CHECK (length(email) <= 255 AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text),
  constraint users_failed_sign_ins_check CHECK (failed_sign_ins >= 0),
  constraint users_name_check CHECK (length(name) >= 1 AND length(name) <= 255),
  constraint users_phone_check CHECK (length(phone) <= 20),
  constraint users_settings_check CHECK (jsonb_typeof(settings) = 'object'::text),
  constraint users_status_check CHECK (status = ANY (ARRAY['active'::text, 'inactive'::text, 'deleted'::text]))
);
CREATE INDEX users_created_at_idx ON users USING btree (created_at, id);
CREATE INDEX users_name_idx ON users USING btree (name, id);
CREATE INDEX users_owner_idx ON users USING btree (id) WHERE is_owner;
CREATE INDEX users_search_idx ON users USING gin (name gin_trgm_ops, email gin_trgm_ops, phone gin_trgm_ops);
CREATE INDEX users_status_idx ON users USING btree (status);
CREATE UNIQUE INDEX users_email_key ON users USING btree (lower(email)) WHERE (deleted_at IS NULL);

create table webhook_deliveries (
  id uuid not null,
  hook text not null,
  connection_id uuid not null,
  external_id text not null,
  topic text not null,
  body text not null,
  headers jsonb not null default '{}'::jsonb,
  state text not null,
  attempts integer not null default 0,
  error_code text,
  error text,
  received_at timestamp with time zone not null,
  processed_at timestamp with time zone,
  constraint webhook_deliveries_external_key UNIQUE (connection_id, external_id),
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_state_check CHECK (state = ANY (ARRAY['received'::text, 'processed'::text, 'failed'::text, 'parked'::text]))
);
CREATE INDEX webhook_deliveries_received_at_idx ON webhook_deliveries USING btree (received_at DESC, id DESC);
CREATE INDEX webhook_deliveries_trouble_idx ON webhook_deliveries USING btree (state, received_at) WHERE (state <> 'processed'::text);
