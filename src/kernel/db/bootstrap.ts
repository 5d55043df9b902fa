import { type Roles, rolesOf } from './roles.ts';
import { ident, literal } from './statement.ts';

/** Runs SQL as the owner, before there is a `Database`. Several statements allowed when there are no values. */
export type OwnerSql = (sql: string) => Promise<Record<string, unknown>[]>;

/** What an installation needs before any migration: extensions, the shared schema, its id and its roles. Idempotent. */
export async function bootstrap(run: OwnerSql, appPassword: string): Promise<Roles> {
  // One process at a time: concurrent grants fail with "tuple concurrently updated".
  await run(`select pg_advisory_lock(${setupLock})`);
  try {
    await run(`
      create extension if not exists postgis schema public;
      create extension if not exists pg_trgm schema public;
      create schema if not exists platform;
      create schema if not exists keystore;
      create table if not exists platform.installation (
        id text primary key check (id ~ '^[a-z0-9]{6}$'),
        created_at timestamptz not null default now()
      );
      insert into platform.installation (id)
        select substr(md5(random()::text || clock_timestamp()::text), 1, 6)
        where not exists (select 1 from platform.installation);`);
    const [installation] = await run('select id from platform.installation');
    const roles = rolesOf(installation!.id as string);
    const present = new Set((await run('select rolname from pg_roles')).map((row) => row.rolname));
    for (const role of [roles.app, roles.platform, roles.tenants]) {
      if (!present.has(role)) await run(`create role ${ident(role)} login noinherit`);
    }
    await run(`
      alter role ${ident(roles.app)} password ${literal(appPassword)};
      alter role ${ident(roles.app)} set timezone = 'UTC';
      alter role ${ident(roles.app)} set statement_timeout = '15s';
      alter role ${ident(roles.app)} set lock_timeout = '5s';
      alter role ${ident(roles.app)} set idle_in_transaction_session_timeout = '30s';
      alter role ${ident(roles.app)} set plan_cache_mode = force_generic_plan;
      grant ${ident(roles.platform)} to ${ident(roles.app)};
      grant ${ident(roles.app)}, ${ident(roles.platform)}, ${ident(roles.tenants)} to current_user;
      grant usage on schema public to ${ident(roles.app)}, ${ident(roles.platform)}, ${ident(roles.tenants)};`);
    return roles;
  } finally {
    await run(`select pg_advisory_unlock(${setupLock})`);
  }
}

/** Advisory lock that setting up and provisioning hold. */
export const setupLock = 7_203_114;
