create table events (
  id uuid primary key,
  type text not null,
  data jsonb not null,
  subject text,
  actor_id uuid,
  request_id text,
  traceparent text,
  occurred_at timestamptz not null,
  seq bigint constraint events_seq_key unique
);
create index events_unsequenced_idx on events (id) where seq is null;
create index events_type_idx on events (type, id);
create index events_subject_idx on events (subject, id);

comment on table events is 'Facts, appended by the transaction that made them true.';
comment on column events.id is 'UUIDv7; the CloudEvents id.';
comment on column events.type is 'Name of the fact, such as order.confirmed.';
comment on column events.data is 'What happened; ids and figures, never secrets or personal data.';
comment on column events.subject is 'What it is about, as <resource>/<id>.';
comment on column events.actor_id is 'User who caused it; empty for the system.';
comment on column events.request_id is 'Request that caused it.';
comment on column events.traceparent is 'W3C trace context of that request.';
comment on column events.occurred_at is 'When it became true.';
comment on column events.seq is 'Position in this tenant''s stream, given after commit by one sequencer; empty until then.';

create table event_deliveries (
  event_id uuid not null references events (id) on delete cascade,
  reaction text not null,
  state text not null constraint event_deliveries_state_check check (state in ('pending', 'done', 'failed', 'dead')),
  attempts integer not null default 0,
  error text,
  updated_at timestamptz not null default now(),
  primary key (event_id, reaction)
);
create index event_deliveries_trouble_idx on event_deliveries (state, updated_at) where state <> 'done';

comment on table event_deliveries is 'What became of each event at each reaction.';
comment on column event_deliveries.event_id is 'The event.';
comment on column event_deliveries.reaction is 'Name of the reaction.';
comment on column event_deliveries.state is 'done: handled; failed: will be tried again; dead: given up, replay it; pending: asked to run again.';
comment on column event_deliveries.attempts is 'How often it was tried.';
comment on column event_deliveries.error is 'Last error, shortened.';
comment on column event_deliveries.updated_at is 'When this was last written.';

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

comment on table idempotency_keys is 'Answers kept so that a repeated request gets the same one, once.';
comment on column idempotency_keys.actor is 'Whose key it is; another person''s same key is another key.';
comment on column idempotency_keys.key is 'The Idempotency-Key header.';
comment on column idempotency_keys.fingerprint is 'SHA-256 of method, path and body.';
comment on column idempotency_keys.status is 'HTTP status answered.';
comment on column idempotency_keys.body is 'Body answered.';
comment on column idempotency_keys.headers is 'Headers answered (ETag, Location).';
comment on column idempotency_keys.created_at is 'When it was answered.';

create table quota_usage (
  metric text not null,
  period text not null,
  used integer not null default 0 constraint quota_usage_used_check check (used >= 0),
  primary key (metric, period)
);
comment on table quota_usage is 'How much of a plan''s limit is used.';
comment on column quota_usage.metric is 'What is counted, such as orders.';
comment on column quota_usage.period is 'Month as YYYY-MM in the tenant''s zone, or * for a standing limit.';
comment on column quota_usage.used is 'Counted so far.';

create table webhook_deliveries (
  id uuid primary key,
  hook text not null,
  connection_id uuid not null,
  external_id text not null,
  topic text not null,
  body text not null,
  headers jsonb not null default '{}',
  state text not null constraint webhook_deliveries_state_check
    check (state in ('received', 'processed', 'failed', 'parked')),
  attempts integer not null default 0,
  error_code text,
  error text,
  received_at timestamptz not null,
  processed_at timestamptz,
  constraint webhook_deliveries_external_key unique (connection_id, external_id)
);
create index webhook_deliveries_received_at_idx on webhook_deliveries (received_at desc, id desc);
create index webhook_deliveries_trouble_idx on webhook_deliveries (state, received_at) where state <> 'processed';

comment on table webhook_deliveries is 'What providers posted, stored once before it is processed.';
comment on column webhook_deliveries.id is 'UUIDv7.';
comment on column webhook_deliveries.hook is 'Which pack''s hook took it.';
comment on column webhook_deliveries.connection_id is 'Connection it was posted to (sales channel, courier configuration).';
comment on column webhook_deliveries.external_id is 'The provider''s delivery id, or a digest of the body where it has none.';
comment on column webhook_deliveries.topic is 'What it tells, in the provider''s words.';
comment on column webhook_deliveries.body is 'Raw body.';
comment on column webhook_deliveries.headers is 'Headers worth keeping.';
comment on column webhook_deliveries.state is 'received: waiting; processed: made true; failed: cannot be used, replay it after mending; parked: waits until the tenant is active or has room.';
comment on column webhook_deliveries.attempts is 'How often processing was tried.';
comment on column webhook_deliveries.error_code is 'Problem code of the last failure.';
comment on column webhook_deliveries.error is 'Last failure in words.';
comment on column webhook_deliveries.received_at is 'When it arrived.';
comment on column webhook_deliveries.processed_at is 'When it was made true.';
