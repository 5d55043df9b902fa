create table admin_users (
  id uuid primary key,
  user_id uuid not null,
  role_id uuid not null,
  department text,
  manager_id uuid,
  access_level integer not null default 1,
  regions_managed text[],
  categories_managed text[],
  can_approve_overrides boolean not null default false,
  approval_limit numeric(19,4),
  daily_approval_limit numeric(19,4),
  currency char(3) not null default 'INR',
  security_clearance text,
  emergency_contact text,
  backup_contact text,
  two_factor_required boolean not null default true,
  ip_allow_list text[],
  session_timeout_minutes integer not null default 60,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz,
  deactivated_by uuid,
  status text not null generated always as (case when is_active then 'active' else 'inactive' end) stored,
  constraint admin_users_user_id_key unique (user_id),
  constraint admin_users_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint admin_users_role_id_fkey foreign key (role_id) references roles (id),
  constraint admin_users_manager_id_fkey foreign key (manager_id) references admin_users (id),
  constraint admin_users_created_by_fkey foreign key (created_by) references users (id),
  constraint admin_users_deactivated_by_fkey foreign key (deactivated_by) references users (id),
  constraint admin_users_department_check check (length(department) <= 100),
  constraint admin_users_access_level_check check (access_level between 1 and 10),
  constraint admin_users_approval_limit_check check (approval_limit >= 0),
  constraint admin_users_daily_approval_limit_check check (daily_approval_limit >= 0),
  constraint admin_users_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint admin_users_security_clearance_check check (length(security_clearance) <= 50),
  constraint admin_users_emergency_contact_check check (length(emergency_contact) <= 20),
  constraint admin_users_backup_contact_check check (length(backup_contact) <= 20),
  constraint admin_users_session_timeout_minutes_check check (session_timeout_minutes between 1 and 43200),
  constraint admin_users_manager_check check (manager_id <> id),
  constraint admin_users_deactivated_check check (is_active = (deactivated_at is null)),
  constraint admin_users_status_check check (status in ('active', 'inactive'))
);
create index admin_users_role_id_idx on admin_users (role_id);
create index admin_users_manager_id_idx on admin_users (manager_id);
create index admin_users_created_by_idx on admin_users (created_by);
create index admin_users_deactivated_by_idx on admin_users (deactivated_by);
create index admin_users_department_idx on admin_users (department);
create index admin_users_access_level_idx on admin_users (access_level, id);
create index admin_users_status_idx on admin_users (status);
create index admin_users_created_at_idx on admin_users (created_at, id);
comment on table admin_users is 'People with administrative duties: what they look after, what they may approve, and the stricter rules they sign in by.';
comment on column admin_users.id is 'The administrative record.';
comment on column admin_users.user_id is 'The person. One record each.';
comment on column admin_users.role_id is 'The administrative role. The person has it as long as the record is active.';
comment on column admin_users.department is 'Department.';
comment on column admin_users.manager_id is 'The administrator this one reports to.';
comment on column admin_users.access_level is '1 (least) to 10.';
comment on column admin_users.regions_managed is 'Regions looked after; null: all.';
comment on column admin_users.categories_managed is 'Categories of goods or services looked after; null: all.';
comment on column admin_users.can_approve_overrides is 'May approve exceptions to the rules, such as exports above the threshold, prices below the list and discounts.';
comment on column admin_users.approval_limit is 'Most that may be approved at once, in currency: money that is spent or given away, and goods that are written off; null: no limit.';
comment on column admin_users.daily_approval_limit is 'Most that may be approved in one day of the business''s time zone, in currency; null: no limit.';
comment on column admin_users.currency is 'Currency of the approval limits, ISO 4217.';
comment on column admin_users.security_clearance is 'Clearance, in the words of the business.';
comment on column admin_users.emergency_contact is 'Phone number in an emergency.';
comment on column admin_users.backup_contact is 'Phone number of a stand-in.';
comment on column admin_users.two_factor_required is 'Needs a second factor, whatever the policy of the business.';
comment on column admin_users.ip_allow_list is 'Networks (CIDR) that sign-ins and requests may come from; null: any.';
comment on column admin_users.session_timeout_minutes is 'A session ends after so many minutes without a request.';
comment on column admin_users.is_active is 'False: deactivated; the role is taken and sessions have ended.';
comment on column admin_users.created_at is 'When the record was made.';
comment on column admin_users.created_by is 'Who made it.';
comment on column admin_users.updated_at is 'Last change.';
comment on column admin_users.deactivated_at is 'When it was deactivated.';
comment on column admin_users.deactivated_by is 'Who deactivated it.';
comment on column admin_users.status is 'active or inactive; follows from is_active.';

