create table super_admins (
  id uuid primary key,
  email text not null constraint super_admins_email_check check (length(email) <= 255 and email = lower(email) and email like '%_@_%'),
  password_hash text not null constraint super_admins_password_hash_check check (length(password_hash) <= 255),
  name text not null constraint super_admins_name_check check (length(name) between 1 and 255),
  is_active boolean not null default true,
  last_login_at timestamptz,
  failed_attempts integer not null default 0 constraint super_admins_failed_attempts_check check (failed_attempts >= 0),
  locked_until timestamptz,
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
comment on column super_admins.created_at is 'When it was created.';
comment on column super_admins.updated_at is 'When it was last changed.';

create table super_admin_sessions (
  id uuid primary key,
  super_admin_id uuid not null constraint super_admin_sessions_super_admin_fkey references super_admins (id) on delete cascade,
  ip inet,
  user_agent text constraint super_admin_sessions_user_agent_check check (length(user_agent) <= 1000),
  transport text not null constraint super_admin_sessions_transport_check check (transport in ('bearer', 'cookie')),
  last_activity_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text constraint super_admin_sessions_end_reason_check
    check (end_reason in ('signed_out', 'token_reused', 'password_changed', 'deactivated')),
  created_at timestamptz not null default now(),
  constraint super_admin_sessions_ended_check check ((ended_at is null) = (end_reason is null))
);
create index super_admin_sessions_super_admin_idx on super_admin_sessions (super_admin_id, created_at desc);

comment on table super_admin_sessions is 'Sign-ins of super admins. Every request looks at its session, so an end acts at once.';
comment on column super_admin_sessions.id is 'UUIDv7.';
comment on column super_admin_sessions.super_admin_id is 'Who signed in.';
comment on column super_admin_sessions.ip is 'Address of the sign-in.';
comment on column super_admin_sessions.user_agent is 'Program of the sign-in.';
comment on column super_admin_sessions.transport is 'Whether the refresh token is kept as a cookie or by the program itself.';
comment on column super_admin_sessions.last_activity_at is 'When it was last refreshed.';
comment on column super_admin_sessions.expires_at is 'It ends then at the latest.';
comment on column super_admin_sessions.ended_at is 'When it was ended before that.';
comment on column super_admin_sessions.end_reason is 'Why it was ended before that.';
comment on column super_admin_sessions.created_at is 'When the person signed in.';

create table super_admin_tokens (
  id uuid primary key,
  session_id uuid not null constraint super_admin_tokens_session_fkey references super_admin_sessions (id) on delete cascade,
  token_digest bytea not null constraint super_admin_tokens_token_digest_key unique
    constraint super_admin_tokens_token_digest_check check (length(token_digest) = 32),
  -- One token has one child: a race can never leave two living branches.
  parent_id uuid constraint super_admin_tokens_parent_id_key unique
    constraint super_admin_tokens_parent_fkey references super_admin_tokens (id) on delete set null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index super_admin_tokens_session_idx on super_admin_tokens (session_id);

comment on table super_admin_tokens is 'Refresh tokens of super admins by digest. Each is used once and replaced; the tokens of one session are a family.';
comment on column super_admin_tokens.id is 'UUIDv7.';
comment on column super_admin_tokens.session_id is 'The session, which is the family.';
comment on column super_admin_tokens.token_digest is 'SHA-256 of the token. The token itself is not kept.';
comment on column super_admin_tokens.parent_id is 'The token it replaced.';
comment on column super_admin_tokens.expires_at is 'Not accepted afterwards.';
comment on column super_admin_tokens.used_at is 'When it was exchanged. Repeated within ten seconds it answers with the same successor; a later use ends the session.';
comment on column super_admin_tokens.created_at is 'When it was given out.';

create table saved_views (
  id uuid primary key,
  super_admin_id uuid not null constraint saved_views_super_admin_fkey references super_admins (id) on delete cascade,
  list text not null constraint saved_views_list_check check (list ~ '^[a-z][a-z0-9-]{0,99}$'),
  name text not null constraint saved_views_name_check check (length(name) between 1 and 100),
  query text not null default '' constraint saved_views_query_check check (length(query) <= 4000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint saved_views_super_admin_list_name_key unique (super_admin_id, list, name)
);

comment on table saved_views is 'Lists that super admins named in the console: each is what stands in its address after the question mark.';
comment on column saved_views.id is 'UUIDv7.';
comment on column saved_views.super_admin_id is 'Whose it is.';
comment on column saved_views.list is 'The resource''s path word, such as tenants.';
comment on column saved_views.name is 'What the person calls it; one of each name in a list.';
comment on column saved_views.query is 'The address after the question mark: filters, sorting, columns.';
comment on column saved_views.created_at is 'When it was first saved.';
comment on column saved_views.updated_at is 'When it was last saved.';

create table audit_entries (
  id uuid primary key,
  occurred_at timestamptz not null,
  actor_kind text not null constraint audit_entries_actor_kind_check
    check (actor_kind in ('user', 'api_key', 'super_admin', 'system', 'anonymous')),
  actor_id uuid,
  actor_name text,
  action text not null,
  category text not null default 'general' constraint audit_entries_category_check check (length(category) between 1 and 50),
  resource text not null,
  resource_id text,
  resource_name text,
  description text,
  before jsonb,
  after jsonb,
  changes_summary text,
  outcome text not null constraint audit_entries_outcome_check check (outcome in ('success', 'refused', 'failed')),
  error_code text,
  error text,
  warnings text[],
  severity text not null default 'info' constraint audit_entries_severity_check
    check (severity in ('info', 'low', 'medium', 'high', 'critical')),
  risk_score integer not null default 0 constraint audit_entries_risk_score_check check (risk_score between 0 and 100),
  compliance_flags jsonb not null default '{}',
  affected_user_ids uuid[],
  business_impact text,
  regulatory_impact text,
  approval_required boolean not null default false,
  approved_by uuid,
  approved_at timestamptz,
  request_id text,
  ip inet,
  location jsonb,
  user_agent text,
  device_fingerprint text,
  endpoint text,
  status_code integer,
  duration_ms integer constraint audit_entries_duration_ms_check check (duration_ms >= 0),
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
create index audit_entries_approval_idx on audit_entries (occurred_at desc) where approval_required;

comment on table audit_entries is 'What was done on the platform itself: who, when, from where, and what changed. Append-only.';
comment on column audit_entries.id is 'UUIDv7.';
comment on column audit_entries.occurred_at is 'When it was done.';
comment on column audit_entries.tenant_id is 'The tenant it was done to; empty when it was done to anything else.';
comment on column audit_entries.actor_kind is 'What kind of actor did it.';
comment on column audit_entries.actor_id is 'The super admin; empty for the system.';
comment on column audit_entries.actor_name is 'Name at that time.';
comment on column audit_entries.action is 'The deed, as <resource>.<verb>.';
comment on column audit_entries.category is 'Kind of deed: access, user_management, security, system_admin, sensitive_read, or the part of the business it belongs to.';
comment on column audit_entries.resource is 'What kind of thing it was done to.';
comment on column audit_entries.resource_id is 'Which one.';
comment on column audit_entries.resource_name is 'What people call it, such as an order number.';
comment on column audit_entries.description is 'The deed in words.';
comment on column audit_entries.before is 'The changed fields as they were; personal data sealed.';
comment on column audit_entries.after is 'The changed fields as they became; personal data sealed.';
comment on column audit_entries.changes_summary is 'Names of the fields that changed.';
comment on column audit_entries.outcome is 'success; refused: not permitted or not possible; failed: an error of ours.';
comment on column audit_entries.error_code is 'Problem code of a refusal or failure.';
comment on column audit_entries.error is 'The refusal or failure in words.';
comment on column audit_entries.warnings is 'What the actor was warned of.';
comment on column audit_entries.severity is 'How much it matters to who watches: info, low, medium, high, critical.';
comment on column audit_entries.risk_score is 'Risk from 0 to 100, as the risk rules saw it.';
comment on column audit_entries.compliance_flags is 'What regulations it touches, as {"gdpr": true}.';
comment on column audit_entries.affected_user_ids is 'People it was done to.';
comment on column audit_entries.business_impact is 'What it means for the business.';
comment on column audit_entries.regulatory_impact is 'What it means for a regulator.';
comment on column audit_entries.approval_required is 'Whether it was a deed that needs approval: a business is given a feature, a plan or a period by hand.';
comment on column audit_entries.approved_by is 'Who approved it.';
comment on column audit_entries.approved_at is 'When it was approved.';
comment on column audit_entries.request_id is 'X-Request-Id.';
comment on column audit_entries.ip is 'Address it came from.';
comment on column audit_entries.location is 'Where that address is, as far as it is known.';
comment on column audit_entries.user_agent is 'Program it came from.';
comment on column audit_entries.device_fingerprint is 'What tells the device it came from.';
comment on column audit_entries.endpoint is 'Method and route.';
comment on column audit_entries.status_code is 'HTTP status answered.';
comment on column audit_entries.duration_ms is 'Milliseconds from the request''s arrival until this was written.';
comment on column audit_entries.session_id is 'Session it was done in.';
comment on column audit_entries.metadata is 'Anything else worth keeping: the input without its secrets and with personal data sealed, reasons.';

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
