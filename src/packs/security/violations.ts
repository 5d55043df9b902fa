import type { Context } from '#kernel/context';

export type ViolationType =
  | 'copy_attempt'
  | 'export_limit_exceeded'
  | 'rate_limit_exceeded'
  | 'unauthorized_access'
  | 'session_hijack_attempt'
  | 'suspicious_activity';
export type Severity = 'low' | 'medium' | 'high' | 'critical';

export interface Violation {
  readonly type: ViolationType;
  readonly severity: Severity;
  /** What happened, in words. */
  readonly description: string;
  /** Why it counts; shown with the alert. */
  readonly reasons?: readonly string[];
  /** Whose account; default: who acts. */
  readonly userId?: string | null;
  /** Default: those of the request. */
  readonly ip?: string | null;
  readonly userAgent?: string | null;
  readonly path?: string | null;
  /** Whether it was prevented. Default: yes. */
  readonly blocked?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** What it is called where its type is too coarse, such as a risk rule's name. */
  readonly kind?: string;
  /** Minutes in which the same about the same person (or address) is one violation. Absent: each counts. */
  readonly windowMinutes?: number;
  /** Instead: what makes it the same however much later it is seen again. */
  readonly once?: string;
}

/** Violations of these kinds alert only where the business wants to hear of passed limits. */
const limits: ReadonlySet<ViolationType> = new Set(['rate_limit_exceeded', 'export_limit_exceeded']);

/**
 * Writes a violation down, and from medium severity on raises an alert, or adds to the one that is open. Call it in a transaction that
 * commits: for a refusal that is `onFailure`. Returns the violation's id; undefined when its window has one already.
 */
export async function raiseViolation(context: Context, violation: Violation): Promise<string | undefined> {
  const { tx, newId, now, actor, request } = context;
  const { type, severity, description, kind = type, blocked = true, metadata = {} } = violation;
  const userId = violation.userId === undefined ? actor.id : violation.userId;
  const ip = violation.ip === undefined ? request.ip : violation.ip;
  const agent = violation.userAgent === undefined ? request.userAgent : violation.userAgent;
  const path = (violation.path === undefined ? request.endpoint : violation.path)?.slice(0, 500) ?? null;
  const about = `${kind} ${userId ?? ip ?? 'unknown'}`;
  const { once, windowMinutes } = violation;
  const key = once ?? (windowMinutes && Math.floor(now.getTime() / 60_000 / windowMinutes));
  const made = await tx.maybe<{ id: string }>`
    insert into security_violations (id, user_id, violation_type, description, severity, ip_address, user_agent, request_path, blocked, metadata,
      window_key, created_at)
    values (${newId()}, ${userId}, ${type}, ${description}, ${severity}, ${ip}::inet, ${agent}, ${path}, ${blocked}, ${metadata}::jsonb,
      ${key === undefined ? null : `${about} ${severity} ${key}`}, ${now})
    on conflict (window_key) do nothing returning id`;
  if (made && severity !== 'low') await alert(context, { ...violation, kind, userId, ip, about, violationId: made.id });
  return made?.id;
}

interface Alert extends Violation {
  readonly kind: string;
  readonly userId: string | null;
  readonly ip: string | null;
  readonly about: string;
  readonly violationId: string;
}

async function alert({ tx, newId, now, emit }: Context, found: Alert): Promise<void> {
  const { type, kind, severity, description, reasons = [], userId, ip, about, violationId } = found;
  const raised = await tx.maybe<{ id: string; occurrences: number }>`
    insert into security_alerts as a (id, kind, severity, title, reasons, user_id, ip_address, about, violation_id, last_seen_at, created_at, updated_at)
    select ${newId()}::uuid, ${kind}, ${severity}, ${description}, ${[...reasons]}::text[], ${userId}::uuid, ${ip}::inet, ${about}, ${violationId}::uuid,
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    where not ${limits.has(type)}::boolean or (select alert_on_limit_violations from security_settings)
    on conflict (about) where status <> 'resolved' do update set
      occurrences = a.occurrences + 1, last_seen_at = excluded.last_seen_at, ip_address = excluded.ip_address, violation_id = excluded.violation_id,
      title = excluded.title, reasons = excluded.reasons, updated_at = excluded.updated_at,
      severity = case when array_position(array['low', 'medium', 'high', 'critical'], excluded.severity)
        > array_position(array['low', 'medium', 'high', 'critical'], a.severity) then excluded.severity else a.severity end
    returning id, occurrences`;
  if (raised?.occurrences === 1)
    emit(
      'security.alert_raised',
      { alert_id: raised.id, violation_id: violationId, kind, severity, title: description, user_id: userId },
      { subject: `security-alerts/${raised.id}` },
    );
}
