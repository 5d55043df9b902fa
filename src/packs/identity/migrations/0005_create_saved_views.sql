create table saved_views (
  id uuid primary key,
  user_id uuid not null,
  list text not null,
  name text not null,
  query text not null default '',
  role_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint saved_views_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint saved_views_role_id_fkey foreign key (role_id) references roles (id) on delete set null,
  constraint saved_views_user_list_name_key unique (user_id, list, name),
  constraint saved_views_list_check check (list ~ '^[a-z][a-z0-9-]{0,99}$'),
  constraint saved_views_name_check check (length(name) between 1 and 100),
  constraint saved_views_query_check check (length(query) <= 4000)
);
create index saved_views_role_id_idx on saved_views (role_id, list) where role_id is not null;

comment on table saved_views is 'Lists that people named in the console: each is what stands in its address after the question mark.';
comment on column saved_views.id is 'UUIDv7.';
comment on column saved_views.user_id is 'Whose it is; nobody else changes it.';
comment on column saved_views.list is 'The resource''s path word, such as orders.';
comment on column saved_views.name is 'What the person calls it; one of each name in a list.';
comment on column saved_views.query is 'The address after the question mark: filters, sorting, columns.';
comment on column saved_views.role_id is 'Everybody with this role sees it too. Empty: nobody else does.';
comment on column saved_views.created_at is 'When it was first saved.';
comment on column saved_views.updated_at is 'When it was last saved.';
