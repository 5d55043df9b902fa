import type { PermissionSpec } from '#kernel/pack';

/** What this pack's own resources and commands ask for, and what the kernel's jobs, audit trail and masks ask for. */
export const permissions = {
  'team.view': { name: 'View team', description: 'See people, roles and invitations.', roles: ['admin', 'manager', 'operator', 'viewer'] },
  'team.invite': { name: 'Invite team', description: 'Invite people and withdraw invitations.', roles: ['admin', 'manager'] },
  'team.edit': {
    name: 'Edit team',
    description: 'Change people, their roles and restrictions; deactivate and reactivate them.',
    roles: ['admin', 'manager'],
  },
  'team.delete': { name: 'Delete team', description: 'Remove people.', roles: ['admin'] },
  'team.roles': { name: 'Manage roles', description: 'Make roles and choose what they allow.', roles: ['admin'] },
  'settings.view': { name: 'View settings', description: 'See the settings of the business.', roles: ['admin', 'manager', 'viewer'] },
  'settings.edit': { name: 'Edit settings', description: 'Change the settings of the business.', roles: ['admin'] },
  'api_keys.view': { name: 'View API keys', description: 'See which keys exist and when they were used.', roles: ['admin'] },
  'api_keys.manage': { name: 'Manage API keys', description: 'Make and withdraw keys.', roles: ['admin'] },
  'security.view': { name: 'View security', description: "See everyone's sessions and security events.", roles: ['admin', 'manager'] },
  'security.manage': { name: 'Manage security', description: "End other people's sessions and set security rules.", roles: ['admin'] },
  'admins.view': { name: 'View administrators', description: 'See administrative records and access reviews.', roles: ['admin'] },
  'admins.manage': {
    name: 'Manage administrators',
    description: 'Make, change and deactivate administrators; decide access reviews.',
    roles: ['admin'],
  },
  'audit.view': { name: 'View audit trail', description: 'See who did what, and when.', roles: ['admin'] },
  'data.unmasked': { name: 'See personal data', description: 'See phones, e-mails and addresses in full.', roles: ['admin', 'manager'] },
  'jobs.view': { name: 'View jobs', description: 'See background work, failed deliveries and dead letters.', roles: ['admin', 'manager'] },
  'jobs.manage': { name: 'Manage jobs', description: 'Replay, retry and discard background work.', roles: ['admin'] },
} as const satisfies Record<string, PermissionSpec>;
