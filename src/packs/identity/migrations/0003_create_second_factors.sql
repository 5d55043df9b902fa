create table sign_in_policy (
  id boolean primary key default true,
  mfa_required boolean not null default false,
  trusted_device_days integer not null default 30,
  session_timeout_minutes integer not null default 30,
  max_concurrent_sessions integer not null default 3,
  ip_binding_enabled boolean not null default false,
  force_logout_on_role_change boolean not null default true,
  updated_at timestamptz not null default now(),
  constraint sign_in_policy_id_check check (id),
  constraint sign_in_policy_trusted_device_days_check check (trusted_device_days between 0 and 365),
  constraint sign_in_policy_session_timeout_minutes_check check (session_timeout_minutes between 1 and 43200),
  constraint sign_in_policy_max_concurrent_sessions_check check (max_concurrent_sessions between 1 and 1000)
);
insert into sign_in_policy default values;
comment on table sign_in_policy is 'One row: what this business asks of a sign-in and of sessions. The security settings write all of it but trusted_device_days.';
comment on column sign_in_policy.id is 'Always true: there is one row.';
comment on column sign_in_policy.mfa_required is 'Everyone needs a second factor; who has none may only enrol one.';
comment on column sign_in_policy.trusted_device_days is 'For so many days a device that a person marked as their own needs no code; 0: never.';
comment on column sign_in_policy.session_timeout_minutes is 'A session without a request for so many minutes ends.';
comment on column sign_in_policy.max_concurrent_sessions is 'Sessions that a person may have at once; a further sign-in ends the oldest.';
comment on column sign_in_policy.ip_binding_enabled is 'A session works only from the network address it was opened from.';
comment on column sign_in_policy.force_logout_on_role_change is 'A change of someone''s roles ends their sessions.';
comment on column sign_in_policy.updated_at is 'Last change.';

