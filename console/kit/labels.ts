import { serverNames } from './i18n/index.ts';
import { useLanguage } from './language.tsx';
import { humanise } from './text.ts';

/** What people read for the server's words. */
export interface Labels {
  resource(word: string): string;
  field(field: string): string;
  value(value: string): string;
  command(name: string): string;
}

/** English for what reads badly as the database writes it. */
const english: Readonly<Record<string, string>> = {
  'courier-configs': 'Couriers',
  'export-logs': 'Exports',
  'tenant-tombstones': 'Deleted tenants',
  channel_type_code: 'Channel type',
  courier_config_id: 'Courier',
  courier_type_code: 'Courier type',
  error_at: 'Failed at',
};

export function makeLabels(): Labels {
  const names = serverNames();
  return {
    resource: (word) => names?.resources[word] ?? english[word] ?? humanise(word),
    // A yes or no is a question by itself.
    field: (field) => names?.fields[field] ?? english[field] ?? humanise(field.replace(/^is_/, '')),
    value: (value) => names?.values[value] ?? humanise(value),
    command: (name) => names?.commands[name] ?? humanise(name),
  };
}

let made: { language: string; labels: Labels } | undefined;

/** One for the whole page: every cell of a list asks for it. */
export function useLabels(): Labels {
  const { language } = useLanguage();
  if (made?.language !== language) made = { language, labels: makeLabels() };
  return made.labels;
}
