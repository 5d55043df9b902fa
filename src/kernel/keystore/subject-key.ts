import { randomBytes } from 'node:crypto';
import { bindTo, type NamedKey, open, SealError, seal, sealedBy } from '../crypto/seal.ts';
import { newId } from '../ids.ts';
import type { keyStoreIn } from './session.ts';
import type { TenantKeyStore } from './tenant-key.ts';

type InStore = ReturnType<typeof keyStoreIn>;

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
      // What wraps it is asked for in the same breath: one round trip where there is a key, two where one is made.
      const finding = this.#find(subject);
      const wrapping = this.#tenantKeys.current();
      wrapping.catch(() => {}); // of a tenant whose keys were destroyed: told where it is needed
      const row = (await finding) ?? (await this.#make(subject)) ?? (await this.#find(subject));
      if (row!.wrapped) await wrapping;
      return this.#unwrap(row!);
    });
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
