import type { PermissionSpec } from '#kernel/pack';

export const permissions: Readonly<Record<string, PermissionSpec>> = {
  'shipments.view': {
    name: 'View Shipments',
    description: 'View shipments and their items',
    roles: ['admin', 'manager', 'operator', 'ndr_agent', 'viewer'],
  },
  'shipments.create': {
    name: 'Create Shipments',
    description: 'Ship orders, book couriers and print labels',
    roles: ['admin', 'manager', 'operator'],
  },
  'shipments.edit': {
    name: 'Edit Shipments',
    description: 'Change parcel data, ask for pick-ups and manifests',
    roles: ['admin', 'manager', 'operator'],
  },
  'shipments.cancel': {
    name: 'Cancel Shipments',
    description: 'Cancel shipments not yet picked up',
    roles: ['admin', 'manager', 'operator'],
  },
  'shipments.track': {
    name: 'Track Shipments',
    description: 'View scans and ask couriers for news',
    roles: ['admin', 'manager', 'operator', 'ndr_agent', 'viewer'],
  },
  'couriers.view': { name: 'View Couriers', description: 'View courier connections', roles: ['admin', 'manager', 'operator', 'viewer'] },
  'couriers.manage': {
    name: 'Manage Couriers',
    description: 'Connect and disconnect couriers, and see the secrets of their webhooks',
    roles: ['admin', 'manager'],
  },
};
