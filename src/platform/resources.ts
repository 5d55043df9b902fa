import { many, one, resource } from '#kernel/resource';
import { Settings } from './settings.ts';

const area = 'platform' as const;
/** Super admins have it, nobody else can. */
const permission = 'platform.admin';
const read = { read: permission };
const edit = { read: permission, create: permission, update: permission };

export const tenants = resource('platform.tenants', {
  area,
  permissions: read,
  fields: [
    'id',
    'slug',
    'name',
    'domain',
    'logo_url',
    'status',
    'status_reason',
    'held_back',
    'settings',
    'schema_name',
    'packs',
    'version',
    'created_at',
    'updated_at',
  ],
  json: { settings: Settings },
  filter: ['slug', 'status', 'domain', 'created_at'],
  search: ['name', 'slug'],
  sortable: ['name', 'slug'],
  sort: '-created_at',
  expand: {
    subscriptions: many('platform.subscriptions', { by: 'tenant_id', sort: '-created_at' }),
    features: many('platform.tenant_features', { by: 'tenant_id' }),
  },
});

export const tenantTombstones = resource('platform.tenant_tombstones', {
  area,
  permissions: read,
  fields: [
    'id',
    'slug',
    'schema_name',
    'plan_code',
    'tenant_created_at',
    'tenant_deleted_at',
    'deleted_by',
    'deleted_by_name',
    'reason',
    'files_erased_at',
  ],
  filter: ['slug', 'tenant_deleted_at'],
  sort: '-tenant_deleted_at',
});

export const plans = resource('platform.plans', {
  area,
  permissions: edit,
  fields: [
    'id',
    'code',
    'name',
    'description',
    'price_monthly',
    'price_yearly',
    'currency',
    'max_users',
    'max_orders_per_month',
    'max_channels',
    'grace_days',
    'is_active',
    'sort_order',
    'metadata',
    'created_at',
    'updated_at',
  ],
  filter: ['code', 'is_active'],
  sortable: ['name', 'price_monthly'],
  sort: 'sort_order',
  expand: {
    features: many('platform.plan_features', { by: 'plan_id' }),
    channels: many('platform.plan_channels', { by: 'plan_id' }),
  },
  create: [
    'code',
    'name',
    'description',
    'price_monthly',
    'price_yearly',
    'currency',
    'max_users',
    'max_orders_per_month',
    'max_channels',
    'grace_days',
    'sort_order',
    'metadata',
  ],
  // Limits act on tenants at once, so they are changed by the command set-limits.
  update: ['name', 'description', 'price_monthly', 'price_yearly', 'currency', 'is_active', 'sort_order', 'metadata'],
});

export const features = resource('platform.features', {
  area,
  permissions: edit,
  fields: ['id', 'code', 'name', 'description', 'category', 'is_active', 'created_at', 'updated_at'],
  filter: ['code', 'category', 'is_active'],
  sortable: ['name', 'category'],
  sort: 'code',
  create: ['code', 'name', 'description', 'category'],
  update: ['name', 'description', 'category'],
});

export const planFeatures = resource('platform.plan_features', {
  area,
  permissions: read,
  fields: ['id', 'plan_id', 'feature_id', 'is_enabled', 'config', 'created_at', 'updated_at'],
  filter: ['plan_id', 'feature_id', 'is_enabled'],
  sort: 'created_at',
  expand: {
    plan: one('platform.plans', { by: 'plan_id' }),
    feature: one('platform.features', { by: 'feature_id' }),
  },
});

export const planChannels = resource('platform.plan_channels', {
  area,
  permissions: read,
  fields: ['id', 'plan_id', 'channel_type_id', 'max_connections', 'created_at', 'updated_at'],
  filter: ['plan_id', 'channel_type_id'],
  sort: 'created_at',
  expand: {
    plan: one('platform.plans', { by: 'plan_id' }),
    channel_type: one('platform.channel_types', { by: 'channel_type_id' }),
  },
});

export const subscriptions = resource('platform.subscriptions', {
  area,
  permissions: read,
  fields: [
    'id',
    'tenant_id',
    'plan_id',
    'status',
    'trial_ends_at',
    'current_period_start',
    'current_period_end',
    'cancelled_at',
    'payment_provider',
    'external_subscription_id',
    'metadata',
    'superseded_at',
    'created_at',
    'updated_at',
  ],
  filter: ['tenant_id', 'plan_id', 'status', 'current_period_end', 'superseded_at', 'external_subscription_id'],
  sortable: ['current_period_end'],
  sort: '-created_at',
  expand: {
    tenant: one('platform.tenants', { by: 'tenant_id' }),
    plan: one('platform.plans', { by: 'plan_id' }),
  },
});

export const tenantFeatures = resource('platform.tenant_features', {
  area,
  permissions: read,
  fields: ['id', 'tenant_id', 'feature_id', 'is_enabled', 'config', 'override_reason', 'created_at', 'updated_at'],
  filter: ['tenant_id', 'feature_id', 'is_enabled'],
  sort: '-created_at',
  expand: {
    tenant: one('platform.tenants', { by: 'tenant_id' }),
    feature: one('platform.features', { by: 'feature_id' }),
  },
});

export const channelTypes = resource('platform.channel_types', {
  area,
  permissions: edit,
  fields: ['id', 'code', 'name', 'logo_url', 'is_active', 'is_internal', 'config_schema', 'created_at', 'updated_at'],
  filter: ['code', 'is_active', 'is_internal'],
  sortable: ['name'],
  sort: 'code',
  create: ['code', 'name', 'logo_url', 'config_schema'],
  update: ['name', 'logo_url', 'config_schema'],
});

export const courierTypes = resource('platform.courier_types', {
  area,
  permissions: edit,
  fields: ['id', 'code', 'name', 'logo_url', 'is_active', 'is_default', 'is_internal', 'config_schema', 'created_at', 'updated_at'],
  filter: ['code', 'is_active', 'is_default', 'is_internal'],
  sortable: ['name'],
  sort: 'code',
  create: ['code', 'name', 'logo_url', 'config_schema'],
  update: ['name', 'logo_url', 'is_active', 'is_default', 'config_schema'],
});

export const superAdmins = resource('platform.super_admins', {
  area,
  permissions: { read: permission, update: permission },
  fields: ['id', 'email', 'name', 'is_active', 'last_login_at', 'failed_attempts', 'locked_until', 'created_at', 'updated_at'],
  filter: ['email', 'is_active'],
  sortable: ['name', 'last_login_at'],
  sort: 'email',
  update: ['name'],
});

export const auditEntries = resource('platform.audit_entries', {
  area,
  permissions: read,
  sealedEntries: true,
  fields: [
    'id',
    'occurred_at',
    'tenant_id',
    'actor_kind',
    'actor_id',
    'actor_name',
    'action',
    'category',
    'resource',
    'resource_id',
    'resource_name',
    'description',
    'before',
    'after',
    'changes_summary',
    'outcome',
    'error_code',
    'error',
    'warnings',
    'severity',
    'risk_score',
    'compliance_flags',
    'affected_user_ids',
    'business_impact',
    'regulatory_impact',
    'approval_required',
    'approved_by',
    'approved_at',
    'request_id',
    'ip',
    'location',
    'user_agent',
    'device_fingerprint',
    'endpoint',
    'status_code',
    'duration_ms',
    'session_id',
    'metadata',
  ],
  filter: ['tenant_id', 'actor_id', 'action', 'resource', 'resource_id', 'outcome', 'approval_required', 'occurred_at'],
  sort: '-occurred_at',
});
