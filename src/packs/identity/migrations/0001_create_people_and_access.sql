create table users (
  id uuid primary key,
  email text not null,
  password_hash text,
  name text not null,
  phone text,
  avatar_url text,
  is_owner boolean not null default false,
  is_active boolean not null default true,
  email_verified_at timestamptz,
  last_sign_in_at timestamptz,
  password_changed_at timestamptz,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  status text not null generated always as (
    case when deleted_at is not null then 'deleted' when is_active then 'active' else 'inactive' end
  ) stored,
  constraint users_email_check check (length(email) <= 255 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint users_name_check check (length(name) between 1 and 255),
  constraint users_phone_check check (length(phone) <= 20),
  constraint users_avatar_url_check check (avatar_url ~ '^(https?://|/[A-Za-z0-9])' and length(avatar_url) <= 500),
  constraint users_failed_sign_ins_check check (failed_sign_ins >= 0),
  constraint users_settings_check check (jsonb_typeof(settings) = 'object'),
  constraint users_status_check check (status in ('active', 'inactive', 'deleted'))
);
-- The address of a deleted person can be used again, and upper case makes no second person.
create unique index users_email_key on users (lower(email)) where deleted_at is null;
create index users_name_idx on users (name, id);
create index users_created_at_idx on users (created_at, id);
create index users_status_idx on users (status);
create index users_owner_idx on users (id) where is_owner;
create index users_search_idx on users using gin (name gin_trgm_ops, email gin_trgm_ops, phone gin_trgm_ops);
comment on table users is 'People who work in this business and may sign in.';
comment on column users.id is 'The person.';
comment on column users.email is 'Sign-in address. Upper and lower case are the same; unique among people who are not deleted.';
comment on column users.password_hash is 'argon2id hash with its parameters; null until a password was chosen.';
comment on column users.name is 'Full name as shown to colleagues.';
comment on column users.phone is 'Phone number, preferably in E.164.';
comment on column users.avatar_url is 'Address of a portrait.';
comment on column users.is_owner is 'Owners have every permission. A business always keeps at least one active owner.';
comment on column users.is_active is 'False: deactivated; cannot sign in, and sessions and keys stop at once.';
comment on column users.email_verified_at is 'When the person proved the address is theirs, by an invitation or a reset link.';
comment on column users.last_sign_in_at is 'Last successful sign-in.';
comment on column users.password_changed_at is 'When the password was last set.';
comment on column users.failed_sign_ins is 'Failed sign-ins in a row; back to 0 by a successful one.';
comment on column users.locked_until is 'No sign-in before this moment, because of failed sign-ins.';
comment on column users.settings is 'Personal settings: notification_preferences, dashboard_layout, theme.';
comment on column users.created_at is 'When the account was made.';
comment on column users.updated_at is 'Last change of the account.';
comment on column users.deleted_at is 'When the person was removed; the row stays for history.';
comment on column users.status is 'active, inactive (deactivated) or deleted; follows from is_active and deleted_at.';

create table user_profiles (
  id uuid primary key,
  user_id uuid not null,
  job_title text,
  department text,
  company_name text,
  industry text,
  street_address text,
  city text,
  state text,
  postal_code text,
  country char(2),
  locale text not null default 'en',
  time_zone text,
  currency char(3),
  linkedin_url text,
  website_url text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_profiles_user_id_key unique (user_id),
  constraint user_profiles_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint user_profiles_job_title_check check (length(job_title) <= 100),
  constraint user_profiles_department_check check (length(department) <= 100),
  constraint user_profiles_company_name_check check (length(company_name) <= 255),
  constraint user_profiles_industry_check check (length(industry) <= 100),
  constraint user_profiles_street_address_check check (length(street_address) <= 255),
  constraint user_profiles_city_check check (length(city) <= 100),
  constraint user_profiles_state_check check (length(state) <= 100),
  constraint user_profiles_postal_code_check check (length(postal_code) <= 20),
  constraint user_profiles_country_check check (country ~ '^[A-Z]{2}$'),
  constraint user_profiles_locale_check check (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and length(locale) <= 35),
  constraint user_profiles_time_zone_check check (length(time_zone) <= 64),
  constraint user_profiles_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint user_profiles_linkedin_url_check check (linkedin_url ~ '^(https?://|/[A-Za-z0-9])' and length(linkedin_url) <= 500),
  constraint user_profiles_website_url_check check (website_url ~ '^(https?://|/[A-Za-z0-9])' and length(website_url) <= 500)
);
create index user_profiles_city_idx on user_profiles (country, city);
comment on table user_profiles is 'What a person tells about themselves: work, address and preferences. One per person.';
comment on column user_profiles.id is 'The profile.';
comment on column user_profiles.user_id is 'The person.';
comment on column user_profiles.job_title is 'Position, such as Dispatcher.';
comment on column user_profiles.department is 'Team or department.';
comment on column user_profiles.company_name is 'Company, when it is not the business itself.';
comment on column user_profiles.industry is 'Line of business.';
comment on column user_profiles.street_address is 'Street and house number.';
comment on column user_profiles.city is 'Town.';
comment on column user_profiles.state is 'State or region.';
comment on column user_profiles.postal_code is 'Postal code.';
comment on column user_profiles.country is 'Country, ISO 3166-1 alpha-2.';
comment on column user_profiles.locale is 'Language and region as a BCP 47 tag, such as en-IN.';
comment on column user_profiles.time_zone is 'IANA time zone; null: that of the business.';
comment on column user_profiles.currency is 'Preferred currency, ISO 4217; null: that of the business.';
comment on column user_profiles.linkedin_url is 'Public profile page.';
comment on column user_profiles.website_url is 'Own web page.';
comment on column user_profiles.created_at is 'When the profile was made.';
comment on column user_profiles.updated_at is 'Last change.';

create table roles (
  id uuid primary key,
  name text not null,
  code text not null,
  description text,
  is_system boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint roles_code_key unique (code),
  constraint roles_name_check check (length(name) between 1 and 100),
  constraint roles_code_check check (code ~ '^[a-z][a-z0-9_]{1,99}$')
);
create index roles_name_idx on roles (name, id);
comment on table roles is 'Named sets of permissions that people are given.';
comment on column roles.id is 'The role.';
comment on column roles.name is 'Name as people read it.';
comment on column roles.code is 'Stable short name in snake_case.';
comment on column roles.description is 'What the role is for.';
comment on column roles.is_system is 'One of owner, admin, manager, operator, viewer; it can be neither renamed nor deleted.';
comment on column roles.created_at is 'When the role was made.';
comment on column roles.updated_at is 'Last change of the role or of its permissions.';

create table permissions (
  id uuid primary key,
  name text not null,
  code text not null,
  module text not null,
  description text,
  created_at timestamptz not null default now(),
  constraint permissions_code_key unique (code),
  constraint permissions_code_check check (code ~ '^[a-z_]+([.][a-z_]+)+$' and length(code) <= 100),
  constraint permissions_name_check check (length(name) between 1 and 100)
);
create index permissions_module_idx on permissions (module, code);
comment on table permissions is 'Everything that can be allowed. The packs declare them; a business cannot add any.';
comment on column permissions.id is 'The permission.';
comment on column permissions.name is 'Name as people read it.';
comment on column permissions.code is 'Stable code, <module>.<deed>.';
comment on column permissions.module is 'The part of the platform it belongs to.';
comment on column permissions.description is 'What it allows.';
comment on column permissions.created_at is 'When this business first had it.';

create table role_permissions (
  id uuid primary key,
  role_id uuid not null,
  permission_code text not null,
  created_at timestamptz not null default now(),
  constraint role_permissions_role_id_permission_code_key unique (role_id, permission_code),
  constraint role_permissions_role_id_fkey foreign key (role_id) references roles (id) on delete cascade,
  constraint role_permissions_permission_code_fkey foreign key (permission_code) references permissions (code) on delete cascade
);
create index role_permissions_permission_code_idx on role_permissions (permission_code);
comment on table role_permissions is 'Which role has which permission.';
comment on column role_permissions.id is 'The grant.';
comment on column role_permissions.role_id is 'The role.';
comment on column role_permissions.permission_code is 'The permission it has, by code.';
comment on column role_permissions.created_at is 'When it was granted.';

create table user_roles (
  id uuid primary key,
  user_id uuid not null,
  role_id uuid not null,
  assigned_at timestamptz not null default now(),
  assigned_by uuid,
  expires_at timestamptz,
  constraint user_roles_user_id_role_id_key unique (user_id, role_id),
  constraint user_roles_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint user_roles_role_id_fkey foreign key (role_id) references roles (id) on delete cascade,
  constraint user_roles_assigned_by_fkey foreign key (assigned_by) references users (id)
);
create index user_roles_role_id_idx on user_roles (role_id);
create index user_roles_assigned_by_idx on user_roles (assigned_by);
create index user_roles_expires_at_idx on user_roles (expires_at) where expires_at is not null;
comment on table user_roles is 'Which person has which role, and until when.';
comment on column user_roles.id is 'The assignment.';
comment on column user_roles.user_id is 'The person.';
comment on column user_roles.role_id is 'The role.';
comment on column user_roles.assigned_at is 'Since when.';
comment on column user_roles.assigned_by is 'Who gave it; null: the system.';
comment on column user_roles.expires_at is 'It stops by itself at this moment; null: never.';

create table user_features (
  id uuid primary key,
  user_id uuid not null,
  feature_code text not null,
  is_enabled boolean not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint user_features_user_id_feature_code_key unique (user_id, feature_code),
  constraint user_features_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint user_features_created_by_fkey foreign key (created_by) references users (id),
  constraint user_features_feature_code_check check (feature_code ~ '^[a-z][a-z0-9_]{0,99}$')
);
create index user_features_created_by_idx on user_features (created_by);
comment on table user_features is 'Features switched off for one person. They can only take away what the business has, never add.';
comment on column user_features.id is 'The restriction.';
comment on column user_features.user_id is 'The person.';
comment on column user_features.feature_code is 'The feature.';
comment on column user_features.is_enabled is 'False: this person may not use it.';
comment on column user_features.created_at is 'Since when.';
comment on column user_features.created_by is 'Who set it.';

create table access_version (
  id boolean primary key default true,
  version bigint not null default 1,
  changed_at timestamptz not null default now(),
  constraint access_version_id_check check (id)
);
insert into access_version default values;
comment on table access_version is 'One row. Whoever changes what anyone may do raises the version in the same transaction, so cached actors become stale at once.';
comment on column access_version.id is 'Always true: there is one row.';
comment on column access_version.version is 'Goes up with every change of roles, permissions, assignments, restrictions or accounts.';
comment on column access_version.changed_at is 'Last change.';
