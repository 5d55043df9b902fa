import { IconChecklist, IconKey, IconMailPlus, IconTie, IconUserCircle, IconUserShield, IconUsers } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';

const UserRoles = part(async () => ({ default: (await import('./people/UserRoles.tsx')).UserRoles }));

export default {
  pack: 'identity',
  order: 50,
  label: 'pack.identity',
  pages: [{ path: '/account', label: 'account', icon: IconUserCircle, hidden: true, page: () => import('./account/Account.tsx') }],
  resources: {
    users: {
      icon: IconUsers,
      columns: ['name', 'email', 'status', 'is_owner', 'last_sign_in_at', 'locked_until'],
      sections: [UserRoles],
      primary: [],
      groups: [
        { label: 'group.main', fields: ['name', 'email', 'phone', 'status', 'is_owner', 'is_active', 'avatar_url'] },
        { label: 'team.signIn', fields: ['last_sign_in_at', 'email_verified_at', 'failed_sign_ins', 'locked_until'] },
      ],
    },
    roles: {
      icon: IconUserShield,
      list: part(() => import('./roles/Roles.tsx')),
      create: part(() => import('./roles/NewRole.tsx')),
    },
    invitations: {
      icon: IconMailPlus,
      columns: ['email', 'name', 'status', 'expires_at', 'created_by', 'created_at'],
      create: part(() => import('./people/Invite.tsx')),
      empty: 'invite.text',
    },
    'api-keys': {
      icon: IconKey,
      columns: ['name', 'prefix', 'permissions', 'created_by', 'last_used_at', 'expires_at', 'revoked_at'],
      create: part(() => import('./people/NewKey.tsx')),
      empty: 'keys.text',
    },
    'admin-users': {
      icon: IconTie,
      columns: ['user_id', 'role_id', 'status', 'department', 'access_level', 'two_factor_required', 'created_at'],
      title: (row) => String((row.user as { name?: string } | null | undefined)?.name ?? row.department ?? row.id.slice(-8)),
    },
    'access-reviews': {
      icon: IconChecklist,
      nav: true,
      columns: ['quarter', 'status', 'due_at', 'created_at', 'completed_at'],
      detail: part(() => import('./review/AccessReview.tsx')),
      empty: 'review.empty',
    },
    'approval-days': { nav: false, columns: ['day', 'admin_user_id', 'approved_amount', 'daily_limit', 'updated_at'] },
    'access-review-items': { nav: false },
    'user-roles': { nav: false },
    'user-features': { nav: false },
    'user-profiles': { nav: false },
    'user-sessions': { nav: false, title: (row) => String(row.device_name ?? row.ip_address ?? row.id.slice(-8)) },
    'trusted-devices': { nav: false },
    permissions: { nav: false },
    'role-permissions': { nav: false },
    'invitation-roles': { nav: false },
  },
} satisfies PackOverride;
