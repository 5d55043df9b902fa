import type { PermissionSpec } from '#kernel/pack';

/** `security.view` and `security.manage` are identity's: its sessions ask for them too. */
export const permissions = {
  'exports.view': { name: 'View exports', description: 'See and download your own exports.', roles: ['admin', 'manager', 'operator'] },
  'exports.view.all': { name: "View everyone's exports", description: "See and download everyone's exports.", roles: ['admin'] },
  'exports.approve': { name: 'Approve exports', description: 'Let large exports of others out, or refuse them.', roles: ['admin'] },
} as const satisfies Record<string, PermissionSpec>;
