import { randomBytes } from 'node:crypto';
import { bindTo, type NamedKey, open, SealError, seal, sealedBy } from '../crypto/seal.ts';
import { newId } from '../ids.ts';
import type { InStore } from './session.ts';
import { type TenantKeyStore, tenantLock } from './tenant-key.ts';

interface Row {
  readonly id: string;
  readonly wrapped: Uint8Array | null;
}

/** A key's uuid in the 23 letters that fit a sealed value's header. */
export const subjectKeyId = (id: string): string => `s${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`;

/** The uuid again; undefined when the name is not a subject's key. */
export function uuidOf(keyId: string): string | undefined {
  const hex = Buffer.from(keyId.slice(1), 'base64url').toString('hex');
  if (keyId[0] !== 's' || hex.length !== 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const subjectKeyPlace = (tenantId: string, id: string) => bindTo(tenantId, 'keystore.subject_keys', 'wrapped', id);

/** One data key for each subject of a tenant. Nothing here outlives the transaction: a destroyed key is gone with the next one. */
export class SubjectKeyStore {
  readonly #inStore: InStore;
  readonly #tenantId: string;
  readonly #tenantKeys: TenantKeyStore;
  readonly #bySubject = new Map<string, Promise<NamedKey | null>>();
  readonly #byId = new Map<string, Promise<NamedKey | null>>();
  #asked: { id: string; answer: PromiseWithResolvers<Row | undefined> }[] = [];

  constructor(inStore: InStore, tenantId: string, tenantKeys: TenantKeyStore) {
    this.#inStore = inStore;
    this.#tenantId = tenantId;
    this.#tenantKeys = tenantKeys;
  }

  /** The subject's key, made on first use; null once it was destroyed. */
  of(subject: string): Promise<NamedKey | null> {
    return remember(this.#bySubject, subject, async () => {
      const known = await this.#atOnce(subject);
      if (known !== undefined) return known;
      const finding = this.#find(subject);
      const wrapping = this.#tenantKeys.current();
      wrapping.catch(() => {}); // of a tenant whose keys were destroyed: told where it is needed
      const row = (await finding) ?? (await this.#make(subject)) ?? (await this.#find(subject));
      if (row!.wrapped) await wrapping;
      return this.#unwrap(row!);
    });
  }

  /**
   * Found or made in one round trip, with the tenant's key as this process last saw it. Undefined when that is not the current one any
   * more, when another transaction makes the same one, or when it lies under an older version: then it is done step by step.
   */
  async #atOnce(subject: string): Promise<NamedKey | null | undefined> {
    const guess = await this.#tenantKeys.guess();
    if (!guess) return undefined;
    const [id, key] = [newId(), randomBytes(32)];
    const fresh = seal(guess, key, subjectKeyPlace(this.#tenantId, id));
    const row = await this.#inStore.behind(
      tenantLock(this.#tenantId),
      (tx, role) => tx.one<{ id: string | null; wrapped: Uint8Array | null; role: string }>`
        with held as (
          select k.version from keystore.tenants t join keystore.tenant_keys k on k.tenant_id = t.tenant_id and k.version = t.current_version
          where t.tenant_id = ${this.#tenantId} and t.destroyed_at is null and k.wrapped = ${guess.wrapped}
        ), made as (
          insert into keystore.subject_keys (id, tenant_id, subject, tenant_key_version, wrapped)
            select ${id}::uuid, ${this.#tenantId}::uuid, ${subject}, version, ${fresh}::bytea from held
          on conflict (tenant_id, subject) do nothing returning id, wrapped
        ), found as (
          select id, wrapped from made
          union all
          select s.id, s.wrapped from keystore.subject_keys s, held where s.tenant_id = ${this.#tenantId} and s.subject = ${subject}
        )
        select found.id, found.wrapped, set_config('role', ${role}, true) as role from (values (1)) one left join found on true`,
    );
    if (!row.id) return undefined;
    if (row.id === id) return { id: subjectKeyId(id), key };
    if (!row.wrapped) return null;
    if (sealedBy(row.wrapped) !== guess.current.id) return undefined;
    return { id: subjectKeyId(row.id), key: open(guess, row.wrapped, subjectKeyPlace(this.#tenantId, row.id)) };
  }

  /** The key of this name; null once it was destroyed. Throws SealError when there never was one. */
  byKeyId(keyId: string): Promise<NamedKey | null> {
    return remember(this.#byId, keyId, async () => {
      const id = uuidOf(keyId);
      const row = id && (await this.#collect(id));
      if (!row) throw new SealError('unknown_key', `the tenant has no subject key named ${JSON.stringify(keyId)}`);
      return this.#unwrap(row);
    });
  }

  /** Destroys it, and with it everything it sealed, in every table and every ordinary backup. */
  async destroy(subject: string, now: Date): Promise<boolean> {
    const destroyed = await this.#inStore(
      (tx) => tx.exec`
        update keystore.subject_keys set wrapped = null, destroyed_at = ${now}
        where tenant_id = ${this.#tenantId} and subject = ${subject} and wrapped is not null`,
    );
    this.#bySubject.clear();
    this.#byId.clear();
    return destroyed > 0;
  }

  #find(subject: string): Promise<Row | undefined> {
    return this.#inStore(
      (tx) => tx.maybe<Row>`select id, wrapped from keystore.subject_keys where tenant_id = ${this.#tenantId} and subject = ${subject}`,
    );
  }

  /** Undefined when another transaction made it first. */
  async #make(subject: string): Promise<Row | undefined> {
    const tenantKeys = await this.#tenantKeys.current();
    const id = newId();
    const wrapped = seal(tenantKeys, randomBytes(32), subjectKeyPlace(this.#tenantId, id));
    return this.#inStore(
      (tx) => tx.maybe<Row>`
        insert into keystore.subject_keys (id, tenant_id, subject, tenant_key_version, wrapped)
        values (${id}, ${this.#tenantId}, ${subject}, ${tenantKeys.version}, ${wrapped})
        on conflict (tenant_id, subject) do nothing returning id, wrapped`,
    );
  }

  /** What is asked for in one go, such as by a page of entries, is read in one statement. */
  #collect(id: string): Promise<Row | undefined> {
    const answer = Promise.withResolvers<Row | undefined>();
    if (this.#asked.push({ id, answer }) === 1) queueMicrotask(() => this.#read(this.#asked.splice(0)));
    return answer.promise;
  }

  #read(asked: readonly { id: string; answer: PromiseWithResolvers<Row | undefined> }[]): void {
    const ids = asked.map(({ id }) => id);
    this.#inStore(
      (tx) => tx.many<Row>`
        select id, wrapped from keystore.subject_keys where tenant_id = ${this.#tenantId} and id = any(${ids}::uuid[])`,
    ).then(
      (rows) => {
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const { id, answer } of asked) answer.resolve(byId.get(id));
      },
      (error) => {
        for (const { answer } of asked) answer.reject(error);
      },
    );
  }

  async #unwrap({ id, wrapped }: Row): Promise<NamedKey | null> {
    if (!wrapped) return null;
    const place = subjectKeyPlace(this.#tenantId, id);
    return { id: subjectKeyId(id), key: await openWith(this.#tenantKeys, wrapped, place) };
  }
}

/** Opens what a tenant's key sealed, under whichever version. */
export async function openWith(tenantKeys: TenantKeyStore, sealed: Uint8Array, place: Uint8Array): Promise<Buffer> {
  const key = await tenantKeys.find(sealedBy(sealed));
  return open({ current: key, find: () => key }, sealed, place);
}

function remember<T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  let value = known.get(name);
  if (!value) {
    value = make();
    known.set(name, value);
  }
  return value;
}
