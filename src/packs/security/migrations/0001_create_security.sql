create table security_settings (
  id uuid primary key,
  copy_protection_enabled boolean not null default true,
  disable_text_selection boolean not null default false,
  disable_right_click boolean not null default false,
  block_keyboard_shortcuts boolean not null default false,
  blur_on_print_screen boolean not null default false,
  export_enabled boolean not null default true,
  require_watermark boolean not null default true,
  max_export_rows integer not null default 10000,
  max_exports_per_day integer not null default 10,
  require_approval_threshold integer default 1000,
  export_link_expiry_hours integer not null default 24,
  data_masking_enabled boolean not null default true,
  mask_phone_numbers boolean not null default true,
  mask_email_addresses boolean not null default true,
  mask_addresses boolean not null default false,
  mask_financial_data boolean not null default false,
  session_timeout_minutes integer not null default 30,
  max_concurrent_sessions integer not null default 3,
  force_logout_on_role_change boolean not null default true,
  ip_binding_enabled boolean not null default false,
  mfa_required boolean not null default false,
  requests_per_minute integer not null default 100,
  export_requests_per_hour integer not null default 10,
  alert_on_limit_violations boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint security_settings_max_export_rows_check check (max_export_rows between 1 and 5000000),
  constraint security_settings_max_exports_per_day_check check (max_exports_per_day between 0 and 10000),
  constraint security_settings_require_approval_threshold_check check (require_approval_threshold >= 0),
  constraint security_settings_export_link_expiry_hours_check check (export_link_expiry_hours between 1 and 720),
  constraint security_settings_session_timeout_minutes_check check (session_timeout_minutes between 1 and 43200),
  constraint security_settings_max_concurrent_sessions_check check (max_concurrent_sessions between 1 and 1000),
  constraint security_settings_requests_per_minute_check check (requests_per_minute between 10 and 100000),
  constraint security_settings_export_requests_per_hour_check check (export_requests_per_hour between 0 and 10000)
);
create unique index security_settings_one_row_key on security_settings ((true));
comment on table security_settings is 'How this business protects its data: one row.';
comment on column security_settings.id is 'The row.';
comment on column security_settings.copy_protection_enabled is 'Whether the four settings below it act in the console.';
comment on column security_settings.disable_text_selection is 'The console lets no text be selected.';
comment on column security_settings.disable_right_click is 'The console opens no context menu.';
comment on column security_settings.block_keyboard_shortcuts is 'The console swallows the shortcuts for copy, save and print.';
comment on column security_settings.blur_on_print_screen is 'The console blurs while the print-screen key is down or the window is not in front.';
comment on column security_settings.export_enabled is 'Whether anything can be exported at all.';
comment on column security_settings.require_watermark is 'Whether files carry the code of their export in every row.';
comment on column security_settings.max_export_rows is 'Most rows of one export; the plan may allow fewer.';
comment on column security_settings.max_exports_per_day is 'Most exports of one person in a day of the business''s time zone.';
comment on column security_settings.require_approval_threshold is 'More rows than this need someone else''s approval; null: never.';
comment on column security_settings.export_link_expiry_hours is 'Hours for which a finished file can be downloaded.';
comment on column security_settings.data_masking_enabled is 'Whether personal data is masked at all.';
comment on column security_settings.mask_phone_numbers is 'Whether telephone numbers are masked for those who may not see personal data.';
comment on column security_settings.mask_email_addresses is 'Whether e-mail addresses are masked for them.';
comment on column security_settings.mask_addresses is 'Whether postal addresses are masked for them.';
comment on column security_settings.mask_financial_data is 'Whether amounts declared as financial data are masked for them.';
comment on column security_settings.session_timeout_minutes is 'A session without a request for so many minutes ends.';
comment on column security_settings.max_concurrent_sessions is 'Sessions that a person may have at once; a further sign-in ends the oldest.';
comment on column security_settings.force_logout_on_role_change is 'Whether a change of someone''s roles ends their sessions.';
comment on column security_settings.ip_binding_enabled is 'Whether a session works only from the address it was opened from.';
comment on column security_settings.mfa_required is 'Whether everyone needs a second factor to sign in.';
comment on column security_settings.requests_per_minute is 'Requests a minute of one person or key; the server''s own limit may be lower.';
comment on column security_settings.export_requests_per_hour is 'Exports that one person may ask for in an hour.';
comment on column security_settings.alert_on_limit_violations is 'Whether a passed limit (requests, exports) raises an alert; the violation is kept in any case.';
comment on column security_settings.created_at is 'When it was made.';
comment on column security_settings.updated_at is 'When it was last changed.';

