import type { Pack } from '../pack.ts';
import { setupLock } from './bootstrap.ts';
import { type Migration, migrationsOf } from './migrations.ts';
import { closePartitions, monthsScript } from './months.ts';
import type { Roles } from './roles.ts';
import { ident, literal } from './statement.ts';
import type { Database, OwnerTx, TenantRef } from './types.ts';

/**
 * Forward-only migrations. Each runs in a transaction that first inserts its own row into the schema's ledger
 * (`schema_migrations`), so two racing processes are safe: the second waits on that row and then skips it.
 */

const ledger = (schema: string) => `
  create table if not exists ${ident(schema)}.schema_migrations (
    pack text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
    primary key (pack, name)
  );`;

const ledgerRow = (schema: string, { pack, name, checksum }: Migration) =>
  `insert into ${ident(schema)}.schema_migrations (pack, name, checksum) values (${literal(pack)}, ${literal(name)}, ${literal(checksum)});`;

const pathTo = (schema: string) => `set local search_path = ${ident(schema)}, public;`;

/** Packs in an order in which each comes after those it uses. `kernel` first. */
export function inOrder(packs: readonly Pack[]): string[] {
  const byName = new Map(packs.map((pack) => [pack.name, pack]));
  const done = new Set<string>(['kernel']);
  const visit = (pack: Pack, path: string[]) => {
    if (done.has(pack.name)) return;
    if (path.includes(pack.name)) throw new Error(`Packs use each other in a circle: ${[...path, pack.name].join(' → ')}`);
    for (const used of pack.uses) {
      const next = byName.get(used);
      if (!next) throw new Error(`Pack ${pack.name} uses ${used}, which is not installed with it.`);
      visit(next, [...path, pack.name]);
    }
    done.add(pack.name);
  };
  for (const pack of packs) visit(pack, []);
  return [...done];
}

/**
 * What the tenant's role may do in its schema, said whole each time: everything but the ledger, and only insert and
 * select on append-only tables.
 */
export function tenantGrants({ schema, role }: TenantRef, appendOnly: readonly string[]): string {
  const s = ident(schema);
  const r = ident(role);
  return `
    grant usage on schema ${s} to ${r};
    grant select, insert, update, delete on all tables in schema ${s} to ${r};
    grant usage, select on all sequences in schema ${s} to ${r};
    revoke insert, update, delete on ${s}.schema_migrations from ${r};
    ${appendOnly.map((table) => `revoke update, delete on ${s}.${ident(table)} from ${r};`).join('\n    ')}
    ${closePartitions(schema, role)}`;
}

const appendOnlyOf = (packs: readonly Pack[]) => [
  'audit_entries',
  'audit_leaves',
  'audit_nodes',
  'audit_checkpoints',
  ...packs.flatMap((pack) => pack.appendOnly),
];

/** The whole schema of a new tenant as one script: run it inside the provisioning transaction. */
export function newTenantScript(tenant: TenantRef, packs: readonly Pack[]): string {
  const migrations = inOrder(packs).flatMap(migrationsOf);
  return [
    `create schema ${ident(tenant.schema)};`,
    pathTo(tenant.schema),
    ledger(tenant.schema),
    ...migrations.flatMap((migration) => [ledgerRow(tenant.schema, migration), migration.sql]),
    monthsScript(tenant.schema),
    tenantGrants(tenant, appendOnlyOf(packs)),
  ].join('\n');
}

/**
 * Adds to a tenant's schema what `packs` need and it lacks, in the transaction it is given: all or nothing. `packs` are all
 * that the tenant will have, those it has already among them, because the grants are said anew for all.
 */
export async function addToTenant(tx: OwnerTx, tenant: TenantRef, packs: readonly Pack[]): Promise<void> {
  await lockSchema(tx, tenant.schema);
  const applied = await appliedIn(tx, tenant.schema);
  const missing = inOrder(packs)
    .flatMap(migrationsOf)
    .filter(({ pack, name }) => !applied.has(keyOf(pack, name)));
  if (!missing.length) return;
  await tx.script(
    [
      pathTo(tenant.schema),
      ...missing.flatMap((migration) => [ledgerRow(tenant.schema, migration), migration.sql]),
      monthsScript(tenant.schema),
      tenantGrants(tenant, appendOnlyOf(packs)),
    ].join('\n'),
  );
}

/**
 * One at a time in a schema, until the transaction ends: of two processes that start together the second waits and finds nothing
 * left to do. Grants and `create table if not exists` fail when two do them at once.
 */
const lockSchema = (tx: OwnerTx, schema: string) => tx.text('select pg_advisory_xact_lock($1, hashtext($2))', [setupLock, schema]);

type Applied = Map<string, string>;
const keyOf = (pack: string, name: string) => `${pack}/${name}`;

async function appliedIn(tx: OwnerTx, schema: string): Promise<Applied> {
  const rows = await tx.text<{ pack: string; name: string; checksum: string }>(
    `select pack, name, checksum from ${ident(schema)}.schema_migrations`,
    [],
  );
  return new Map(rows.map((row) => [keyOf(row.pack, row.name), row.checksum]));
}

