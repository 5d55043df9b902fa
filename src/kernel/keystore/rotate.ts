import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../crypto/keys.ts';
import { open, type SealKeys, seal, sealedBy } from '../crypto/seal.ts';
import { ident } from '../db/statement.ts';
import type { Tx } from '../db/types.ts';
import { newId } from '../ids.ts';
import { cellPlace, indexRootPlace } from './secrets.ts';
import { type Grouped, keyStoreIn } from './session.ts';
import { subjectKeyPlace } from './subject-key.ts';
import { lockTenantKeys, TenantKeyStore, tenantKeyId, tenantKeyPlace } from './tenant-key.ts';

/** A column whose values are sealed under the tenant's key. Its table's key is `id`, its type bytea. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
}

export interface RotationInput {
  /** In the tenant's own transaction, or the owner's under the tenant's search path. */
  readonly tx: Tx;
  readonly tenant: { readonly id: string; readonly role: string };
  readonly keys: KeyRing;
  readonly now: Date;
}

/**
 * Makes a new version of the tenant's key current. Waits for the transactions that sealed with the one before, and those that come
 * meanwhile wait for it: after it commits nothing is sealed with an older version any more. A rotation under way is gone on with.
 */
export async function startRotation({ tx, tenant, keys, now }: RotationInput): Promise<{ version: number }> {
  const inStore = keyStoreIn(tx, tenant.role);
  await inStore((t) => lockTenantKeys(t, tenant.id, 'exclusive'));
  const before = await new TenantKeyStore(inStore, tenant.id, keys).current();
  const running = await inStore(
    (t) => t.maybe<{ version: number }>`
      select to_version as version from keystore.rotations where tenant_id = ${tenant.id} and finished_at is null`,
  );
  if (running) return running;
  const version = before.version + 1;
  const key = randomBytes(32);
  const wrapped = await keys.wrap(key, tenantKeyPlace(tenant.id, version));
  const after = { current: { id: tenantKeyId(version), key }, find: before.find };
  const { root } = await inStore(
    (t) => t.one<{ root: Uint8Array | null }>`select index_root as root from keystore.tenants where tenant_id = ${tenant.id}`,
  );
  const newRoot = root && reseal(before, after, root, indexRootPlace(tenant.id));
  await inStore((t) =>
    Promise.all([
      t.exec`
        insert into keystore.tenant_keys (tenant_id, version, wrapped, master_key)
        values (${tenant.id}, ${version}, ${wrapped}, ${keys.provider.wrappedBy(wrapped)})`,
      t.exec`update keystore.tenants set current_version = ${version}, index_root = ${newRoot} where tenant_id = ${tenant.id}`,
      t.exec`
        insert into keystore.rotations (id, tenant_id, to_version, started_at, updated_at)
        values (${newId()}, ${tenant.id}, ${version}, ${now}, ${now})`,
    ]),
  );
  return { version };
}

const reseal = (from: SealKeys, to: SealKeys, sealed: Uint8Array, place: Uint8Array): Buffer => seal(to, open(from, sealed, place), place);

interface Rotation {
  readonly id: string;
  readonly to_version: number;
  readonly step: number;
  readonly position: string | null;
}

interface Moved {
  /** Keys and fields moved by this batch. */
  readonly moved: number;
  /** Nothing is left to do, or another process is doing it. */
  readonly idle: boolean;
}

const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * One bounded batch of the rotation under way: a transaction's worth. First the subjects' keys, then the columns in order. How far it
 * came is written in the same transaction, so a kill loses one batch and nothing else.
 */
export async function moveBatch({ tx, tenant, keys, now }: RotationInput, columns: readonly SealedColumn[], size = 500): Promise<Moved> {
  const inStore = keyStoreIn(tx, tenant.role);
  const rotation = await inStore(
    (t) => t.maybe<Rotation>`
      select id, to_version, step, position from keystore.rotations
      where tenant_id = ${tenant.id} and finished_at is null for update skip locked`,
  );
  if (!rotation) return { moved: 0, idle: true };
  const tenantKeys = await new TenantKeyStore(inStore, tenant.id, keys).current();
  const after = rotation.position ?? firstId;
  const column = columns[rotation.step - 1];
  const batch = { tenantId: tenant.id, tenantKeys, after, size };
  const { moved, last } = column ? await moveFields(tx, column, batch) : await moveSubjectKeys(inStore, batch);
  const step = last ? rotation.step : rotation.step + 1;
  const finished = step > columns.length ? now : null;
  await inStore(
    (t) => t.exec`
      update keystore.rotations set step = ${step}, position = ${last ?? null}, resealed = resealed + ${moved}, updated_at = ${now},
        finished_at = ${finished} where id = ${rotation.id}`,
  );
  return { moved, idle: finished !== null };
}

interface Batch {
  readonly tenantId: string;
  readonly tenantKeys: SealKeys & { readonly version: number };
  readonly after: string;
  readonly size: number;
}

interface Done {
  readonly moved: number;
  /** Id of the last row looked at; undefined when that was the end. */
  readonly last: string | undefined;
}