create table role_security_settings (
  id uuid primary key,
  role_id uuid not null,
  disable_text_selection boolean,
  disable_right_click boolean,
  block_keyboard_shortcuts boolean,
  view_full_data boolean not null default false,
  can_copy_data boolean not null default false,
  can_print boolean not null default true,
  allowed_exports text[],
  custom_requests_per_minute integer,
  custom_export_limit integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint role_security_settings_role_id_key unique (role_id),
  constraint role_security_settings_role_id_fkey foreign key (role_id) references roles (id) on delete cascade,
  constraint role_security_settings_allowed_exports_check check (allowed_exports <@ array[
    'orders_csv', 'orders_excel', 'customers', 'financial', 'ndr', 'inventory', 'analytics', 'bulk_api']),
  constraint role_security_settings_custom_requests_per_minute_check check (custom_requests_per_minute between 10 and 100000),
  constraint role_security_settings_custom_export_limit_check check (custom_export_limit between 0 and 10000)
);
comment on table role_security_settings is 'What differs for one role from the business''s security settings. Of several roles the most generous counts.';
comment on column role_security_settings.id is 'The row.';
comment on column role_security_settings.role_id is 'The role.';
comment on column role_security_settings.disable_text_selection is 'Overrides the business''s setting; null: as there.';
comment on column role_security_settings.disable_right_click is 'Overrides the business''s setting; null: as there.';
comment on column role_security_settings.block_keyboard_shortcuts is 'Overrides the business''s setting; null: as there.';
comment on column role_security_settings.view_full_data is 'The role sees everything plain; no masking rule applies to it.';
comment on column role_security_settings.can_copy_data is 'The console lets the role copy although copying is restricted.';
comment on column role_security_settings.can_print is 'The console lets the role print.';
comment on column role_security_settings.allowed_exports is 'Kinds of export the role may make, of orders_csv, orders_excel, customers, financial, ndr, inventory, analytics, bulk_api; null: whatever its permissions allow.';
comment on column role_security_settings.custom_requests_per_minute is 'Requests a minute instead of the business''s; null: as there.';
comment on column role_security_settings.custom_export_limit is 'Exports a day instead of the business''s; null: as there.';
comment on column role_security_settings.created_at is 'When it was made.';
comment on column role_security_settings.updated_at is 'When it was last changed.';

create table data_masking_rules (
  id uuid primary key,
  field_name text not null,
  field_type text not null,
  mask_pattern text not null,
  description text,
  is_active boolean not null default true,
  applies_to_roles text[] not null default '{}',
  exempt_roles text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint data_masking_rules_field_name_key unique (field_name),
  constraint data_masking_rules_field_name_check check (length(field_name) <= 100 and field_name ~ '^[a-z_][a-z0-9_]*([.][A-Za-z0-9_]+)*$'),
  constraint data_masking_rules_field_type_check check (field_type in ('phone', 'email', 'address', 'name', 'financial', 'sensitive', 'custom')),
  constraint data_masking_rules_mask_pattern_check check (length(mask_pattern) between 1 and 100)
);
create index data_masking_rules_created_at_idx on data_masking_rules (created_at, id);
comment on table data_masking_rules is 'How single fields are disguised, and for which roles.';
comment on column data_masking_rules.id is 'The rule.';
comment on column data_masking_rules.field_name is 'A field of any record; a group of fields (full_address, bank_account, aadhaar_pan); or a path into metadata or attributes, such as metadata.loyalty_number.';
comment on column data_masking_rules.field_type is 'What kind of data it is: phone, email, address, name, financial, sensitive or custom.';
comment on column data_masking_rules.mask_pattern is 'A # keeps a character, a * hides one, anything else stands as it is; fitted to the value''s length.';
comment on column data_masking_rules.description is 'What the rule is for.';
comment on column data_masking_rules.is_active is 'Whether it acts.';
comment on column data_masking_rules.applies_to_roles is 'Codes of the roles it applies to; empty: all. Someone with a further role that is not named is not masked by it.';
comment on column data_masking_rules.exempt_roles is 'Codes of roles that see this field plain whatever else is said.';
comment on column data_masking_rules.created_at is 'When it was made.';
comment on column data_masking_rules.updated_at is 'When it was last changed.';

