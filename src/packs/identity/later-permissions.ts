import type { PermissionSpec } from '#kernel/pack';

/**
 * Codes that exist from the first day, so that roles can be planned, though the packs that ask for them come later.
 * Such a pack takes its codes over by declaring them itself; then they leave this file.
 */
export const laterPermissions = {
  'ndr.view': {
    name: 'View NDR',
    description: 'See failed deliveries and their cases.',
    roles: ['admin', 'manager', 'operator', 'ndr_agent', 'viewer'],
  },
  'ndr.assign': { name: 'Assign NDR', description: 'Give cases to colleagues.', roles: ['admin', 'manager'] },
  'ndr.action': { name: 'Act on NDR', description: 'Call and message recipients.', roles: ['admin', 'manager', 'operator', 'ndr_agent'] },
  'ndr.reattempt': {
    name: 'Reattempt NDR',
    description: 'Schedule another delivery attempt.',
    roles: ['admin', 'manager', 'operator', 'ndr_agent'],
  },
  'ndr.close': { name: 'Close NDR', description: 'Resolve and close cases.', roles: ['admin', 'manager'] },
  'analytics.view': { name: 'View analytics', description: 'See dashboards and figures.', roles: ['admin', 'manager', 'viewer'] },
  'analytics.export': { name: 'Export analytics', description: 'Take figures out as files.', roles: ['admin', 'manager'] },
} as const satisfies Record<string, PermissionSpec>;
