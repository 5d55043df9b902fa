import { resource } from '../resource.ts';

export const auditEntries = resource('audit_entries', {
  permissions: { read: 'audit.view' },
  fields: [
    'id',
    'occurred_at',
    'actor_kind',
    'actor_id',
    'actor_name',
    'action',
    'resource',
    'resource_id',
    'before',
    'after',
    'outcome',
    'error_code',
    'request_id',
    'ip',
    'user_agent',
    'endpoint',
    'session_id',
    'metadata',
  ],
  filter: ['occurred_at', 'actor_id', 'actor_kind', 'action', 'resource', 'resource_id', 'outcome', 'error_code', 'request_id'],
  sort: '-occurred_at',
});

export const events = resource('events', {
  permissions: { read: 'jobs.view' },
  fields: ['id', 'seq', 'type', 'subject', 'data', 'actor_id', 'request_id', 'occurred_at'],
  filter: ['type', 'subject', 'seq', 'occurred_at', 'request_id'],
  sortable: ['seq'],
});

export const webhookDeliveries = resource('webhook_deliveries', {
  permissions: { read: 'jobs.view' },
  fields: [
    'id',
    'hook',
    'connection_id',
    'external_id',
    'topic',
    'state',
    'attempts',
    'error_code',
    'error',
    'received_at',
    'processed_at',
  ],
  filter: ['hook', 'connection_id', 'external_id', 'topic', 'state', 'error_code', 'received_at'],
  sort: '-received_at',
});
