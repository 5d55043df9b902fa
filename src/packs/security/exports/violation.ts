import type { Context } from '#kernel/context';
import type { ErrorCode, Problem } from '#kernel/errors';
import { raiseViolation, type ViolationType } from '../violations.ts';

/** What a refused export, approval or download is. Everything else that goes wrong is no violation. */
const kinds: Partial<Record<ErrorCode, ViolationType>> = {
  forbidden: 'unauthorized_access',
  feature_disabled: 'unauthorized_access',
  export_not_allowed: 'unauthorized_access',
  approval_not_allowed: 'unauthorized_access',
  export_limit_reached: 'export_limit_exceeded',
};

/** Leaves a violation for each refusal: whoever tries to take data out is worth knowing about every time. */
export async function leaveExportViolation(context: Context, { code, details }: Pick<Problem, 'code' | 'details'>): Promise<void> {
  const kind = details.limit === 'hour' ? 'rate_limit_exceeded' : kinds[code];
  if (!kind) return;
  await raiseViolation(context, {
    type: kind,
    severity: 'medium',
    description: 'An export was refused.',
    reasons: [`${code}${details.limit ? `: ${details.limit}` : ''}`],
    metadata: { code, ...details },
  });
}
