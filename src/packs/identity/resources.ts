import { Type } from 'typebox';
import { many, one, resource } from '#kernel/resource';

export const settingsSchema = Type.Object(
  {
    notification_preferences: Type.Optional(
      Type.Record(Type.String(), Type.Boolean(), { description: 'Channel to whether it is wanted.' }),
    ),
    dashboard_layout: Type.Optional(Type.String({ maxLength: 50, description: 'compact, comfortable or a layout of their own.' })),
    theme: Type.Optional(Type.Union([Type.Literal('light'), Type.Literal('dark'), Type.Literal('system')], { description: 'Colours.' })),
  },
  { description: 'Personal settings.' },
);

export const users = resource('users', {
  permissions: { read: 'team.view', update: 'team.edit' },
  fields: [
    'id',
    'email',
    'name',
    'phone',
    'avatar_url',
    'status',
    'is_owner',
    'is_active',
    'email_verified_at',
    'last_sign_in_at',
    'failed_sign_ins',
    'locked_until',
    'created_at',
    'updated_at',
  ],
  filter: ['status', 'email', 'is_owner', 'is_active', 'created_at', 'last_sign_in_at'],
  search: ['name', 'email', 'phone'],
  sortable: ['created_at', 'email', 'last_sign_in_at'],
  sort: 'name',
  expand: {
    profile: many('user_profiles', { by: 'user_id', limit: 1 }),
    roles: many('user_roles', { by: 'user_id' }),
    restrictions: many('user_features', { by: 'user_id' }),
  },
  update: ['name', 'phone', 'avatar_url'],
});

export const userProfiles = resource('user_profiles', {
  permissions: { read: 'team.view', update: 'team.edit' },
  auditReads: true,
  fields: [
    'id',
    'user_id',
    'job_title',
    'department',
    'company_name',
    'industry',
    'street_address',
    'city',
    'state',
    'postal_code',
    'country',
    'locale',
    'time_zone',
    'currency',
    'linkedin_url',
    'website_url',
    'created_at',
    'updated_at',
  ],
  masks: { street_address: 'address' },
  filter: ['user_id', 'country', 'city', 'department'],
  sort: 'id',
  expand: { user: one('users') },
  update: ['job_title', 'department', 'locale', 'time_zone', 'currency'],
});

export const roles = resource('roles', {
  permissions: { read: 'team.view' },
  fields: ['id', 'code', 'name', 'description', 'is_system', 'created_at', 'updated_at'],
  filter: ['code', 'is_system'],
  sort: 'name',
  sortable: ['code', 'created_at'],
  expand: { permissions: many('role_permissions', { by: 'role_id', limit: 200, sort: 'permission_code' }) },
});

export const permissionList = resource('permissions', {
  permissions: { read: 'team.view' },
  fields: ['id', 'code', 'name', 'module', 'description', 'created_at'],
  filter: ['module', 'code'],
  sort: 'module,code',
});

export const rolePermissions = resource('role_permissions', {
  permissions: { read: 'team.view' },
  fields: ['id', 'role_id', 'permission_code', 'created_at'],
  filter: ['role_id', 'permission_code'],
  sort: 'permission_code',
  expand: { role: one('roles') },
});

export const userRoles = resource('user_roles', {
  permissions: { read: 'team.view' },
  fields: ['id', 'user_id', 'role_id', 'assigned_at', 'assigned_by', 'expires_at'],
  filter: ['user_id', 'role_id', 'expires_at'],
  sort: '-assigned_at',
  expand: { user: one('users'), role: one('roles') },
});

export const userFeatures = resource('user_features', {
  permissions: { read: 'team.view' },
  fields: ['id', 'user_id', 'feature_code', 'is_enabled', 'created_at', 'created_by'],
  filter: ['user_id', 'feature_code'],
  sort: '-created_at',
  expand: { user: one('users') },
});

export const sessions = resource('user_sessions', {
  permissions: { read: 'security.view' },
  auditReads: true,
  fields: [
    'id',
    'user_id',
    'ip_address',
    'user_agent',
    'device_type',
    'device_name',
    'location',
    'is_trusted',
    'transport',
    'last_activity_at',
    'expires_at',
    'created_at',
    'terminated_at',
    'terminated_by',
    'termination_reason',
  ],
  filter: ['user_id', 'terminated_at', 'created_at', 'last_activity_at', 'device_type'],
  sort: '-created_at',
  sortable: ['last_activity_at'],
  expand: { user: one('users') },
});

