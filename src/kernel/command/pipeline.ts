import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { categoryOf } from '../audit/category.ts';
import type { Actor, Context, RequestInfo, Tenant } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import { checkColumn } from '../db/checks.ts';
import { toProblem } from '../db/errors.ts';
import { type Database, type OwnerTx, type TenantRef, TransactionEnded, type Tx } from '../db/types.ts';
import { type ErrorCode, fail, Problem } from '../errors.ts';
import type { Counted } from '../http/limits.ts';
import { secretsIn } from '../keystore/secrets.ts';
import { checkLink } from '../links.ts';
import type { ResourceCompiler } from '../resource/compile.ts';
import type { QueryString } from '../resource/query.ts';
import { platformTenant, type Tenants } from '../tenants.ts';
import { type Actors, anonymous, type BearerClaims, may, type PlatformAuthenticator } from './actors.ts';
import { openContext } from './context.ts';
import { claimKey, fingerprintOf, keepAnswer, plainAnswers, sealedAnswers } from './idempotency.ts';
import type { Answer, Operation } from './operations.ts';
import { validate } from './validate.ts';

/** A request on its way in, as any transport gives it. */
export interface Inbound {
  readonly bearer: string | undefined;
  readonly request: RequestInfo;
  readonly path: string;
  /** Name of the host it came to, without port; names the tenant where nothing else does. */
  readonly host?: string;
  readonly id: string;
  readonly query: QueryString;
  readonly body: unknown;
  /** The body as it came, for the idempotency key's fingerprint. */
  readonly rawBody: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  /** Asks the limiter; throws `rate_limited`. */
  limit(who: Counted): Promise<void>;
}

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

interface Entered {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

/** Where an operation runs: in a tenant, or on the shared schema. */
interface Place {
  transaction<T>(work: (tx: Tx, last: () => void) => Promise<T>): Promise<T>;
  /** Who acts where, read in the transaction. */
  enter(tx: Tx): Promise<Entered>;
  /** Who acted where when it was last read. */
  remembered?(): Entered | undefined;
  readonly ref: TenantRef | undefined;
  readonly keyOwner: string;
  /** Who the bearer says it is, before anybody looked. */
  readonly claims?: BearerClaims;
  /** After the answer was made. */
  answered?(): void;
}

const noLast = () => {};
/** Refusals before anybody was let in that are written down, with whom the bearer names. */
const atTheDoor: ReadonlySet<ErrorCode> = new Set(['address_not_allowed', 'address_changed', 'rate_limited']);
/** Refused reads that are deeds: somebody tried what they may not. */
const tried: ReadonlySet<ErrorCode> = new Set(['forbidden', 'feature_disabled', ...atTheDoor]);
const reportEvery = 60_000;
const mostReported = 10_000;
/** Refused passwords are answered at full quarters of a second: how long the work took does not show. */
const pace = 250;

/**
 * A request's way through the house:
 * authenticate → rate limit → validate → open the transaction → claim the idempotency key → authorise → run →
 * audit and events in the same transaction → commit → answer.
 * What does not fit its schema is told only to who may do the deed at all: others are refused, and that is written down.
 */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #pending = new Set<Promise<void>>();
  readonly #reported = new Map<string, number>();

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  async run(operation: Operation, inbound: Inbound): Promise<Answer> {
    if (operation.each) return this.#runEach(operation, operation.each, inbound);
    const takesPassword = operation.access === 'anyone' && operation.secret.includes('password');
    return takesPassword ? evenly(() => this.#runOne(operation, inbound)) : this.#runOne(operation, inbound);
  }

  async #runOne(operation: Operation, inbound: Inbound): Promise<Answer> {
    const now = this.#options.now();
    const place = await this.#authenticate(operation, inbound, now);
    const misfit = operation.input && misfitOf(operation.input, inbound.body);
    // Whoever needs no permission needs no look at who they are.
    if (misfit && operation.access === 'anyone') throw misfit;

    // What is known when it fails, for the trail of refusals.
    let entered: Entered | undefined;
    let afterFailure: ((context: Context) => Promise<void>)[] = [];
    let hasEvents = false;
    const perform = async (tx: Tx, { tenant, actor }: Entered): Promise<Answer> => {
      if (misfit) {
        authorise(operation, tenant, actor);
        throw misfit;
      }
      const keyed =
        inbound.idempotencyKey !== undefined && !operation.readOnly
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
      afterFailure = open.afterFailure;
      const result = await operation.run(open.context, inbound);
      hasEvents = await open.flush({ outcome: 'success', status: result.status });
      if (keyed) await keepAnswer(tx, keyed, result, wrap);
      return result;
    };
    let isAhead = operation.once ?? false;
    const work = async (tx: Tx, last: () => void): Promise<Answer> => {
      entered = undefined;
      const remembered = isAhead ? place.remembered?.() : undefined;
      const entering = place.enter(tx);
      if (!remembered) {
        entered = await entering;
        return perform(tx, entered);
      }
      // The read leaves with the look-ups that prove who asks, and with the commit: one round trip. It is believed after they are.
      const reading = perform(tx, remembered);
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
      await this.#recordFailure(operation, inbound, place, entered, problem, afterFailure, now);
      throw problem;
    }
  }

