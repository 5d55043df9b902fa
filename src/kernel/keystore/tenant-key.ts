import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../crypto/keys.ts';
import { bindTo, type NamedKey, SealError, type SealKeys } from '../crypto/seal.ts';
import type { Tx } from '../db/types.ts';
import type { Grouped } from './session.ts';

export const tenantKeyId = (version: number): string => `t${version}`;
export const tenantKeyPlace = (tenantId: string, version: number) => bindTo(tenantId, 'keystore.tenant_keys', 'wrapped', String(version));

export interface TenantKeys extends SealKeys {
  readonly version: number;
}

interface KeyRow {
  readonly version: number;
  readonly wrapped: Uint8Array | null;
}

const versions = (tx: Tx, tenantId: string) =>
  tx.many<KeyRow>`select version, wrapped from keystore.tenant_keys where tenant_id = ${tenantId} order by version`;

async function unwrapped(keys: KeyRing, tenantId: string, rows: readonly KeyRow[]): Promise<Map<string, NamedKey | null>> {
  const found = rows.map(async ({ version, wrapped }): Promise<[string, NamedKey | null]> => {
    const id = tenantKeyId(version);
    return [id, wrapped && { id, key: await keys.unwrap(wrapped, tenantKeyPlace(tenantId, version)) }];
  });
  return new Map(await Promise.all(found));
}

const gone = () => new SealError('destroyed', "the tenant's key was destroyed");

/** The current key as a transaction of this process last found it: its version and its wrapped form, from which only the key ring makes a key. */
interface Seen {
  readonly version: number;
  readonly wrapped: Uint8Array;
}

const lastSeen = new WeakMap<KeyRing, Map<string, Seen>>();

/** A guess at the key that seals. It counts only where the key store still has that version current, in that wrapped form. */
export interface Guess extends TenantKeys, Seen {}

/** One tenant's keys as the key store has them in this transaction. */
export class TenantKeyStore {
  readonly #inStore: Grouped;
  readonly #tenantId: string;
  readonly #keys: KeyRing;
  #opening: Promise<Map<string, NamedKey | null>> | undefined;
  #sealing: Promise<TenantKeys> | undefined;

  constructor(inStore: Grouped, tenantId: string, keys: KeyRing) {
    this.#inStore = inStore;
    this.#tenantId = tenantId;
    this.#keys = keys;
  }

  /** The key of this name. Throws SealError: destroyed, or unknown_key. */
  async find(id: string): Promise<NamedKey> {
    // Made since this transaction last looked: a rotation. Look again.
    const key = (await this.#known()).get(id) ?? (await this.#known(true)).get(id);
    if (key === undefined) throw new SealError('unknown_key', `the tenant has no key named ${JSON.stringify(id)}`);
    if (key === null) throw gone();
    return key;
  }

  #known(again = false): Promise<Map<string, NamedKey | null>> {
    if (!this.#opening || again) {
      this.#opening = this.#inStore((tx) => versions(tx, this.#tenantId)).then((rows) => unwrapped(this.#keys, this.#tenantId, rows));
    }
    return this.#opening;
  }

  /**
   * The key that seals, made on first use. Holds a shared lock until the transaction ends: a rotation makes a new key current only
   * after everybody who sealed with the old one has committed, so that its sweep finds all of it.
   */
  current(): Promise<TenantKeys> {
    this.#sealing ??= this.#lock().then(async (found) => {
      if (found) return found;
      await this.#make();
      return (await this.#lock())!;
    });
    return this.#sealing;
  }

  /** What the key that seals was when this process last looked; undefined when it never did. */
  async guess(): Promise<Guess | undefined> {
    const seen = lastSeen.get(this.#keys)?.get(this.#tenantId);
    if (!seen) return undefined;
    const id = tenantKeyId(seen.version);
    // Under a master key that is gone by now the guess is wrong; what the key store has is not.
    const key = await this.#keys.unwrap(seen.wrapped, tenantKeyPlace(this.#tenantId, seen.version)).catch(() => undefined);
    return key && { ...seen, current: { id, key }, find: (name) => (name === id ? { id, key } : undefined) };
  }

  async #lock(): Promise<TenantKeys | undefined> {
    // A statement of its own: only those that start after it was granted are sure to see what the rotation before them wrote.
    const [, tenant, rows] = await this.#inStore((tx) =>
      Promise.all([
        lockTenantKeys(tx, this.#tenantId, 'shared'),
        tx.maybe<{ current_version: number; destroyed_at: Date | null }>`
          select current_version, destroyed_at from keystore.tenants where tenant_id = ${this.#tenantId}`,
        versions(tx, this.#tenantId),
      ]),
    );
    if (!tenant) return undefined;
    if (tenant.destroyed_at) throw gone();
    const known = await unwrapped(this.#keys, this.#tenantId, rows);
    this.#opening = Promise.resolve(known);
    const version = tenant.current_version;
    const { wrapped } = rows.find((row) => row.version === version)!;
    const seen = lastSeen.get(this.#keys) ?? new Map<string, Seen>();
    if (wrapped) lastSeen.set(this.#keys, seen.set(this.#tenantId, { version, wrapped }));
    return { version, current: known.get(tenantKeyId(version))!, find: (id) => known.get(id) ?? undefined };
  }

  async #make(): Promise<void> {
    const wrapped = await this.#keys.wrap(randomBytes(32), tenantKeyPlace(this.#tenantId, 1));
    await this.#inStore((tx) => insertFirst(tx, this.#tenantId, wrapped, this.#keys.provider.wrappedBy(wrapped)));
  }
}

/** Shared: seals with the current key. Exclusive: changes which one that is. Advisory, because those queue fairly. Until the end. */
export const lockTenantKeys = (tx: Tx, tenantId: string, how: 'shared' | 'exclusive'): Promise<unknown> =>
  tx.text(`select pg_advisory_xact_lock${how === 'shared' ? '_shared' : ''}(hashtextextended($1, 0))::text as locked`, [
    tenantLock(tenantId),
  ]);

export const tenantLock = (tenantId: string): string => `keystore ${tenantId}`;

/** Of two that come at once one waits for the other and then keeps its key. */
const insertFirst = (tx: Tx, tenantId: string, wrapped: Uint8Array, master: string) =>
  tx.exec`
    with fresh as (
      insert into keystore.tenants (tenant_id, current_version) values (${tenantId}::uuid, 1) on conflict do nothing returning tenant_id
    )
    insert into keystore.tenant_keys (tenant_id, version, wrapped, master_key)
    select tenant_id, 1, ${wrapped}, ${master} from fresh`;