async function moveSubjectKeys(inStore: Grouped, { tenantId, tenantKeys, after, size }: Batch): Promise<Done> {
  const rows = await inStore(
    (t) => t.many<{ id: string; wrapped: Uint8Array }>`
      select id, wrapped from keystore.subject_keys
      where tenant_id = ${tenantId} and tenant_key_version < ${tenantKeys.version} and wrapped is not null and id > ${after}
      order by id limit ${size}`,
  );
  const moved = rows.map(({ id, wrapped }) => reseal(tenantKeys, tenantKeys, wrapped, subjectKeyPlace(tenantId, id)));
  // One that was destroyed meanwhile stays destroyed.
  const count = await inStore(
    (t) => t.exec`
      update keystore.subject_keys k set wrapped = v.moved, tenant_key_version = ${tenantKeys.version}
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${moved}::bytea[]) as v (id, moved)
      where k.id = v.id and k.tenant_id = ${tenantId} and k.wrapped is not null`,
  );
  return { moved: count, last: rows.length === size ? rows.at(-1)!.id : undefined };
}

async function moveFields(tx: Tx, { table, column }: SealedColumn, { tenantId, tenantKeys, after, size }: Batch): Promise<Done> {
  const [there] = await tx.text<{ there: boolean }>('select to_regclass($1) is not null as there', [ident(table)]);
  if (!there!.there) return { moved: 0, last: undefined }; // its pack is not installed here
  const [t, c] = [ident(table), ident(column)];
  const rows = await tx.text<{ id: string; sealed: Uint8Array }>(
    `select id, ${c} as sealed from ${t} where ${c} is not null and id > $1 order by id limit $2`,
    [after, size],
  );
  const old = rows.filter(({ sealed }) => sealedBy(sealed) !== tenantKeys.current.id);
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  // Compared with what was read: what somebody sealed anew meanwhile is under the current key already and stays.
  const [count] = await tx.text<{ moved: number }>(
    `with moved as (
       update ${t} set ${c} = decode(v.new, 'hex')
       from unnest($1::uuid[], $2::text[], $3::text[]) as v (id, old, new)
       where ${t}.id = v.id and ${t}.${c} = decode(v.old, 'hex') returning 1)
     select count(*)::int as moved from moved`,
    [
      `{${old.map(({ id }) => id).join(',')}}`,
      `{${old.map(({ sealed }) => hex(sealed)).join(',')}}`,
      `{${old.map(({ id, sealed }) => hex(reseal(tenantKeys, tenantKeys, sealed, cellPlace(tenantId, { table, column, row: id })))).join(',')}}`,
    ],
  );
  return { moved: count!.moved, last: rows.length === size ? rows.at(-1)!.id : undefined };
}

/** Wraps a bounded number of tenants' keys anew with the current master key. Returns how many, and how many are left. */
export async function rewrapTenantKeys(tx: Tx, keys: KeyRing, size = 200): Promise<{ rewrapped: number; left: number }> {
  const inStore = keyStoreIn(tx, '');
  const [current] = await keys.provider.ids();
  const rows = await inStore(
    (t) => t.many<{ tenant_id: string; version: number; wrapped: Uint8Array }>`
      select tenant_id, version, wrapped from keystore.tenant_keys where wrapped is not null and master_key <> ${current}
      order by tenant_id, version limit ${size} for update`,
  );
  for (const { tenant_id, version, wrapped } of rows) {
    const again = await keys.provider.rewrap(wrapped, tenantKeyPlace(tenant_id, version));
    await inStore(
      (t) => t.exec`
        update keystore.tenant_keys set wrapped = ${again}, master_key = ${keys.provider.wrappedBy(again)}
        where tenant_id = ${tenant_id} and version = ${version}`,
    );
  }
  const { left } = await inStore(
    (t) => t.one<{ left: number }>`
      select count(*)::int as left from keystore.tenant_keys where wrapped is not null and master_key <> ${current}`,
  );
  return { rewrapped: rows.length, left };
}

/** Destroys all keys of a tenant: nothing of it opens any more, here or from any ordinary backup. */
export async function destroyTenantKeys(tx: Tx, tenantId: string, now: Date): Promise<boolean> {
  const inStore = keyStoreIn(tx, '');
  await inStore((t) => lockTenantKeys(t, tenantId, 'exclusive'));
  const [, destroyed] = await inStore((t) =>
    Promise.all([
      t.exec`insert into keystore.tenants (tenant_id, current_version) values (${tenantId}, 1) on conflict do nothing`,
      t.exec`update keystore.tenants set destroyed_at = ${now}, index_root = null where tenant_id = ${tenantId} and destroyed_at is null`,
      t.exec`update keystore.tenant_keys set wrapped = null, destroyed_at = ${now} where tenant_id = ${tenantId} and wrapped is not null`,
      t.exec`update keystore.subject_keys set wrapped = null, destroyed_at = ${now} where tenant_id = ${tenantId} and wrapped is not null`,
      t.exec`update keystore.rotations set finished_at = ${now} where tenant_id = ${tenantId} and finished_at is null`,
    ]),
  );
  return destroyed > 0;
}
