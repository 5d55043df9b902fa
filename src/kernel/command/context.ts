import { randomBytes } from 'node:crypto';
import { appendEntries, entriesOf, type Outcome, type Said } from '../audit/write.ts';
import type { Actor, AuditNote, Context, RequestInfo, Tenant } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import type { Tx } from '../db/types.ts';
import type { Problem } from '../errors.ts';
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
  /** Parts of the deed that were refused while the rest is done. */
  readonly refused: RefusedPart[];
  /** Whether the deed is one that needs approval, as far as it has said so. */
  needsApproval(): boolean;
  /** Does what was put off to the end. */
  settle(): Promise<void>;
  /** Writes what was gathered; tells whether there are events to deliver. */
  flush(outcome?: Outcome): Promise<boolean>;
  /** What was gathered, ready to be sent with other statements. */
  prepare(outcome?: Outcome): Promise<Prepared>;
  /** What was gathered, to be written by `flushAll`; nothing is left. */
  take(outcome?: Outcome): Gathered;
}

interface Prepared {
  readonly hasEvents: boolean;
  /** Sends it all before it returns. */
  send(): Promise<unknown>;
}

export interface RefusedPart {
  readonly problem: Problem;
  /** Which part, such as the row of a file. */
  readonly part: Record<string, unknown>;
}

interface Gathered {
  readonly events: readonly (PendingEvent & Pick<ContextInput, 'actor' | 'request' | 'now'>)[];
  readonly said: Said;
}

export function openContext(input: ContextInput): OpenContext {
  const { tx, tenant, actor, request, now, keys, resources } = input;
  const events: PendingEvent[] = [];
  const notes: AuditNote[] = [];
  const afterFailure: OpenContext['afterFailure'] = [];
  let by = actor;
  const refused: RefusedPart[] = [];
  const atTheEnd: (() => Promise<void>)[] = [];
  let approval: AuditNote['approval'];
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
    identify: (who) => {
      by = { ...actor, ...who };
    },
    emit: (type, data, options) => {
      events.push({ type, data, subject: options?.subject ?? null });
    },
    audit: (note) => {
      notes.push(note);
    },
    approval: (given) => {
      if (given || !approval) approval = { required: true, ...given };
    },
    refuse: (problem, part) => {
      refused.push({ problem, part });
    },
    atEnd: (work) => {
      atTheEnd.push(work);
    },
    onFailure: (work) => {
      afterFailure.push(work);
    },
  };
  const open: OpenContext = {
    context,
    notes,
    afterFailure,
    refused,
    needsApproval: () => approval !== undefined,
    settle: async () => {
      for (const work of atTheEnd.splice(0)) await work();
    },
    flush: (outcome) => flushAll(tx, [open], outcome),
    prepare: (outcome) => prepareAll(tx, [open], outcome),
    take: (outcome) => ({
      events: events.splice(0).map((event) => ({ ...event, actor: by, request, now })),
      said: {
        ...input,
        actor: by,
        secrets: context.secrets,
        notes: notes.splice(0).map((note) => approved(note, approval, outcome)),
        outcome,
      },
    }),
  };
  return open;
}

/** An entry with the approval of its deed. What was refused was approved by nobody. */
function approved(note: AuditNote, approval: AuditNote['approval'], outcome: Outcome | undefined): AuditNote {
  if (!approval || note.approval) return note;
  return { ...note, approval: outcome && outcome.outcome !== 'success' ? { required: true } : approval };
}

/** Writes what several contexts of one transaction have gathered, in two statements; tells whether there are events to deliver. */
export async function flushAll(tx: Tx, contexts: readonly OpenContext[], outcome?: Outcome): Promise<boolean> {
  const { hasEvents, send } = await prepareAll(tx, contexts, outcome);
  await send();
  return hasEvents;
}

async function prepareAll(tx: Tx, contexts: readonly OpenContext[], outcome?: Outcome): Promise<Prepared> {
  for (const one of contexts) await one.settle();
  const gathered = contexts.map((one) => one.take(outcome));
  const events = gathered.flatMap((one) => one.events);
  const said = gathered.map((one) => one.said).filter(({ notes }) => notes.length > 0);
  const entries = await entriesOf(said);
  return {
    hasEvents: events.length > 0,
    // Both are sent before either is waited for: one round trip on PostgreSQL.
    send: () =>
      Promise.all([events.length ? appendEvents(tx, events) : undefined, entries.length ? appendEntries(tx, entries) : undefined]),
  };
}

const appendEvents = (tx: Tx, events: Gathered['events']): Promise<number> =>
  tx.exec`
    insert into events (id, type, data, subject, actor_id, request_id, traceparent, occurred_at)
    select * from unnest(${events.map(() => newId())}::uuid[], ${events.map(({ type }) => type)}::text[],
                ${events.map(({ data }) => JSON.stringify(data))}::jsonb[], ${events.map(({ subject }) => subject)}::text[],
                ${events.map(({ actor }) => actor.id)}::uuid[], ${events.map(({ request }) => request.id)}::text[],
                ${events.map(({ request }) => request.traceparent)}::text[], ${events.map(({ now }) => now.toISOString())}::timestamptz[])`;
