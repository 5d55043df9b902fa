create table user_sessions (
  id uuid primary key,
  user_id uuid not null,
  ip_address inet,
  user_agent text,
  device_type text,
  device_name text,
  location text,
  is_trusted boolean not null default false,
  transport text not null default 'bearer',
  last_activity_at timestamptz not null default now(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  terminated_at timestamptz,
  terminated_by uuid,
  termination_reason text,
  constraint user_sessions_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint user_sessions_terminated_by_fkey foreign key (terminated_by) references users (id),
  constraint user_sessions_device_type_check check (device_type in ('desktop', 'mobile', 'tablet', 'bot', 'other')),
  constraint user_sessions_device_name_check check (length(device_name) <= 255),
  constraint user_sessions_location_check check (length(location) <= 255),
  constraint user_sessions_transport_check check (transport in ('bearer', 'cookie')),
  constraint user_sessions_termination_reason_check check (termination_reason in (
    'user_logout', 'admin_force_logout', 'session_expired', 'max_sessions_exceeded', 'role_changed',
    'security_violation', 'token_reused', 'password_changed', 'user_deactivated'
  )),
  constraint user_sessions_terminated_check check ((terminated_at is null) = (termination_reason is null))
);
create index user_sessions_user_id_idx on user_sessions (user_id, last_activity_at desc);
create index user_sessions_active_idx on user_sessions (user_id) where terminated_at is null;
create index user_sessions_expires_at_idx on user_sessions (expires_at);
create index user_sessions_created_at_idx on user_sessions (created_at, id);
create index user_sessions_last_activity_at_idx on user_sessions (last_activity_at, id);
create index user_sessions_terminated_by_idx on user_sessions (terminated_by);
comment on table user_sessions is 'Sign-ins, running and past. Tokens name a session by its id; no token is stored here.';
comment on column user_sessions.id is 'The session.';
comment on column user_sessions.user_id is 'Who signed in.';
comment on column user_sessions.ip_address is 'Network address at sign-in.';
comment on column user_sessions.user_agent is 'Browser or program, as it named itself.';
comment on column user_sessions.device_type is 'desktop, mobile, tablet, bot or other, read from the user agent.';
comment on column user_sessions.device_name is 'Browser and system in words, read from the user agent.';
comment on column user_sessions.location is 'Place of the network address, where it is known.';
comment on column user_sessions.is_trusted is 'The person marked this device as their own.';
comment on column user_sessions.transport is 'How the refresh token travels: bearer (in the body) or cookie.';
comment on column user_sessions.last_activity_at is 'Last request, to half a minute.';
comment on column user_sessions.expires_at is 'The session ends then even when it is used.';
comment on column user_sessions.created_at is 'When the person signed in.';
comment on column user_sessions.terminated_at is 'When it was ended.';
comment on column user_sessions.terminated_by is 'Who ended it; null: the system.';
comment on column user_sessions.termination_reason is 'Why it was ended.';

create table refresh_tokens (
  id uuid primary key,
  session_id uuid not null,
  user_id uuid not null,
  token_digest bytea not null,
  parent_id uuid,
  successor_id uuid,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  revoked_at timestamptz,
  constraint refresh_tokens_token_digest_key unique (token_digest),
  -- One token has one child: a race can never leave two living branches.
  constraint refresh_tokens_parent_id_key unique (parent_id),
  constraint refresh_tokens_session_id_fkey foreign key (session_id) references user_sessions (id) on delete cascade,
  constraint refresh_tokens_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint refresh_tokens_parent_id_fkey foreign key (parent_id) references refresh_tokens (id) on delete set null,
  constraint refresh_tokens_successor_id_fkey foreign key (successor_id) references refresh_tokens (id) on delete set null,
  constraint refresh_tokens_token_digest_check check (length(token_digest) = 32)
);
create index refresh_tokens_session_id_idx on refresh_tokens (session_id);
create index refresh_tokens_user_id_idx on refresh_tokens (user_id);
create index refresh_tokens_successor_id_idx on refresh_tokens (successor_id);
create index refresh_tokens_expires_at_idx on refresh_tokens (expires_at);
comment on table refresh_tokens is 'Refresh tokens by digest. Each is used once and replaced; the tokens of one session are a family.';
comment on column refresh_tokens.id is 'The token''s row.';
comment on column refresh_tokens.session_id is 'The session, which is the family.';
comment on column refresh_tokens.user_id is 'Whose it is.';
comment on column refresh_tokens.token_digest is 'SHA-256 of the token. The token itself is not kept.';
comment on column refresh_tokens.parent_id is 'The token it replaced.';
comment on column refresh_tokens.successor_id is 'The token that replaced it.';
comment on column refresh_tokens.expires_at is 'Not accepted afterwards.';
comment on column refresh_tokens.created_at is 'When it was given out.';
comment on column refresh_tokens.used_at is 'When it was exchanged. Repeated within ten seconds it answers with the same successor; a later use ends the whole session.';
comment on column refresh_tokens.revoked_at is 'When it was withdrawn.';

create table api_keys (
  id uuid primary key,
  name text not null,
  prefix text not null,
  key_digest bytea not null,
  permissions text[] not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  constraint api_keys_key_digest_key unique (key_digest),
  constraint api_keys_key_digest_check check (length(key_digest) = 32),
  constraint api_keys_name_check check (length(name) between 1 and 100),
  constraint api_keys_created_by_fkey foreign key (created_by) references users (id) on delete cascade,
  constraint api_keys_revoked_by_fkey foreign key (revoked_by) references users (id)
);
create index api_keys_created_by_idx on api_keys (created_by);
create index api_keys_revoked_by_idx on api_keys (revoked_by);
create index api_keys_created_at_idx on api_keys (created_at, id);
create index api_keys_name_idx on api_keys (name, id);
comment on table api_keys is 'Keys for programs. A key acts for the person who made it, with some of that person''s permissions.';
comment on column api_keys.id is 'The key''s row.';
comment on column api_keys.name is 'What it is used for.';
comment on column api_keys.prefix is 'The beginning of the key''s random part, to recognise it by.';
comment on column api_keys.key_digest is 'SHA-256 of the key. The key itself is shown once and not kept.';
comment on column api_keys.permissions is 'Codes it may use, as long as its maker has them too.';
comment on column api_keys.created_by is 'Who made it and whom it acts for.';
comment on column api_keys.created_at is 'When it was made.';
comment on column api_keys.expires_at is 'Not accepted afterwards; null: never expires.';
comment on column api_keys.last_used_at is 'Last request with it, to the minute.';
comment on column api_keys.revoked_at is 'When it was withdrawn.';
comment on column api_keys.revoked_by is 'Who withdrew it.';

create table invitations (
  id uuid primary key,
  email text not null,
  name text,
  token_digest bytea not null,
  status text not null default 'pending',
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  constraint invitations_token_digest_key unique (token_digest),
  constraint invitations_token_digest_check check (length(token_digest) = 32),
  constraint invitations_email_check check (length(email) <= 255 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint invitations_name_check check (length(name) <= 255),
  constraint invitations_status_check check (status in ('pending', 'accepted', 'revoked')),
  constraint invitations_accepted_check check ((status = 'accepted') = (accepted_at is not null)),
  constraint invitations_created_by_fkey foreign key (created_by) references users (id),
  constraint invitations_accepted_by_fkey foreign key (accepted_by) references users (id)
);
create unique index invitations_email_key on invitations (lower(email)) where status = 'pending';
create index invitations_status_idx on invitations (status, created_at);
create index invitations_created_at_idx on invitations (created_at, id);
create index invitations_created_by_idx on invitations (created_by);
create index invitations_accepted_by_idx on invitations (accepted_by);
comment on table invitations is 'Invitations to join this business. An open one takes a place of the plan''s user limit.';
comment on column invitations.id is 'The invitation.';
comment on column invitations.email is 'Whom it is for; at most one pending invitation per address.';
comment on column invitations.name is 'Suggested name of the new person.';
comment on column invitations.token_digest is 'SHA-256 of the link''s token.';
comment on column invitations.status is 'pending, accepted or revoked; a pending one past expires_at is not accepted any more.';
comment on column invitations.expires_at is 'Not accepted afterwards.';
comment on column invitations.created_at is 'When it was made.';
comment on column invitations.created_by is 'Who invited.';
comment on column invitations.accepted_at is 'When it was accepted.';
comment on column invitations.accepted_by is 'The person who came of it.';
comment on column invitations.revoked_at is 'When it was withdrawn or replaced.';

create table invitation_roles (
  id uuid primary key,
  invitation_id uuid not null,
  role_id uuid not null,
  constraint invitation_roles_invitation_id_role_id_key unique (invitation_id, role_id),
  constraint invitation_roles_invitation_id_fkey foreign key (invitation_id) references invitations (id) on delete cascade,
  constraint invitation_roles_role_id_fkey foreign key (role_id) references roles (id) on delete cascade
);
create index invitation_roles_role_id_idx on invitation_roles (role_id);
comment on table invitation_roles is 'Roles that an invited person gets on acceptance.';
comment on column invitation_roles.id is 'The row.';
comment on column invitation_roles.invitation_id is 'The invitation.';
comment on column invitation_roles.role_id is 'The role.';

create table password_resets (
  id uuid primary key,
  user_id uuid not null,
  token_digest bytea not null,
  ip_address inet,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  constraint password_resets_token_digest_key unique (token_digest),
  constraint password_resets_token_digest_check check (length(token_digest) = 32),
  constraint password_resets_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
create index password_resets_user_id_idx on password_resets (user_id, created_at);
create index password_resets_expires_at_idx on password_resets (expires_at);
comment on table password_resets is 'Requests to choose a new password. Each link works once.';
comment on column password_resets.id is 'The request.';
comment on column password_resets.user_id is 'Whose password.';
comment on column password_resets.token_digest is 'SHA-256 of the link''s token.';
comment on column password_resets.ip_address is 'From where it was requested.';
comment on column password_resets.expires_at is 'The link is not accepted afterwards.';
comment on column password_resets.used_at is 'When it was used, or replaced by a later one.';
comment on column password_resets.created_at is 'When it was requested.';