create table export_logs (
  id uuid primary key,
  user_id uuid not null,
  export_type text not null,
  resource text not null,
  file_format text not null,
  row_count integer not null,
  file_size_bytes bigint,
  filters_applied jsonb not null default '{}',
  columns_exported text[] not null default '{}',
  download_url text,
  download_expires_at timestamptz,
  download_count integer not null default 0,
  download_limit integer not null default 20,
  watermark_text text,
  masked_columns text[] not null default '{}',
  ip_address inet,
  user_agent text,
  status text not null,
  approval_required boolean not null default false,
  approved_by uuid,
  approved_at timestamptz,
  reason text,
  decision_note text,
  error text,
  key_permissions text[],
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  constraint export_logs_user_id_fkey foreign key (user_id) references users (id),
  constraint export_logs_approved_by_fkey foreign key (approved_by) references users (id),
  constraint export_logs_file_format_check check (file_format in ('csv', 'xlsx')),
  constraint export_logs_row_count_check check (row_count >= 0),
  constraint export_logs_download_count_check check (download_count between 0 and download_limit),
  constraint export_logs_status_check check (status in (
    'pending_approval', 'approved', 'rejected', 'cancelled', 'completed', 'downloaded', 'expired', 'failed')),
  -- Four eyes: whoever asks for the data does not let it out.
  constraint export_logs_approved_by_check check (approved_by <> user_id)
);
create index export_logs_user_id_idx on export_logs (user_id, created_at);
create index export_logs_created_at_idx on export_logs (created_at, id);
create index export_logs_status_idx on export_logs (status, download_expires_at);
create index export_logs_approved_by_idx on export_logs (approved_by);
create unique index export_logs_watermark_text_key on export_logs (watermark_text);
comment on table export_logs is 'Every export that was asked for, and what became of it.';
comment on column export_logs.id is 'The export.';
comment on column export_logs.user_id is 'Who asked for it.';
comment on column export_logs.export_type is 'Kind of export, as role_security_settings.allowed_exports names it.';
comment on column export_logs.resource is 'Which records, by path word, such as orders.';
comment on column export_logs.file_format is 'csv or xlsx.';
comment on column export_logs.row_count is 'Rows in the file; before it is made: rows counted when it was asked for.';
comment on column export_logs.file_size_bytes is 'Size of the file in bytes.';
comment on column export_logs.filters_applied is 'Filters, search and sort, as the list takes them.';
comment on column export_logs.columns_exported is 'Fields in the file, in order; an address has a column for each of its parts.';
comment on column export_logs.download_url is 'Where it can be downloaded by a signed-in person of this business.';
comment on column export_logs.download_expires_at is 'The file is gone afterwards.';
comment on column export_logs.download_count is 'How often it was downloaded.';
comment on column export_logs.download_limit is 'How often it can be downloaded.';
comment on column export_logs.watermark_text is 'The code hidden in every row of the file; see POST /v1/export-logs/trace. Null: it has none.';
comment on column export_logs.masked_columns is 'Fields that are masked in the file, because who asked for it sees them masked.';
comment on column export_logs.ip_address is 'From where it was asked for.';
comment on column export_logs.user_agent is 'Program it was asked for with.';
comment on column export_logs.status is 'pending_approval; approved: being made; rejected; cancelled; completed: ready; downloaded; expired: the file is gone, or nobody decided in time; failed.';
comment on column export_logs.approval_required is 'Whether it has more rows than may go out without approval.';
comment on column export_logs.approved_by is 'Who approved or rejected it; never who asked.';
comment on column export_logs.approved_at is 'When that was decided.';
comment on column export_logs.reason is 'What it is for, as who asked for it says.';
comment on column export_logs.decision_note is 'Why it was rejected, or a remark of who approved it.';
comment on column export_logs.error is 'Why it could not be made.';
comment on column export_logs.key_permissions is 'Permissions of the key it was asked for with; null: asked by a person.';
comment on column export_logs.created_at is 'When it was asked for.';
comment on column export_logs.completed_at is 'When the file was ready.';

create table security_violations (
  id uuid primary key,
  user_id uuid,
  violation_type text not null,
  description text,
  severity text not null default 'low',
  ip_address inet,
  user_agent text,
  request_path text,
  blocked boolean not null default true,
  metadata jsonb not null default '{}',
  window_key text,
  created_at timestamptz not null default now(),
  constraint security_violations_window_key_key unique (window_key),
  constraint security_violations_user_id_fkey foreign key (user_id) references users (id),
  constraint security_violations_violation_type_check check (violation_type in (
    'copy_attempt', 'export_limit_exceeded', 'rate_limit_exceeded', 'unauthorized_access', 'session_hijack_attempt', 'suspicious_activity')),
  constraint security_violations_severity_check check (severity in ('low', 'medium', 'high', 'critical')),
  constraint security_violations_request_path_check check (length(request_path) <= 500)
);
create index security_violations_user_id_idx on security_violations (user_id, created_at);
create index security_violations_violation_type_idx on security_violations (violation_type, created_at);
create index security_violations_created_at_idx on security_violations (created_at, id);
comment on table security_violations is 'What was tried against the rules of this business. Append-only.';
comment on column security_violations.id is 'The violation.';
comment on column security_violations.user_id is 'Who tried; null: nobody known.';
comment on column security_violations.violation_type is 'copy_attempt, export_limit_exceeded, rate_limit_exceeded, unauthorized_access, session_hijack_attempt or suspicious_activity.';
comment on column security_violations.description is 'What happened, in words.';
comment on column security_violations.severity is 'low, medium, high or critical.';
comment on column security_violations.ip_address is 'From where.';
comment on column security_violations.user_agent is 'With which program.';
comment on column security_violations.request_path is 'What was asked for.';
comment on column security_violations.blocked is 'Whether it was prevented.';
comment on column security_violations.metadata is 'Figures and ids.';
comment on column security_violations.window_key is 'Kind, whose and when, to the window: the same again within it is one violation. Null: each counts.';
comment on column security_violations.created_at is 'When.';
