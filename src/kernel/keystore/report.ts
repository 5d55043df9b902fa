import type { KeyRing } from '../crypto/keys.ts';
import { SealError } from '../crypto/seal.ts';
import { ident } from '../db/statement.ts';
import type { Tx } from '../db/types.ts';
import type { RotationInput, SealedColumn } from './rotate.ts';
import { secretsIn } from './secrets.ts';
import { openWith, subjectKeyPlace } from './subject-key.ts';
import { TenantKeyStore, tenantKeyPlace } from './tenant-key.ts';

/** What the key store holds, in numbers and names. Read by the owner. */
export async function keyReport(tx: Tx, keys: KeyRing) {
  const tenants = await tx.many`
    select t.tenant_id, p.slug, t.current_version as version, t.destroyed_at,
      (select array_agg(distinct k.master_key) from keystore.tenant_keys k where k.tenant_id = t.tenant_id and k.wrapped is not null) as master_keys,
      (select count(*)::int from keystore.tenant_keys k where k.tenant_id = t.tenant_id and k.wrapped is not null) as versions,
      (select count(*)::int from keystore.subject_keys s where s.tenant_id = t.tenant_id and s.wrapped is not null) as subjects,
      (select count(*)::int from keystore.subject_keys s where s.tenant_id = t.tenant_id and s.wrapped is null) as forgotten,
      (select jsonb_build_object('to_version', r.to_version, 'moved', r.resealed, 'started_at', r.started_at, 'finished_at', r.finished_at)
       from keystore.rotations r where r.tenant_id = t.tenant_id order by r.started_at desc limit 1) as rotation
    from keystore.tenants t left join platform.tenants p on p.id = t.tenant_id order by p.slug nulls first`;
  return { provider: keys.provider.name, master_keys: await keys.provider.ids(), tenants };
}

const most = 100;
const page = 1_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/** Opens all keys and all registered fields of one tenant, in the owner's transaction under the tenant's search path. */
export async function verifyKeys(input: RotationInput, columns: readonly SealedColumn[]) {
  const { tx, tenant, keys } = input;
  const found = { keys: 0, fields: 0, broken: [] as string[] };
  const attempt = async (kind: 'keys' | 'fields', name: string, work: () => Promise<unknown>) => {
    try {
      await work();
      found[kind]++;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      if (found.broken.length < most) found.broken.push(`${name}: ${error.reason}`);
    }
  };
  const versions = await tx.many<{ version: number; wrapped: Uint8Array }>`
    select version, wrapped from keystore.tenant_keys where tenant_id = ${tenant.id} and wrapped is not null`;
  for (const { version, wrapped } of versions) {
    // Not by way of the ring, which may remember it.
    await attempt('keys', `tenant key ${version}`, () => keys.provider.unwrap(wrapped, tenantKeyPlace(tenant.id, version)));
  }
  const tenantKeys = new TenantKeyStore((group) => group(tx), tenant.id, keys);
  const subjects = (after: string) => tx.many<{ id: string; sealed: Uint8Array }>`
    select id, wrapped as sealed from keystore.subject_keys
    where tenant_id = ${tenant.id} and wrapped is not null and id > ${after} order by id limit ${page}`;
  await eachPage(subjects, ({ id, sealed }) =>
    attempt('keys', `subject key ${id}`, () => openWith(tenantKeys, sealed, subjectKeyPlace(tenant.id, id))),
  );
  const secrets = secretsIn(input);
  for (const { table, column } of columns) {
    const [there] = await tx.text<{ there: boolean }>('select to_regclass($1) is not null as there', [ident(table)]);
    if (!there!.there) continue;
    const fields = (after: string) =>
      tx.text<{ id: string; sealed: Uint8Array }>(
        `select id, ${ident(column)} as sealed from ${ident(table)} where ${ident(column)} is not null and id > $1 order by id limit ${page}`,
        [after],
      );
    await eachPage(fields, ({ id, sealed }) =>
      attempt('fields', `${table}.${column} ${id}`, () => secrets.open(sealed, { table, column, row: id })),
    );
  }
  return found;
}

async function eachPage<R extends { id: string }>(read: (after: string) => Promise<R[]>, work: (row: R) => Promise<void>): Promise<void> {
  for (let after = firstId, rows = await read(after); rows.length > 0; rows = await read(after)) {
    for (const row of rows) await work(row);
    after = rows.at(-1)!.id;
  }
}