export const apiKeys = resource('api_keys', {
  permissions: { read: 'api_keys.view' },
  fields: ['id', 'name', 'prefix', 'permissions', 'created_by', 'created_at', 'expires_at', 'last_used_at', 'revoked_at', 'revoked_by'],
  filter: ['created_by', 'revoked_at', 'expires_at'],
  sort: '-created_at',
  sortable: ['name'],
  expand: { creator: one('users', { by: 'created_by' }) },
});

export const invitations = resource('invitations', {
  permissions: { read: 'team.view' },
  fields: ['id', 'email', 'name', 'status', 'expires_at', 'created_at', 'created_by', 'accepted_at', 'accepted_by', 'revoked_at'],
  filter: ['status', 'email', 'created_at', 'expires_at'],
  sort: '-created_at',
  expand: { roles: many('invitation_roles', { by: 'invitation_id' }), inviter: one('users', { by: 'created_by' }) },
});

export const invitationRoles = resource('invitation_roles', {
  permissions: { read: 'team.view' },
  fields: ['id', 'invitation_id', 'role_id'],
  filter: ['invitation_id', 'role_id'],
  sort: 'id',
  expand: { role: one('roles') },
});

export const trustedDevices = resource('trusted_devices', {
  permissions: { read: 'security.view' },
  auditReads: true,
  fields: [
    'id',
    'user_id',
    'device_name',
    'device_type',
    'ip_address',
    'created_at',
    'last_used_at',
    'expires_at',
    'revoked_at',
    'revoked_by',
  ],
  filter: ['user_id', 'revoked_at', 'expires_at', 'created_at'],
  sort: '-created_at',
  expand: { user: one('users') },
});

export const adminUsers = resource('admin_users', {
  permissions: { read: 'admins.view' },
  auditReads: true,
  fields: [
    'id',
    'user_id',
    'role_id',
    'status',
    'department',
    'manager_id',
    'access_level',
    'regions_managed',
    'categories_managed',
    'can_approve_overrides',
    'approval_limit',
    'daily_approval_limit',
    'currency',
    'security_clearance',
    'emergency_contact',
    'backup_contact',
    'two_factor_required',
    'ip_allow_list',
    'session_timeout_minutes',
    'is_active',
    'created_at',
    'created_by',
    'updated_at',
    'deactivated_at',
    'deactivated_by',
  ],
  masks: { emergency_contact: 'phone', backup_contact: 'phone' },
  filter: ['user_id', 'role_id', 'status', 'department', 'access_level', 'created_at'],
  sort: '-created_at',
  sortable: ['access_level'],
  expand: {
    user: one('users'),
    role: one('roles'),
    manager: one('admin_users', { by: 'manager_id' }),
    approvals: many('approval_days', { by: 'admin_user_id', limit: 31, sort: '-day' }),
  },
  transitions: { active: ['inactive'], inactive: ['active'] },
});

export const approvalDays = resource('approval_days', {
  permissions: { read: 'admins.view' },
  fields: ['id', 'admin_user_id', 'day', 'currency', 'approved_amount', 'daily_limit', 'created_at', 'updated_at'],
  filter: ['admin_user_id', 'day'],
  sort: '-day',
  expand: { office: one('admin_users', { by: 'admin_user_id' }) },
});

export const accessReviews = resource('access_reviews', {
  permissions: { read: 'admins.view' },
  fields: ['id', 'quarter', 'status', 'due_at', 'created_at', 'completed_at', 'completed_by'],
  filter: ['quarter', 'status', 'created_at'],
  sort: '-created_at',
  expand: { items: many('access_review_items', { by: 'access_review_id', limit: 200 }) },
  transitions: { open: ['completed'], completed: [] },
});

export const accessReviewItems = resource('access_review_items', {
  permissions: { read: 'admins.view' },
  auditReads: true,
  fields: [
    'id',
    'access_review_id',
    'user_id',
    'access',
    'changes',
    'decision',
    'status',
    'note',
    'decided_at',
    'decided_by',
    'created_at',
  ],
  filter: ['access_review_id', 'user_id', 'status', 'created_at'],
  sort: '-created_at',
  expand: { user: one('users'), review: one('access_reviews', { by: 'access_review_id' }) },
  transitions: { pending: ['confirmed', 'revoked'], confirmed: [], revoked: [] },
});
