import type { Tenant } from '../context.ts';
import type { OwnerTx, TenantRef } from '../db/types.ts';
import { fail, Problem } from '../errors.ts';
import { checkLink } from '../links.ts';
import { platformTenant } from '../tenants.ts';
import { anonymous, type BearerClaims } from './actors.ts';
import type { Inbound, Place } from './inbound.ts';
import type { Operation } from './operations.ts';
import type { PipelineOptions } from './pipeline.ts';
import type { Refusals } from './refusals.ts';

const noLast = () => {};
const reportEvery = 60_000;
const mostReported = 10_000;

/** Where each request belongs: finds whose it says it is and which tenant it means, and asks the limiter before anything is read. */
export class Door {
  readonly #options: PipelineOptions;
  readonly #refusals: Refusals;
  readonly #pending = new Set<Promise<void>>();
  readonly #reported = new Map<string, number>();

  constructor(options: PipelineOptions, refusals: Refusals) {
    this.#options = options;
    this.#refusals = refusals;
  }

  /** Undefined: the business that was named does not exist. Who needs no sign-in has been counted already. */
  async enter(operation: Operation, inbound: Inbound, now: Date): Promise<Place | undefined> {
    const { database, tenants, actors, platform, keys } = this.#options;
    const { bearer, request } = inbound;
    if (operation.access === 'anyone' && operation.command?.area === 'platform') {
      const transaction: Place['transaction'] = (work) => database.platform((tx) => work(tx, noLast));
      return {
        ref: undefined,
        keyOwner: `ip ${request.ip}`,
        transaction,
        enter: async () => ({ tenant: platformTenant, actor: anonymous }),
      };
    }
    if (operation.access === 'anyone') {
      const ref = await this.#named(inbound.body, inbound.host);
      return (
        ref &&
        this.#inTenant(operation, ref, `ip ${request.ip}`, async (tx) => {
          const tenant = inWork(await tenants.load(tx, ref.id, now));
          if (!tenant) throw fail('not_found');
          return { tenant, actor: anonymous };
        })
      );
    }
    if (operation.access === 'link') {
      const ref = await tenants.ref(checkLink(keys, operation.operationId, inbound.id, inbound.query, now));
      if (!ref) throw fail('not_found');
      await inbound.limit({ tenantId: ref.id, actor: `link ${request.ip}` });
      return this.#inTenant(operation, ref, `link ${inbound.id}`, async (tx) => {
        const tenant = inWork(await tenants.load(tx, ref.id, now));
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
        const found = inWork(tenant);
        if (!found) throw fail('unauthenticated');
        return found;
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
          await this.#refusals.record({ operation, inbound, place: claimed, entered: undefined, now }, thrown);
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
}

/** Nobody works in a schema that is older than the code, not even to sign in. */
function inWork(tenant: Tenant | undefined): Tenant | undefined {
  if (tenant?.status === 'held_back') throw fail('tenant_held_back');
  return tenant;
}
