-- Made by `bin/serai generate` from the declarations. Do not edit.

-- audit_entries: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.occurred_at::text,
    t.id::text] as k
  from (select t.*
  from audit_entries t
  order by t.occurred_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.occurred_at as occurred_at,
    t.actor_kind as actor_kind,
    t.actor_id as actor_id,
    t.actor_name as actor_name,
    t.action as action,
    t.category as category,
    t.resource as resource,
    t.resource_id as resource_id,
    t.resource_name as resource_name,
    t.description as description,
    t.before as before,
    t.after as after,
    t.changes_summary as changes_summary,
    t.outcome as outcome,
    t.error_code as error_code,
    t.error as error,
    t.warnings as warnings,
    t.severity as severity,
    t.risk_score as risk_score,
    t.compliance_flags as compliance_flags,
    t.affected_user_ids as affected_user_ids,
    t.business_impact as business_impact,
    t.regulatory_impact as regulatory_impact,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.request_id as request_id,
    host(t.ip) as ip,
    t.location as location,
    t.user_agent as user_agent,
    t.device_fingerprint as device_fingerprint,
    t.endpoint as endpoint,
    t.status_code as status_code,
    t.duration_ms as duration_ms,
    t.session_id as session_id,
    t.metadata as metadata) j) p;

-- audit_entries: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from audit_entries t
  cross join lateral (select t.id as id,
    t.occurred_at as occurred_at,
    t.actor_kind as actor_kind,
    t.actor_id as actor_id,
    t.actor_name as actor_name,
    t.action as action,
    t.category as category,
    t.resource as resource,
    t.resource_id as resource_id,
    t.resource_name as resource_name,
    t.description as description,
    t.before as before,
    t.after as after,
    t.changes_summary as changes_summary,
    t.outcome as outcome,
    t.error_code as error_code,
    t.error as error,
    t.warnings as warnings,
    t.severity as severity,
    t.risk_score as risk_score,
    t.compliance_flags as compliance_flags,
    t.affected_user_ids as affected_user_ids,
    t.business_impact as business_impact,
    t.regulatory_impact as regulatory_impact,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.request_id as request_id,
    host(t.ip) as ip,
    t.location as location,
    t.user_agent as user_agent,
    t.device_fingerprint as device_fingerprint,
    t.endpoint as endpoint,
    t.status_code as status_code,
    t.duration_ms as duration_ms,
    t.session_id as session_id,
    t.metadata as metadata) j
  where t.id = $1::uuid;

-- audit_logs: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from audit_logs t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.user_name as user_name,
    t.action as action,
    t.action_category as action_category,
    t.action_description as action_description,
    t.entity_type as entity_type,
    t.entity_id as entity_id,
    t.old_values as old_values,
    t.new_values as new_values,
    t.ip_address as ip_address,
    t.user_agent as user_agent,
    t.session_id as session_id,
    t.success as success,
    t.error_message as error_message,
    t.metadata as metadata,
    t.created_at as created_at) j) p;

-- audit_logs: get
select row_to_json(j)::text as body, null as version
  from audit_logs t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.user_name as user_name,
    t.action as action,
    t.action_category as action_category,
    t.action_description as action_description,
    t.entity_type as entity_type,
    t.entity_id as entity_id,
    t.old_values as old_values,
    t.new_values as new_values,
    t.ip_address as ip_address,
    t.user_agent as user_agent,
    t.session_id as session_id,
    t.success as success,
    t.error_message as error_message,
    t.metadata as metadata,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- admin_activity_log: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from admin_activity_log t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.admin_id as admin_id,
    t.admin_name as admin_name,
    t.session_id as session_id,
    t.action as action,
    t.action_category as action_category,
    t.resource_type as resource_type,
    t.resource_id as resource_id,
    t.resource_identifier as resource_identifier,
    t.old_values as old_values,
    t.new_values as new_values,
    t.changes_summary as changes_summary,
    t.description as description,
    t.details as details,
    t.severity as severity,
    t.risk_level as risk_level,
    t.compliance_flags as compliance_flags,
    t.ip_address as ip_address,
    t.user_agent as user_agent,
    t.location_data as location_data,
    t.device_fingerprint as device_fingerprint,
    t.api_endpoint as api_endpoint,
    t.request_method as request_method,
    t.request_payload as request_payload,
    t.response_code as response_code,
    t.response_time_ms as response_time_ms,
    t.success as success,
    t.error_message as error_message,
    t.warnings as warnings,
    t.affected_users as affected_users,
    t.business_impact as business_impact,
    t.regulatory_impact as regulatory_impact,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.created_at as created_at) j) p;

-- admin_activity_log: get
select row_to_json(j)::text as body, null as version
  from admin_activity_log t
  cross join lateral (select t.id as id,
    t.admin_id as admin_id,
    t.admin_name as admin_name,
    t.session_id as session_id,
    t.action as action,
    t.action_category as action_category,
    t.resource_type as resource_type,
    t.resource_id as resource_id,
    t.resource_identifier as resource_identifier,
    t.old_values as old_values,
    t.new_values as new_values,
    t.changes_summary as changes_summary,
    t.description as description,
    t.details as details,
    t.severity as severity,
    t.risk_level as risk_level,
    t.compliance_flags as compliance_flags,
    t.ip_address as ip_address,
    t.user_agent as user_agent,
    t.location_data as location_data,
    t.device_fingerprint as device_fingerprint,
    t.api_endpoint as api_endpoint,
    t.request_method as request_method,
    t.request_payload as request_payload,
    t.response_code as response_code,
    t.response_time_ms as response_time_ms,
    t.success as success,
    t.error_message as error_message,
    t.warnings as warnings,
    t.affected_users as affected_users,
    t.business_impact as business_impact,
    t.regulatory_impact as regulatory_impact,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- audit_checkpoints: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.tree_size::text,
    t.id::text] as k
  from (select t.*
  from audit_checkpoints t
  order by t.tree_size desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.tree_size as tree_size,
    t.note as note,
    t.sealed_at as sealed_at) j) p;

-- audit_checkpoints: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from audit_checkpoints t
  cross join lateral (select t.id as id,
    t.tree_size as tree_size,
    t.note as note,
    t.sealed_at as sealed_at) j
  where t.id = $1::uuid;

-- events: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from events t
  order by t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.seq as seq,
    t.type as type,
    t.subject as subject,
    t.data as data,
    t.actor_id as actor_id,
    t.request_id as request_id,
    t.occurred_at as occurred_at) j) p;

-- events: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from events t
  cross join lateral (select t.id as id,
    t.seq as seq,
    t.type as type,
    t.subject as subject,
    t.data as data,
    t.actor_id as actor_id,
    t.request_id as request_id,
    t.occurred_at as occurred_at) j
  where t.id = $1::uuid;

-- failed_deliveries: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.updated_at::text,
    t.id::text] as k
  from (select t.*
  from failed_deliveries t
  order by t.updated_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.event_id as event_id,
    t.event_type as event_type,
    t.subject as subject,
    t.reaction as reaction,
    t.state as state,
    t.attempts as attempts,
    t.error as error,
    t.occurred_at as occurred_at,
    t.updated_at as updated_at) j) p;

-- failed_deliveries: get
select row_to_json(j)::text as body, null as version
  from failed_deliveries t
  cross join lateral (select t.id as id,
    t.event_id as event_id,
    t.event_type as event_type,
    t.subject as subject,
    t.reaction as reaction,
    t.state as state,
    t.attempts as attempts,
    t.error as error,
    t.occurred_at as occurred_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- webhook_deliveries: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.received_at::text,
    t.id::text] as k
  from (select t.*
  from webhook_deliveries t
  order by t.received_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.hook as hook,
    t.connection_id as connection_id,
    t.external_id as external_id,
    t.topic as topic,
    t.state as state,
    t.attempts as attempts,
    t.error_code as error_code,
    t.error as error,
    t.received_at as received_at,
    t.processed_at as processed_at) j) p;

-- webhook_deliveries: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from webhook_deliveries t
  cross join lateral (select t.id as id,
    t.hook as hook,
    t.connection_id as connection_id,
    t.external_id as external_id,
    t.topic as topic,
    t.state as state,
    t.attempts as attempts,
    t.error_code as error_code,
    t.error as error,
    t.received_at as received_at,
    t.processed_at as processed_at) j
  where t.id = $1::uuid;

-- platform.audit_entries: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.occurred_at::text,
    t.id::text] as k
  from (select t.*
  from platform.audit_entries t
  order by t.occurred_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.occurred_at as occurred_at,
    t.tenant_id as tenant_id,
    t.actor_kind as actor_kind,
    t.actor_id as actor_id,
    t.actor_name as actor_name,
    t.action as action,
    t.category as category,
    t.resource as resource,
    t.resource_id as resource_id,
    t.resource_name as resource_name,
    t.description as description,
    t.before as before,
    t.after as after,
    t.changes_summary as changes_summary,
    t.outcome as outcome,
    t.error_code as error_code,
    t.error as error,
    t.warnings as warnings,
    t.severity as severity,
    t.risk_score as risk_score,
    t.compliance_flags as compliance_flags,
    t.affected_user_ids as affected_user_ids,
    t.business_impact as business_impact,
    t.regulatory_impact as regulatory_impact,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.request_id as request_id,
    host(t.ip) as ip,
    t.location as location,
    t.user_agent as user_agent,
    t.device_fingerprint as device_fingerprint,
    t.endpoint as endpoint,
    t.status_code as status_code,
    t.duration_ms as duration_ms,
    t.session_id as session_id,
    t.metadata as metadata) j) p;

-- platform.audit_entries: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.audit_entries t
  cross join lateral (select t.id as id,
    t.occurred_at as occurred_at,
    t.tenant_id as tenant_id,
    t.actor_kind as actor_kind,
    t.actor_id as actor_id,
    t.actor_name as actor_name,
    t.action as action,
    t.category as category,
    t.resource as resource,
    t.resource_id as resource_id,
    t.resource_name as resource_name,
    t.description as description,
    t.before as before,
    t.after as after,
    t.changes_summary as changes_summary,
    t.outcome as outcome,
    t.error_code as error_code,
    t.error as error,
    t.warnings as warnings,
    t.severity as severity,
    t.risk_score as risk_score,
    t.compliance_flags as compliance_flags,
    t.affected_user_ids as affected_user_ids,
    t.business_impact as business_impact,
    t.regulatory_impact as regulatory_impact,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.request_id as request_id,
    host(t.ip) as ip,
    t.location as location,
    t.user_agent as user_agent,
    t.device_fingerprint as device_fingerprint,
    t.endpoint as endpoint,
    t.status_code as status_code,
    t.duration_ms as duration_ms,
    t.session_id as session_id,
    t.metadata as metadata) j
  where t.id = $1::uuid;

-- platform.channel_types: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.code::text,
    t.id::text] as k
  from (select t.*
  from platform.channel_types t
  order by t.code,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.logo_url as logo_url,
    t.is_active as is_active,
    t.is_internal as is_internal,
    t.config_schema as config_schema,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.channel_types: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.channel_types t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.logo_url as logo_url,
    t.is_active as is_active,
    t.is_internal as is_internal,
    t.config_schema as config_schema,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.courier_types: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.code::text,
    t.id::text] as k
  from (select t.*
  from platform.courier_types t
  order by t.code,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.logo_url as logo_url,
    t.is_active as is_active,
    t.is_default as is_default,
    t.is_internal as is_internal,
    t.config_schema as config_schema,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.courier_types: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.courier_types t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.logo_url as logo_url,
    t.is_active as is_active,
    t.is_default as is_default,
    t.is_internal as is_internal,
    t.config_schema as config_schema,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.features: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.code::text,
    t.id::text] as k
  from (select t.*
  from platform.features t
  order by t.code,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    t.category as category,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.features: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.features t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    t.category as category,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.plan_channels: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.plan_channels t
  order by t.created_at,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.plan_id as plan_id,
    t.channel_type_id as channel_type_id,
    t.max_connections as max_connections,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.plan_channels: list, expand=plan,channel_type
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.plan_channels t
  order by t.created_at,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.plan_id as plan_id,
    t.channel_type_id as channel_type_id,
    t.max_connections as max_connections,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from platform.plans x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    round(x.price_monthly,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as price_monthly,
    round(x.price_yearly,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as price_yearly,
    x.currency as currency,
    x.max_users as max_users,
    x.max_orders_per_month as max_orders_per_month,
    x.max_channels as max_channels,
    x.grace_days as grace_days,
    x.is_active as is_active,
    x.sort_order as sort_order,
    x.metadata as metadata,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.plan_id) as plan,
    (select row_to_json(j)
  from platform.channel_types x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.logo_url as logo_url,
    x.is_active as is_active,
    x.is_internal as is_internal,
    x.config_schema as config_schema,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.channel_type_id) as channel_type) j) p;

-- platform.plan_channels: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.plan_channels t
  cross join lateral (select t.id as id,
    t.plan_id as plan_id,
    t.channel_type_id as channel_type_id,
    t.max_connections as max_connections,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.plan_features: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.plan_features t
  order by t.created_at,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.plan_id as plan_id,
    t.feature_id as feature_id,
    t.is_enabled as is_enabled,
    t.config as config,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.plan_features: list, expand=plan,feature
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.plan_features t
  order by t.created_at,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.plan_id as plan_id,
    t.feature_id as feature_id,
    t.is_enabled as is_enabled,
    t.config as config,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from platform.plans x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    round(x.price_monthly,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as price_monthly,
    round(x.price_yearly,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as price_yearly,
    x.currency as currency,
    x.max_users as max_users,
    x.max_orders_per_month as max_orders_per_month,
    x.max_channels as max_channels,
    x.grace_days as grace_days,
    x.is_active as is_active,
    x.sort_order as sort_order,
    x.metadata as metadata,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.plan_id) as plan,
    (select row_to_json(j)
  from platform.features x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.category as category,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.feature_id) as feature) j) p;

