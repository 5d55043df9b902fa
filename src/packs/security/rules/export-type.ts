/** What `role_security_settings.allowed_exports` may name. */
export const exportTypes = ['orders_csv', 'orders_excel', 'customers', 'financial', 'ndr', 'inventory', 'analytics', 'bulk_api'] as const;
export type ExportType = (typeof exportTypes)[number];
export type FileFormat = 'csv' | 'xlsx';

const byModule: Record<string, ExportType> = { customers: 'customers', finance: 'financial', ndr: 'ndr', inventory: 'inventory' };

/** The kind of an export: from the module of the permission it needs (`orders.export`) and its format. */
export function exportTypeOf(permission: string, format: FileFormat): ExportType {
  const module = permission.split('.')[0]!;
  if (module === 'orders') return format === 'csv' ? 'orders_csv' : 'orders_excel';
  return byModule[module] ?? 'analytics';
}
