import type { PermissionSpec } from '#kernel/pack';

export const permissions: Record<string, PermissionSpec> = {
  'orders.view': {
    name: 'View Orders',
    description: 'View order list and details',
    roles: ['admin', 'manager', 'operator', 'ndr_agent', 'viewer'],
  },
  'orders.create': { name: 'Create Orders', description: 'Enter and import orders', roles: ['admin', 'manager', 'operator'] },
  'orders.edit': {
    name: 'Edit Orders',
    description: 'Confirm, process, change and note orders',
    roles: ['admin', 'manager', 'operator'],
  },
  'orders.cancel': { name: 'Cancel Orders', description: 'Cancel orders and take them back', roles: ['admin', 'manager'] },
  'orders.export': { name: 'Export Orders', description: 'Export orders to CSV/Excel', roles: ['admin', 'manager'] },
  'channels.view': { name: 'View Channels', description: 'View connected channels', roles: ['admin', 'manager', 'operator', 'viewer'] },
  'channels.connect': { name: 'Connect Channels', description: 'Connect new channels', roles: ['admin'] },
  'channels.disconnect': { name: 'Disconnect Channels', description: 'Disconnect channels', roles: ['admin'] },
  'channels.configure': {
    name: 'Configure Channels',
    description: 'Change settings and credentials, pull orders, link listings',
    roles: ['admin', 'manager'],
  },
};
