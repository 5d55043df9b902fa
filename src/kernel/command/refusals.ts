import { categoryOf } from '../audit/category.ts';
import type { Outcome } from '../audit/write.ts';
import type { Actor } from '../context.ts';
import type { Tx } from '../db/types.ts';
import type { ErrorCode, Problem } from '../errors.ts';
import { anonymous, type BearerClaims } from './actors.ts';
import { type OpenContext, openContext, type RefusedPart } from './context.ts';
import type { Entered, Inbound, Place } from './inbound.ts';
import type { Operation } from './operations.ts';
import type { PipelineOptions } from './pipeline.ts';

/** What was refused, for whoever watches over a business. */
export interface Refusal {
  readonly code: ErrorCode;
  /** `orders.cancel` */
  readonly action: string;
  readonly permission: string | null;
  readonly path: string;
  /** Whose account it is about, where it is known; else who asked. */
  readonly userId: string | null;
}

/** Refusals before anybody was let in that are written down, with whom the bearer names. */
const atTheDoor: ReadonlySet<ErrorCode> = new Set(['address_not_allowed', 'address_changed', 'rate_limited']);
/** Refused reads that are deeds: somebody tried what they may not. */
const tried: ReadonlySet<ErrorCode> = new Set(['forbidden', 'feature_disabled', ...atTheDoor]);

/** Most refused parts of a deed that one entry names. */
const mostTold = 200;

/** What was tried, as far as it got. */
interface Attempt {
  readonly operation: Operation;
  readonly inbound: Inbound;
  readonly place: Place;
  /** Undefined where nobody was let in. */
  readonly entered: Entered | undefined;
  /** What was gathered before it failed. */
  readonly opened?: OpenContext | undefined;
  readonly now: Date;
}

/** Writes refusals down: the refused transaction is gone, so the audit entry and counters come in a second one. */
export class Refusals {
  readonly #options: PipelineOptions;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  async record({ operation, inbound, place, entered, opened, now }: Attempt, problem: Problem): Promise<void> {
    const { ref, claims } = place;
    if (!entered && !(ref && claims && atTheDoor.has(problem.code))) return;
    if (problem.code === 'database_unavailable' || problem.code === 'request_in_progress') return;
    // Reads that find nothing or are asked wrongly are no deeds; refused reads are.
    const isDeed = !operation.readOnly || tried.has(problem.code);
    if (!isDeed && (!operation.refused || problem.code === 'not_found')) return;
    const { database, tenants, keys, resources, log } = this.#options;
    const work = async (tx: Tx) => {
      const tenant = entered?.tenant ?? (await tenants.load(tx, ref!.id, now));
      if (!tenant) return false;
      const actor = entered?.actor ?? named(claims!);
      const category = categoryOf(operation.pack, operation.subject);
      const open = openContext({ tx, tenant, actor, request: inbound.request, now, keys, resources, category });
      for (const after of opened?.afterFailure ?? []) await after(open.context);
      await problem.afterwards?.(open.context);
      const { code, userId = actor.id } = problem;
      const { action, permission } = operation;
      // A deed that says itself what a refusal of it is, is the better judge.
      if (entered && operation.refused) await operation.refused(open.context, problem);
      else if (ref) await this.#options.refused?.(open.context, { code, action, permission, path: inbound.path, userId });
      const hasEvents = await open.flush();
      open.context.audit({
        action: operation.action,
        resource: operation.subject,
        resourceId: inbound.id || null,
        metadata: { problem: problem.details, errors: problem.errors },
        ...(opened?.needsApproval() ? { approval: { required: true } } : {}),
      });
      await open.flush({
        outcome: problem.status >= 500 ? 'failed' : 'refused',
        code: problem.code,
        message: problem.message,
        status: problem.status,
      });
      return hasEvents;
    };
    try {
      const hasEvents = await (ref ? database.tenant(ref, {}, work) : database.platform(work));
      if (ref && hasEvents) this.#options.ring([ref.id]);
    } catch (error) {
      log.error({ err: error, request: inbound.request.id }, 'a refusal could not be recorded');
    }
  }

  /** Parts of a deed that were refused while the rest is done, in its own transaction: one entry for all of a kind, after those of the deed. Tells of events. */
  async recordParts(operation: Operation, inbound: Inbound, open: OpenContext, done: Outcome): Promise<boolean> {
    const { action, permission, subject } = operation;
    let hasEvents = await open.flush(done);
    for (const parts of byCode(open.refused.splice(0))) {
      const { code, message, userId = open.context.actor.id } = parts[0]!.problem;
      await this.#options.refused?.(open.context, { code, action, permission, path: inbound.path, userId });
      const needing = code === 'approval_not_allowed' ? { approval: { required: true } } : {};
      const told = parts.slice(0, mostTold).map(({ part, problem }) => ({ ...part, problem: problem.details }));
      open.context.audit({ action, resource: subject, metadata: { count: parts.length, parts: told }, ...needing });
      if (await open.flush({ ...done, outcome: 'refused', code, message })) hasEvents = true;
    }
    return hasEvents;
  }
}

/** Parts by the code of their refusal. */
function byCode(parts: readonly RefusedPart[]): RefusedPart[][] {
  const groups = new Map<ErrorCode, RefusedPart[]>();
  for (const each of parts) {
    const group = groups.get(each.problem.code);
    if (group) group.push(each);
    else groups.set(each.problem.code, [each]);
  }
  return [...groups.values()];
}

/** Whom a bearer names who was not let in. */
const named = ({ userId, sessionId }: BearerClaims): Actor => ({
  ...anonymous,
  kind: userId ? 'user' : 'api_key',
  id: userId ?? null,
  name: userId ? 'not let in' : 'a key, not let in',
  sessionId: sessionId ?? null,
});