-- platform.plan_features: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.plan_features t
  cross join lateral (select t.id as id,
    t.plan_id as plan_id,
    t.feature_id as feature_id,
    t.is_enabled as is_enabled,
    t.config as config,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.plans: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.sort_order::text,
    t.id::text] as k
  from (select t.*
  from platform.plans t
  order by t.sort_order,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    round(t.price_monthly,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as price_monthly,
    round(t.price_yearly,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as price_yearly,
    t.currency as currency,
    t.max_users as max_users,
    t.max_orders_per_month as max_orders_per_month,
    t.max_channels as max_channels,
    t.grace_days as grace_days,
    t.is_active as is_active,
    t.sort_order as sort_order,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.plans: list, expand=features,channels
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.sort_order::text,
    t.id::text] as k
  from (select t.*
  from platform.plans t
  order by t.sort_order,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    round(t.price_monthly,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as price_monthly,
    round(t.price_yearly,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as price_yearly,
    t.currency as currency,
    t.max_users as max_users,
    t.max_orders_per_month as max_orders_per_month,
    t.max_channels as max_channels,
    t.grace_days as grace_days,
    t.is_active as is_active,
    t.sort_order as sort_order,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from platform.plan_features x
  where x.plan_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.plan_id as plan_id,
    x.feature_id as feature_id,
    x.is_enabled as is_enabled,
    x.config as config,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as features,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from platform.plan_channels x
  where x.plan_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.plan_id as plan_id,
    x.channel_type_id as channel_type_id,
    x.max_connections as max_connections,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as channels) j) p;

-- platform.plans: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.plans t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    round(t.price_monthly,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as price_monthly,
    round(t.price_yearly,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as price_yearly,
    t.currency as currency,
    t.max_users as max_users,
    t.max_orders_per_month as max_orders_per_month,
    t.max_channels as max_channels,
    t.grace_days as grace_days,
    t.is_active as is_active,
    t.sort_order as sort_order,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.subscriptions: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.subscriptions t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.tenant_id as tenant_id,
    t.plan_id as plan_id,
    t.status as status,
    t.trial_ends_at as trial_ends_at,
    t.current_period_start as current_period_start,
    t.current_period_end as current_period_end,
    t.cancelled_at as cancelled_at,
    t.payment_provider as payment_provider,
    t.external_subscription_id as external_subscription_id,
    t.metadata as metadata,
    t.superseded_at as superseded_at,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.subscriptions: list, expand=tenant,plan
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.subscriptions t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.tenant_id as tenant_id,
    t.plan_id as plan_id,
    t.status as status,
    t.trial_ends_at as trial_ends_at,
    t.current_period_start as current_period_start,
    t.current_period_end as current_period_end,
    t.cancelled_at as cancelled_at,
    t.payment_provider as payment_provider,
    t.external_subscription_id as external_subscription_id,
    t.metadata as metadata,
    t.superseded_at as superseded_at,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from platform.tenants x
  cross join lateral (select x.id as id,
    x.slug as slug,
    x.name as name,
    x.domain as domain,
    x.logo_url as logo_url,
    x.status as status,
    x.status_reason as status_reason,
    x.held_back as held_back,
    x.settings as settings,
    x.schema_name as schema_name,
    x.packs as packs,
    x.version as version,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.tenant_id) as tenant,
    (select row_to_json(j)
  from platform.plans x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    round(x.price_monthly,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as price_monthly,
    round(x.price_yearly,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as price_yearly,
    x.currency as currency,
    x.max_users as max_users,
    x.max_orders_per_month as max_orders_per_month,
    x.max_channels as max_channels,
    x.grace_days as grace_days,
    x.is_active as is_active,
    x.sort_order as sort_order,
    x.metadata as metadata,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.plan_id) as plan) j) p;

-- platform.subscriptions: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.subscriptions t
  cross join lateral (select t.id as id,
    t.tenant_id as tenant_id,
    t.plan_id as plan_id,
    t.status as status,
    t.trial_ends_at as trial_ends_at,
    t.current_period_start as current_period_start,
    t.current_period_end as current_period_end,
    t.cancelled_at as cancelled_at,
    t.payment_provider as payment_provider,
    t.external_subscription_id as external_subscription_id,
    t.metadata as metadata,
    t.superseded_at as superseded_at,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.super_admins: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.email::text,
    t.id::text] as k
  from (select t.*
  from platform.super_admins t
  order by t.email,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.is_active as is_active,
    t.last_login_at as last_login_at,
    t.failed_attempts as failed_attempts,
    t.locked_until as locked_until,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.super_admins: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.super_admins t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.is_active as is_active,
    t.last_login_at as last_login_at,
    t.failed_attempts as failed_attempts,
    t.locked_until as locked_until,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.tenant_features: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.tenant_features t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.tenant_id as tenant_id,
    t.feature_id as feature_id,
    t.is_enabled as is_enabled,
    t.config as config,
    t.override_reason as override_reason,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.tenant_features: list, expand=tenant,feature
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.tenant_features t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.tenant_id as tenant_id,
    t.feature_id as feature_id,
    t.is_enabled as is_enabled,
    t.config as config,
    t.override_reason as override_reason,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from platform.tenants x
  cross join lateral (select x.id as id,
    x.slug as slug,
    x.name as name,
    x.domain as domain,
    x.logo_url as logo_url,
    x.status as status,
    x.status_reason as status_reason,
    x.held_back as held_back,
    x.settings as settings,
    x.schema_name as schema_name,
    x.packs as packs,
    x.version as version,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.tenant_id) as tenant,
    (select row_to_json(j)
  from platform.features x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.category as category,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.feature_id) as feature) j) p;

-- platform.tenant_features: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.tenant_features t
  cross join lateral (select t.id as id,
    t.tenant_id as tenant_id,
    t.feature_id as feature_id,
    t.is_enabled as is_enabled,
    t.config as config,
    t.override_reason as override_reason,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- platform.tenant_tombstones: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.tenant_deleted_at::text,
    t.id::text] as k
  from (select t.*
  from platform.tenant_tombstones t
  order by t.tenant_deleted_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.slug as slug,
    t.schema_name as schema_name,
    t.plan_code as plan_code,
    t.tenant_created_at as tenant_created_at,
    t.tenant_deleted_at as tenant_deleted_at,
    t.deleted_by as deleted_by,
    t.deleted_by_name as deleted_by_name,
    t.reason as reason,
    t.files_erased_at as files_erased_at) j) p;

-- platform.tenant_tombstones: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.tenant_tombstones t
  cross join lateral (select t.id as id,
    t.slug as slug,
    t.schema_name as schema_name,
    t.plan_code as plan_code,
    t.tenant_created_at as tenant_created_at,
    t.tenant_deleted_at as tenant_deleted_at,
    t.deleted_by as deleted_by,
    t.deleted_by_name as deleted_by_name,
    t.reason as reason,
    t.files_erased_at as files_erased_at) j
  where t.id = $1::uuid;

-- platform.tenants: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.tenants t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.slug as slug,
    t.name as name,
    t.domain as domain,
    t.logo_url as logo_url,
    t.status as status,
    t.status_reason as status_reason,
    t.held_back as held_back,
    t.settings as settings,
    t.schema_name as schema_name,
    t.packs as packs,
    t.version as version,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- platform.tenants: list, expand=subscriptions,features
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from platform.tenants t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.slug as slug,
    t.name as name,
    t.domain as domain,
    t.logo_url as logo_url,
    t.status as status,
    t.status_reason as status_reason,
    t.held_back as held_back,
    t.settings as settings,
    t.schema_name as schema_name,
    t.packs as packs,
    t.version as version,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from platform.subscriptions x
  where x.tenant_id = t.id
  order by x.created_at desc
  limit 100) x
  cross join lateral (select x.id as id,
    x.tenant_id as tenant_id,
    x.plan_id as plan_id,
    x.status as status,
    x.trial_ends_at as trial_ends_at,
    x.current_period_start as current_period_start,
    x.current_period_end as current_period_end,
    x.cancelled_at as cancelled_at,
    x.payment_provider as payment_provider,
    x.external_subscription_id as external_subscription_id,
    x.metadata as metadata,
    x.superseded_at as superseded_at,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as subscriptions,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from platform.tenant_features x
  where x.tenant_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.tenant_id as tenant_id,
    x.feature_id as feature_id,
    x.is_enabled as is_enabled,
    x.config as config,
    x.override_reason as override_reason,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as features) j) p;

-- platform.tenants: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from platform.tenants t
  cross join lateral (select t.id as id,
    t.slug as slug,
    t.name as name,
    t.domain as domain,
    t.logo_url as logo_url,
    t.status as status,
    t.status_reason as status_reason,
    t.held_back as held_back,
    t.settings as settings,
    t.schema_name as schema_name,
    t.packs as packs,
    t.version as version,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- users: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.name::text,
    t.id::text] as k
  from (select t.*
  from users t
  where t.deleted_at is null
  order by t.name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.phone as phone,
    t.avatar_url as avatar_url,
    t.status as status,
    t.is_owner as is_owner,
    t.is_active as is_active,
    t.email_verified_at as email_verified_at,
    t.last_sign_in_at as last_sign_in_at,
    t.failed_sign_ins as failed_sign_ins,
    t.locked_until as locked_until,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- users: list, expand=profile,roles,restrictions
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.name::text,
    t.id::text] as k
  from (select t.*
  from users t
  where t.deleted_at is null
  order by t.name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.phone as phone,
    t.avatar_url as avatar_url,
    t.status as status,
    t.is_owner as is_owner,
    t.is_active as is_active,
    t.email_verified_at as email_verified_at,
    t.last_sign_in_at as last_sign_in_at,
    t.failed_sign_ins as failed_sign_ins,
    t.locked_until as locked_until,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from user_profiles x
  where x.user_id = t.id
  order by x.id
  limit 1) x
  cross join lateral (select x.id as id,
    x.user_id as user_id,
    x.job_title as job_title,
    x.department as department,
    x.company_name as company_name,
    x.industry as industry,
    x.street_address as street_address,
    x.city as city,
    x.state as state,
    x.postal_code as postal_code,
    x.country as country,
    x.locale as locale,
    x.time_zone as time_zone,
    x.currency as currency,
    x.linkedin_url as linkedin_url,
    x.website_url as website_url,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as profile,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from user_roles x
  where x.user_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.user_id as user_id,
    x.role_id as role_id,
    x.assigned_at as assigned_at,
    x.assigned_by as assigned_by,
    x.expires_at as expires_at) j) as roles,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from user_features x
  where x.user_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.user_id as user_id,
    x.feature_code as feature_code,
    x.is_enabled as is_enabled,
    x.created_at as created_at,
    x.created_by as created_by) j) as restrictions) j) p;

-- users: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from users t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.phone as phone,
    t.avatar_url as avatar_url,
    t.status as status,
    t.is_owner as is_owner,
    t.is_active as is_active,
    t.email_verified_at as email_verified_at,
    t.last_sign_in_at as last_sign_in_at,
    t.failed_sign_ins as failed_sign_ins,
    t.locked_until as locked_until,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid and t.deleted_at is null;

-- user_profiles: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from user_profiles t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.job_title as job_title,
    t.department as department,
    t.company_name as company_name,
    t.industry as industry,
    t.street_address as street_address,
    t.city as city,
    t.state as state,
    t.postal_code as postal_code,
    t.country as country,
    t.locale as locale,
    t.time_zone as time_zone,
    t.currency as currency,
    t.linkedin_url as linkedin_url,
    t.website_url as website_url,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- user_profiles: list, as people see it who see it masked
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from user_profiles t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.job_title as job_title,
    t.department as department,
    t.company_name as company_name,
    t.industry as industry,
    case when t.street_address is not null then '******' end as street_address,
    t.city as city,
    t.state as state,
    t.postal_code as postal_code,
    t.country as country,
    t.locale as locale,
    t.time_zone as time_zone,
    t.currency as currency,
    t.linkedin_url as linkedin_url,
    t.website_url as website_url,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- user_profiles: list, expand=user
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from user_profiles t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.job_title as job_title,
    t.department as department,
    t.company_name as company_name,
    t.industry as industry,
    t.street_address as street_address,
    t.city as city,
    t.state as state,
    t.postal_code as postal_code,
    t.country as country,
    t.locale as locale,
    t.time_zone as time_zone,
    t.currency as currency,
    t.linkedin_url as linkedin_url,
    t.website_url as website_url,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user) j) p;

-- user_profiles: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from user_profiles t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.job_title as job_title,
    t.department as department,
    t.company_name as company_name,
    t.industry as industry,
    t.street_address as street_address,
    t.city as city,
    t.state as state,
    t.postal_code as postal_code,
    t.country as country,
    t.locale as locale,
    t.time_zone as time_zone,
    t.currency as currency,
    t.linkedin_url as linkedin_url,
    t.website_url as website_url,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- roles: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.name::text,
    t.id::text] as k
  from (select t.*
  from roles t
  order by t.name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    t.is_system as is_system,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- roles: list, expand=permissions
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.name::text,
    t.id::text] as k
  from (select t.*
  from roles t
  order by t.name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    t.is_system as is_system,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from role_permissions x
  where x.role_id = t.id
  order by x.permission_code
  limit 200) x
  cross join lateral (select x.id as id,
    x.role_id as role_id,
    x.permission_code as permission_code,
    x.created_at as created_at) j) as permissions) j) p;

-- roles: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from roles t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.description as description,
    t.is_system as is_system,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- permissions: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.module::text,
    t.code::text,
    t.id::text] as k
  from (select t.*
  from permissions t
  order by t.module,
    t.code,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.module as module,
    t.description as description,
    t.created_at as created_at) j) p;

-- permissions: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from permissions t
  cross join lateral (select t.id as id,
    t.code as code,
    t.name as name,
    t.module as module,
    t.description as description,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- role_permissions: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.permission_code::text,
    t.id::text] as k
  from (select t.*
  from role_permissions t
  order by t.permission_code,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.role_id as role_id,
    t.permission_code as permission_code,
    t.created_at as created_at) j) p;

-- role_permissions: list, expand=role
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.permission_code::text,
    t.id::text] as k
  from (select t.*
  from role_permissions t
  order by t.permission_code,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.role_id as role_id,
    t.permission_code as permission_code,
    t.created_at as created_at,
    (select row_to_json(j)
  from roles x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.is_system as is_system,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.role_id) as role) j) p;

-- role_permissions: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from role_permissions t
  cross join lateral (select t.id as id,
    t.role_id as role_id,
    t.permission_code as permission_code,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- user_roles: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.assigned_at::text,
    t.id::text] as k
  from (select t.*
  from user_roles t
  order by t.assigned_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.assigned_at as assigned_at,
    t.assigned_by as assigned_by,
    t.expires_at as expires_at) j) p;

