import { randomBytes } from 'node:crypto';
import { type Outcome, writeAudit } from '../audit/write.ts';
import type { Actor, AuditNote, Context, RequestInfo, Tenant } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import type { Tx } from '../db/types.ts';
import { newId } from '../ids.ts';
import { secretsIn } from '../keystore/secrets.ts';
import type { ResourceCompiler } from '../resource/compile.ts';

export interface ContextInput {
  readonly tx: Tx;
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly request: RequestInfo;
  readonly now: Date;
  readonly keys: KeyRing;
  readonly resources: ResourceCompiler;
  /** Audit category of what is done here, where a note names none. */
  readonly category?: string;
}

interface PendingEvent {
  type: string;
  data: Record<string, unknown>;
  subject: string | null;
}

/** A context, and what it gathered: `flush` writes events and audit entries, at the end of the same transaction. */
export interface OpenContext {
  readonly context: Context;
  readonly notes: AuditNote[];
  readonly afterFailure: ((context: Context) => Promise<void>)[];
  /** Writes what was gathered; tells whether there are events to deliver. */
  flush(outcome?: Outcome): Promise<boolean>;
}

export function openContext(input: ContextInput): OpenContext {
  const { tx, tenant, actor, request, now, keys, resources } = input;
  const events: PendingEvent[] = [];
  const notes: AuditNote[] = [];
  const afterFailure: OpenContext['afterFailure'] = [];
  const context: Context = {
    tx,
    actor,
    tenant,
    request,
    now,
    keys,
    resources,
    secrets: secretsIn(input),
    newId,
    random: (bytes) => randomBytes(bytes),
    emit: (type, data, options) => {
      events.push({ type, data, subject: options?.subject ?? null });
    },
    audit: (note) => {
      notes.push(note);
    },
    onFailure: (work) => {
      afterFailure.push(work);
    },
  };
  return {
    context,
    notes,
    afterFailure,
    async flush(outcome) {
      const emitted = events.splice(0);
      const audited = notes.splice(0);
      // Both are sent before either is waited for: one round trip on PostgreSQL.
      await Promise.all([
        emitted.length ? appendEvents(input, emitted) : undefined,
        audited.length ? writeAudit({ ...input, secrets: context.secrets }, audited, outcome) : undefined,
      ]);
      return emitted.length > 0;
    },
  };
}

async function appendEvents({ tx, actor, request, now }: ContextInput, events: PendingEvent[]): Promise<void> {
  await tx.exec`
    insert into events (id, type, data, subject, actor_id, request_id, traceparent, occurred_at)
    select id, type, data, subject, ${actor.id}::uuid, ${request.id}::text, ${request.traceparent}::text, ${now}::timestamptz
    from unnest(${events.map(() => newId())}::uuid[], ${events.map(({ type }) => type)}::text[],
                ${events.map(({ data }) => JSON.stringify(data))}::jsonb[], ${events.map(({ subject }) => subject)}::text[])
      as e (id, type, data, subject)`;
}
