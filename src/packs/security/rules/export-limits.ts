import type { ExportType } from './export-type.ts';

/** What the business's security settings say of exports. */
export interface ExportSettings {
  readonly export_enabled: boolean;
  readonly require_watermark: boolean;
  readonly max_export_rows: number;
  readonly max_exports_per_day: number;
  readonly require_approval_threshold: number | null;
  readonly export_link_expiry_hours: number;
  readonly export_requests_per_hour: number;
}

/** What differs for one role; null: nothing does. */
export type RoleExports = { readonly allowed_exports: readonly string[] | null; readonly custom_export_limit: number | null } | null;

export interface ExportLimits {
  readonly enabled: boolean;
  readonly watermark: boolean;
  readonly rows: number;
  readonly perDay: number;
  readonly perHour: number;
  /** More rows need somebody else's approval; null: never. */
  readonly approvalAbove: number | null;
  readonly linkHours: number;
  allows(type: ExportType): boolean;
}

/**
 * What one person may take out. Of several roles the most generous counts, a role without settings of its own follows the business;
 * the plan may allow fewer rows (`planRows`). The owner follows the business.
 */
export function exportLimits(
  settings: ExportSettings,
  roles: readonly RoleExports[],
  planRows: number | null,
  isOwner: boolean,
): ExportLimits {
  const own = isOwner ? [] : roles;
  const kinds = own.map((role) => role?.allowed_exports ?? null);
  const allowed = kinds.length === 0 || kinds.includes(null) ? null : new Set(kinds.flatMap((kind) => kind ?? []));
  return {
    enabled: settings.export_enabled,
    watermark: settings.require_watermark,
    rows: Math.min(settings.max_export_rows, planRows ?? Number.POSITIVE_INFINITY),
    perDay:
      own.length === 0
        ? settings.max_exports_per_day
        : Math.max(...own.map((role) => role?.custom_export_limit ?? settings.max_exports_per_day)),
    perHour: settings.export_requests_per_hour,
    approvalAbove: settings.require_approval_threshold,
    linkHours: settings.export_link_expiry_hours,
    allows: (type) => allowed === null || allowed.has(type),
  };
}
