import { expect, test } from 'vitest';
import { type ExportSettings, exportLimits } from './export-limits.ts';

const settings: ExportSettings = {
  export_enabled: true,
  require_watermark: true,
  max_export_rows: 10_000,
  max_exports_per_day: 10,
  require_approval_threshold: 1_000,
  export_link_expiry_hours: 24,
  export_requests_per_hour: 5,
};
const role = (allowed_exports: string[] | null, custom_export_limit: number | null) => ({ allowed_exports, custom_export_limit });

test('the plan may allow fewer rows, never more', () => {
  expect(exportLimits(settings, [], 1_000, false).rows).toBe(1_000);
  expect(exportLimits(settings, [], 100_000, false).rows).toBe(10_000);
  expect(exportLimits(settings, [], null, false).rows).toBe(10_000);
});

test('of several roles the most generous counts; one without settings follows the business', () => {
  expect(exportLimits(settings, [role(null, 2), role(null, 3)], null, false).perDay).toBe(3);
  expect(exportLimits(settings, [role(null, 2), null], null, false).perDay).toBe(10);
  expect(exportLimits(settings, [role(null, 50), null], null, false).perDay).toBe(50);
  expect(exportLimits(settings, [role(null, 0)], null, false).perDay).toBe(0);
  expect(exportLimits(settings, [], null, false).perDay).toBe(10);
  const both = exportLimits(settings, [role(['orders_csv'], null), role(['financial'], null)], null, false);
  expect([both.allows('orders_csv'), both.allows('financial'), both.allows('orders_excel')]).toEqual([true, true, false]);
  expect(exportLimits(settings, [role([], null), null], null, false).allows('ndr')).toBe(true);
  expect(exportLimits(settings, [role([], null)], null, false).allows('ndr')).toBe(false);
});

test('the owner follows the business', () => {
  const owner = exportLimits(settings, [role([], 0)], null, true);
  expect([owner.perDay, owner.allows('ndr'), owner.approvalAbove]).toEqual([10, true, 1_000]);
});