create table totp_factors (
  id uuid primary key,
  user_id uuid not null,
  secret_sealed bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_used_at timestamptz,
  constraint totp_factors_user_id_key unique (user_id),
  constraint totp_factors_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
comment on table totp_factors is 'Authenticator apps (RFC 6238: SHA-1, six digits, 30 seconds). One per person.';
comment on column totp_factors.id is 'The factor.';
comment on column totp_factors.user_id is 'The person.';
comment on column totp_factors.secret_sealed is 'The shared secret, sealed.';
comment on column totp_factors.last_step is 'Time step of the last code that was accepted; only later ones are accepted.';
comment on column totp_factors.created_at is 'When the secret was made.';
comment on column totp_factors.confirmed_at is 'When a first code proved that the app has the secret; it is asked for from then on.';
comment on column totp_factors.last_used_at is 'When a code was last accepted.';

create table backup_codes (
  id uuid primary key,
  user_id uuid not null,
  code_digest bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  constraint backup_codes_user_id_code_digest_key unique (user_id, code_digest),
  constraint backup_codes_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint backup_codes_code_digest_check check (length(code_digest) = 32)
);
comment on table backup_codes is 'Codes for the day when the phone is lost. Each works once.';
comment on column backup_codes.id is 'The code.';
comment on column backup_codes.user_id is 'Whose it is.';
comment on column backup_codes.code_digest is 'HMAC-SHA-256 of the code with a secret that is not in the database. The code itself is not kept.';
comment on column backup_codes.created_at is 'When it was given out.';
comment on column backup_codes.used_at is 'When it was used.';

create table trusted_devices (
  id uuid primary key,
  user_id uuid not null,
  token_digest bytea not null,
  device_name text,
  device_type text,
  ip_address inet,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  constraint trusted_devices_token_digest_key unique (token_digest),
  constraint trusted_devices_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint trusted_devices_revoked_by_fkey foreign key (revoked_by) references users (id),
  constraint trusted_devices_token_digest_check check (length(token_digest) = 32),
  constraint trusted_devices_device_name_check check (length(device_name) <= 255),
  constraint trusted_devices_device_type_check check (device_type in ('desktop', 'mobile', 'tablet', 'bot', 'other'))
);
create index trusted_devices_user_id_idx on trusted_devices (user_id, created_at);
create index trusted_devices_created_at_idx on trusted_devices (created_at, id);
create index trusted_devices_expires_at_idx on trusted_devices (expires_at);
create index trusted_devices_revoked_by_idx on trusted_devices (revoked_by);
comment on table trusted_devices is 'Devices that people marked as their own: for a while no code is asked for there.';
comment on column trusted_devices.id is 'The device.';
comment on column trusted_devices.user_id is 'Whose it is.';
comment on column trusted_devices.token_digest is 'SHA-256 of the token that the device keeps.';
comment on column trusted_devices.device_name is 'Browser and system in words, read from the user agent.';
comment on column trusted_devices.device_type is 'desktop, mobile, tablet, bot or other, read from the user agent.';
comment on column trusted_devices.ip_address is 'Network address when it was marked.';
comment on column trusted_devices.created_at is 'When it was marked.';
comment on column trusted_devices.last_used_at is 'Last sign-in from it without a code.';
comment on column trusted_devices.expires_at is 'Codes are asked for again from then on.';
comment on column trusted_devices.revoked_at is 'When the trust was withdrawn.';
comment on column trusted_devices.revoked_by is 'Who withdrew it; null: the system.';

create table passkeys (
  id uuid primary key,
  user_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null default '{}',
  is_backed_up boolean not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint passkeys_credential_id_key unique (credential_id),
  constraint passkeys_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint passkeys_credential_id_check check (length(credential_id) between 1 and 1400),
  constraint passkeys_sign_count_check check (sign_count >= 0),
  constraint passkeys_name_check check (length(name) between 1 and 100)
);
create index passkeys_user_id_idx on passkeys (user_id, created_at);
comment on table passkeys is 'Public keys of WebAuthn authenticators. The private keys never leave the devices.';
comment on column passkeys.id is 'The passkey.';
comment on column passkeys.user_id is 'Whose it is.';
comment on column passkeys.credential_id is 'The authenticator''s name for it, base64url.';
comment on column passkeys.public_key is 'COSE public key.';
comment on column passkeys.sign_count is 'How often the authenticator said it has signed; a count that does not rise betrays a copy. 0: it does not count.';
comment on column passkeys.transports is 'How the browser reaches it: internal, hybrid, usb, nfc, ble.';
comment on column passkeys.is_backed_up is 'The provider keeps copies on the person''s other devices.';
comment on column passkeys.name is 'What the person calls it.';
comment on column passkeys.created_at is 'When it was registered.';
comment on column passkeys.last_used_at is 'Last sign-in with it.';

create table passkey_challenges (
  id uuid primary key,
  challenge text not null,
  purpose text not null,
  user_id uuid,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  constraint passkey_challenges_challenge_key unique (challenge),
  constraint passkey_challenges_purpose_check check (purpose in ('register', 'sign_in')),
  constraint passkey_challenges_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
create index passkey_challenges_user_id_idx on passkey_challenges (user_id);
create index passkey_challenges_expires_at_idx on passkey_challenges (expires_at);
comment on table passkey_challenges is 'What authenticators were asked to sign. Each is answered once.';
comment on column passkey_challenges.id is 'The challenge''s row.';
comment on column passkey_challenges.challenge is '32 random bytes, base64url.';
comment on column passkey_challenges.purpose is 'register or sign_in.';
comment on column passkey_challenges.user_id is 'Who registers; null for a sign-in, where the passkey says who it is.';
comment on column passkey_challenges.expires_at is 'Not accepted afterwards.';
comment on column passkey_challenges.created_at is 'When it was asked.';
comment on column passkey_challenges.used_at is 'When it was answered, rightly or wrongly.';
