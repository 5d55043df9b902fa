import type { PermissionSpec } from '#kernel/pack';

export const permissions: Record<string, PermissionSpec> = {
  'finance.view': { name: 'View Finance', description: 'View revenue, expenses and profit', roles: ['admin', 'manager'] },
  'finance.create': { name: 'Create Expenses', description: 'Record expenses and attach receipts', roles: ['admin', 'manager'] },
  'finance.edit': { name: 'Edit Expenses', description: 'Change and delete expenses, compute revenue anew', roles: ['admin'] },
  'finance.export': { name: 'Export Finance', description: 'Export financial data', roles: ['admin', 'manager'] },
};
