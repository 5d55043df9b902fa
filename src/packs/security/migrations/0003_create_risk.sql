create table network_places (
  id uuid primary key,
  network cidr not null,
  name text not null,
  latitude numeric(8,5) not null,
  longitude numeric(8,5) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint network_places_network_key unique (network),
  constraint network_places_name_check check (length(name) between 1 and 100),
  constraint network_places_latitude_check check (latitude between -90 and 90),
  constraint network_places_longitude_check check (longitude between -180 and 180)
);
create index network_places_name_idx on network_places (name, id);
comment on table network_places is 'Where networks are, as the business knows them: offices, warehouses, exits of a VPN. Read for the risk rules; nothing is guessed from other addresses.';
comment on column network_places.id is 'The row.';
comment on column network_places.network is 'A network in CIDR; of several that hold an address the narrowest counts.';
comment on column network_places.name is 'What the place is called.';
comment on column network_places.latitude is 'Degrees north (WGS 84).';
comment on column network_places.longitude is 'Degrees east (WGS 84).';
comment on column network_places.created_at is 'When it was made.';
comment on column network_places.updated_at is 'Last change.';

create table permission_uses (
  id uuid primary key,
  user_id uuid not null,
  permission text not null,
  first_used_at timestamptz not null,
  constraint permission_uses_user_id_permission_key unique (user_id, permission),
  constraint permission_uses_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
comment on table permission_uses is 'When each person first used each permission, out of the audit trail.';
comment on column permission_uses.id is 'The row.';
comment on column permission_uses.user_id is 'Who.';
comment on column permission_uses.permission is 'Permission code.';
comment on column permission_uses.first_used_at is 'When the first deed under it was done.';

create table risk_assessments (
  id boolean primary key default true,
  assessed_until timestamptz,
  constraint risk_assessments_id_check check (id)
);
insert into risk_assessments default values;
comment on table risk_assessments is 'One row: how far the risk rules have read the audit trail.';
comment on column risk_assessments.id is 'Always true: there is one row.';
comment on column risk_assessments.assessed_until is 'Entries up to then were looked at; null: none yet.';
