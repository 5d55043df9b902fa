import type { Context } from '#kernel/context';
import { raiseViolation } from '#packs/security';

/** What security is told of an infected file. */
export interface Infection {
  readonly description: string;
  readonly virus: string | null;
  readonly fileId?: string;
  /** Who sent it; default: who acts. */
  readonly userId?: string | null;
}

/** Each is a violation and raises an alert: a machine of the business may be infected. */
export async function tellSecurity(context: Context, { description, virus, fileId, userId }: Infection): Promise<void> {
  await raiseViolation(context, {
    type: 'suspicious_activity',
    severity: 'high',
    kind: 'infected_file',
    description,
    ...(userId === undefined ? {} : { userId }),
    metadata: { virus, ...(fileId ? { file_id: fileId } : {}) },
  });
}
