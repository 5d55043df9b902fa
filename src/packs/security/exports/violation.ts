import type { Context } from '#kernel/context';
import type { ErrorCode, Problem } from '#kernel/errors';

/** What a refused export, approval or download is. Everything else that goes wrong is no violation. */
const kinds: Partial<Record<ErrorCode, string>> = {
  forbidden: 'unauthorized_access',
  feature_disabled: 'unauthorized_access',
  export_not_allowed: 'unauthorized_access',
  export_limit_reached: 'export_limit_exceeded',
};

/** Leaves a violation for each refusal: whoever tries to take data out is worth knowing about every time. */
export async function leaveExportViolation(
  { tx, newId, now, actor, request }: Context,
  { code, details }: Pick<Problem, 'code' | 'details'>,
): Promise<void> {
  const kind = details.limit === 'hour' ? 'rate_limit_exceeded' : kinds[code];
  if (!kind) return;
  await tx.exec`
    insert into security_violations (id, user_id, violation_type, description, severity, ip_address, user_agent, request_path, metadata, created_at)
    values (${newId()}, ${actor.id}, ${kind}, ${'An export was refused.'}, ${kind === 'unauthorized_access' ? 'medium' : 'low'}, ${request.ip}::inet,
      ${request.userAgent}, ${request.endpoint}, ${{ code, ...details }}::jsonb, ${now})`;
}
