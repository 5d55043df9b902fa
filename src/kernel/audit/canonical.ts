/**
 * What is hashed of an entry: a JSON array of text and nulls, made by PostgreSQL so that nothing is lost on the way. Times carry
 * their microseconds; jsonb prints its keys in one order whatever order they were given in. The first element names this list:
 * other columns are another version.
 */
export const canonicalVersion = 'serai.audit/1';

/** Microseconds in UTC, whatever the session's zone and date style. */
export const timeText = (ref: string): string => `to_char(${ref} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const columns: Readonly<Record<string, (ref: string) => string>> = {
  id: text,
  occurred_at: timeText,
  actor_kind: text,
  actor_id: text,
  actor_name: text,
  action: text,
  category: text,
  resource: text,
  resource_id: text,
  resource_name: text,
  description: text,
  before: text,
  after: text,
  changes_summary: text,
  outcome: text,
  error_code: text,
  error: text,
  warnings: text,
  severity: text,
  risk_score: text,
  compliance_flags: text,
  affected_user_ids: text,
  business_impact: text,
  regulatory_impact: text,
  approval_required: text,
  approved_by: text,
  approved_at: timeText,
  request_id: text,
  ip: text,
  location: text,
  user_agent: text,
  device_fingerprint: text,
  endpoint: text,
  status_code: text,
  duration_ms: text,
  session_id: text,
  metadata: text,
};

function text(ref: string): string {
  return `${ref}::text`;
}

/** Columns in the order they are hashed in. */
export const canonicalColumns: readonly string[] = Object.keys(columns);

/** SQL of an entry's canonical text; `alias` is audit_entries. */
export const canonicalSql = (alias: string): string =>
  `json_build_array('${canonicalVersion}', ${Object.entries(columns)
    .map(([name, sql]) => sql(`${alias}.${name}`))
    .join(', ')})::text`;
