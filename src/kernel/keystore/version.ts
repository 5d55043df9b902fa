import { ident } from '../db/statement.ts';
import type { RotationInput, SealedColumn } from './rotate.ts';
import { keyStoreIn } from './session.ts';
import { lockTenantKeys, tenantKeyId } from './tenant-key.ts';

/** Longer than answers are kept for idempotency keys; those that hold tokens are sealed and never moved. */
const answersKept = 2 * 86_400_000;

/**
 * Destroys one older version of a tenant's key, once nothing needs it any more: what old physical backups hold under it is worthless
 * then. In the owner's transaction under the tenant's search path. Returns undefined when it is done, else why it must not be.
 */
export async function destroyKeyVersion(
  { tx, tenant, now }: RotationInput,
  version: number,
  columns: readonly SealedColumn[],
): Promise<string | undefined> {
  const inStore = keyStoreIn(tx, tenant.role);
  await inStore((t) => lockTenantKeys(t, tenant.id, 'exclusive'));
  const key = await inStore(
    (t) => t.maybe<{ is_current: boolean; replaced_at: Date | null; rotating: boolean; wraps: number }>`
      select k.version = t.current_version as is_current,
        (select min(r.started_at) from keystore.rotations r where r.tenant_id = k.tenant_id and r.to_version > k.version) as replaced_at,
        exists (select 1 from keystore.rotations r where r.tenant_id = k.tenant_id and r.finished_at is null) as rotating,
        (select count(*)::int from keystore.subject_keys s
         where s.tenant_id = k.tenant_id and s.tenant_key_version = k.version and s.wrapped is not null) as wraps
      from keystore.tenant_keys k join keystore.tenants t using (tenant_id)
      where k.tenant_id = ${tenant.id} and k.version = ${version} and k.wrapped is not null`,
  );
  if (!key) return 'is no key of this tenant, or was destroyed before';
  if (key.is_current) return 'seals: rotate first';
  if (key.rotating) return 'is being rotated away from: wait until that is finished';
  if (key.replaced_at && now.getTime() - key.replaced_at.getTime() < answersKept)
    return 'may still be needed for answers kept for idempotency keys: two days after it was replaced it is not';
  if (key.wraps > 0) return `still wraps ${key.wraps} subject keys: rotate again`;
  for (const { table, column } of columns) {
    const held = await sealedUnder(tx, { table, column }, version);
    if (held > 0) return `still seals ${held} values of ${table}.${column}: rotate again`;
  }
  await inStore(
    (t) => t.exec`
      update keystore.tenant_keys set wrapped = null, destroyed_at = ${now} where tenant_id = ${tenant.id} and version = ${version}`,
  );
  return undefined;
}

/** Values whose header names this version; see `crypto/seal.ts`. */
async function sealedUnder(tx: RotationInput['tx'], { table, column }: SealedColumn, version: number): Promise<number> {
  const [there] = await tx.text<{ there: boolean }>('select to_regclass($1) is not null as there', [ident(table)]);
  if (!there!.there) return 0;
  const name = Buffer.from(tenantKeyId(version), 'ascii');
  const header = Buffer.concat([Buffer.of(1, name.length), name]).toString('hex');
  const [held] = await tx.text<{ count: number }>(
    `select count(*)::int as count from ${ident(table)} where substring(${ident(column)} from 1 for ${name.length + 2}) = decode($1, 'hex')`,
    [header],
  );
  return held!.count;
}
