import type { Actor, Tenant } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import type { Tx } from '../db/types.ts';
import { fail } from '../errors.ts';

/** What a bearer says of itself. */
export interface BearerClaims {
  readonly tenantId: string;
  /** The same for every token of one person, or for one key: requests are counted by it. */
  readonly who: string;
  /** As the bearer says, where it says so. */
  readonly userId?: string;
  readonly sessionId?: string;
}

/**
 * How bearers become actors. Identity gives the tenants' people, the platform its super admins; the kernel only knows
 * that a bearer names a tenant before any look-up, and that a stamp read in the request's own transaction tells whether
 * what it remembers of the actor still holds.
 */
export interface Authenticator<Claims extends BearerClaims = BearerClaims> {
  /** From the bearer alone; undefined when it is forged, expired or malformed. */
  identify(bearer: string, keys: KeyRing, now: Date): Promise<Claims | undefined>;
  /** One cheap statement: a text that changes whenever the actor may have; undefined when the session or key has ended. `ip`: where the request
   * comes from; throws `address_not_allowed` and `address_changed`. */
  stamp(tx: Tx, claims: Claims, now: Date, ip: string | null): Promise<string | undefined>;
  /** The same for many at once, in their order. Who asks from an address that is not allowed has no stamp. */
  stamps(tx: Tx, asked: readonly { claims: Claims; ip: string | null }[], now: Date): Promise<(string | undefined)[]>;
  load(tx: Tx, claims: Claims, tenant: Tenant, now: Date): Promise<{ actor: Actor; validUntil: Date | null }>;
  /** Writes down that the session or key was used. Asked at most twice a minute for each bearer, after the answer. */
  touch(tx: Tx, claims: Claims, now: Date): Promise<void>;
  /** The tenant that a refresh token names, from the token alone; proves nothing. */
  tenantOf(refreshToken: string): string | undefined;
}

/** Authenticates the platform's own people, in a transaction on the shared schema. */
export type PlatformAuthenticator = (tx: Tx, bearer: string, keys: KeyRing, now: Date) => Promise<Actor | undefined>;

interface Remembered {
  readonly stamp: string;
  readonly features: ReadonlySet<string>;
  readonly actor: Actor;
  readonly validUntil: Date | null;
}

const most = 10_000;
/** Milliseconds between two notes of a bearer's use; half the shortest idle timeout, so that who works is never idle. */
const touchedEvery = 30_000;

/** Remembers actors by bearer for as long as their stamp and their tenant's features stay the same. */
export class Actors {
  readonly #authenticator: Authenticator;
  readonly #remembered = new Map<string, Remembered>();
  readonly #touched = new Map<string, number>();

  constructor(authenticator: Authenticator) {
    this.#authenticator = authenticator;
  }

  identify(bearer: string, keys: KeyRing, now: Date): Promise<BearerClaims | undefined> {
    return this.#authenticator.identify(bearer, keys, now);
  }

  tenantOf(refreshToken: string): string | undefined {
    return this.#authenticator.tenantOf(refreshToken);
  }

  /** Whether this bearer's use was last written down more than half a minute ago; if so, it counts as written from now on. */
  isToBeTouched(bearer: string, now: Date): boolean {
    const last = this.#touched.get(bearer);
    if (last !== undefined && now.getTime() - last < touchedEvery) return false;
    if (this.#touched.size >= most) this.#touched.delete(this.#touched.keys().next().value!);
    this.#touched.set(bearer, now.getTime());
    return true;
  }

  touch(tx: Tx, claims: BearerClaims, now: Date): Promise<void> {
    return this.#authenticator.touch(tx, claims, now);
  }

  /** Who the bearer was when it was last asked; only `load` proves that it still is. */
  remembered(bearer: string): Actor | undefined {
    return this.#remembered.get(bearer)?.actor;
  }

  /** `tenant` is awaited only after the stamp was sent, so both cost one round trip. */
  async load(tx: Tx, bearer: string, claims: BearerClaims, tenant: Promise<Tenant>, now: Date, ip: string | null): Promise<Actor> {
    const [stamp, loaded] = await Promise.all([this.#authenticator.stamp(tx, claims, now, ip), tenant]);
    if (stamp === undefined) {
      this.#remembered.delete(bearer);
      throw fail('unauthenticated');
    }
    return this.#loadStamped(tx, bearer, claims, stamp, loaded, now);
  }

  /** Who these bearers are now, in their order; undefined where the session or key has ended. */
  async reload(
    tx: Tx,
    asked: readonly { bearer: string; claims: BearerClaims; ip: string | null }[],
    tenant: Tenant,
    now: Date,
  ): Promise<(Actor | undefined)[]> {
    const stamps = await this.#authenticator.stamps(tx, asked, now);
    const actors: (Actor | undefined)[] = [];
    for (const [at, { bearer, claims }] of asked.entries()) {
      const stamp = stamps[at];
      actors.push(stamp === undefined ? undefined : await this.#loadStamped(tx, bearer, claims, stamp, tenant, now));
    }
    return actors;
  }

  async #loadStamped(tx: Tx, bearer: string, claims: BearerClaims, stamp: string, loaded: Tenant, now: Date): Promise<Actor> {
    const known = this.#remembered.get(bearer);
    if (known && known.stamp === stamp && known.features === loaded.features && !(known.validUntil && known.validUntil <= now))
      return known.actor;
    const fresh = await this.#authenticator.load(tx, claims, loaded, now);
    if (this.#remembered.size >= most) this.#remembered.delete(this.#remembered.keys().next().value!);
    this.#remembered.set(bearer, { ...fresh, stamp, features: loaded.features });
    return fresh.actor;
  }
}

const nobody = {
  id: null,
  isOwner: false,
  roles: [],
  permissions: new Set<string>(),
  features: new Set<string>(),
  sessionId: null,
  unmasked: true,
};
export const anonymous: Actor = { ...nobody, kind: 'anonymous', name: 'anonymous', unmasked: false };
/** Acts in reactions and schedules. */
export const system: Actor = { ...nobody, kind: 'system', name: 'system' };

export const may = (actor: Actor, permission: string): boolean => actor.isOwner || actor.permissions.has(permission);