-- user_roles: list, expand=user,role
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.assigned_at::text,
    t.id::text] as k
  from (select t.*
  from user_roles t
  order by t.assigned_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.assigned_at as assigned_at,
    t.assigned_by as assigned_by,
    t.expires_at as expires_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user,
    (select row_to_json(j)
  from roles x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.is_system as is_system,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.role_id) as role) j) p;

-- user_roles: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from user_roles t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.assigned_at as assigned_at,
    t.assigned_by as assigned_by,
    t.expires_at as expires_at) j
  where t.id = $1::uuid;

-- user_features: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from user_features t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.feature_code as feature_code,
    t.is_enabled as is_enabled,
    t.created_at as created_at,
    t.created_by as created_by) j) p;

-- user_features: list, expand=user
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from user_features t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.feature_code as feature_code,
    t.is_enabled as is_enabled,
    t.created_at as created_at,
    t.created_by as created_by,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user) j) p;

-- user_features: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from user_features t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.feature_code as feature_code,
    t.is_enabled as is_enabled,
    t.created_at as created_at,
    t.created_by as created_by) j
  where t.id = $1::uuid;

-- user_sessions: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from user_sessions t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.device_type as device_type,
    t.device_name as device_name,
    t.location as location,
    t.is_trusted as is_trusted,
    t.transport as transport,
    t.last_activity_at as last_activity_at,
    t.expires_at as expires_at,
    t.created_at as created_at,
    t.terminated_at as terminated_at,
    t.terminated_by as terminated_by,
    t.termination_reason as termination_reason) j) p;

-- user_sessions: list, expand=user
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from user_sessions t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.device_type as device_type,
    t.device_name as device_name,
    t.location as location,
    t.is_trusted as is_trusted,
    t.transport as transport,
    t.last_activity_at as last_activity_at,
    t.expires_at as expires_at,
    t.created_at as created_at,
    t.terminated_at as terminated_at,
    t.terminated_by as terminated_by,
    t.termination_reason as termination_reason,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user) j) p;

-- user_sessions: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from user_sessions t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.device_type as device_type,
    t.device_name as device_name,
    t.location as location,
    t.is_trusted as is_trusted,
    t.transport as transport,
    t.last_activity_at as last_activity_at,
    t.expires_at as expires_at,
    t.created_at as created_at,
    t.terminated_at as terminated_at,
    t.terminated_by as terminated_by,
    t.termination_reason as termination_reason) j
  where t.id = $1::uuid;

-- api_keys: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from api_keys t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.name as name,
    t.prefix as prefix,
    t.permissions as permissions,
    t.created_by as created_by,
    t.created_at as created_at,
    t.expires_at as expires_at,
    t.last_used_at as last_used_at,
    t.revoked_at as revoked_at,
    t.revoked_by as revoked_by) j) p;

-- api_keys: list, expand=creator
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from api_keys t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.name as name,
    t.prefix as prefix,
    t.permissions as permissions,
    t.created_by as created_by,
    t.created_at as created_at,
    t.expires_at as expires_at,
    t.last_used_at as last_used_at,
    t.revoked_at as revoked_at,
    t.revoked_by as revoked_by,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.created_by) as creator) j) p;

-- api_keys: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from api_keys t
  cross join lateral (select t.id as id,
    t.name as name,
    t.prefix as prefix,
    t.permissions as permissions,
    t.created_by as created_by,
    t.created_at as created_at,
    t.expires_at as expires_at,
    t.last_used_at as last_used_at,
    t.revoked_at as revoked_at,
    t.revoked_by as revoked_by) j
  where t.id = $1::uuid;

-- invitations: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from invitations t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.status as status,
    t.expires_at as expires_at,
    t.created_at as created_at,
    t.created_by as created_by,
    t.accepted_at as accepted_at,
    t.accepted_by as accepted_by,
    t.revoked_at as revoked_at) j) p;

-- invitations: list, expand=roles,inviter
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from invitations t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.status as status,
    t.expires_at as expires_at,
    t.created_at as created_at,
    t.created_by as created_by,
    t.accepted_at as accepted_at,
    t.accepted_by as accepted_by,
    t.revoked_at as revoked_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from invitation_roles x
  where x.invitation_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.invitation_id as invitation_id,
    x.role_id as role_id) j) as roles,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.created_by) as inviter) j) p;

-- invitations: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from invitations t
  cross join lateral (select t.id as id,
    t.email as email,
    t.name as name,
    t.status as status,
    t.expires_at as expires_at,
    t.created_at as created_at,
    t.created_by as created_by,
    t.accepted_at as accepted_at,
    t.accepted_by as accepted_by,
    t.revoked_at as revoked_at) j
  where t.id = $1::uuid;

-- invitation_roles: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from invitation_roles t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.invitation_id as invitation_id,
    t.role_id as role_id) j) p;

-- invitation_roles: list, expand=role
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from invitation_roles t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.invitation_id as invitation_id,
    t.role_id as role_id,
    (select row_to_json(j)
  from roles x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.is_system as is_system,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.role_id) as role) j) p;

-- invitation_roles: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from invitation_roles t
  cross join lateral (select t.id as id,
    t.invitation_id as invitation_id,
    t.role_id as role_id) j
  where t.id = $1::uuid;

-- trusted_devices: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from trusted_devices t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.device_name as device_name,
    t.device_type as device_type,
    host(t.ip_address) as ip_address,
    t.created_at as created_at,
    t.last_used_at as last_used_at,
    t.expires_at as expires_at,
    t.revoked_at as revoked_at,
    t.revoked_by as revoked_by) j) p;

-- trusted_devices: list, expand=user
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from trusted_devices t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.device_name as device_name,
    t.device_type as device_type,
    host(t.ip_address) as ip_address,
    t.created_at as created_at,
    t.last_used_at as last_used_at,
    t.expires_at as expires_at,
    t.revoked_at as revoked_at,
    t.revoked_by as revoked_by,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user) j) p;

-- trusted_devices: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from trusted_devices t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.device_name as device_name,
    t.device_type as device_type,
    host(t.ip_address) as ip_address,
    t.created_at as created_at,
    t.last_used_at as last_used_at,
    t.expires_at as expires_at,
    t.revoked_at as revoked_at,
    t.revoked_by as revoked_by) j
  where t.id = $1::uuid;

-- admin_users: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from admin_users t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.status as status,
    t.department as department,
    t.manager_id as manager_id,
    t.access_level as access_level,
    t.regions_managed as regions_managed,
    t.categories_managed as categories_managed,
    t.can_approve_overrides as can_approve_overrides,
    round(t.approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approval_limit,
    round(t.daily_approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_approval_limit,
    t.currency as currency,
    t.security_clearance as security_clearance,
    t.emergency_contact as emergency_contact,
    t.backup_contact as backup_contact,
    t.two_factor_required as two_factor_required,
    t.ip_allow_list as ip_allow_list,
    t.session_timeout_minutes as session_timeout_minutes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.created_by as created_by,
    t.updated_at as updated_at,
    t.deactivated_at as deactivated_at,
    t.deactivated_by as deactivated_by) j) p;

-- admin_users: list, as people see it who see it masked
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from admin_users t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.status as status,
    t.department as department,
    t.manager_id as manager_id,
    t.access_level as access_level,
    t.regions_managed as regions_managed,
    t.categories_managed as categories_managed,
    t.can_approve_overrides as can_approve_overrides,
    round(t.approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approval_limit,
    round(t.daily_approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_approval_limit,
    t.currency as currency,
    t.security_clearance as security_clearance,
    case when t.emergency_contact is not null then case when length(t.emergency_contact) - 6 >= greatest(1, ceil(length(t.emergency_contact) / 3.0)) then left(t.emergency_contact, 2) || repeat('*', length(t.emergency_contact) - 6) || right(t.emergency_contact, 4) else '**********' end end as emergency_contact,
    case when t.backup_contact is not null then case when length(t.backup_contact) - 6 >= greatest(1, ceil(length(t.backup_contact) / 3.0)) then left(t.backup_contact, 2) || repeat('*', length(t.backup_contact) - 6) || right(t.backup_contact, 4) else '**********' end end as backup_contact,
    t.two_factor_required as two_factor_required,
    t.ip_allow_list as ip_allow_list,
    t.session_timeout_minutes as session_timeout_minutes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.created_by as created_by,
    t.updated_at as updated_at,
    t.deactivated_at as deactivated_at,
    t.deactivated_by as deactivated_by) j) p;