  async #authenticate(operation: Operation, inbound: Inbound, now: Date): Promise<Place> {
    const { database, tenants, actors, platform, keys } = this.#options;
    const { bearer, request } = inbound;
    if (operation.access === 'anyone' && operation.command?.area === 'platform') {
      await inbound.limit({ tenantId: null, actor: `ip ${request.ip}` });
      const transaction: Place['transaction'] = (work) => database.platform((tx) => work(tx, noLast));
      return {
        ref: undefined,
        keyOwner: `ip ${request.ip}`,
        transaction,
        enter: async () => ({ tenant: platformTenant, actor: anonymous }),
      };
    }
    if (operation.access === 'anyone') {
      await inbound.limit({ tenantId: null, actor: `ip ${request.ip}` });
      const ref = await this.#named(inbound.body, inbound.host);
      return ref
        ? this.#inTenant(operation, ref, `ip ${request.ip}`, async (tx) => {
            const tenant = await tenants.load(tx, ref.id, now);
            if (!tenant) throw fail('not_found');
            return { tenant, actor: anonymous };
          })
        : this.#nowhere(operation, inbound.body);
    }
    if (operation.access === 'link') {
      const ref = await tenants.ref(checkLink(keys, operation.operationId, inbound.id, inbound.query, now));
      if (!ref) throw fail('not_found');
      await inbound.limit({ tenantId: ref.id, actor: `link ${request.ip}` });
      return this.#inTenant(operation, ref, `link ${inbound.id}`, async (tx) => {
        const tenant = await tenants.load(tx, ref.id, now);
        if (!tenant) throw fail('not_found');
        return { tenant, actor: anonymous };
      });
    }
    if (!bearer) throw fail('unauthenticated');
    if (operation.access === 'platform') {
      // By address, since the bearer is not yet known to be one; at the rate of people who are signed in.
      await inbound.limit({ tenantId: null, actor: `platform ${request.ip}` });
      return {
        ref: undefined,
        keyOwner: 'platform',
        transaction:
          operation.command?.runAs === 'owner'
            ? (work) =>
                database.owner(async (tx: OwnerTx) => {
                  // A tenant's table in use must not hold up everybody who would wait behind this lock.
                  await tx.script("set local search_path = platform, public; set local lock_timeout = '30s'");
                  return work(tx, noLast);
                })
            : (work) => database.platform((tx) => work(tx, noLast)),
        enter: async (tx) => {
          const actor = await platform(tx, bearer, keys, now);
          if (!actor) throw fail('unauthenticated');
          return { tenant: platformTenant, actor };
        },
      };
    }
    const claims = await actors.identify(bearer, keys, now);
    const ref = claims && (await tenants.ref(claims.tenantId));
    if (!claims || !ref) throw fail('unauthenticated');
    const place = this.#inTenant(operation, ref, claims.who, async (tx) => {
      const loading = tenants.load(tx, ref.id, now).then((tenant) => {
        if (!tenant) throw fail('unauthenticated');
        return tenant;
      });
      loading.catch(() => {}); // awaited just below, by way of the actor
      const actor = await actors.load(tx, bearer, claims, loading, now, request.ip);
      return { tenant: await loading, actor };
    });
    const remembered = () => {
      const tenant = tenants.remembered(ref.id, now);
      const actor = actors.remembered(bearer);
      return tenant && actor && { tenant, actor };
    };
    const claimed = { ...place, claims, remembered, answered: () => this.#touch(ref, bearer, claims, now) };
    await inbound
      .limit({ tenantId: ref.id, actor: claims.who, perMinute: actors.remembered(bearer)?.requestsPerMinute })
      .catch(async (thrown) => {
        // Once a minute, and only of whom we know: a flood of requests must not become a flood of entries.
        const known = claims.userId !== undefined || actors.remembered(bearer) !== undefined;
        if (known && thrown instanceof Problem && this.#isToBeReported(claims.who, now))
          await this.#recordFailure(operation, inbound, claimed, undefined, thrown, [], now);
        throw thrown;
      });
    return claimed;
  }

  /** The tenant that a request without a bearer names: by slug or domain, in its refresh token, or by the host it came to. */
  async #named(body: unknown, host: string | undefined): Promise<TenantRef | undefined> {
    const { tenants, actors } = this.#options;
    const { tenant: slug, refresh_token: token } = (body ?? {}) as { tenant?: unknown; refresh_token?: unknown };
    if (typeof slug === 'string') return slug.includes('.') ? tenants.refByDomain(slug.toLowerCase()) : tenants.refBySlug(slug);
    const id = typeof token === 'string' ? actors.tenantOf(token) : undefined;
    if (id) return tenants.ref(id);
    return host?.includes('.') ? tenants.refByDomain(host.toLowerCase()) : undefined;
  }

  /** Writes down the use of a session or key behind the answer's back: losing it harms nobody. */
  #touch(ref: TenantRef, bearer: string, claims: BearerClaims, now: Date): void {
    const { actors, database, log } = this.#options;
    if (!actors.isToBeTouched(bearer, now)) return;
    const touching = database
      .tenant(ref, {}, (tx) => actors.touch(tx, claims, now))
      .catch((error) => log.warn({ err: error }, 'the use of a session could not be written down'))
      .finally(() => this.#pending.delete(touching));
    this.#pending.add(touching);
  }

  /** Waits for what goes on behind answers. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }

  #inTenant(operation: Operation, ref: TenantRef, keyOwner: string, enter: Place['enter']): Place {
    const { database } = this.#options;
    const options = {
      readOnly: operation.readOnly && !operation.writesReads,
      ...(operation.timeout ? { statementTimeout: operation.timeout } : {}),
    };
    return { ref, keyOwner, enter, transaction: (work) => database.tenant(ref, options, work) };
  }

  #isToBeReported(who: string, now: Date): boolean {
    if (now.getTime() - (this.#reported.get(who) ?? 0) < reportEvery) return false;
    if (this.#reported.size >= mostReported) this.#reported.delete(this.#reported.keys().next().value!);
    this.#reported.set(who, now.getTime());
    return true;
  }

  /** A tenant that does not exist answers like a wrong password, after the same checks and the same work as far as that goes. */
  async #nowhere(operation: Operation, body: unknown): Promise<Place> {
    if (operation.input) validate(operation.input, body);
    await operation.command?.decoy?.(body);
    const fields = (operation.input?.properties ?? {}) as object;
    if ('refresh_token' in fields || 'token' in fields) throw fail('token_expired');
    if ('password' in fields) throw fail('invalid_credentials');
    throw fail('not_found');
  }

  /** Problems go out as they are; a defect is logged whole and told as `internal`. */
  #explain(thrown: unknown, operation: Operation, inbound: Inbound): Problem {
    const error = toProblem(thrown, checkColumn);
    if (error instanceof Problem) return error;
    this.#options.log.error({ err: error, request: inbound.request.id, operation: operation.operationId }, 'a request failed');
    return fail('internal');
  }

  /** The refused transaction is gone; its audit entry and counters are written in a second one. */
  async #recordFailure(
    operation: Operation,
    inbound: Inbound,
    place: Place,
    entered: Entered | undefined,
    problem: Problem,
    afterFailure: ((context: Context) => Promise<void>)[],
    now: Date,
  ): Promise<void> {
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

/** Whom a bearer names who was not let in. */
const named = ({ userId, sessionId }: BearerClaims): Actor => ({
  ...anonymous,
  kind: userId ? 'user' : 'api_key',
  id: userId ?? null,
  name: userId ? 'not let in' : 'a key, not let in',
  sessionId: sessionId ?? null,
});

/** Holds a refusal back until the next full pace. */
async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) await sleep(pace - ((performance.now() - began) % pace));
    throw problem;
  }
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
