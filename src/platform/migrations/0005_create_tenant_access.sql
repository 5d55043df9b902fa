-- One row per tenant: everything the kernel must know before it lets anybody work. security_invoker, so that a
-- tenant's role gets its own row only (row-level security of the tables below applies to whoever asks).
create view tenant_access with (security_invoker = true) as
select
  t.id,
  t.slug,
  t.name,
  t.schema_name,
  t.role_name,
  case when t.held_back is null then t.status else 'held_back' end as status,
  t.version,
  t.domain,
  t.logo_url,
  '{"timezone": "Asia/Kolkata", "currency": "INR", "date_format": "DD/MM/YYYY"}'::jsonb || t.settings as settings,
  p.code as plan_code,
  s.status as subscription_status,
  case s.status
    when 'trial' then s.trial_ends_at
    when 'active' then s.current_period_end + make_interval(days => p.grace_days)
    when 'past_due' then s.current_period_end + make_interval(days => p.grace_days)
    when 'cancelled' then s.current_period_end
  end as subscribed_until,
  jsonb_build_object(
    'users', p.max_users, 'orders_per_month', p.max_orders_per_month, 'channels', p.max_channels
  ) as limits,
  f.features,
  f.feature_config,
  f.entitled_features,
  c.channels
from tenants t
left join subscriptions s on s.tenant_id = t.id and s.superseded_at is null
left join plans p on p.id = s.plan_id
cross join lateral (
  select
    coalesce(array_agg(f.code order by f.code) filter (where f.is_active), '{}') as features,
    coalesce(jsonb_object_agg(f.code, coalesce(pf.config, '{}') || coalesce(o.config, '{}')) filter (where f.is_active), '{}') as feature_config,
    coalesce(array_agg(f.code order by f.code), '{}') as entitled_features
  from features f
  left join plan_features pf on pf.feature_id = f.id and pf.plan_id = p.id
  left join tenant_features o on o.feature_id = f.id and o.tenant_id = t.id
  where coalesce(o.is_enabled, pf.is_enabled, false)
) f
cross join lateral (
  select coalesce(jsonb_object_agg(ct.code, case when not ct.is_internal then pc.max_connections end), '{}') as channels
  from channel_types ct
  left join plan_channels pc on pc.channel_type_id = ct.id and pc.plan_id = p.id
  where ct.is_active and (ct.is_internal or pc.id is not null)
) c;

comment on view tenant_access is 'What each tenant may do: plan, overrides, limits and channels in one row.';
comment on column tenant_access.id is 'The tenant.';
comment on column tenant_access.slug is 'Its slug.';
comment on column tenant_access.name is 'Its name.';
comment on column tenant_access.schema_name is 'Its schema.';
comment on column tenant_access.role_name is 'Its database role.';
comment on column tenant_access.status is 'active, suspended, cancelled; held_back: its schema is older than the code and could not be brought up to date.';
comment on column tenant_access.version is 'Grows with every change of what the tenant may do.';
comment on column tenant_access.domain is 'Its own domain.';
comment on column tenant_access.logo_url is 'Address of its logo.';
comment on column tenant_access.settings is 'Its settings, with defaults for what it has not set.';
comment on column tenant_access.plan_code is 'Its plan.';
comment on column tenant_access.subscription_status is 'Status of its current subscription.';
comment on column tenant_access.subscribed_until is 'People can work before this moment; compare it with your own clock. Empty: they cannot.';
comment on column tenant_access.limits is 'users, orders_per_month, channels; null is unlimited.';
comment on column tenant_access.features is 'Codes of the features it has: the plan''s, changed by overrides, less those switched off for everybody.';
comment on column tenant_access.feature_config is 'Limits of those features by code: the plan''s, replaced name by name by the override''s.';
comment on column tenant_access.entitled_features is 'The same as features, but with those that are switched off for everybody; packs are installed by these.';
comment on column tenant_access.channels is 'Channel type code to most connections; null is unlimited, a missing code is not in the plan.';
