import type { Logger } from 'pino';
import { categoryOf } from '../audit/category.ts';
import type { Actor, Context, Tenant } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import { checkColumn } from '../db/checks.ts';
import { toProblem } from '../db/errors.ts';
import { type Database, TransactionEnded, type Tx } from '../db/types.ts';
import { fail, Problem } from '../errors.ts';
import { secretsIn } from '../keystore/secrets.ts';
import type { ResourceCompiler } from '../resource/compile.ts';
import type { Tenants } from '../tenants.ts';
import { type Actors, may, type PlatformAuthenticator } from './actors.ts';
import { type OpenContext, openContext } from './context.ts';
import { Door } from './door.ts';
import { evenly } from './evenly.ts';
import { claimKey, fingerprintOf, keepAnswer, plainAnswers, sealedAnswers } from './idempotency.ts';
import type { Entered, Inbound } from './inbound.ts';
import type { Answer, Operation } from './operations.ts';
import { type Refusal, Refusals } from './refusals.ts';
import { validate } from './validate.ts';

export interface PipelineOptions {
  readonly database: Database;
  readonly tenants: Tenants;
  readonly actors: Actors;
  readonly platform: PlatformAuthenticator;
  readonly keys: KeyRing;
  readonly resources: ResourceCompiler;
  readonly log: Logger;
  now(): Date;
  /** Tells the worker that these tenants have new events. */
  ring(tenantIds: string[]): void;
  /** Told of every recorded refusal in a tenant, in the transaction that records it. */
  refused?(context: Context, refusal: Refusal): Promise<void>;
}