-- admin_users: list, expand=user,role,manager,approvals
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from admin_users t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.status as status,
    t.department as department,
    t.manager_id as manager_id,
    t.access_level as access_level,
    t.regions_managed as regions_managed,
    t.categories_managed as categories_managed,
    t.can_approve_overrides as can_approve_overrides,
    round(t.approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approval_limit,
    round(t.daily_approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_approval_limit,
    t.currency as currency,
    t.security_clearance as security_clearance,
    t.emergency_contact as emergency_contact,
    t.backup_contact as backup_contact,
    t.two_factor_required as two_factor_required,
    t.ip_allow_list as ip_allow_list,
    t.session_timeout_minutes as session_timeout_minutes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.created_by as created_by,
    t.updated_at as updated_at,
    t.deactivated_at as deactivated_at,
    t.deactivated_by as deactivated_by,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user,
    (select row_to_json(j)
  from roles x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.is_system as is_system,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.role_id) as role,
    (select row_to_json(j)
  from admin_users x
  cross join lateral (select x.id as id,
    x.user_id as user_id,
    x.role_id as role_id,
    x.status as status,
    x.department as department,
    x.manager_id as manager_id,
    x.access_level as access_level,
    x.regions_managed as regions_managed,
    x.categories_managed as categories_managed,
    x.can_approve_overrides as can_approve_overrides,
    round(x.approval_limit,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as approval_limit,
    round(x.daily_approval_limit,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_approval_limit,
    x.currency as currency,
    x.security_clearance as security_clearance,
    x.emergency_contact as emergency_contact,
    x.backup_contact as backup_contact,
    x.two_factor_required as two_factor_required,
    x.ip_allow_list as ip_allow_list,
    x.session_timeout_minutes as session_timeout_minutes,
    x.is_active as is_active,
    x.created_at as created_at,
    x.created_by as created_by,
    x.updated_at as updated_at,
    x.deactivated_at as deactivated_at,
    x.deactivated_by as deactivated_by) j
  where x.id = t.manager_id) as manager,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from approval_days x
  where x.admin_user_id = t.id
  order by x.day desc
  limit 31) x
  cross join lateral (select x.id as id,
    x.admin_user_id as admin_user_id,
    x.day as day,
    x.currency as currency,
    round(x.approved_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as approved_amount,
    round(x.daily_limit,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_limit,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as approvals) j) p;

-- admin_users: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from admin_users t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.role_id as role_id,
    t.status as status,
    t.department as department,
    t.manager_id as manager_id,
    t.access_level as access_level,
    t.regions_managed as regions_managed,
    t.categories_managed as categories_managed,
    t.can_approve_overrides as can_approve_overrides,
    round(t.approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approval_limit,
    round(t.daily_approval_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_approval_limit,
    t.currency as currency,
    t.security_clearance as security_clearance,
    t.emergency_contact as emergency_contact,
    t.backup_contact as backup_contact,
    t.two_factor_required as two_factor_required,
    t.ip_allow_list as ip_allow_list,
    t.session_timeout_minutes as session_timeout_minutes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.created_by as created_by,
    t.updated_at as updated_at,
    t.deactivated_at as deactivated_at,
    t.deactivated_by as deactivated_by) j
  where t.id = $1::uuid;

-- approval_days: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.day::text,
    t.id::text] as k
  from (select t.*
  from approval_days t
  order by t.day desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.admin_user_id as admin_user_id,
    t.day as day,
    t.currency as currency,
    round(t.approved_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approved_amount,
    round(t.daily_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_limit,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- approval_days: list, expand=office
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.day::text,
    t.id::text] as k
  from (select t.*
  from approval_days t
  order by t.day desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.admin_user_id as admin_user_id,
    t.day as day,
    t.currency as currency,
    round(t.approved_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approved_amount,
    round(t.daily_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_limit,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from admin_users x
  cross join lateral (select x.id as id,
    x.user_id as user_id,
    x.role_id as role_id,
    x.status as status,
    x.department as department,
    x.manager_id as manager_id,
    x.access_level as access_level,
    x.regions_managed as regions_managed,
    x.categories_managed as categories_managed,
    x.can_approve_overrides as can_approve_overrides,
    round(x.approval_limit,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as approval_limit,
    round(x.daily_approval_limit,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_approval_limit,
    x.currency as currency,
    x.security_clearance as security_clearance,
    x.emergency_contact as emergency_contact,
    x.backup_contact as backup_contact,
    x.two_factor_required as two_factor_required,
    x.ip_allow_list as ip_allow_list,
    x.session_timeout_minutes as session_timeout_minutes,
    x.is_active as is_active,
    x.created_at as created_at,
    x.created_by as created_by,
    x.updated_at as updated_at,
    x.deactivated_at as deactivated_at,
    x.deactivated_by as deactivated_by) j
  where x.id = t.admin_user_id) as office) j) p;

-- approval_days: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from approval_days t
  cross join lateral (select t.id as id,
    t.admin_user_id as admin_user_id,
    t.day as day,
    t.currency as currency,
    round(t.approved_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as approved_amount,
    round(t.daily_limit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as daily_limit,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- access_reviews: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from access_reviews t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.quarter as quarter,
    t.status as status,
    t.due_at as due_at,
    t.created_at as created_at,
    t.completed_at as completed_at,
    t.completed_by as completed_by) j) p;

-- access_reviews: list, expand=items
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from access_reviews t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.quarter as quarter,
    t.status as status,
    t.due_at as due_at,
    t.created_at as created_at,
    t.completed_at as completed_at,
    t.completed_by as completed_by,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from access_review_items x
  where x.access_review_id = t.id
  order by x.id
  limit 200) x
  cross join lateral (select x.id as id,
    x.access_review_id as access_review_id,
    x.user_id as user_id,
    x.access as access,
    x.changes as changes,
    x.decision as decision,
    x.status as status,
    x.note as note,
    x.decided_at as decided_at,
    x.decided_by as decided_by,
    x.created_at as created_at) j) as items) j) p;

-- access_reviews: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from access_reviews t
  cross join lateral (select t.id as id,
    t.quarter as quarter,
    t.status as status,
    t.due_at as due_at,
    t.created_at as created_at,
    t.completed_at as completed_at,
    t.completed_by as completed_by) j
  where t.id = $1::uuid;

-- access_review_items: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from access_review_items t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.access_review_id as access_review_id,
    t.user_id as user_id,
    t.access as access,
    t.changes as changes,
    t.decision as decision,
    t.status as status,
    t.note as note,
    t.decided_at as decided_at,
    t.decided_by as decided_by,
    t.created_at as created_at) j) p;

-- access_review_items: list, expand=user,review
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from access_review_items t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.access_review_id as access_review_id,
    t.user_id as user_id,
    t.access as access,
    t.changes as changes,
    t.decision as decision,
    t.status as status,
    t.note as note,
    t.decided_at as decided_at,
    t.decided_by as decided_by,
    t.created_at as created_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user,
    (select row_to_json(j)
  from access_reviews x
  cross join lateral (select x.id as id,
    x.quarter as quarter,
    x.status as status,
    x.due_at as due_at,
    x.created_at as created_at,
    x.completed_at as completed_at,
    x.completed_by as completed_by) j
  where x.id = t.access_review_id) as review) j) p;

-- access_review_items: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from access_review_items t
  cross join lateral (select t.id as id,
    t.access_review_id as access_review_id,
    t.user_id as user_id,
    t.access as access,
    t.changes as changes,
    t.decision as decision,
    t.status as status,
    t.note as note,
    t.decided_at as decided_at,
    t.decided_by as decided_by,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- security_settings: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from security_settings t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.copy_protection_enabled as copy_protection_enabled,
    t.disable_text_selection as disable_text_selection,
    t.disable_right_click as disable_right_click,
    t.block_keyboard_shortcuts as block_keyboard_shortcuts,
    t.blur_on_print_screen as blur_on_print_screen,
    t.export_enabled as export_enabled,
    t.require_watermark as require_watermark,
    t.max_export_rows as max_export_rows,
    t.max_exports_per_day as max_exports_per_day,
    t.require_approval_threshold as require_approval_threshold,
    t.export_link_expiry_hours as export_link_expiry_hours,
    t.data_masking_enabled as data_masking_enabled,
    t.mask_phone_numbers as mask_phone_numbers,
    t.mask_email_addresses as mask_email_addresses,
    t.mask_addresses as mask_addresses,
    t.mask_financial_data as mask_financial_data,
    t.session_timeout_minutes as session_timeout_minutes,
    t.max_concurrent_sessions as max_concurrent_sessions,
    t.force_logout_on_role_change as force_logout_on_role_change,
    t.ip_binding_enabled as ip_binding_enabled,
    t.mfa_required as mfa_required,
    t.requests_per_minute as requests_per_minute,
    t.export_requests_per_hour as export_requests_per_hour,
    t.alert_on_limit_violations as alert_on_limit_violations,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- security_settings: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from security_settings t
  cross join lateral (select t.id as id,
    t.copy_protection_enabled as copy_protection_enabled,
    t.disable_text_selection as disable_text_selection,
    t.disable_right_click as disable_right_click,
    t.block_keyboard_shortcuts as block_keyboard_shortcuts,
    t.blur_on_print_screen as blur_on_print_screen,
    t.export_enabled as export_enabled,
    t.require_watermark as require_watermark,
    t.max_export_rows as max_export_rows,
    t.max_exports_per_day as max_exports_per_day,
    t.require_approval_threshold as require_approval_threshold,
    t.export_link_expiry_hours as export_link_expiry_hours,
    t.data_masking_enabled as data_masking_enabled,
    t.mask_phone_numbers as mask_phone_numbers,
    t.mask_email_addresses as mask_email_addresses,
    t.mask_addresses as mask_addresses,
    t.mask_financial_data as mask_financial_data,
    t.session_timeout_minutes as session_timeout_minutes,
    t.max_concurrent_sessions as max_concurrent_sessions,
    t.force_logout_on_role_change as force_logout_on_role_change,
    t.ip_binding_enabled as ip_binding_enabled,
    t.mfa_required as mfa_required,
    t.requests_per_minute as requests_per_minute,
    t.export_requests_per_hour as export_requests_per_hour,
    t.alert_on_limit_violations as alert_on_limit_violations,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- role_security_settings: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from role_security_settings t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.role_id as role_id,
    t.disable_text_selection as disable_text_selection,
    t.disable_right_click as disable_right_click,
    t.block_keyboard_shortcuts as block_keyboard_shortcuts,
    t.view_full_data as view_full_data,
    t.can_copy_data as can_copy_data,
    t.can_print as can_print,
    t.allowed_exports as allowed_exports,
    t.custom_requests_per_minute as custom_requests_per_minute,
    t.custom_export_limit as custom_export_limit,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- role_security_settings: list, expand=role
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from role_security_settings t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.role_id as role_id,
    t.disable_text_selection as disable_text_selection,
    t.disable_right_click as disable_right_click,
    t.block_keyboard_shortcuts as block_keyboard_shortcuts,
    t.view_full_data as view_full_data,
    t.can_copy_data as can_copy_data,
    t.can_print as can_print,
    t.allowed_exports as allowed_exports,
    t.custom_requests_per_minute as custom_requests_per_minute,
    t.custom_export_limit as custom_export_limit,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from roles x
  cross join lateral (select x.id as id,
    x.code as code,
    x.name as name,
    x.description as description,
    x.is_system as is_system,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.role_id) as role) j) p;

-- role_security_settings: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from role_security_settings t
  cross join lateral (select t.id as id,
    t.role_id as role_id,
    t.disable_text_selection as disable_text_selection,
    t.disable_right_click as disable_right_click,
    t.block_keyboard_shortcuts as block_keyboard_shortcuts,
    t.view_full_data as view_full_data,
    t.can_copy_data as can_copy_data,
    t.can_print as can_print,
    t.allowed_exports as allowed_exports,
    t.custom_requests_per_minute as custom_requests_per_minute,
    t.custom_export_limit as custom_export_limit,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- data_masking_rules: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.field_name::text,
    t.id::text] as k
  from (select t.*
  from data_masking_rules t
  order by t.field_name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.field_name as field_name,
    t.field_type as field_type,
    t.mask_pattern as mask_pattern,
    t.description as description,
    t.is_active as is_active,
    t.applies_to_roles as applies_to_roles,
    t.exempt_roles as exempt_roles,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- data_masking_rules: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from data_masking_rules t
  cross join lateral (select t.id as id,
    t.field_name as field_name,
    t.field_type as field_type,
    t.mask_pattern as mask_pattern,
    t.description as description,
    t.is_active as is_active,
    t.applies_to_roles as applies_to_roles,
    t.exempt_roles as exempt_roles,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- export_logs: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from export_logs t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.export_type as export_type,
    t.resource as resource,
    t.file_format as file_format,
    t.row_count as row_count,
    t.file_size_bytes as file_size_bytes,
    t.filters_applied as filters_applied,
    t.columns_exported as columns_exported,
    t.download_url as download_url,
    t.download_expires_at as download_expires_at,
    t.download_count as download_count,
    t.download_limit as download_limit,
    t.watermark_text as watermark_text,
    t.masked_columns as masked_columns,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.status as status,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.reason as reason,
    t.decision_note as decision_note,
    t.error as error,
    t.created_at as created_at,
    t.completed_at as completed_at) j) p;

-- export_logs: list, as people see it who see it masked
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from export_logs t
  where t.user_id = $1::uuid
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.export_type as export_type,
    t.resource as resource,
    t.file_format as file_format,
    t.row_count as row_count,
    t.file_size_bytes as file_size_bytes,
    t.filters_applied as filters_applied,
    t.columns_exported as columns_exported,
    t.download_url as download_url,
    t.download_expires_at as download_expires_at,
    t.download_count as download_count,
    t.download_limit as download_limit,
    t.watermark_text as watermark_text,
    t.masked_columns as masked_columns,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.status as status,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.reason as reason,
    t.decision_note as decision_note,
    t.error as error,
    t.created_at as created_at,
    t.completed_at as completed_at) j) p;

-- export_logs: list, expand=user,approver
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from export_logs t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.export_type as export_type,
    t.resource as resource,
    t.file_format as file_format,
    t.row_count as row_count,
    t.file_size_bytes as file_size_bytes,
    t.filters_applied as filters_applied,
    t.columns_exported as columns_exported,
    t.download_url as download_url,
    t.download_expires_at as download_expires_at,
    t.download_count as download_count,
    t.download_limit as download_limit,
    t.watermark_text as watermark_text,
    t.masked_columns as masked_columns,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.status as status,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.reason as reason,
    t.decision_note as decision_note,
    t.error as error,
    t.created_at as created_at,
    t.completed_at as completed_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.approved_by) as approver) j) p;

-- export_logs: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from export_logs t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.export_type as export_type,
    t.resource as resource,
    t.file_format as file_format,
    t.row_count as row_count,
    t.file_size_bytes as file_size_bytes,
    t.filters_applied as filters_applied,
    t.columns_exported as columns_exported,
    t.download_url as download_url,
    t.download_expires_at as download_expires_at,
    t.download_count as download_count,
    t.download_limit as download_limit,
    t.watermark_text as watermark_text,
    t.masked_columns as masked_columns,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.status as status,
    t.approval_required as approval_required,
    t.approved_by as approved_by,
    t.approved_at as approved_at,
    t.reason as reason,
    t.decision_note as decision_note,
    t.error as error,
    t.created_at as created_at,
    t.completed_at as completed_at) j
  where t.id = $1::uuid;

-- security_violations: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from security_violations t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.violation_type as violation_type,
    t.description as description,
    t.severity as severity,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.request_path as request_path,
    t.blocked as blocked,
    t.metadata as metadata,
    t.created_at as created_at) j) p;

-- security_violations: list, expand=user
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from security_violations t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.violation_type as violation_type,
    t.description as description,
    t.severity as severity,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.request_path as request_path,
    t.blocked as blocked,
    t.metadata as metadata,
    t.created_at as created_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user) j) p;

-- security_violations: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from security_violations t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.violation_type as violation_type,
    t.description as description,
    t.severity as severity,
    host(t.ip_address) as ip_address,
    t.user_agent as user_agent,
    t.request_path as request_path,
    t.blocked as blocked,
    t.metadata as metadata,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- security_alerts: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from security_alerts t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.kind as kind,
    t.severity as severity,
    t.title as title,
    t.reasons as reasons,
    t.user_id as user_id,
    host(t.ip_address) as ip_address,
    t.violation_id as violation_id,
    t.status as status,
    t.occurrences as occurrences,
    t.last_seen_at as last_seen_at,
    t.acknowledged_at as acknowledged_at,
    t.acknowledged_by as acknowledged_by,
    t.resolved_at as resolved_at,
    t.resolved_by as resolved_by,
    t.resolution as resolution,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- security_alerts: list, expand=user,violation
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from security_alerts t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.kind as kind,
    t.severity as severity,
    t.title as title,
    t.reasons as reasons,
    t.user_id as user_id,
    host(t.ip_address) as ip_address,
    t.violation_id as violation_id,
    t.status as status,
    t.occurrences as occurrences,
    t.last_seen_at as last_seen_at,
    t.acknowledged_at as acknowledged_at,
    t.acknowledged_by as acknowledged_by,
    t.resolved_at as resolved_at,
    t.resolved_by as resolved_by,
    t.resolution as resolution,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user,
    (select row_to_json(j)
  from security_violations x
  cross join lateral (select x.id as id,
    x.user_id as user_id,
    x.violation_type as violation_type,
    x.description as description,
    x.severity as severity,
    host(x.ip_address) as ip_address,
    x.user_agent as user_agent,
    x.request_path as request_path,
    x.blocked as blocked,
    x.metadata as metadata,
    x.created_at as created_at) j
  where x.id = t.violation_id) as violation) j) p;

-- security_alerts: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from security_alerts t
  cross join lateral (select t.id as id,
    t.kind as kind,
    t.severity as severity,
    t.title as title,
    t.reasons as reasons,
    t.user_id as user_id,
    host(t.ip_address) as ip_address,
    t.violation_id as violation_id,
    t.status as status,
    t.occurrences as occurrences,
    t.last_seen_at as last_seen_at,
    t.acknowledged_at as acknowledged_at,
    t.acknowledged_by as acknowledged_by,
    t.resolved_at as resolved_at,
    t.resolved_by as resolved_by,
    t.resolution as resolution,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- network_places: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.name::text,
    t.id::text] as k
  from (select t.*
  from network_places t
  order by t.name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.network as network,
    t.name as name,
    t.latitude as latitude,
    t.longitude as longitude,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- network_places: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from network_places t
  cross join lateral (select t.id as id,
    t.network as network,
    t.name as name,
    t.latitude as latitude,
    t.longitude as longitude,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- file_uploads: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from file_uploads t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.record_type as record_type,
    t.record_id as record_id,
    t.original_filename as original_filename,
    t.file_size as file_size,
    t.mime_type as mime_type,
    t.file_hash as file_hash,
    t.description as description,
    t.file_category as file_category,
    t.is_public as is_public,
    t.is_temporary as is_temporary,
    t.is_trusted as is_trusted,
    t.metadata_removed as metadata_removed,
    t.virus_scan_status as virus_scan_status,
    t.virus_scan_result as virus_scan_result,
    t.created_at as created_at,
    t.updated_at as updated_at,
    t.expires_at as expires_at) j) p;

-- file_uploads: list, as people see it who see it masked
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from file_uploads t
  where t.user_id = $1::uuid
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.record_type as record_type,
    t.record_id as record_id,
    t.original_filename as original_filename,
    t.file_size as file_size,
    t.mime_type as mime_type,
    t.file_hash as file_hash,
    t.description as description,
    t.file_category as file_category,
    t.is_public as is_public,
    t.is_temporary as is_temporary,
    t.is_trusted as is_trusted,
    t.metadata_removed as metadata_removed,
    t.virus_scan_status as virus_scan_status,
    t.virus_scan_result as virus_scan_result,
    t.created_at as created_at,
    t.updated_at as updated_at,
    t.expires_at as expires_at) j) p;

