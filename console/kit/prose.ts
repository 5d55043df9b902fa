import { serverNames, serverText } from './i18n/index.ts';

/** Fields that Serai itself writes sentences or names into; what people wrote stays as they wrote it. */
const written: Readonly<Record<string, readonly string[]>> = {
  roles: ['name', 'description'],
  permissions: ['name', 'description'],
  plans: ['name', 'description'],
  features: ['name', 'description'],
  'channel-types': ['name'],
  'courier-types': ['name'],
  'security-violations': ['description'],
  'security-alerts': ['title', 'reasons'],
  'data-masking-rules': ['description'],
  'sales-channels': ['sync_error'],
  'channel-products': ['sync_error'],
  'courier-configs': ['error'],
  shipments: ['last_error'],
  'audit-entries': ['error', 'actor_name'],
  'audit-logs': ['error_message'],
  'admin-activity-log': ['error_message'],
  'failed-deliveries': ['error'],
  'webhook-deliveries': ['error'],
};

/** Fields that name a resource as its table is called. */
const tables: Readonly<Record<string, string>> = { 'audit-entries': 'resource', 'audit-logs': 'entity_type' };

/** A field's value in the person's language, where the server wrote it. */
export function saidOf(word: string, field: string, value: unknown): unknown {
  if (tables[word] === field && typeof value === 'string') return serverNames()?.resources[value.replaceAll('_', '-')] ?? value;
  if (!written[word]?.includes(field)) return value;
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? serverText(one) : one));
  return typeof value === 'string' ? serverText(value) : value;
}

/** A row to be read, not to be changed and sent back. */
export function saidRow<R extends object>(word: string, row: R): R {
  const fields = written[word];
  if (!fields) return row;
  const given = row as Readonly<Record<string, unknown>>;
  return {
    ...row,
    ...Object.fromEntries(fields.filter((field) => field in given).map((field) => [field, saidOf(word, field, given[field])])),
  };
}
