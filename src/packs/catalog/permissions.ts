import type { PermissionSpec } from '#kernel/pack';

export const permissions: Record<string, PermissionSpec> = {
  'products.view': {
    name: 'View Products',
    description: 'View products and their variants',
    roles: ['admin', 'manager', 'operator', 'viewer'],
  },
  'products.create': { name: 'Create Products', description: 'Add and import products and variants', roles: ['admin', 'manager'] },
  'products.edit': { name: 'Edit Products', description: 'Change products and variants', roles: ['admin', 'manager'] },
  'products.delete': { name: 'Delete Products', description: 'Delete products and variants', roles: ['admin', 'manager'] },
  'inventory.view': {
    name: 'View Inventory',
    description: 'View stock levels and movements',
    roles: ['admin', 'manager', 'operator', 'viewer'],
  },
  'inventory.adjust': {
    name: 'Adjust Inventory',
    description: 'Adjust, count, move, expect and receive stock',
    roles: ['admin', 'manager', 'operator'],
  },
  'inventory.export': { name: 'Export Inventory', description: 'Export products and stock to CSV/Excel', roles: ['admin', 'manager'] },
  'inventory.sync': { name: 'Sync Inventory', description: 'Push stock levels to sales channels', roles: ['admin', 'manager'] },
};
