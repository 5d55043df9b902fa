import { categoryOf } from '../audit/category.ts';
import type { Actor, Context } from '../context.ts';
import type { Tx } from '../db/types.ts';
import type { ErrorCode, Problem } from '../errors.ts';
import { anonymous, type BearerClaims } from './actors.ts';
import { openContext } from './context.ts';
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

/** What was tried, as far as it got. */
interface Attempt {
  readonly operation: Operation;
  readonly inbound: Inbound;
  readonly place: Place;
  /** Undefined where nobody was let in. */
  readonly entered: Entered | undefined;
  readonly afterFailure?: readonly ((context: Context) => Promise<void>)[];
  readonly now: Date;
}

/** Writes refusals down: the refused transaction is gone, so the audit entry and counters come in a second one. */
export class Refusals {
  readonly #options: PipelineOptions;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  async record({ operation, inbound, place, entered, afterFailure = [], now }: Attempt, problem: Problem): Promise<void> {
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
      for (const after of afterFailure) await after(open.context);
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
}

/** Whom a bearer names who was not let in. */
const named = ({ userId, sessionId }: BearerClaims): Actor => ({
  ...anonymous,
  kind: userId ? 'user' : 'api_key',
  id: userId ?? null,
  name: userId ? 'not let in' : 'a key, not let in',
  sessionId: sessionId ?? null,
});
