create table audit_entries (
  id uuid not null,
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
  -- Which transaction wrote it: how the sequencer finds what came since it last looked, however late that committed.
  written_in xid8 not null default pg_current_xact_id(),
  primary key (id, occurred_at)
) partition by range (occurred_at);
-- Takes what no month's partition takes, so that nobody is refused for want of one; the owner makes the months and moves its rows there.
create table audit_entries_default partition of audit_entries default;
create index audit_entries_occurred_at_idx on audit_entries (occurred_at desc, id desc);
create index audit_entries_resource_idx on audit_entries (resource, resource_id, occurred_at desc);
create index audit_entries_actor_idx on audit_entries (actor_id, occurred_at desc);
create index audit_entries_action_idx on audit_entries (action, occurred_at desc);
create index audit_entries_notable_idx on audit_entries (severity, occurred_at desc) where severity <> 'info';
create index audit_entries_compliance_idx on audit_entries using gin (compliance_flags) where compliance_flags <> '{}';
create index audit_entries_approval_idx on audit_entries (occurred_at desc) where approval_required;
create index audit_entries_approved_by_idx on audit_entries (approved_by, occurred_at desc) where approved_by is not null;
create index audit_entries_written_in_idx on audit_entries (written_in);

comment on table audit_entries is 'Who did what, when, from where, and what changed. Append-only: the tenant''s role may insert and select. Kept by month.';
comment on column audit_entries.id is 'UUIDv7.';
comment on column audit_entries.occurred_at is 'When it was done.';
comment on column audit_entries.actor_kind is 'What kind of actor did it.';
comment on column audit_entries.actor_id is 'User, or the user a key acts for.';
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
comment on column audit_entries.approval_required is 'Whether it was a deed that needs approval: money leaves, or a rule is set aside.';
comment on column audit_entries.approved_by is 'Who approved it: often whoever did it, within their office; of an export somebody else. Empty: nobody did.';
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
comment on column audit_entries.written_in is 'Transaction that wrote it; not part of what is sealed.';

create table audit_leaves (
  leaf_index bigint primary key constraint audit_leaves_leaf_index_check check (leaf_index >= 0),
  entry_id uuid not null,
  occurred_at timestamptz not null,
  hash bytea not null constraint audit_leaves_hash_check check (length(hash) = 32),
  constraint audit_leaves_entry_key unique (entry_id, occurred_at)
);
comment on table audit_leaves is 'The order in which entries were sealed into the Merkle tree (RFC 6962). Append-only.';
comment on column audit_leaves.leaf_index is 'Place in the tree, from 0, without gaps.';
comment on column audit_leaves.entry_id is 'The entry.';
comment on column audit_leaves.occurred_at is 'Its time, which leads to its partition.';
comment on column audit_leaves.hash is 'SHA-256 of 0x00 and the entry''s canonical text.';

create table audit_nodes (
  level smallint not null constraint audit_nodes_level_check check (level > 0),
  node_index bigint not null constraint audit_nodes_node_index_check check (node_index >= 0),
  hash bytea not null constraint audit_nodes_hash_check check (length(hash) = 32),
  primary key (level, node_index)
);
comment on table audit_nodes is 'Every eighth level of the Merkle tree, so that a proof reads at most 255 hashes per eight levels. Append-only.';
comment on column audit_nodes.level is 'Height over the leaves: 8, 16, 24 ….';
comment on column audit_nodes.node_index is 'Place in its level, from 0.';
comment on column audit_nodes.hash is 'Root of the perfect subtree over 2^level leaves.';

create table audit_checkpoints (
  id uuid primary key,
  tree_size bigint not null constraint audit_checkpoints_tree_size_key unique constraint audit_checkpoints_tree_size_check check (tree_size > 0),
  root_hash bytea not null constraint audit_checkpoints_root_hash_check check (length(root_hash) = 32),
  peaks bytea not null,
  horizon xid8 not null,
  note text not null,
  sealed_at timestamptz not null
);
comment on table audit_checkpoints is 'What the sequencer signed: the tree''s size and root after each batch. The same notes are kept in a file outside the database. Append-only.';
comment on column audit_checkpoints.id is 'UUIDv7.';
comment on column audit_checkpoints.tree_size is 'How many entries are sealed.';
comment on column audit_checkpoints.root_hash is 'Root of the tree over them.';
comment on column audit_checkpoints.peaks is 'Roots of its perfect subtrees, largest first, 32 bytes each: what is needed to go on.';
comment on column audit_checkpoints.horizon is 'Every transaction before this one had ended and was looked through.';
comment on column audit_checkpoints.note is 'The checkpoint as a signed note (C2SP tlog-checkpoint, Ed25519).';
comment on column audit_checkpoints.sealed_at is 'When it was signed.';

create view audit_logs with (security_invoker = true) as
select id,
       actor_id as user_id,
       actor_name as user_name,
       action,
       category as action_category,
       coalesce(description, action || coalesce(' ' || resource_id, '')) as action_description,
       resource as entity_type,
       resource_id as entity_id,
       before as old_values,
       after as new_values,
       host(ip) as ip_address,
       user_agent,
       session_id,
       outcome = 'success' as success,
       coalesce(error, error_code) as error_message,
       metadata,
       occurred_at as created_at
  from audit_entries;