-- file_uploads: list, expand=user
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from file_uploads t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.record_type as record_type,
    t.record_id as record_id,
    t.original_filename as original_filename,
    t.file_size as file_size,
    t.mime_type as mime_type,
    t.file_hash as file_hash,
    t.description as description,
    t.file_category as file_category,
    t.is_public as is_public,
    t.is_temporary as is_temporary,
    t.is_trusted as is_trusted,
    t.metadata_removed as metadata_removed,
    t.virus_scan_status as virus_scan_status,
    t.virus_scan_result as virus_scan_result,
    t.created_at as created_at,
    t.updated_at as updated_at,
    t.expires_at as expires_at,
    (select row_to_json(j)
  from users x
  cross join lateral (select x.id as id,
    x.email as email,
    x.name as name,
    x.phone as phone,
    x.avatar_url as avatar_url,
    x.status as status,
    x.is_owner as is_owner,
    x.is_active as is_active,
    x.email_verified_at as email_verified_at,
    x.last_sign_in_at as last_sign_in_at,
    x.failed_sign_ins as failed_sign_ins,
    x.locked_until as locked_until,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.user_id) as user) j) p;

-- file_uploads: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from file_uploads t
  cross join lateral (select t.id as id,
    t.user_id as user_id,
    t.record_type as record_type,
    t.record_id as record_id,
    t.original_filename as original_filename,
    t.file_size as file_size,
    t.mime_type as mime_type,
    t.file_hash as file_hash,
    t.description as description,
    t.file_category as file_category,
    t.is_public as is_public,
    t.is_temporary as is_temporary,
    t.is_trusted as is_trusted,
    t.metadata_removed as metadata_removed,
    t.virus_scan_status as virus_scan_status,
    t.virus_scan_result as virus_scan_result,
    t.created_at as created_at,
    t.updated_at as updated_at,
    t.expires_at as expires_at) j
  where t.id = $1::uuid;

