import type { Actor, AuditNote, RequestInfo } from '../context.ts';
import type { Tx } from '../db/types.ts';
import { newId } from '../ids.ts';
import type { Secrets } from '../keystore/secrets.ts';
import { sealPersonal, subjectOf } from './personal.ts';

/** How a deed ended: done, refused (not permitted, not possible), or failed by an error of ours. */
export interface Outcome {
  readonly outcome: 'success' | 'refused' | 'failed';
  readonly code?: string;
  /** The problem in words. */
  readonly message?: string;
  /** HTTP status answered. */
  readonly status?: number;
}

interface AuditInput {
  readonly actor: Actor;
  readonly request: RequestInfo;
  readonly now: Date;
  readonly secrets: Secrets;
  /** Category of notes that name none. */
  readonly category?: string;
}

const usual = { success: 'info', refused: 'low', failed: 'high' } as const;

/** What one deed has to say. */
export interface Said extends AuditInput {
  readonly notes: readonly AuditNote[];
  readonly outcome?: Outcome | undefined;
}

export type Entry = Awaited<ReturnType<typeof entryOf>>;

/** The entries of what was said, personal data sealed. */
export const entriesOf = (said: readonly Said[]): Promise<Entry[]> =>
  Promise.all(said.flatMap((deed) => deed.notes.map((note) => entryOf(note, deed, deed.outcome ?? { outcome: 'success' }))));

/** Appends entries in the transaction of the deeds they tell of. One statement, however many; sent before it returns. */
export const appendEntries = (tx: Tx, rows: readonly Entry[]): Promise<number> =>
  tx.exec`
    insert into audit_entries (id, occurred_at, actor_kind, actor_id, actor_name, action, category, resource, resource_id, resource_name, description,
                               before, after, changes_summary, outcome, error_code, error, warnings, severity, risk_score, compliance_flags,
                               affected_user_ids, business_impact, regulatory_impact, approval_required, approved_by, approved_at,
                               request_id, ip, location, user_agent, device_fingerprint, endpoint, status_code, duration_ms, session_id, metadata)
    select id, occurred_at, actor_kind, actor_id, actor_name, action, category, resource, resource_id, resource_name, description,
           before, after, changes_summary, outcome, error_code, error, warnings,
           severity, risk_score, compliance_flags, affected_user_ids, business_impact, regulatory_impact, approval_required, approved_by, approved_at,
           request_id, ip, location, user_agent, device_fingerprint, endpoint, status_code, duration_ms, session_id, metadata
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, occurred_at timestamptz, actor_kind text, actor_id uuid, actor_name text, outcome text, error_code text, error text,
            request_id text, ip inet, user_agent text, device_fingerprint text, endpoint text, status_code int, duration_ms int, session_id uuid,
            action text, category text, resource text, resource_id text, resource_name text, description text, before jsonb, after jsonb,
            changes_summary text, warnings text[], severity text, risk_score int, compliance_flags jsonb, affected_user_ids uuid[], business_impact text,
            regulatory_impact text, approval_required boolean, approved_by uuid, approved_at timestamptz, location jsonb, metadata jsonb)`;

async function entryOf(
  note: AuditNote,
  { secrets, category, actor, request, now }: AuditInput,
  { outcome, code, message, status }: Outcome,
) {
  const id = newId();
  const { resource, before, after, metadata } = note;
  const shown = await sealPersonal(
    { before: before ?? null, after: after ?? null, metadata: metadata ?? {} },
    { secrets, entryId: id, resource, subject: subjectOf(note) },
  );
  const changed = before && after ? Object.keys({ ...before, ...after }) : [];
  return {
    id,
    occurred_at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    outcome,
    error_code: code ?? null,
    error: message ?? null,
    request_id: request.id,
    ip: request.ip,
    user_agent: request.userAgent,
    device_fingerprint: request.device ?? null,
    endpoint: request.endpoint,
    status_code: status ?? null,
    duration_ms: request.startedAt === undefined ? null : Math.max(0, Math.round(performance.now() - request.startedAt)),
    session_id: actor.sessionId,
    action: note.action,
    category: note.category ?? category ?? 'general',
    resource,
    resource_id: note.resourceId ?? null,
    resource_name: note.resourceName ?? null,
    description: note.description ?? null,
    before: shown.before,
    after: shown.after,
    changes_summary: changed.length > 0 ? `Changed: ${changed.join(', ')}` : null,
    warnings: note.warnings ?? null,
    severity: note.severity ?? usual[outcome],
    risk_score: note.riskScore ?? 0,
    compliance_flags: note.complianceFlags ?? {},
    affected_user_ids: note.affectedUserIds ?? null,
    business_impact: note.businessImpact ?? null,
    regulatory_impact: note.regulatoryImpact ?? null,
    approval_required: note.approval?.required ?? false,
    approved_by: note.approval?.by ?? null,
    approved_at: note.approval?.at ?? null,
    location: note.location ?? request.place ?? null,
    metadata: shown.metadata,
  };
}