comment on view audit_logs is 'The audit trail in the words of a general log: who did what to which entity, with the values before and after.';
comment on column audit_logs.id is 'The entry.';
comment on column audit_logs.user_id is 'Who did it; empty for the system.';
comment on column audit_logs.user_name is 'Name at that time.';
comment on column audit_logs.action is 'The deed, as <resource>.<verb>.';
comment on column audit_logs.action_category is 'Kind of deed.';
comment on column audit_logs.action_description is 'The deed in words.';
comment on column audit_logs.entity_type is 'What kind of thing it was done to.';
comment on column audit_logs.entity_id is 'Which one.';
comment on column audit_logs.old_values is 'The changed fields as they were; personal data sealed.';
comment on column audit_logs.new_values is 'The changed fields as they became; personal data sealed.';
comment on column audit_logs.ip_address is 'Address it came from.';
comment on column audit_logs.user_agent is 'Program it came from.';
comment on column audit_logs.session_id is 'Session it was done in.';
comment on column audit_logs.success is 'Whether it was done.';
comment on column audit_logs.error_message is 'Why not.';
comment on column audit_logs.metadata is 'Anything else worth keeping.';
comment on column audit_logs.created_at is 'When it was done.';

create view admin_activity_log with (security_invoker = true) as
select id,
       actor_id as admin_id,
       actor_name as admin_name,
       session_id,
       action,
       category as action_category,
       resource as resource_type,
       resource_id,
       resource_name as resource_identifier,
       before as old_values,
       after as new_values,
       changes_summary,
       coalesce(description, action || coalesce(' ' || resource_id, '')) as description,
       metadata as details,
       severity,
       risk_score as risk_level,
       compliance_flags,
       host(ip) as ip_address,
       user_agent,
       location as location_data,
       device_fingerprint,
       substr(endpoint, strpos(endpoint, ' ') + 1) as api_endpoint,
       case when strpos(endpoint, ' ') > 0 then split_part(endpoint, ' ', 1) end as request_method,
       metadata -> 'input' as request_payload,
       status_code as response_code,
       duration_ms as response_time_ms,
       outcome = 'success' as success,
       coalesce(error, error_code) as error_message,
       warnings,
       affected_user_ids as affected_users,
       business_impact,
       regulatory_impact,
       approval_required,
       approved_by,
       approved_at,
       occurred_at as created_at
  from audit_entries
 where actor_kind in ('user', 'api_key', 'super_admin')
   -- Programs renew sessions by themselves, many times a day.
   and action <> 'auth.refresh'
   and category in ('access', 'user_management', 'security', 'system_admin', 'content_moderation', 'sensitive_read');
comment on view admin_activity_log is 'What people did to accounts, rights, settings, security and what others wrote: administration, not daily business.';
comment on column admin_activity_log.id is 'The entry.';
comment on column admin_activity_log.admin_id is 'Who did it.';
comment on column admin_activity_log.admin_name is 'Name at that time.';
comment on column admin_activity_log.session_id is 'Session it was done in.';
comment on column admin_activity_log.action is 'The deed, as <resource>.<verb>.';
comment on column admin_activity_log.action_category is 'Kind of deed.';
comment on column admin_activity_log.resource_type is 'What kind of thing it was done to.';
comment on column admin_activity_log.resource_id is 'Which one.';
comment on column admin_activity_log.resource_identifier is 'What people call it.';
comment on column admin_activity_log.old_values is 'The changed fields as they were; personal data sealed.';
comment on column admin_activity_log.new_values is 'The changed fields as they became; personal data sealed.';
comment on column admin_activity_log.changes_summary is 'Names of the fields that changed.';
comment on column admin_activity_log.description is 'The deed in words.';
comment on column admin_activity_log.details is 'Anything else worth keeping.';
comment on column admin_activity_log.severity is 'How much it matters to who watches.';
comment on column admin_activity_log.risk_level is 'Risk from 0 to 100.';
comment on column admin_activity_log.compliance_flags is 'What regulations it touches.';
comment on column admin_activity_log.ip_address is 'Address it came from.';
comment on column admin_activity_log.user_agent is 'Program it came from.';
comment on column admin_activity_log.location_data is 'Where that address is, as far as it is known.';
comment on column admin_activity_log.device_fingerprint is 'What tells the device it came from.';
comment on column admin_activity_log.api_endpoint is 'Route it came in by.';
comment on column admin_activity_log.request_method is 'HTTP method.';
comment on column admin_activity_log.request_payload is 'Input without its secrets, personal data sealed.';
comment on column admin_activity_log.response_code is 'HTTP status answered.';
comment on column admin_activity_log.response_time_ms is 'Milliseconds from arrival until it was written down.';
comment on column admin_activity_log.success is 'Whether it was done.';
comment on column admin_activity_log.error_message is 'Why not.';
comment on column admin_activity_log.warnings is 'What the actor was warned of.';
comment on column admin_activity_log.affected_users is 'People it was done to.';
comment on column admin_activity_log.business_impact is 'What it means for the business.';
comment on column admin_activity_log.regulatory_impact is 'What it means for a regulator.';
comment on column admin_activity_log.approval_required is 'Whether it was a deed that needs approval: money leaves, or a rule is set aside.';
comment on column admin_activity_log.approved_by is 'Who approved it: often whoever did it, within their office; of an export somebody else. Empty: nobody did.';
comment on column admin_activity_log.approved_at is 'When it was approved.';
comment on column admin_activity_log.created_at is 'When it was done.';
