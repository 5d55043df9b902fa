import { isUuid } from '../ids.ts';
import { ident, literal } from './statement.ts';
import type { TenantRef, TxOptions } from './types.ts';

/**
 * Everything a tenant transaction is, set in one round trip and only locally, so any transaction pooler is safe:
 * role, search path, who acts. Only `SET LOCAL`, since a cluster passes on that and not set_config().
 */
export function tenantPreamble(tenant: TenantRef, options: TxOptions): string {
  const { userId, readOnly, statementTimeout } = options;
  if (userId && !isUuid(userId)) throw new Error('serai.user_id must be a uuid');
  return [
    // Lists vary with what is asked; everything else is the same statement with other keys, planned once (see bootstrap).
    readOnly ? 'set transaction read only; set local plan_cache_mode = auto' : '',
    `set local role ${ident(tenant.role)}`,
    `set local search_path = ${ident(tenant.schema)}, public`,
    `set local serai.user_id = ${literal(userId ?? '')}`,
    statementTimeout ? `set local statement_timeout = ${Math.round(statementTimeout)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}
