import type { Actor, AuditNote, RequestInfo } from '../context.ts';
import type { Tx } from '../db/types.ts';
import { newId } from '../ids.ts';

/** How a deed ended: done, refused (not permitted, not possible), or failed by an error of ours. */
export interface Outcome {
  readonly outcome: 'success' | 'refused' | 'failed';
  readonly code?: string;
}

interface AuditInput {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly request: RequestInfo;
  readonly now: Date;
}

const jsonOrNull = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

/** Appends entries in the transaction of the deed they tell of. One statement, however many. */
export async function writeAudit(
  { tx, actor, request, now }: AuditInput,
  notes: readonly AuditNote[],
  { outcome, code }: Outcome = { outcome: 'success' },
): Promise<void> {
  await tx.exec`
    insert into audit_entries (id, occurred_at, actor_kind, actor_id, actor_name, action, resource, resource_id, before, after,
                               outcome, error_code, request_id, ip, user_agent, endpoint, session_id, metadata)
    select id, ${now}::timestamptz, ${actor.kind}::text, ${actor.id}::uuid, ${actor.name}::text, action, resource, resource_id, before, after,
           ${outcome}::text, ${code ?? null}::text, ${request.id}::text, ${request.ip}::inet, ${request.userAgent}::text,
           ${request.endpoint}::text, ${actor.sessionId}::uuid, metadata
    from unnest(${notes.map(() => newId())}::uuid[], ${notes.map(({ action }) => action)}::text[], ${notes.map(({ resource }) => resource)}::text[],
                ${notes.map(({ resourceId }) => resourceId ?? null)}::text[], ${notes.map(({ before }) => jsonOrNull(before))}::jsonb[],
                ${notes.map(({ after }) => jsonOrNull(after))}::jsonb[], ${notes.map(({ metadata }) => JSON.stringify(metadata ?? {}))}::jsonb[])
      as n (id, action, resource, resource_id, before, after, metadata)`;
}
