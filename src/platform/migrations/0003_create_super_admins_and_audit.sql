create table super_admins (
  id uuid primary key,
  email text not null constraint super_admins_email_check check (length(email) <= 255 and email = lower(email) and email like '%_@_%'),
  password_hash text not null constraint super_admins_password_hash_check check (length(password_hash) <= 255),
  name text not null constraint super_admins_name_check check (length(name) between 1 and 255),
  is_active boolean not null default true,
  last_login_at timestamptz,
  failed_attempts integer not null default 0 constraint super_admins_failed_attempts_check check (failed_attempts >= 0),
  locked_until timestamptz,
  tokens_valid_from timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint super_admins_email_key unique (email)
);

comment on table super_admins is 'People who run the platform. They are not users of any tenant.';
comment on column super_admins.id is 'UUIDv7.';
comment on column super_admins.email is 'E-mail address, in small letters; unique.';
comment on column super_admins.password_hash is 'Argon2id hash of the password.';
comment on column super_admins.name is 'Name people see.';
comment on column super_admins.is_active is 'False stops every token of this person at once.';
comment on column super_admins.last_login_at is 'When this person last signed in.';
comment on column super_admins.failed_attempts is 'Failed sign-ins since the last good one.';
comment on column super_admins.locked_until is 'No sign-in before this moment.';
comment on column super_admins.tokens_valid_from is 'Tokens issued before this moment are refused; a new password and signing out set it.';
comment on column super_admins.created_at is 'When it was created.';
comment on column super_admins.updated_at is 'When it was last changed.';

create table audit_entries (
  id uuid primary key,
  occurred_at timestamptz not null,
  actor_kind text not null constraint audit_entries_actor_kind_check
    check (actor_kind in ('user', 'api_key', 'super_admin', 'system', 'anonymous')),
  actor_id uuid,
  actor_name text,
  action text not null,
  resource text not null,
  resource_id text,
  before jsonb,
  after jsonb,
  outcome text not null constraint audit_entries_outcome_check check (outcome in ('success', 'refused', 'failed')),
  error_code text,
  request_id text,
  ip inet,
  user_agent text,
  endpoint text,
  session_id uuid,
  metadata jsonb not null default '{}',
  -- No foreign key: a refusal may name a tenant that is not there.
  tenant_id uuid generated always as (
    case when resource = 'tenants' and resource_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then resource_id::uuid end
  ) stored
);
create index audit_entries_occurred_at_idx on audit_entries (occurred_at desc, id desc);
create index audit_entries_tenant_idx on audit_entries (tenant_id, occurred_at desc);
create index audit_entries_resource_idx on audit_entries (resource, resource_id, occurred_at desc);
create index audit_entries_actor_idx on audit_entries (actor_id, occurred_at desc);

comment on table audit_entries is 'What was done on the platform itself: who, when, from where, and what changed. Append-only.';
comment on column audit_entries.id is 'UUIDv7.';
comment on column audit_entries.occurred_at is 'When it was done.';
comment on column audit_entries.tenant_id is 'The tenant it was done to; empty when it was done to anything else.';
comment on column audit_entries.actor_kind is 'What kind of actor did it.';
comment on column audit_entries.actor_id is 'The super admin; empty for the system.';
comment on column audit_entries.actor_name is 'Name at that time.';
comment on column audit_entries.action is 'The deed, as <resource>.<verb>.';
comment on column audit_entries.resource is 'What kind of thing it was done to.';
comment on column audit_entries.resource_id is 'Which one.';
comment on column audit_entries.before is 'The changed fields as they were.';
comment on column audit_entries.after is 'The changed fields as they became.';
comment on column audit_entries.outcome is 'success; refused: not permitted or not possible; failed: an error of ours.';
comment on column audit_entries.error_code is 'Problem code of a refusal or failure.';
comment on column audit_entries.request_id is 'X-Request-Id.';
comment on column audit_entries.ip is 'Address it came from.';
comment on column audit_entries.user_agent is 'Program it came from.';
comment on column audit_entries.endpoint is 'Method and route.';
comment on column audit_entries.session_id is 'Session it was done in.';
comment on column audit_entries.metadata is 'Anything else worth keeping: the input without its secrets, reasons.';

create table idempotency_keys (
  actor text not null,
  key text not null constraint idempotency_keys_key_check check (length(key) between 1 and 255),
  fingerprint bytea not null,
  status smallint not null,
  body text not null,
  headers jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);

comment on table idempotency_keys is 'Answers kept so that a repeated request to the platform gets the same one, once.';
comment on column idempotency_keys.actor is 'Whose key it is; another person''s same key is another key.';
comment on column idempotency_keys.key is 'The Idempotency-Key header.';
comment on column idempotency_keys.fingerprint is 'SHA-256 of method, path and body.';
comment on column idempotency_keys.status is 'HTTP status answered.';
comment on column idempotency_keys.body is 'Body answered.';
comment on column idempotency_keys.headers is 'Headers answered (ETag, Location).';
comment on column idempotency_keys.created_at is 'When it was answered.';