/**
 * A request's way through the house:
 * authenticate → rate limit → validate → open the transaction → claim the idempotency key → authorise → run →
 * audit and events in the same transaction → commit → answer.
 * What does not fit its schema is told only to who may do the deed at all: others are refused, and that is written down.
 */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #door: Door;
  readonly #refusals: Refusals;

  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#refusals = new Refusals(options);
    this.#door = new Door(options, this.#refusals);
  }

  /** Waits for what goes on behind answers. */
  settled(): Promise<void> {
    return this.#door.settled();
  }

  async run(operation: Operation, inbound: Inbound): Promise<Answer> {
    if (operation.each) return this.#runEach(operation, operation.each, inbound);
    return isPaced(operation)
      ? evenly(() => this.#runOne(operation, inbound), operation.command?.saysNothing === true)
      : this.#runOne(operation, inbound);
  }

  async #runOne(operation: Operation, inbound: Inbound): Promise<Answer> {
    const now = this.#options.now();
    const misfits = () => (operation.input ? misfitOf(operation.input, inbound.body) : undefined);
    if (operation.access === 'anyone') {
      await inbound.limit({ tenantId: null, actor: `ip ${inbound.request.ip}` });
      const misfit = misfits();
      // Whoever needs no permission needs no look at who they are, nor at which business it is.
      if (misfit) throw misfit;
    }
    const place = await this.#door.enter(operation, inbound, now);
    if (!place) return nowhere(operation, inbound.body);
    const misfit = operation.access === 'anyone' ? undefined : misfits();

    // What is known when it fails, for the trail of refusals.
    let entered: Entered | undefined;
    let opened: OpenContext | undefined;
    let hasEvents = false;
    const perform = async (tx: Tx, last: () => void, { tenant, actor }: Entered): Promise<Answer> => {
      if (misfit) {
        authorise(operation, tenant, actor);
        throw misfit;
      }
      const keyed =
        inbound.idempotencyKey !== undefined && !operation.readOnly && !operation.command?.saysNothing
          ? {
              key: inbound.idempotencyKey,
              // A key that was given away is not its person: what the person asked for is not replayed to it.
              owner: actor.kind === 'api_key' ? place.keyOwner : (actor.id ?? place.keyOwner),
              fingerprint: fingerprintOf(operation.method, inbound.path, inbound.rawBody),
            }
          : undefined;
      const wrap =
        keyed && operation.secret.length > 0
          ? sealedAnswers(secretsIn({ tx, tenant, keys: this.#options.keys, now }), keyed)
          : plainAnswers;
      const earlier = keyed && (await claimKey(tx, keyed, wrap));
      if (earlier) return earlier;
      authorise(operation, tenant, actor);
      const category = categoryOf(operation.pack, operation.subject);
      const { keys, resources } = this.#options;
      const open = openContext({ tx, tenant, actor, request: inbound.request, now, keys, resources, category });
      opened = open;
      const result = await operation.run(open.context, inbound);
      const outcome = { outcome: 'success', status: result.status } as const;
      if (open.refused.length > 0) hasEvents = await this.#refusals.recordParts(operation, inbound, open, outcome);
      const kept = keyed && (await wrap.wrap(String(result.body)));
      const prepared = await open.prepare(outcome);
      hasEvents ||= prepared.hasEvents;
      // What is written down leaves with the commit: one round trip.
      const writing = Promise.all([prepared.send(), keyed && keepAnswer(tx, keyed, result, kept!)]);
      last();
      await writing;
      return result;
    };
    let isAhead = operation.once ?? false;
    const work = async (tx: Tx, last: () => void): Promise<Answer> => {
      entered = undefined;
      opened = undefined;
      hasEvents = false;
      const remembered = isAhead ? place.remembered?.() : undefined;
      const entering = place.enter(tx);
      if (!remembered) {
        entered = await entering;
        return perform(tx, last, entered);
      }
      // The read leaves with the look-ups that prove who asks, and with the commit: one round trip. It is believed after they are.
      const reading = perform(tx, last, remembered);
      reading.catch(() => {});
      last();
      entered = await entering;
      if (entered.tenant !== remembered.tenant || entered.actor !== remembered.actor) throw new TransactionEnded();
      return reading;
    };
    try {
      const answer = await place.transaction(work).catch((error) => {
        if (!(error instanceof TransactionEnded)) throw error;
        // Something changed since it was remembered: once more, in order.
        isAhead = false;
        return place.transaction(work);
      });
      if (hasEvents && place.ref) this.#options.ring([place.ref.id]);
      // A platform deed on a tenant may have left events in that tenant's schema.
      if (!place.ref && operation.kind === 'command' && operation.subject === 'tenants') this.#options.ring([inbound.id]);
      place.answered?.();
      return answer;
    } catch (thrown) {
      // Deleted while this process remembered it: its tokens are worth nothing, like those of a tenant that never was.
      if (place.ref && (await this.#options.tenants.isGone(place.ref, thrown))) return this.run(operation, inbound);
      if (thrown === misfit) throw misfit;
      const problem = this.#explain(thrown, operation, inbound);
      await this.#refusals.record({ operation, inbound, place, entered, opened, now }, problem);
      throw problem;
    }
  }

  /** Problems go out as they are; a defect is logged whole and told as `internal`. */
  #explain(thrown: unknown, operation: Operation, inbound: Inbound): Problem {
    const error = toProblem(thrown, checkColumn);
    if (error instanceof Problem) return error;
    this.#options.log.error({ err: error, request: inbound.request.id, operation: operation.operationId }, 'a request failed');
    return fail('internal');
  }

  /** Each id in its own transaction, under its own part of the idempotency key; one that is refused stops no other. */
  async #runEach(bulk: Operation, each: Operation, inbound: Inbound): Promise<Answer> {
    // Whoever may not do it to one learns nothing of what the deed takes.
    if (misfitOf(bulk.input!, inbound.body)) return this.#runOne(bulk, inbound);
    const { ids, ...body } = inbound.body as { ids: string[] } & Record<string, unknown>;
    const data: object[] = [];
    for (const id of ids) {
      const one = {
        ...inbound,
        id,
        body,
        path: each.path.replace('{id}', id),
        rawBody: JSON.stringify(body),
        ifMatch: undefined,
        idempotencyKey: inbound.idempotencyKey && `${inbound.idempotencyKey}/${id}`.slice(-255),
      };
      data.push(
        await this.run({ ...each, features: bulk.features }, one).then(
          ({ status }) => ({ id, status }),
          (problem: Problem) => {
            if (['unauthenticated', 'forbidden', 'feature_disabled', 'tenant_suspended', 'rate_limited'].includes(problem.code))
              throw problem;
            return { id, status: problem.status, problem: problem.toJSON() };
          },
        ),
      );
    }
    return { status: 200, body: JSON.stringify({ data }), headers: {} };
  }
}

/** Why the body does not fit; undefined when it does. */
function misfitOf(schema: object, body: unknown): Problem | undefined {
  try {
    validate(schema, body);
    return undefined;
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
}

/** Whether time must tell nothing: wherever a business is named by who has not signed in, or a password is tried. */
const isPaced = ({ access, input, secret }: Operation): boolean =>
  access === 'anyone' && ('tenant' in ((input?.properties ?? {}) as object) || secret.includes('password'));

/** A business that does not exist answers like one that knows nobody of that name, after the same work as far as that goes. */
async function nowhere({ command, status }: Operation, body: unknown): Promise<Answer> {
  if (!command?.decoy) throw fail('not_found');
  return { status, body: JSON.stringify(await command.decoy(body)), headers: {} };
}

/** Whether this actor may do this here, before the operation looks at anything. */
function authorise(operation: Operation, tenant: Tenant, actor: Actor): void {
  if (tenant.status !== 'active' && !operation.whileSuspended) throw fail('tenant_suspended');
  // Who has not paid can still read what is theirs.
  if (!tenant.subscribed && !operation.whileSuspended && !operation.readOnly) throw fail('subscription_inactive');
  if (actor.limited && !operation.command?.whileLimited) throw fail('mfa_enrolment_required');
  // Super admins may do everything in the platform's area, and nothing outside it.
  if (operation.access === 'platform') return;
  for (const feature of operation.features) if (!actor.features.has(feature)) throw fail('feature_disabled', { feature });
  if (operation.permission && !may(actor, operation.permission)) throw fail('forbidden', { permission: operation.permission });
}