create table approval_days (
  id uuid primary key,
  admin_user_id uuid not null,
  day date not null,
  currency char(3) not null,
  approved_amount numeric(19,4) not null,
  daily_limit numeric(19,4),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint approval_days_day_key unique (admin_user_id, day, currency),
  constraint approval_days_admin_user_id_fkey foreign key (admin_user_id) references admin_users (id) on delete cascade,
  constraint approval_days_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint approval_days_approved_amount_check check (approved_amount > 0 and approved_amount <= daily_limit)
);
create index approval_days_day_idx on approval_days (day desc, id desc);
comment on table approval_days is 'What each administrative office has approved in a day. Deeds at the same moment meet at the row, so together they keep to the limit.';
comment on column approval_days.id is 'The row.';
comment on column approval_days.admin_user_id is 'The office.';
comment on column approval_days.day is 'Day in the business''s time zone.';
comment on column approval_days.currency is 'Currency of the amounts, ISO 4217.';
comment on column approval_days.approved_amount is 'Money that was spent or given away with this office''s approval, in currency.';
comment on column approval_days.daily_limit is 'The office''s limit for a day when it last approved something, in currency; null: none.';
comment on column approval_days.created_at is 'First approval of the day.';
comment on column approval_days.updated_at is 'Last approval of the day.';

create table access_reviews (
  id uuid primary key,
  quarter text not null,
  status text not null default 'open',
  due_at timestamptz not null,
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  completed_by uuid,
  constraint access_reviews_quarter_key unique (quarter),
  constraint access_reviews_quarter_check check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  constraint access_reviews_status_check check (status in ('open', 'completed')),
  constraint access_reviews_completed_check check ((status = 'completed') = (completed_at is not null)),
  constraint access_reviews_completed_by_fkey foreign key (completed_by) references users (id)
);
create index access_reviews_created_at_idx on access_reviews (created_at, id);
create index access_reviews_status_idx on access_reviews (status);
create index access_reviews_completed_by_idx on access_reviews (completed_by);
comment on table access_reviews is 'Once a quarter everyone''s access is looked at and confirmed or revoked.';
comment on column access_reviews.id is 'The review.';
comment on column access_reviews.quarter is 'Which quarter, such as 2026-Q4. One review each.';
comment on column access_reviews.status is 'open or completed.';
comment on column access_reviews.due_at is 'By when everyone should be decided on.';
comment on column access_reviews.created_at is 'When the list was made.';
comment on column access_reviews.completed_at is 'When it was completed.';
comment on column access_reviews.completed_by is 'Who completed it.';

create table access_review_items (
  id uuid primary key,
  access_review_id uuid not null,
  user_id uuid not null,
  access jsonb not null,
  changes jsonb not null,
  decision text,
  note text,
  decided_at timestamptz,
  decided_by uuid,
  created_at timestamptz not null default now(),
  status text not null generated always as (coalesce(decision, 'pending')) stored,
  constraint access_review_items_access_review_id_user_id_key unique (access_review_id, user_id),
  constraint access_review_items_access_review_id_fkey foreign key (access_review_id) references access_reviews (id) on delete cascade,
  constraint access_review_items_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint access_review_items_decided_by_fkey foreign key (decided_by) references users (id),
  constraint access_review_items_decision_check check (decision in ('confirmed', 'revoked')),
  constraint access_review_items_status_check check (status in ('pending', 'confirmed', 'revoked')),
  constraint access_review_items_note_check check (length(note) <= 1000),
  constraint access_review_items_decided_check check ((decision is null) = (decided_at is null))
);
create index access_review_items_user_id_idx on access_review_items (user_id, created_at);
create index access_review_items_decided_by_idx on access_review_items (decided_by);
create index access_review_items_status_idx on access_review_items (access_review_id, status);
create index access_review_items_created_at_idx on access_review_items (created_at, id);
comment on table access_review_items is 'One person in an access review: what they may do, what changed, and the decision.';
comment on column access_review_items.id is 'The item.';
comment on column access_review_items.access_review_id is 'The review.';
comment on column access_review_items.user_id is 'The person.';
comment on column access_review_items.access is 'What they had when the list was made: is_owner, roles, permissions, access_level, regions_managed, categories_managed, two_factor, last_sign_in_at.';
comment on column access_review_items.changes is 'What is different from their last reviewed access: field to before and after. New people have the field new.';
comment on column access_review_items.decision is 'confirmed or revoked; null: not decided yet.';
comment on column access_review_items.note is 'Why.';
comment on column access_review_items.decided_at is 'When it was decided.';
comment on column access_review_items.decided_by is 'Who decided.';
comment on column access_review_items.created_at is 'When the list was made.';
comment on column access_review_items.status is 'pending, confirmed or revoked; follows from decision.';