async function applyOne(database: Database, schema: string, migration: Migration): Promise<boolean> {
  return database.owner(async (tx) => {
    await lockSchema(tx, schema);
    const fresh = await tx.text(
      `insert into ${ident(schema)}.schema_migrations (pack, name, checksum) values ($1, $2, $3) on conflict do nothing returning pack`,
      [migration.pack, migration.name, migration.checksum],
    );
    if (!fresh.length) return false;
    await tx.script(`${pathTo(schema)} ${migration.sql}`);
    return true;
  });
}

/** Told of each migration just before it runs, and how many ran before it. */
export type OnStep = (migration: Migration, applied: number) => Promise<void> | void;

/** Applies what a schema lacks. Returns how many ran. A changed file that ran before is a defect and refused. */
export async function migrateSchema(
  database: Database,
  schema: string,
  migrations: readonly Migration[],
  onStep?: OnStep,
): Promise<number> {
  const applied = await database.owner(async (tx) => {
    await lockSchema(tx, schema);
    await tx.script(ledger(schema));
    return appliedIn(tx, schema);
  });
  let count = 0;
  for (const migration of migrations) {
    const before = applied.get(keyOf(migration.pack, migration.name));
    if (before !== undefined && before !== migration.checksum) {
      throw new Error(`${schema}: migration ${migration.pack}/${migration.name} was changed after it ran.`);
    }
    if (before !== undefined) continue;
    await onStep?.(migration, count);
    if (await applyOne(database, schema, migration)) count++;
  }
  return count;
}

/** The schemas that an installation has once: the shared one and the key store. */
export const migratePlatform = async (database: Database): Promise<number> =>
  (await migrateSchema(database, 'platform', migrationsOf('platform'))) +
  (await migrateSchema(database, 'keystore', migrationsOf('keystore')));

/** Brings one tenant's schema to what `packs` need and says its grants anew. */
export async function migrateTenant(database: Database, tenant: TenantRef, packs: readonly Pack[], onStep?: OnStep): Promise<number> {
  const count = await migrateSchema(database, tenant.schema, inOrder(packs).flatMap(migrationsOf), onStep);
  if (count)
    await database.owner(async (tx) => {
      await lockSchema(tx, tenant.schema);
      await tx.script(`${monthsScript(tenant.schema)} ${tenantGrants(tenant, appendOnlyOf(packs))}`);
    });
  return count;
}

export interface MigrationProgress {
  readonly tenant: TenantRef;
  readonly applied: number;
  readonly done: number;
  readonly total: number;
  readonly error?: Error;
}

export interface MigrateOptions {
  /** Tenants at a time; the embedded database takes one. */
  readonly parallel?: number;
  readonly onStep?: (tenant: TenantRef, ...step: Parameters<OnStep>) => ReturnType<OnStep>;
  /** Waited for, where it answers with a promise. */
  readonly onProgress?: (progress: MigrationProgress) => unknown;
  /** Stops between two tenants; run it again to go on. */
  readonly signal?: AbortSignal;
}

/**
 * Migrates many tenants, several at a time; one that fails does not stop the others and is reported at the end.
 * Run it again to go on where it stopped.
 */
export async function migrateTenants(
  database: Database,
  tenants: readonly { tenant: TenantRef; packs: readonly Pack[] }[],
  { parallel = 4, onStep, onProgress, signal }: MigrateOptions = {},
): Promise<{ applied: number; failed: MigrationProgress[] }> {
  const queue = [...tenants];
  const failed: MigrationProgress[] = [];
  let applied = 0;
  let done = 0;
  const work = async () => {
    for (let next = queue.shift(); next && !signal?.aborted; next = queue.shift()) {
      const { tenant } = next;
      const result = await migrateTenant(database, tenant, next.packs, (...step) => onStep?.(tenant, ...step)).then(
        (count): { applied: number; error?: Error } => ({ applied: count }),
        (error: Error) => ({ applied: 0, error }),
      );
      done++;
      applied += result.applied;
      const progress = { tenant, done, total: tenants.length, ...result };
      if (progress.error) failed.push(progress);
      await onProgress?.(progress);
    }
  };
  await Promise.all(Array.from({ length: database.kind === 'embedded' ? 1 : parallel }, work));
  return { applied, failed };
}

/** What has run and what is waiting in one tenant's schema. */
export async function migrationStatus(database: Database, tenant: TenantRef, packs: readonly Pack[]) {
  const applied = await database.owner((tx) => appliedIn(tx, tenant.schema));
  const wanted = inOrder(packs).flatMap(migrationsOf);
  return {
    applied: applied.size,
    pending: wanted.filter(({ pack, name }) => !applied.has(keyOf(pack, name))).map(({ pack, name }) => keyOf(pack, name)),
  };
}

export type { Roles };
