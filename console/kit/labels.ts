import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNames } from './i18n/index.ts';
import { humanise } from './text.ts';

/** What people read for the server's words. */
export interface Labels {
  resource(word: string): string;
  field(field: string): string;
  value(value: string): string;
  command(name: string): string;
}

export function makeLabels(): Labels {
  const names = serverNames();
  return {
    resource: (word) => names?.resources[word] ?? humanise(word),
    field: (field) => names?.fields[field] ?? humanise(field),
    value: (value) => names?.values[value] ?? humanise(value),
    command: (name) => names?.commands[name] ?? humanise(name),
  };
}

export function useLabels(): Labels {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names change with the language
  return useMemo(makeLabels, [i18n.language]);
}
