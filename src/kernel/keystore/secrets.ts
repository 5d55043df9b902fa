import { createHmac, randomBytes } from 'node:crypto';
import { derive, type KeyRing } from '../crypto/keys.ts';
import { bindTo, open, SealError, seal, sealedBy } from '../crypto/seal.ts';
import type { Tx } from '../db/types.ts';
import { type Grouped, keyStoreIn } from './session.ts';
import { openWith, SubjectKeyStore } from './subject-key.ts';
import { TenantKeyStore } from './tenant-key.ts';

/** The one cell a sealed value belongs to. */
export interface Cell {
  readonly table: string;
  readonly column: string;
  /** The row's id. */
  readonly row: string;
}

/** Seals under the key of one subject. */
export type Sealer = (value: string | Uint8Array, cell: Cell) => Buffer;

/**
 * Sealing in one transaction. What is sealed opens only in its own tenant, table, column and row; copied anywhere else it does not.
 * What does not open throws SealError, never the caller's fault.
 */
export interface Secrets {
  /** Seals text (as UTF-8) or bytes under the tenant's key. A column that no pack lists in `sealed` is refused. */
  seal(value: string | Uint8Array, cell: Cell): Promise<Buffer>;
  open(sealed: Uint8Array, cell: Cell): Promise<Buffer>;
  sealJson(value: unknown, cell: Cell): Promise<Buffer>;
  openJson<T = unknown>(sealed: Uint8Array, cell: Cell): Promise<T>;
  /**
   * Seals under the key of one subject, such as `users/<id>`, made on first use. Null when that subject was forgotten: nothing about
   * it may be kept any more. It needs no registering, since rotations never touch what a subject's key sealed.
   */
  sealFor(subject: string, value: string | Uint8Array, cell: Cell): Promise<Buffer | null>;
  /** What seals any number of values for one subject: its key is looked up once. Null when that subject was forgotten. */
  sealerFor(subject: string): Promise<Sealer | null>;
  /** Opens what `sealFor` made; the value says whose key it needs. Null once that subject was forgotten. */
  openFor(sealed: Uint8Array, cell: Cell): Promise<Buffer | null>;
  /** Destroys the subject's key: everything sealed for it is gone, here and in every ordinary backup. False: there was none. */
  forget(subject: string): Promise<boolean>;
  /**
   * A short keyed digest to look equal values up by, the same for the same value in this tenant and column. It tells who reads the
   * table which rows are equal, and nothing across columns or tenants; see docs/security/encryption.md before using it for values of
   * which there are few. Normalise the value first.
   */
  blindIndex(table: string, column: string, value: string): Promise<Buffer>;
}

export interface SecretsInput {
  readonly tx: Tx;
  readonly tenant: { readonly id: string; readonly role: string };
  readonly keys: KeyRing;
  readonly now: Date;
}

/** Length of a blind index in bytes. */
export const blindIndexBytes = 8;

/** Answers kept for idempotency keys are no column that a rotation moves: they are gone after two days. */
const sealable = new Set(['idempotency_keys.body']);

/** Remembers what packs list in `sealed`. Declarations are constants of the program, read once when it starts. */
export function declareSealed(columns: readonly { readonly table: string; readonly column: string }[]): void {
  for (const { table, column } of columns) sealable.add(`${table}.${column}`);
}

function refuseUnlisted({ table, column }: Cell): void {
  if (!sealable.has(`${table}.${column}`))
    throw new Error(`${table}.${column} is in no pack's \`sealed\`: no rotation would find it, and it would be lost with the old key.`);
}

export const cellPlace = (tenantId: string, { table, column, row }: Cell) => bindTo(tenantId, table, column, row);

export function secretsIn({ tx, tenant, keys, now }: SecretsInput): Secrets {
  const inStore = keyStoreIn(tx, tenant.role);
  const tenantKeys = new TenantKeyStore(inStore, tenant.id, keys);
  const subjects = new SubjectKeyStore(inStore, tenant.id, tenantKeys);
  const place = (cell: Cell) => cellPlace(tenant.id, cell);
  let indexRoot: Promise<Buffer> | undefined;
  const secrets: Secrets = {
    async seal(value, cell) {
      refuseUnlisted(cell);
      return seal(await tenantKeys.current(), value, place(cell));
    },
    open: (sealed, cell) => openWith(tenantKeys, sealed, place(cell)),
    sealJson: (value, cell) => secrets.seal(JSON.stringify(value), cell),
    openJson: async (sealed, cell) => JSON.parse((await secrets.open(sealed, cell)).toString('utf8')),
    async sealFor(subject, value, cell) {
      return (await secrets.sealerFor(subject))?.(value, cell) ?? null;
    },
    async sealerFor(subject) {
      const key = await subjects.of(subject);
      return key && ((value, cell) => seal({ current: key, find: () => key }, value, place(cell)));
    },
    async openFor(sealed, cell) {
      const key = await subjects.byKeyId(sealedBy(sealed));
      return key && open({ current: key, find: () => key }, sealed, place(cell));
    },
    forget: (subject) => subjects.destroy(subject, now),
    async blindIndex(table, column, value) {
      indexRoot ??= indexRootOf(inStore, tenant.id, tenantKeys);
      const key = derive(await indexRoot, 'serai blind index', bindTo(tenant.id, table, column, ''));
      return createHmac('sha256', key).update(value).digest().subarray(0, blindIndexBytes);
    },
  };
  return secrets;
}

export const indexRootPlace = (tenantId: string) => bindTo(tenantId, 'keystore.tenants', 'index_root', tenantId);

async function indexRootOf(inStore: Grouped, tenantId: string, tenantKeys: TenantKeyStore): Promise<Buffer> {
  const read = () =>
    inStore((tx) => tx.maybe<{ root: Uint8Array | null }>`select index_root as root from keystore.tenants where tenant_id = ${tenantId}`);
  let root = (await read())?.root;
  if (!root) {
    const made = seal(await tenantKeys.current(), randomBytes(32), indexRootPlace(tenantId));
    await inStore((tx) => tx.exec`update keystore.tenants set index_root = ${made} where tenant_id = ${tenantId} and index_root is null`);
    root = (await read())?.root;
  }
  if (!root) throw new SealError('destroyed', "the tenant's key was destroyed");
  return openWith(tenantKeys, root, indexRootPlace(tenantId));
}
