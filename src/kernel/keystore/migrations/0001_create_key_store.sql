-- The key store: wrapped keys, kept apart from what they open. Leave this schema out of ordinary backups
-- (pg_dump --exclude-schema=keystore), or restoring one would bring destroyed keys back: docs/security/encryption.md.

create table tenants (
  tenant_id uuid primary key,
  current_version integer not null constraint tenants_current_version_check check (current_version > 0),
  index_root bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz
);
comment on table tenants is 'Which key each tenant seals with. Older versions only open.';
comment on column tenants.tenant_id is 'The tenant; no foreign key, since its keys may be destroyed after it is gone.';
comment on column tenants.current_version is 'Version of the key that seals; older versions only open.';
comment on column tenants.index_root is 'Secret the blind indexes are derived from, sealed by the tenant''s key; it outlives rotations. Empty until one is used.';
comment on column tenants.created_at is 'When its first key was made.';
comment on column tenants.destroyed_at is 'When all its keys were destroyed: nothing of it can be opened or sealed any more.';

create table tenant_keys (
  tenant_id uuid not null references tenants (tenant_id),
  version integer not null,
  wrapped bytea,
  master_key text not null,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (tenant_id, version),
  constraint tenant_keys_wrapped_check check ((wrapped is null) = (destroyed_at is not null))
);
create index tenant_keys_master_key_idx on tenant_keys (master_key) where wrapped is not null;
comment on table tenant_keys is 'Versions of each tenant''s 256-bit key, wrapped by a master key.';
comment on column tenant_keys.tenant_id is 'The tenant.';
comment on column tenant_keys.version is 'Version, written into what the key seals.';
comment on column tenant_keys.wrapped is 'The key, encrypted by the master key and bound to tenant and version; empty once destroyed.';
comment on column tenant_keys.master_key is 'Name of the master key that wraps it.';
comment on column tenant_keys.created_at is 'When it was made.';
comment on column tenant_keys.destroyed_at is 'When it was destroyed.';

create table subject_keys (
  id uuid primary key,
  tenant_id uuid not null references tenants (tenant_id),
  subject text not null constraint subject_keys_subject_check check (length(subject) between 1 and 255),
  tenant_key_version integer not null,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint subject_keys_subject_key unique (tenant_id, subject),
  constraint subject_keys_wrapped_check check ((wrapped is null) = (destroyed_at is not null))
);
create index subject_keys_rewrap_idx on subject_keys (tenant_id, tenant_key_version, id) where wrapped is not null;
comment on table subject_keys is 'One data key for each person or record whose personal data is sealed: destroying it erases that data everywhere.';
comment on column subject_keys.id is 'Identifier of the key, written into what it seals.';
comment on column subject_keys.tenant_id is 'The tenant.';
comment on column subject_keys.subject is 'Whose key it is, such as users/<id>; never a name or an address.';
comment on column subject_keys.tenant_key_version is 'Version of the tenant''s key that wraps it.';
comment on column subject_keys.wrapped is 'The key, encrypted by the tenant''s key and bound to its own identifier; empty once destroyed.';
comment on column subject_keys.created_at is 'When it was made.';
comment on column subject_keys.destroyed_at is 'When it was destroyed; the row stays, so that no new key is made for the same subject.';

create table rotations (
  id uuid primary key,
  tenant_id uuid not null references tenants (tenant_id),
  to_version integer not null,
  step integer not null default 0,
  position text,
  resealed bigint not null default 0,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz
);
create unique index rotations_running_key on rotations (tenant_id) where finished_at is null;
comment on table rotations is 'Rotations of tenants'' keys, with how far each has come: a killed one goes on there.';
comment on column rotations.id is 'Identifier.';
comment on column rotations.tenant_id is 'The tenant.';
comment on column rotations.to_version is 'Version that everything is moved to.';
comment on column rotations.step is 'Which of the things to move is under way: 0 is the subjects'' keys, then each sealed column in order.';
comment on column rotations.position is 'Identifier of the last row done in this step; empty at its start.';
comment on column rotations.resealed is 'Keys and fields moved so far.';
comment on column rotations.started_at is 'When the new version was made.';
comment on column rotations.updated_at is 'When it last moved on.';
comment on column rotations.finished_at is 'When nothing was left under an older version.';
