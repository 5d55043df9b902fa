create table security_alerts (
  id uuid primary key,
  kind text not null,
  severity text not null,
  title text not null,
  reasons text[] not null default '{}',
  user_id uuid,
  ip_address inet,
  about text not null,
  violation_id uuid,
  status text not null default 'open',
  occurrences integer not null default 1,
  last_seen_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint security_alerts_user_id_fkey foreign key (user_id) references users (id),
  constraint security_alerts_violation_id_fkey foreign key (violation_id) references security_violations (id),
  constraint security_alerts_acknowledged_by_fkey foreign key (acknowledged_by) references users (id),
  constraint security_alerts_resolved_by_fkey foreign key (resolved_by) references users (id),
  constraint security_alerts_severity_check check (severity in ('low', 'medium', 'high', 'critical')),
  constraint security_alerts_status_check check (status in ('open', 'acknowledged', 'resolved')),
  constraint security_alerts_occurrences_check check (occurrences > 0),
  constraint security_alerts_acknowledged_check check ((acknowledged_at is null) <= (status in ('open', 'resolved'))),
  constraint security_alerts_resolved_check check ((status = 'resolved') = (resolved_at is not null))
);
-- What goes on is one alert until somebody has dealt with it.
create unique index security_alerts_about_key on security_alerts (about) where status <> 'resolved';
create index security_alerts_status_idx on security_alerts (status, created_at);
create index security_alerts_created_at_idx on security_alerts (created_at, id);
create index security_alerts_last_seen_at_idx on security_alerts (last_seen_at, id);
create index security_alerts_user_id_idx on security_alerts (user_id, created_at);
create index security_alerts_violation_id_idx on security_alerts (violation_id);
create index security_alerts_acknowledged_by_idx on security_alerts (acknowledged_by);
create index security_alerts_resolved_by_idx on security_alerts (resolved_by);
comment on table security_alerts is 'Violations that somebody should look at, gathered by what and whom they are about until they are resolved.';
comment on column security_alerts.id is 'The alert.';
comment on column security_alerts.kind is 'Kind of violation, or name of the risk rule.';
comment on column security_alerts.severity is 'low, medium, high or critical; the highest of its violations.';
comment on column security_alerts.title is 'What happened, in words.';
comment on column security_alerts.reasons is 'Why it was raised.';
comment on column security_alerts.user_id is 'Whose account; null: nobody known.';
comment on column security_alerts.ip_address is 'Network address of the last violation.';
comment on column security_alerts.about is 'Kind and person or address: one unresolved alert each.';
comment on column security_alerts.violation_id is 'The last violation.';
comment on column security_alerts.status is 'open, acknowledged or resolved.';
comment on column security_alerts.occurrences is 'Violations gathered in it.';
comment on column security_alerts.last_seen_at is 'When the last of them was.';
comment on column security_alerts.acknowledged_at is 'When somebody took it up.';
comment on column security_alerts.acknowledged_by is 'Who.';
comment on column security_alerts.resolved_at is 'When it was dealt with.';
comment on column security_alerts.resolved_by is 'By whom.';
comment on column security_alerts.resolution is 'What it was, and what was done.';
comment on column security_alerts.created_at is 'When it was raised.';
comment on column security_alerts.updated_at is 'Last change.';
