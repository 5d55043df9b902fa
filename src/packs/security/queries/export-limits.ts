import type { Actor, Tenant } from '#kernel/context';
import type { Tx } from '#kernel/db';
import { allRoles } from '#packs/identity';
import { type ExportLimits, type ExportSettings, exportLimits, type RoleExports } from '../rules/export-limits.ts';

/** What this person may take out now. */
export async function readExportLimits({ tx, actor, tenant }: { tx: Tx; actor: Actor; tenant: Tenant }): Promise<ExportLimits> {
  const roles = (await allRoles(tx)).filter(({ code }) => actor.roles.includes(code)).map(({ id }) => id);
  const settings = await tx.one<ExportSettings>`
    select export_enabled, require_watermark, max_export_rows, max_exports_per_day, require_approval_threshold, export_link_expiry_hours,
      export_requests_per_hour
    from security_settings`;
  const own = await tx.many<NonNullable<RoleExports> & { role_id: string }>`
    select role_id, allowed_exports, custom_export_limit from role_security_settings where role_id = any(${roles}::uuid[])`;
  const planRows = tenant.featureConfig.export_data?.max_export_rows;
  return exportLimits(
    settings,
    roles.map((id) => own.find(({ role_id }) => role_id === id) ?? null),
    typeof planRows === 'number' ? planRows : null,
    actor.isOwner,
  );
}
