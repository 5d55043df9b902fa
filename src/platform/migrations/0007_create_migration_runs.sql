create table migration_runs (
  id uuid primary key,
  tenant_id uuid constraint migration_runs_tenant_fkey references tenants (id) on delete cascade,
  origin text not null constraint migration_runs_origin_check check (origin in ('start', 'asked')),
  asked_by uuid,
  state text not null constraint migration_runs_state_check check (state in ('waiting', 'running', 'finished')),
  total integer not null default 0 constraint migration_runs_total_check check (total >= 0),
  done integer not null default 0 constraint migration_runs_done_check check (done between 0 and total),
  applied integer not null default 0 constraint migration_runs_applied_check check (applied >= 0),
  failed integer not null default 0 constraint migration_runs_failed_check check (failed between 0 and done),
  alive_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now()
);
create index migration_runs_tenant_idx on migration_runs (tenant_id);
create index migration_runs_created_at_idx on migration_runs (created_at desc, id desc);
-- At most one is asked for at a time; the next waits until it ended.
create unique index migration_runs_asked_key on migration_runs (origin) where origin = 'asked' and state <> 'finished';

comment on table migration_runs is 'Each time tenants'' schemas are brought up to date: by a start with other code, or because a super admin asked.';
comment on column migration_runs.id is 'UUIDv7.';
comment on column migration_runs.tenant_id is 'The one tenant it is about. Empty: all.';
comment on column migration_runs.origin is 'start: a process began with other code than the last; asked: by a super admin.';
comment on column migration_runs.asked_by is 'The super admin who asked; empty for the local administrator and for starts.';
comment on column migration_runs.state is 'waiting: no process took it up yet; running; finished, perhaps with failures.';
comment on column migration_runs.total is 'Tenants it looks at.';
comment on column migration_runs.done is 'Tenants it has looked at.';
comment on column migration_runs.applied is 'Migrations it has applied.';
comment on column migration_runs.failed is 'Tenants that could not be brought up to date.';
comment on column migration_runs.alive_at is 'Last sign of life of the process that runs it, every few seconds. An old one: that process is gone.';
comment on column migration_runs.started_at is 'When a process took it up.';
comment on column migration_runs.finished_at is 'When it had looked at every tenant.';
comment on column migration_runs.created_at is 'When it was asked for.';

create table tenant_migrations (
  tenant_id uuid primary key constraint tenant_migrations_tenant_fkey references tenants (id) on delete cascade,
  run_id uuid not null constraint tenant_migrations_run_fkey references migration_runs (id) on delete cascade,
  state text not null constraint tenant_migrations_state_check check (state in ('running', 'done', 'failed')),
  migration text,
  applied integer not null default 0 constraint tenant_migrations_applied_check check (applied >= 0),
  error text,
  updated_at timestamptz not null default now(),
  constraint tenant_migrations_error_check check ((error is null) = (state <> 'failed'))
);
create index tenant_migrations_run_idx on tenant_migrations (run_id);

comment on table tenant_migrations is 'The last time that a tenant''s schema had something to be brought up to date with, and how far it came.';
comment on column tenant_migrations.tenant_id is 'The tenant.';
comment on column tenant_migrations.run_id is 'The run.';
comment on column tenant_migrations.state is 'running, done, or failed: what was applied before stays, nothing after it was tried.';
comment on column tenant_migrations.migration is 'The migration it is at, or failed at, as <pack>/<name>.';
comment on column tenant_migrations.applied is 'Migrations applied in that run.';
comment on column tenant_migrations.error is 'What the database said to the one that failed.';
comment on column tenant_migrations.updated_at is 'When that was so.';