-- file_settings: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.id::text] as k
  from (select t.*
  from file_settings t
  order by t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.max_file_bytes as max_file_bytes,
    t.allowed_types as allowed_types,
    t.allow_unscanned as allow_unscanned,
    t.temporary_days as temporary_days,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- file_settings: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from file_settings t
  cross join lateral (select t.id as id,
    t.max_file_bytes as max_file_bytes,
    t.allowed_types as allowed_types,
    t.allow_unscanned as allow_unscanned,
    t.temporary_days as temporary_days,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- products: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from products t
  where t.deleted_at is null
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.sku as sku,
    t.name as name,
    t.description as description,
    t.category as category,
    t.brand as brand,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.hsn_code as hsn_code,
    round(t.cost_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(t.selling_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(t.mrp,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    t.currency as currency,
    t.tax_rate as tax_rate,
    t.images as images,
    t.attributes as attributes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- products: list, expand=variants,inventory
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from products t
  where t.deleted_at is null
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.sku as sku,
    t.name as name,
    t.description as description,
    t.category as category,
    t.brand as brand,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.hsn_code as hsn_code,
    round(t.cost_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(t.selling_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(t.mrp,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    t.currency as currency,
    t.tax_rate as tax_rate,
    t.images as images,
    t.attributes as attributes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from product_variants x
  where x.product_id = t.id and x.deleted_at is null
  order by x.name
  limit 100) x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.sku as sku,
    x.name as name,
    x.attributes as attributes,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.weight_grams as weight_grams,
    x.images as images,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as variants,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from inventory x
  where x.product_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.variant_id as variant_id,
    x.warehouse_location as warehouse_location,
    x.available_quantity as available_quantity,
    x.reserved_quantity as reserved_quantity,
    x.incoming_quantity as incoming_quantity,
    x.reorder_point as reorder_point,
    x.reorder_quantity as reorder_quantity,
    x.is_low as is_low,
    x.last_counted_at as last_counted_at,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as inventory) j) p;

-- products: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from products t
  cross join lateral (select t.id as id,
    t.sku as sku,
    t.name as name,
    t.description as description,
    t.category as category,
    t.brand as brand,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.hsn_code as hsn_code,
    round(t.cost_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(t.selling_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(t.mrp,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    t.currency as currency,
    t.tax_rate as tax_rate,
    t.images as images,
    t.attributes as attributes,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid and t.deleted_at is null;

-- product_variants: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from product_variants t
  where t.deleted_at is null
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.product_id as product_id,
    t.sku as sku,
    t.name as name,
    t.attributes as attributes,
    round(t.cost_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(t.selling_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(t.mrp,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    t.currency as currency,
    t.weight_grams as weight_grams,
    t.images as images,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- product_variants: list, expand=product,inventory
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from product_variants t
  where t.deleted_at is null
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.product_id as product_id,
    t.sku as sku,
    t.name as name,
    t.attributes as attributes,
    round(t.cost_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(t.selling_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(t.mrp,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    t.currency as currency,
    t.weight_grams as weight_grams,
    t.images as images,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from products x
  cross join lateral (select x.id as id,
    x.sku as sku,
    x.name as name,
    x.description as description,
    x.category as category,
    x.brand as brand,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.hsn_code as hsn_code,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.tax_rate as tax_rate,
    x.images as images,
    x.attributes as attributes,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.product_id) as product,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from inventory x
  where x.variant_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.variant_id as variant_id,
    x.warehouse_location as warehouse_location,
    x.available_quantity as available_quantity,
    x.reserved_quantity as reserved_quantity,
    x.incoming_quantity as incoming_quantity,
    x.reorder_point as reorder_point,
    x.reorder_quantity as reorder_quantity,
    x.is_low as is_low,
    x.last_counted_at as last_counted_at,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as inventory) j) p;

-- product_variants: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from product_variants t
  cross join lateral (select t.id as id,
    t.product_id as product_id,
    t.sku as sku,
    t.name as name,
    t.attributes as attributes,
    round(t.cost_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(t.selling_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(t.mrp,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    t.currency as currency,
    t.weight_grams as weight_grams,
    t.images as images,
    t.is_active as is_active,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid and t.deleted_at is null;

-- inventory: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from inventory t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.warehouse_location as warehouse_location,
    t.available_quantity as available_quantity,
    t.reserved_quantity as reserved_quantity,
    t.incoming_quantity as incoming_quantity,
    t.reorder_point as reorder_point,
    t.reorder_quantity as reorder_quantity,
    t.is_low as is_low,
    t.last_counted_at as last_counted_at,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- inventory: list, expand=product,variant,movements,reservations
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from inventory t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.warehouse_location as warehouse_location,
    t.available_quantity as available_quantity,
    t.reserved_quantity as reserved_quantity,
    t.incoming_quantity as incoming_quantity,
    t.reorder_point as reorder_point,
    t.reorder_quantity as reorder_quantity,
    t.is_low as is_low,
    t.last_counted_at as last_counted_at,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from products x
  cross join lateral (select x.id as id,
    x.sku as sku,
    x.name as name,
    x.description as description,
    x.category as category,
    x.brand as brand,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.hsn_code as hsn_code,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.tax_rate as tax_rate,
    x.images as images,
    x.attributes as attributes,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.product_id) as product,
    (select row_to_json(j)
  from product_variants x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.sku as sku,
    x.name as name,
    x.attributes as attributes,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.weight_grams as weight_grams,
    x.images as images,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.variant_id) as variant,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from stock_movements x
  where x.inventory_id = t.id
  order by x.created_at desc
  limit 50) x
  cross join lateral (select x.id as id,
    x.inventory_id as inventory_id,
    x.movement_type as movement_type,
    x.quantity as quantity,
    x.available_delta as available_delta,
    x.reserved_delta as reserved_delta,
    x.incoming_delta as incoming_delta,
    x.reference_type as reference_type,
    x.reference_id as reference_id,
    x.notes as notes,
    x.created_by as created_by,
    x.created_at as created_at) j) as movements,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from stock_reservations x
  where x.inventory_id = t.id
  order by x.created_at desc
  limit 100) x
  cross join lateral (select x.id as id,
    x.inventory_id as inventory_id,
    x.reference_type as reference_type,
    x.reference_id as reference_id,
    x.quantity as quantity,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as reservations) j) p;

-- inventory: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from inventory t
  cross join lateral (select t.id as id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.warehouse_location as warehouse_location,
    t.available_quantity as available_quantity,
    t.reserved_quantity as reserved_quantity,
    t.incoming_quantity as incoming_quantity,
    t.reorder_point as reorder_point,
    t.reorder_quantity as reorder_quantity,
    t.is_low as is_low,
    t.last_counted_at as last_counted_at,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- stock_movements: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from stock_movements t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.inventory_id as inventory_id,
    t.movement_type as movement_type,
    t.quantity as quantity,
    t.available_delta as available_delta,
    t.reserved_delta as reserved_delta,
    t.incoming_delta as incoming_delta,
    t.reference_type as reference_type,
    t.reference_id as reference_id,
    t.notes as notes,
    t.created_by as created_by,
    t.created_at as created_at) j) p;

-- stock_movements: list, expand=inventory
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from stock_movements t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.inventory_id as inventory_id,
    t.movement_type as movement_type,
    t.quantity as quantity,
    t.available_delta as available_delta,
    t.reserved_delta as reserved_delta,
    t.incoming_delta as incoming_delta,
    t.reference_type as reference_type,
    t.reference_id as reference_id,
    t.notes as notes,
    t.created_by as created_by,
    t.created_at as created_at,
    (select row_to_json(j)
  from inventory x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.variant_id as variant_id,
    x.warehouse_location as warehouse_location,
    x.available_quantity as available_quantity,
    x.reserved_quantity as reserved_quantity,
    x.incoming_quantity as incoming_quantity,
    x.reorder_point as reorder_point,
    x.reorder_quantity as reorder_quantity,
    x.is_low as is_low,
    x.last_counted_at as last_counted_at,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.inventory_id) as inventory) j) p;

-- stock_movements: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from stock_movements t
  cross join lateral (select t.id as id,
    t.inventory_id as inventory_id,
    t.movement_type as movement_type,
    t.quantity as quantity,
    t.available_delta as available_delta,
    t.reserved_delta as reserved_delta,
    t.incoming_delta as incoming_delta,
    t.reference_type as reference_type,
    t.reference_id as reference_id,
    t.notes as notes,
    t.created_by as created_by,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- stock_reservations: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from stock_reservations t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.inventory_id as inventory_id,
    t.reference_type as reference_type,
    t.reference_id as reference_id,
    t.quantity as quantity,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- stock_reservations: list, expand=inventory
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from stock_reservations t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.inventory_id as inventory_id,
    t.reference_type as reference_type,
    t.reference_id as reference_id,
    t.quantity as quantity,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from inventory x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.variant_id as variant_id,
    x.warehouse_location as warehouse_location,
    x.available_quantity as available_quantity,
    x.reserved_quantity as reserved_quantity,
    x.incoming_quantity as incoming_quantity,
    x.reorder_point as reorder_point,
    x.reorder_quantity as reorder_quantity,
    x.is_low as is_low,
    x.last_counted_at as last_counted_at,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.inventory_id) as inventory) j) p;

-- stock_reservations: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from stock_reservations t
  cross join lateral (select t.id as id,
    t.inventory_id as inventory_id,
    t.reference_type as reference_type,
    t.reference_id as reference_id,
    t.quantity as quantity,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- sales_channels: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.name::text,
    t.id::text] as k
  from (select t.*
  from sales_channels t
  order by t.name,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.channel_type_code as channel_type_code,
    t.name as name,
    t.has_provider as has_provider,
    t.external_account as external_account,
    t.settings as settings,
    t.status as status,
    t.sync_error as sync_error,
    t.last_sync_at as last_sync_at,
    t.webhook_path as webhook_path,
    t.connected_at as connected_at,
    t.disconnected_at as disconnected_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- sales_channels: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from sales_channels t
  cross join lateral (select t.id as id,
    t.channel_type_code as channel_type_code,
    t.name as name,
    t.has_provider as has_provider,
    t.external_account as external_account,
    t.settings as settings,
    t.status as status,
    t.sync_error as sync_error,
    t.last_sync_at as last_sync_at,
    t.webhook_path as webhook_path,
    t.connected_at as connected_at,
    t.disconnected_at as disconnected_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- channel_products: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from channel_products t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.channel_id as channel_id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.external_product_id as external_product_id,
    t.external_variant_id as external_variant_id,
    t.external_inventory_id as external_inventory_id,
    t.external_sku as external_sku,
    t.external_name as external_name,
    t.sync_status as sync_status,
    t.sync_error as sync_error,
    t.last_synced_at as last_synced_at,
    t.last_pushed_quantity as last_pushed_quantity,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- channel_products: list, expand=channel,product,variant
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from channel_products t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.channel_id as channel_id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.external_product_id as external_product_id,
    t.external_variant_id as external_variant_id,
    t.external_inventory_id as external_inventory_id,
    t.external_sku as external_sku,
    t.external_name as external_name,
    t.sync_status as sync_status,
    t.sync_error as sync_error,
    t.last_synced_at as last_synced_at,
    t.last_pushed_quantity as last_pushed_quantity,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from sales_channels x
  cross join lateral (select x.id as id,
    x.channel_type_code as channel_type_code,
    x.name as name,
    x.has_provider as has_provider,
    x.external_account as external_account,
    x.settings as settings,
    x.status as status,
    x.sync_error as sync_error,
    x.last_sync_at as last_sync_at,
    x.webhook_path as webhook_path,
    x.connected_at as connected_at,
    x.disconnected_at as disconnected_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.channel_id) as channel,
    (select row_to_json(j)
  from products x
  cross join lateral (select x.id as id,
    x.sku as sku,
    x.name as name,
    x.description as description,
    x.category as category,
    x.brand as brand,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.hsn_code as hsn_code,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.tax_rate as tax_rate,
    x.images as images,
    x.attributes as attributes,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.product_id) as product,
    (select row_to_json(j)
  from product_variants x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.sku as sku,
    x.name as name,
    x.attributes as attributes,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.weight_grams as weight_grams,
    x.images as images,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.variant_id) as variant) j) p;

-- channel_products: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from channel_products t
  cross join lateral (select t.id as id,
    t.channel_id as channel_id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.external_product_id as external_product_id,
    t.external_variant_id as external_variant_id,
    t.external_inventory_id as external_inventory_id,
    t.external_sku as external_sku,
    t.external_name as external_name,
    t.sync_status as sync_status,
    t.sync_error as sync_error,
    t.last_synced_at as last_synced_at,
    t.last_pushed_quantity as last_pushed_quantity,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- orders: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.order_date::text,
    t.id::text] as k
  from (select t.*
  from orders t
  order by t.order_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_number as order_number,
    t.channel_id as channel_id,
    t.external_order_id as external_order_id,
    t.external_order_number as external_order_number,
    t.status as status,
    t.payment_status as payment_status,
    t.fulfillment_status as fulfillment_status,
    t.customer_name as customer_name,
    t.customer_email as customer_email,
    t.customer_phone as customer_phone,
    t.shipping_address as shipping_address,
    t.billing_address as billing_address,
    t.address_missing as address_missing,
    t.has_unmatched_items as has_unmatched_items,
    t.has_stock_shortage as has_stock_shortage,
    round(t.subtotal,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    t.taxes_included as taxes_included,
    round(t.shipping_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(t.paid_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(t.refunded_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    t.currency as currency,
    t.payment_method as payment_method,
    t.payment_gateway as payment_gateway,
    t.payment_reference as payment_reference,
    t.order_date as order_date,
    t.confirmed_at as confirmed_at,
    t.shipped_at as shipped_at,
    t.delivered_at as delivered_at,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    t.returned_at as returned_at,
    t.notes as notes,
    t.tags as tags,
    t.metadata as metadata,
    t.external_updated_at as external_updated_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- orders: list, as people see it who see it masked
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.order_date::text,
    t.id::text] as k
  from (select t.*
  from orders t
  order by t.order_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_number as order_number,
    t.channel_id as channel_id,
    t.external_order_id as external_order_id,
    t.external_order_number as external_order_number,
    t.status as status,
    t.payment_status as payment_status,
    t.fulfillment_status as fulfillment_status,
    t.customer_name as customer_name,
    case when t.customer_email is not null then left(t.customer_email, greatest(0, least(2, strpos(t.customer_email, '@') - 2))) || '**@***.***' end as customer_email,
    case when t.customer_phone is not null then case when length(t.customer_phone) - 6 >= greatest(1, ceil(length(t.customer_phone) / 3.0)) then left(t.customer_phone, 2) || repeat('*', length(t.customer_phone) - 6) || right(t.customer_phone, 4) else '**********' end end as customer_phone,
    case when t.shipping_address is not null then case when jsonb_typeof(t.shipping_address) = 'object' then jsonb_strip_nulls(jsonb_build_object( 'line1', '******', 'city',
    t.shipping_address->'city', 'state',
    t.shipping_address->'state', 'postal_code',
    t.shipping_address->'postal_code', 'country',
    t.shipping_address->'country')) else '"******"'::jsonb end end as shipping_address,
    case when t.billing_address is not null then case when jsonb_typeof(t.billing_address) = 'object' then jsonb_strip_nulls(jsonb_build_object( 'line1', '******', 'city',
    t.billing_address->'city', 'state',
    t.billing_address->'state', 'postal_code',
    t.billing_address->'postal_code', 'country',
    t.billing_address->'country')) else '"******"'::jsonb end end as billing_address,
    t.address_missing as address_missing,
    t.has_unmatched_items as has_unmatched_items,
    t.has_stock_shortage as has_stock_shortage,
    round(t.subtotal,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    t.taxes_included as taxes_included,
    round(t.shipping_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(t.paid_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(t.refunded_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    t.currency as currency,
    t.payment_method as payment_method,
    t.payment_gateway as payment_gateway,
    t.payment_reference as payment_reference,
    t.order_date as order_date,
    t.confirmed_at as confirmed_at,
    t.shipped_at as shipped_at,
    t.delivered_at as delivered_at,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    t.returned_at as returned_at,
    t.notes as notes,
    t.tags as tags,
    t.metadata as metadata,
    t.external_updated_at as external_updated_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- orders: list, expand=items,history,channel
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.order_date::text,
    t.id::text] as k
  from (select t.*
  from orders t
  order by t.order_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_number as order_number,
    t.channel_id as channel_id,
    t.external_order_id as external_order_id,
    t.external_order_number as external_order_number,
    t.status as status,
    t.payment_status as payment_status,
    t.fulfillment_status as fulfillment_status,
    t.customer_name as customer_name,
    t.customer_email as customer_email,
    t.customer_phone as customer_phone,
    t.shipping_address as shipping_address,
    t.billing_address as billing_address,
    t.address_missing as address_missing,
    t.has_unmatched_items as has_unmatched_items,
    t.has_stock_shortage as has_stock_shortage,
    round(t.subtotal,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    t.taxes_included as taxes_included,
    round(t.shipping_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(t.paid_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(t.refunded_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    t.currency as currency,
    t.payment_method as payment_method,
    t.payment_gateway as payment_gateway,
    t.payment_reference as payment_reference,
    t.order_date as order_date,
    t.confirmed_at as confirmed_at,
    t.shipped_at as shipped_at,
    t.delivered_at as delivered_at,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    t.returned_at as returned_at,
    t.notes as notes,
    t.tags as tags,
    t.metadata as metadata,
    t.external_updated_at as external_updated_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from order_items x
  where x.order_id = t.id
  order by x.position
  limit 100) x
  cross join lateral (select x.id as id,
    x.order_id as order_id,
    x.position as position,
    x.external_line_id as external_line_id,
    x.product_id as product_id,
    x.variant_id as variant_id,
    x.external_product_id as external_product_id,
    x.external_variant_id as external_variant_id,
    x.sku as sku,
    x.name as name,
    x.quantity as quantity,
    x.cancelled_quantity as cancelled_quantity,
    x.reserved_quantity as reserved_quantity,
    x.fulfilled_quantity as fulfilled_quantity,
    x.external_fulfilled_quantity as external_fulfilled_quantity,
    x.delivered_quantity as delivered_quantity,
    x.returned_quantity as returned_quantity,
    x.requires_shipping as requires_shipping,
    round(x.unit_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_price,
    round(x.unit_cost,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_cost,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    x.currency as currency,
    x.metadata as metadata,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as items,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from order_status_history x
  where x.order_id = t.id
  order by x.created_at
  limit 100) x
  cross join lateral (select x.id as id,
    x.order_id as order_id,
    x.status as status,
    x.previous_status as previous_status,
    x.source as source,
    x.notes as notes,
    x.created_by as created_by,
    x.created_at as created_at) j) as history,
    (select row_to_json(j)
  from sales_channels x
  cross join lateral (select x.id as id,
    x.channel_type_code as channel_type_code,
    x.name as name,
    x.has_provider as has_provider,
    x.external_account as external_account,
    x.settings as settings,
    x.status as status,
    x.sync_error as sync_error,
    x.last_sync_at as last_sync_at,
    x.webhook_path as webhook_path,
    x.connected_at as connected_at,
    x.disconnected_at as disconnected_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.channel_id) as channel) j) p;

-- orders: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from orders t
  cross join lateral (select t.id as id,
    t.order_number as order_number,
    t.channel_id as channel_id,
    t.external_order_id as external_order_id,
    t.external_order_number as external_order_number,
    t.status as status,
    t.payment_status as payment_status,
    t.fulfillment_status as fulfillment_status,
    t.customer_name as customer_name,
    t.customer_email as customer_email,
    t.customer_phone as customer_phone,
    t.shipping_address as shipping_address,
    t.billing_address as billing_address,
    t.address_missing as address_missing,
    t.has_unmatched_items as has_unmatched_items,
    t.has_stock_shortage as has_stock_shortage,
    round(t.subtotal,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    t.taxes_included as taxes_included,
    round(t.shipping_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(t.paid_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(t.refunded_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    t.currency as currency,
    t.payment_method as payment_method,
    t.payment_gateway as payment_gateway,
    t.payment_reference as payment_reference,
    t.order_date as order_date,
    t.confirmed_at as confirmed_at,
    t.shipped_at as shipped_at,
    t.delivered_at as delivered_at,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    t.returned_at as returned_at,
    t.notes as notes,
    t.tags as tags,
    t.metadata as metadata,
    t.external_updated_at as external_updated_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- order_items: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.position::text,
    t.id::text] as k
  from (select t.*
  from order_items t
  order by t.position,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.position as position,
    t.external_line_id as external_line_id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.external_product_id as external_product_id,
    t.external_variant_id as external_variant_id,
    t.sku as sku,
    t.name as name,
    t.quantity as quantity,
    t.cancelled_quantity as cancelled_quantity,
    t.reserved_quantity as reserved_quantity,
    t.fulfilled_quantity as fulfilled_quantity,
    t.external_fulfilled_quantity as external_fulfilled_quantity,
    t.delivered_quantity as delivered_quantity,
    t.returned_quantity as returned_quantity,
    t.requires_shipping as requires_shipping,
    round(t.unit_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_price,
    round(t.unit_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_cost,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    t.currency as currency,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- order_items: list, expand=order,product,variant
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.position::text,
    t.id::text] as k
  from (select t.*
  from order_items t
  order by t.position,
    t.id
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.position as position,
    t.external_line_id as external_line_id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.external_product_id as external_product_id,
    t.external_variant_id as external_variant_id,
    t.sku as sku,
    t.name as name,
    t.quantity as quantity,
    t.cancelled_quantity as cancelled_quantity,
    t.reserved_quantity as reserved_quantity,
    t.fulfilled_quantity as fulfilled_quantity,
    t.external_fulfilled_quantity as external_fulfilled_quantity,
    t.delivered_quantity as delivered_quantity,
    t.returned_quantity as returned_quantity,
    t.requires_shipping as requires_shipping,
    round(t.unit_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_price,
    round(t.unit_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_cost,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    t.currency as currency,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from orders x
  cross join lateral (select x.id as id,
    x.order_number as order_number,
    x.channel_id as channel_id,
    x.external_order_id as external_order_id,
    x.external_order_number as external_order_number,
    x.status as status,
    x.payment_status as payment_status,
    x.fulfillment_status as fulfillment_status,
    x.customer_name as customer_name,
    x.customer_email as customer_email,
    x.customer_phone as customer_phone,
    x.shipping_address as shipping_address,
    x.billing_address as billing_address,
    x.address_missing as address_missing,
    x.has_unmatched_items as has_unmatched_items,
    x.has_stock_shortage as has_stock_shortage,
    round(x.subtotal,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    x.taxes_included as taxes_included,
    round(x.shipping_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(x.paid_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(x.refunded_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    x.currency as currency,
    x.payment_method as payment_method,
    x.payment_gateway as payment_gateway,
    x.payment_reference as payment_reference,
    x.order_date as order_date,
    x.confirmed_at as confirmed_at,
    x.shipped_at as shipped_at,
    x.delivered_at as delivered_at,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    x.returned_at as returned_at,
    x.notes as notes,
    x.tags as tags,
    x.metadata as metadata,
    x.external_updated_at as external_updated_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.order_id) as order,
    (select row_to_json(j)
  from products x
  cross join lateral (select x.id as id,
    x.sku as sku,
    x.name as name,
    x.description as description,
    x.category as category,
    x.brand as brand,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.hsn_code as hsn_code,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.tax_rate as tax_rate,
    x.images as images,
    x.attributes as attributes,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.product_id) as product,
    (select row_to_json(j)
  from product_variants x
  cross join lateral (select x.id as id,
    x.product_id as product_id,
    x.sku as sku,
    x.name as name,
    x.attributes as attributes,
    round(x.cost_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cost_price,
    round(x.selling_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as selling_price,
    round(x.mrp,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as mrp,
    x.currency as currency,
    x.weight_grams as weight_grams,
    x.images as images,
    x.is_active as is_active,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.variant_id) as variant) j) p;

-- order_items: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from order_items t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.position as position,
    t.external_line_id as external_line_id,
    t.product_id as product_id,
    t.variant_id as variant_id,
    t.external_product_id as external_product_id,
    t.external_variant_id as external_variant_id,
    t.sku as sku,
    t.name as name,
    t.quantity as quantity,
    t.cancelled_quantity as cancelled_quantity,
    t.reserved_quantity as reserved_quantity,
    t.fulfilled_quantity as fulfilled_quantity,
    t.external_fulfilled_quantity as external_fulfilled_quantity,
    t.delivered_quantity as delivered_quantity,
    t.returned_quantity as returned_quantity,
    t.requires_shipping as requires_shipping,
    round(t.unit_price,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_price,
    round(t.unit_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_cost,
    round(t.discount_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.total_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    t.currency as currency,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- order_status_history: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from order_status_history t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.status as status,
    t.previous_status as previous_status,
    t.source as source,
    t.notes as notes,
    t.created_by as created_by,
    t.created_at as created_at) j) p;

-- order_status_history: list, expand=order
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from order_status_history t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.status as status,
    t.previous_status as previous_status,
    t.source as source,
    t.notes as notes,
    t.created_by as created_by,
    t.created_at as created_at,
    (select row_to_json(j)
  from orders x
  cross join lateral (select x.id as id,
    x.order_number as order_number,
    x.channel_id as channel_id,
    x.external_order_id as external_order_id,
    x.external_order_number as external_order_number,
    x.status as status,
    x.payment_status as payment_status,
    x.fulfillment_status as fulfillment_status,
    x.customer_name as customer_name,
    x.customer_email as customer_email,
    x.customer_phone as customer_phone,
    x.shipping_address as shipping_address,
    x.billing_address as billing_address,
    x.address_missing as address_missing,
    x.has_unmatched_items as has_unmatched_items,
    x.has_stock_shortage as has_stock_shortage,
    round(x.subtotal,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    x.taxes_included as taxes_included,
    round(x.shipping_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(x.paid_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(x.refunded_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    x.currency as currency,
    x.payment_method as payment_method,
    x.payment_gateway as payment_gateway,
    x.payment_reference as payment_reference,
    x.order_date as order_date,
    x.confirmed_at as confirmed_at,
    x.shipped_at as shipped_at,
    x.delivered_at as delivered_at,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    x.returned_at as returned_at,
    x.notes as notes,
    x.tags as tags,
    x.metadata as metadata,
    x.external_updated_at as external_updated_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.order_id) as order) j) p;

-- order_status_history: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from order_status_history t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.status as status,
    t.previous_status as previous_status,
    t.source as source,
    t.notes as notes,
    t.created_by as created_by,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- courier_configs: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from courier_configs t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.courier_type_code as courier_type_code,
    t.name as name,
    t.status as status,
    t.is_active as is_active,
    t.is_default as is_default,
    t.settings as settings,
    t.error as error,
    t.error_at as error_at,
    t.checked_at as checked_at,
    t.connected_at as connected_at,
    t.disconnected_at as disconnected_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- courier_configs: list, expand=shipments
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from courier_configs t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.courier_type_code as courier_type_code,
    t.name as name,
    t.status as status,
    t.is_active as is_active,
    t.is_default as is_default,
    t.settings as settings,
    t.error as error,
    t.error_at as error_at,
    t.checked_at as checked_at,
    t.connected_at as connected_at,
    t.disconnected_at as disconnected_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from shipments x
  where x.courier_config_id = t.id
  order by x.created_at desc
  limit 100) x
  cross join lateral (select x.id as id,
    x.shipment_number as shipment_number,
    x.order_id as order_id,
    x.courier_config_id as courier_config_id,
    x.status as status,
    x.booking_state as booking_state,
    x.booking_attempts as booking_attempts,
    x.last_error as last_error,
    x.awb_number as awb_number,
    x.courier_name as courier_name,
    x.courier_status as courier_status,
    x.tracking_url as tracking_url,
    x.label_url as label_url,
    x.label_file_id as label_file_id,
    x.manifest_url as manifest_url,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.package_count as package_count,
    x.pickup_address as pickup_address,
    x.delivery_address as delivery_address,
    x.estimated_delivery_date as estimated_delivery_date,
    x.pickup_scheduled_date as pickup_scheduled_date,
    x.booked_at as booked_at,
    x.picked_at as picked_at,
    x.delivered_at as delivered_at,
    x.rto_initiated_at as rto_initiated_at,
    x.rto_delivered_at as rto_delivered_at,
    x.rto_reason as rto_reason,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    round(x.shipping_charges,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(x.cod_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    x.currency as currency,
    x.external_shipment_id as external_shipment_id,
    x.external_order_id as external_order_id,
    x.items_state as items_state,
    x.last_event_at as last_event_at,
    x.polled_at as polled_at,
    x.metadata as metadata,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j) as shipments) j) p;

-- courier_configs: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from courier_configs t
  cross join lateral (select t.id as id,
    t.courier_type_code as courier_type_code,
    t.name as name,
    t.status as status,
    t.is_active as is_active,
    t.is_default as is_default,
    t.settings as settings,
    t.error as error,
    t.error_at as error_at,
    t.checked_at as checked_at,
    t.connected_at as connected_at,
    t.disconnected_at as disconnected_at,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- shipments: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from shipments t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_number as shipment_number,
    t.order_id as order_id,
    t.courier_config_id as courier_config_id,
    t.status as status,
    t.booking_state as booking_state,
    t.booking_attempts as booking_attempts,
    t.last_error as last_error,
    t.awb_number as awb_number,
    t.courier_name as courier_name,
    t.courier_status as courier_status,
    t.tracking_url as tracking_url,
    t.label_url as label_url,
    t.label_file_id as label_file_id,
    t.manifest_url as manifest_url,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.package_count as package_count,
    t.pickup_address as pickup_address,
    t.delivery_address as delivery_address,
    t.estimated_delivery_date as estimated_delivery_date,
    t.pickup_scheduled_date as pickup_scheduled_date,
    t.booked_at as booked_at,
    t.picked_at as picked_at,
    t.delivered_at as delivered_at,
    t.rto_initiated_at as rto_initiated_at,
    t.rto_delivered_at as rto_delivered_at,
    t.rto_reason as rto_reason,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    round(t.shipping_charges,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(t.cod_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    t.currency as currency,
    t.external_shipment_id as external_shipment_id,
    t.external_order_id as external_order_id,
    t.items_state as items_state,
    t.last_event_at as last_event_at,
    t.polled_at as polled_at,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- shipments: list, as people see it who see it masked
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from shipments t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_number as shipment_number,
    t.order_id as order_id,
    t.courier_config_id as courier_config_id,
    t.status as status,
    t.booking_state as booking_state,
    t.booking_attempts as booking_attempts,
    t.last_error as last_error,
    t.awb_number as awb_number,
    t.courier_name as courier_name,
    t.courier_status as courier_status,
    t.tracking_url as tracking_url,
    t.label_url as label_url,
    t.label_file_id as label_file_id,
    t.manifest_url as manifest_url,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.package_count as package_count,
    t.pickup_address as pickup_address,
    case when t.delivery_address is not null then case when jsonb_typeof(t.delivery_address) = 'object' then jsonb_strip_nulls(jsonb_build_object( 'line1', '******', 'city',
    t.delivery_address->'city', 'state',
    t.delivery_address->'state', 'postal_code',
    t.delivery_address->'postal_code', 'country',
    t.delivery_address->'country')) else '"******"'::jsonb end end as delivery_address,
    t.estimated_delivery_date as estimated_delivery_date,
    t.pickup_scheduled_date as pickup_scheduled_date,
    t.booked_at as booked_at,
    t.picked_at as picked_at,
    t.delivered_at as delivered_at,
    t.rto_initiated_at as rto_initiated_at,
    t.rto_delivered_at as rto_delivered_at,
    t.rto_reason as rto_reason,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    round(t.shipping_charges,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(t.cod_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    t.currency as currency,
    t.external_shipment_id as external_shipment_id,
    t.external_order_id as external_order_id,
    t.items_state as items_state,
    t.last_event_at as last_event_at,
    t.polled_at as polled_at,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- shipments: list, expand=order,courier_config,items,tracking
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from shipments t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_number as shipment_number,
    t.order_id as order_id,
    t.courier_config_id as courier_config_id,
    t.status as status,
    t.booking_state as booking_state,
    t.booking_attempts as booking_attempts,
    t.last_error as last_error,
    t.awb_number as awb_number,
    t.courier_name as courier_name,
    t.courier_status as courier_status,
    t.tracking_url as tracking_url,
    t.label_url as label_url,
    t.label_file_id as label_file_id,
    t.manifest_url as manifest_url,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.package_count as package_count,
    t.pickup_address as pickup_address,
    t.delivery_address as delivery_address,
    t.estimated_delivery_date as estimated_delivery_date,
    t.pickup_scheduled_date as pickup_scheduled_date,
    t.booked_at as booked_at,
    t.picked_at as picked_at,
    t.delivered_at as delivered_at,
    t.rto_initiated_at as rto_initiated_at,
    t.rto_delivered_at as rto_delivered_at,
    t.rto_reason as rto_reason,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    round(t.shipping_charges,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(t.cod_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    t.currency as currency,
    t.external_shipment_id as external_shipment_id,
    t.external_order_id as external_order_id,
    t.items_state as items_state,
    t.last_event_at as last_event_at,
    t.polled_at as polled_at,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from orders x
  cross join lateral (select x.id as id,
    x.order_number as order_number,
    x.channel_id as channel_id,
    x.external_order_id as external_order_id,
    x.external_order_number as external_order_number,
    x.status as status,
    x.payment_status as payment_status,
    x.fulfillment_status as fulfillment_status,
    x.customer_name as customer_name,
    x.customer_email as customer_email,
    x.customer_phone as customer_phone,
    x.shipping_address as shipping_address,
    x.billing_address as billing_address,
    x.address_missing as address_missing,
    x.has_unmatched_items as has_unmatched_items,
    x.has_stock_shortage as has_stock_shortage,
    round(x.subtotal,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    x.taxes_included as taxes_included,
    round(x.shipping_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(x.paid_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(x.refunded_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    x.currency as currency,
    x.payment_method as payment_method,
    x.payment_gateway as payment_gateway,
    x.payment_reference as payment_reference,
    x.order_date as order_date,
    x.confirmed_at as confirmed_at,
    x.shipped_at as shipped_at,
    x.delivered_at as delivered_at,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    x.returned_at as returned_at,
    x.notes as notes,
    x.tags as tags,
    x.metadata as metadata,
    x.external_updated_at as external_updated_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.order_id) as order,
    (select row_to_json(j)
  from courier_configs x
  cross join lateral (select x.id as id,
    x.courier_type_code as courier_type_code,
    x.name as name,
    x.status as status,
    x.is_active as is_active,
    x.is_default as is_default,
    x.settings as settings,
    x.error as error,
    x.error_at as error_at,
    x.checked_at as checked_at,
    x.connected_at as connected_at,
    x.disconnected_at as disconnected_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.courier_config_id) as courier_config,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from shipment_items x
  where x.shipment_id = t.id
  order by x.id
  limit 100) x
  cross join lateral (select x.id as id,
    x.shipment_id as shipment_id,
    x.order_item_id as order_item_id,
    x.quantity as quantity,
    x.created_at as created_at) j) as items,
    (select coalesce(json_agg(row_to_json(j)), '[]')
  from (select x.*
  from shipment_tracking x
  where x.shipment_id = t.id
  order by x.event_time desc
  limit 100) x
  cross join lateral (select x.id as id,
    x.shipment_id as shipment_id,
    x.status as status,
    x.courier_status as courier_status,
    x.status_code as status_code,
    x.location as location,
    x.description as description,
    x.event_time as event_time,
    x.source as source,
    x.raw_data as raw_data,
    x.created_at as created_at) j) as tracking) j) p;

-- shipments: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from shipments t
  cross join lateral (select t.id as id,
    t.shipment_number as shipment_number,
    t.order_id as order_id,
    t.courier_config_id as courier_config_id,
    t.status as status,
    t.booking_state as booking_state,
    t.booking_attempts as booking_attempts,
    t.last_error as last_error,
    t.awb_number as awb_number,
    t.courier_name as courier_name,
    t.courier_status as courier_status,
    t.tracking_url as tracking_url,
    t.label_url as label_url,
    t.label_file_id as label_file_id,
    t.manifest_url as manifest_url,
    t.weight_grams as weight_grams,
    t.dimensions as dimensions,
    t.package_count as package_count,
    t.pickup_address as pickup_address,
    t.delivery_address as delivery_address,
    t.estimated_delivery_date as estimated_delivery_date,
    t.pickup_scheduled_date as pickup_scheduled_date,
    t.booked_at as booked_at,
    t.picked_at as picked_at,
    t.delivered_at as delivered_at,
    t.rto_initiated_at as rto_initiated_at,
    t.rto_delivered_at as rto_delivered_at,
    t.rto_reason as rto_reason,
    t.cancelled_at as cancelled_at,
    t.cancel_reason as cancel_reason,
    round(t.shipping_charges,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(t.cod_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    t.currency as currency,
    t.external_shipment_id as external_shipment_id,
    t.external_order_id as external_order_id,
    t.items_state as items_state,
    t.last_event_at as last_event_at,
    t.polled_at as polled_at,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- shipment_items: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from shipment_items t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_id as shipment_id,
    t.order_item_id as order_item_id,
    t.quantity as quantity,
    t.created_at as created_at) j) p;

-- shipment_items: list, expand=shipment,order_item
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.created_at::text,
    t.id::text] as k
  from (select t.*
  from shipment_items t
  order by t.created_at desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_id as shipment_id,
    t.order_item_id as order_item_id,
    t.quantity as quantity,
    t.created_at as created_at,
    (select row_to_json(j)
  from shipments x
  cross join lateral (select x.id as id,
    x.shipment_number as shipment_number,
    x.order_id as order_id,
    x.courier_config_id as courier_config_id,
    x.status as status,
    x.booking_state as booking_state,
    x.booking_attempts as booking_attempts,
    x.last_error as last_error,
    x.awb_number as awb_number,
    x.courier_name as courier_name,
    x.courier_status as courier_status,
    x.tracking_url as tracking_url,
    x.label_url as label_url,
    x.label_file_id as label_file_id,
    x.manifest_url as manifest_url,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.package_count as package_count,
    x.pickup_address as pickup_address,
    x.delivery_address as delivery_address,
    x.estimated_delivery_date as estimated_delivery_date,
    x.pickup_scheduled_date as pickup_scheduled_date,
    x.booked_at as booked_at,
    x.picked_at as picked_at,
    x.delivered_at as delivered_at,
    x.rto_initiated_at as rto_initiated_at,
    x.rto_delivered_at as rto_delivered_at,
    x.rto_reason as rto_reason,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    round(x.shipping_charges,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(x.cod_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    x.currency as currency,
    x.external_shipment_id as external_shipment_id,
    x.external_order_id as external_order_id,
    x.items_state as items_state,
    x.last_event_at as last_event_at,
    x.polled_at as polled_at,
    x.metadata as metadata,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.shipment_id) as shipment,
    (select row_to_json(j)
  from order_items x
  cross join lateral (select x.id as id,
    x.order_id as order_id,
    x.position as position,
    x.external_line_id as external_line_id,
    x.product_id as product_id,
    x.variant_id as variant_id,
    x.external_product_id as external_product_id,
    x.external_variant_id as external_variant_id,
    x.sku as sku,
    x.name as name,
    x.quantity as quantity,
    x.cancelled_quantity as cancelled_quantity,
    x.reserved_quantity as reserved_quantity,
    x.fulfilled_quantity as fulfilled_quantity,
    x.external_fulfilled_quantity as external_fulfilled_quantity,
    x.delivered_quantity as delivered_quantity,
    x.returned_quantity as returned_quantity,
    x.requires_shipping as requires_shipping,
    round(x.unit_price,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_price,
    round(x.unit_cost,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as unit_cost,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    x.currency as currency,
    x.metadata as metadata,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.order_item_id) as order_item) j) p;

-- shipment_items: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from shipment_items t
  cross join lateral (select t.id as id,
    t.shipment_id as shipment_id,
    t.order_item_id as order_item_id,
    t.quantity as quantity,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- shipment_tracking: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.event_time::text,
    t.id::text] as k
  from (select t.*
  from shipment_tracking t
  order by t.event_time desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_id as shipment_id,
    t.status as status,
    t.courier_status as courier_status,
    t.status_code as status_code,
    t.location as location,
    t.description as description,
    t.event_time as event_time,
    t.source as source,
    t.raw_data as raw_data,
    t.created_at as created_at) j) p;

-- shipment_tracking: list, expand=shipment
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.event_time::text,
    t.id::text] as k
  from (select t.*
  from shipment_tracking t
  order by t.event_time desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.shipment_id as shipment_id,
    t.status as status,
    t.courier_status as courier_status,
    t.status_code as status_code,
    t.location as location,
    t.description as description,
    t.event_time as event_time,
    t.source as source,
    t.raw_data as raw_data,
    t.created_at as created_at,
    (select row_to_json(j)
  from shipments x
  cross join lateral (select x.id as id,
    x.shipment_number as shipment_number,
    x.order_id as order_id,
    x.courier_config_id as courier_config_id,
    x.status as status,
    x.booking_state as booking_state,
    x.booking_attempts as booking_attempts,
    x.last_error as last_error,
    x.awb_number as awb_number,
    x.courier_name as courier_name,
    x.courier_status as courier_status,
    x.tracking_url as tracking_url,
    x.label_url as label_url,
    x.label_file_id as label_file_id,
    x.manifest_url as manifest_url,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.package_count as package_count,
    x.pickup_address as pickup_address,
    x.delivery_address as delivery_address,
    x.estimated_delivery_date as estimated_delivery_date,
    x.pickup_scheduled_date as pickup_scheduled_date,
    x.booked_at as booked_at,
    x.picked_at as picked_at,
    x.delivered_at as delivered_at,
    x.rto_initiated_at as rto_initiated_at,
    x.rto_delivered_at as rto_delivered_at,
    x.rto_reason as rto_reason,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    round(x.shipping_charges,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(x.cod_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    x.currency as currency,
    x.external_shipment_id as external_shipment_id,
    x.external_order_id as external_order_id,
    x.items_state as items_state,
    x.last_event_at as last_event_at,
    x.polled_at as polled_at,
    x.metadata as metadata,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.shipment_id) as shipment) j) p;

-- shipment_tracking: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from shipment_tracking t
  cross join lateral (select t.id as id,
    t.shipment_id as shipment_id,
    t.status as status,
    t.courier_status as courier_status,
    t.status_code as status_code,
    t.location as location,
    t.description as description,
    t.event_time as event_time,
    t.source as source,
    t.raw_data as raw_data,
    t.created_at as created_at) j
  where t.id = $1::uuid;

-- expenses: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.expense_date::text,
    t.id::text] as k
  from (select t.*
  from expenses t
  where t.deleted_at is null
  order by t.expense_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.category as category,
    t.subcategory as subcategory,
    t.description as description,
    round(t.amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as amount,
    t.currency as currency,
    t.expense_date as expense_date,
    t.channel_id as channel_id,
    t.order_id as order_id,
    t.shipment_id as shipment_id,
    t.receipt_url as receipt_url,
    t.receipt_type as receipt_type,
    t.receipt_bytes as receipt_bytes,
    t.tags as tags,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- expenses: list, expand=channel,order,shipment
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.expense_date::text,
    t.id::text] as k
  from (select t.*
  from expenses t
  where t.deleted_at is null
  order by t.expense_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.category as category,
    t.subcategory as subcategory,
    t.description as description,
    round(t.amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as amount,
    t.currency as currency,
    t.expense_date as expense_date,
    t.channel_id as channel_id,
    t.order_id as order_id,
    t.shipment_id as shipment_id,
    t.receipt_url as receipt_url,
    t.receipt_type as receipt_type,
    t.receipt_bytes as receipt_bytes,
    t.tags as tags,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from sales_channels x
  cross join lateral (select x.id as id,
    x.channel_type_code as channel_type_code,
    x.name as name,
    x.has_provider as has_provider,
    x.external_account as external_account,
    x.settings as settings,
    x.status as status,
    x.sync_error as sync_error,
    x.last_sync_at as last_sync_at,
    x.webhook_path as webhook_path,
    x.connected_at as connected_at,
    x.disconnected_at as disconnected_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.channel_id) as channel,
    (select row_to_json(j)
  from orders x
  cross join lateral (select x.id as id,
    x.order_number as order_number,
    x.channel_id as channel_id,
    x.external_order_id as external_order_id,
    x.external_order_number as external_order_number,
    x.status as status,
    x.payment_status as payment_status,
    x.fulfillment_status as fulfillment_status,
    x.customer_name as customer_name,
    x.customer_email as customer_email,
    x.customer_phone as customer_phone,
    x.shipping_address as shipping_address,
    x.billing_address as billing_address,
    x.address_missing as address_missing,
    x.has_unmatched_items as has_unmatched_items,
    x.has_stock_shortage as has_stock_shortage,
    round(x.subtotal,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    x.taxes_included as taxes_included,
    round(x.shipping_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(x.paid_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(x.refunded_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    x.currency as currency,
    x.payment_method as payment_method,
    x.payment_gateway as payment_gateway,
    x.payment_reference as payment_reference,
    x.order_date as order_date,
    x.confirmed_at as confirmed_at,
    x.shipped_at as shipped_at,
    x.delivered_at as delivered_at,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    x.returned_at as returned_at,
    x.notes as notes,
    x.tags as tags,
    x.metadata as metadata,
    x.external_updated_at as external_updated_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.order_id) as order,
    (select row_to_json(j)
  from shipments x
  cross join lateral (select x.id as id,
    x.shipment_number as shipment_number,
    x.order_id as order_id,
    x.courier_config_id as courier_config_id,
    x.status as status,
    x.booking_state as booking_state,
    x.booking_attempts as booking_attempts,
    x.last_error as last_error,
    x.awb_number as awb_number,
    x.courier_name as courier_name,
    x.courier_status as courier_status,
    x.tracking_url as tracking_url,
    x.label_url as label_url,
    x.label_file_id as label_file_id,
    x.manifest_url as manifest_url,
    x.weight_grams as weight_grams,
    x.dimensions as dimensions,
    x.package_count as package_count,
    x.pickup_address as pickup_address,
    x.delivery_address as delivery_address,
    x.estimated_delivery_date as estimated_delivery_date,
    x.pickup_scheduled_date as pickup_scheduled_date,
    x.booked_at as booked_at,
    x.picked_at as picked_at,
    x.delivered_at as delivered_at,
    x.rto_initiated_at as rto_initiated_at,
    x.rto_delivered_at as rto_delivered_at,
    x.rto_reason as rto_reason,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    round(x.shipping_charges,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_charges,
    round(x.cod_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as cod_amount,
    x.currency as currency,
    x.external_shipment_id as external_shipment_id,
    x.external_order_id as external_order_id,
    x.items_state as items_state,
    x.last_event_at as last_event_at,
    x.polled_at as polled_at,
    x.metadata as metadata,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.shipment_id) as shipment) j) p;

-- expenses: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from expenses t
  cross join lateral (select t.id as id,
    t.category as category,
    t.subcategory as subcategory,
    t.description as description,
    round(t.amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as amount,
    t.currency as currency,
    t.expense_date as expense_date,
    t.channel_id as channel_id,
    t.order_id as order_id,
    t.shipment_id as shipment_id,
    t.receipt_url as receipt_url,
    t.receipt_type as receipt_type,
    t.receipt_bytes as receipt_bytes,
    t.tags as tags,
    t.metadata as metadata,
    t.created_by as created_by,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid and t.deleted_at is null;

-- revenue_records: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.revenue_date::text,
    t.id::text] as k
  from (select t.*
  from revenue_records t
  order by t.revenue_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.channel_id as channel_id,
    t.currency as currency,
    round(t.gross_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as gross_revenue,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.refund_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refund_amount,
    round(t.platform_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as platform_fee,
    round(t.payment_gateway_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as payment_gateway_fee,
    round(t.shipping_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_cost,
    round(t.product_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as product_cost,
    round(t.other_costs,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as other_costs,
    round(t.net_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as net_revenue,
    t.is_complete as is_complete,
    t.revenue_date as revenue_date,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j) p;

-- revenue_records: list, expand=order,channel
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.revenue_date::text,
    t.id::text] as k
  from (select t.*
  from revenue_records t
  order by t.revenue_date desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.channel_id as channel_id,
    t.currency as currency,
    round(t.gross_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as gross_revenue,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.refund_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refund_amount,
    round(t.platform_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as platform_fee,
    round(t.payment_gateway_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as payment_gateway_fee,
    round(t.shipping_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_cost,
    round(t.product_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as product_cost,
    round(t.other_costs,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as other_costs,
    round(t.net_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as net_revenue,
    t.is_complete as is_complete,
    t.revenue_date as revenue_date,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at,
    (select row_to_json(j)
  from orders x
  cross join lateral (select x.id as id,
    x.order_number as order_number,
    x.channel_id as channel_id,
    x.external_order_id as external_order_id,
    x.external_order_number as external_order_number,
    x.status as status,
    x.payment_status as payment_status,
    x.fulfillment_status as fulfillment_status,
    x.customer_name as customer_name,
    x.customer_email as customer_email,
    x.customer_phone as customer_phone,
    x.shipping_address as shipping_address,
    x.billing_address as billing_address,
    x.address_missing as address_missing,
    x.has_unmatched_items as has_unmatched_items,
    x.has_stock_shortage as has_stock_shortage,
    round(x.subtotal,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as subtotal,
    round(x.discount_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as discount_amount,
    round(x.tax_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    x.taxes_included as taxes_included,
    round(x.shipping_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_amount,
    round(x.total_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as total_amount,
    round(x.paid_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as paid_amount,
    round(x.refunded_amount,
    case when x.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when x.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when x.currency in ('CLF','UYW') then 4 else 2 end)::text as refunded_amount,
    x.currency as currency,
    x.payment_method as payment_method,
    x.payment_gateway as payment_gateway,
    x.payment_reference as payment_reference,
    x.order_date as order_date,
    x.confirmed_at as confirmed_at,
    x.shipped_at as shipped_at,
    x.delivered_at as delivered_at,
    x.cancelled_at as cancelled_at,
    x.cancel_reason as cancel_reason,
    x.returned_at as returned_at,
    x.notes as notes,
    x.tags as tags,
    x.metadata as metadata,
    x.external_updated_at as external_updated_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.order_id) as order,
    (select row_to_json(j)
  from sales_channels x
  cross join lateral (select x.id as id,
    x.channel_type_code as channel_type_code,
    x.name as name,
    x.has_provider as has_provider,
    x.external_account as external_account,
    x.settings as settings,
    x.status as status,
    x.sync_error as sync_error,
    x.last_sync_at as last_sync_at,
    x.webhook_path as webhook_path,
    x.connected_at as connected_at,
    x.disconnected_at as disconnected_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.channel_id) as channel) j) p;

-- revenue_records: get
select row_to_json(j)::text as body,
    t.xmin::text as version
  from revenue_records t
  cross join lateral (select t.id as id,
    t.order_id as order_id,
    t.channel_id as channel_id,
    t.currency as currency,
    round(t.gross_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as gross_revenue,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.refund_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refund_amount,
    round(t.platform_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as platform_fee,
    round(t.payment_gateway_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as payment_gateway_fee,
    round(t.shipping_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_cost,
    round(t.product_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as product_cost,
    round(t.other_costs,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as other_costs,
    round(t.net_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as net_revenue,
    t.is_complete as is_complete,
    t.revenue_date as revenue_date,
    t.metadata as metadata,
    t.created_at as created_at,
    t.updated_at as updated_at) j
  where t.id = $1::uuid;

-- finance_summary: list
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.day::text,
    t.id::text] as k
  from (select t.*
  from finance_summary t
  order by t.day desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.day as day,
    t.channel_id as channel_id,
    t.currency as currency,
    t.orders as orders,
    round(t.gross_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as gross_revenue,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.refund_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refund_amount,
    round(t.platform_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as platform_fee,
    round(t.payment_gateway_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as payment_gateway_fee,
    round(t.shipping_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_cost,
    round(t.product_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as product_cost,
    round(t.other_costs,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as other_costs,
    round(t.net_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as net_revenue,
    round(t.expenses,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as expenses,
    round(t.profit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as profit,
    t.is_complete as is_complete) j) p;

-- finance_summary: list, expand=channel
select count(*)::int as n, string_agg(j, ',') filter (where i <= 50) as data, max(k) filter (where i = 50) as last
  from (select row_number() over () as i, row_to_json(j)::text as j, array[t.day::text,
    t.id::text] as k
  from (select t.*
  from finance_summary t
  order by t.day desc,
    t.id desc
  limit 50 + 1) t
  cross join lateral (select t.id as id,
    t.day as day,
    t.channel_id as channel_id,
    t.currency as currency,
    t.orders as orders,
    round(t.gross_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as gross_revenue,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.refund_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refund_amount,
    round(t.platform_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as platform_fee,
    round(t.payment_gateway_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as payment_gateway_fee,
    round(t.shipping_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_cost,
    round(t.product_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as product_cost,
    round(t.other_costs,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as other_costs,
    round(t.net_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as net_revenue,
    round(t.expenses,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as expenses,
    round(t.profit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as profit,
    t.is_complete as is_complete,
    (select row_to_json(j)
  from sales_channels x
  cross join lateral (select x.id as id,
    x.channel_type_code as channel_type_code,
    x.name as name,
    x.has_provider as has_provider,
    x.external_account as external_account,
    x.settings as settings,
    x.status as status,
    x.sync_error as sync_error,
    x.last_sync_at as last_sync_at,
    x.webhook_path as webhook_path,
    x.connected_at as connected_at,
    x.disconnected_at as disconnected_at,
    x.created_by as created_by,
    x.created_at as created_at,
    x.updated_at as updated_at) j
  where x.id = t.channel_id) as channel) j) p;

-- finance_summary: get
select row_to_json(j)::text as body, null as version
  from finance_summary t
  cross join lateral (select t.id as id,
    t.day as day,
    t.channel_id as channel_id,
    t.currency as currency,
    t.orders as orders,
    round(t.gross_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as gross_revenue,
    round(t.tax_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as tax_amount,
    round(t.refund_amount,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as refund_amount,
    round(t.platform_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as platform_fee,
    round(t.payment_gateway_fee,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as payment_gateway_fee,
    round(t.shipping_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as shipping_cost,
    round(t.product_cost,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as product_cost,
    round(t.other_costs,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as other_costs,
    round(t.net_revenue,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as net_revenue,
    round(t.expenses,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as expenses,
    round(t.profit,
    case when t.currency in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0 when t.currency in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3 when t.currency in ('CLF','UYW') then 4 else 2 end)::text as profit,
    t.is_complete as is_complete) j
  where t.id = $1::uuid;
