import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Labels, useLabels } from './labels.ts';
import { inWords, type ProblemDetails } from './problem.ts';

/** A refusal as a person reads it. */
export interface ProblemWords {
  readonly title: string;
  /** What to do about it. */
  readonly text: string;
  /** What came with it: how much is left, who may. */
  readonly facts: readonly string[];
}

const standard = ['type', 'status', 'code', 'title', 'detail', 'instance', 'errors', 'retry_after'];
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const word = /^[a-z][a-z0-9_]*$/;

const shown = (value: unknown, labels: Labels): string =>
  Array.isArray(value)
    ? value.map((one) => shown(one, labels)).join(', ')
    : word.test(String(value))
      ? labels.value(String(value))
      : String(value);

const isPlain = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 && value.every(isPlain) : value !== '' && typeof value !== 'object' && !uuid.test(String(value));

/** Members of a refusal that are neither standard nor said already. */
const factsOf = (details: ProblemDetails, labels: Labels, said: readonly string[] = []): string[] =>
  Object.entries(details)
    .filter(([name, value]) => !standard.includes(name) && !said.includes(name) && isPlain(value))
    .map(([name, value]) => `${labels.field(name)}: ${shown(value, labels)}`);

/** Puts a refusal into words: the server's, and where those speak to programs, ours. */
export function useProblemWords(): (details: ProblemDetails) => ProblemWords {
  const { t } = useTranslation();
  const labels = useLabels();
  return useMemo(
    () => (given) => {
      const details = inWords(given);
      const { code, title, detail, status, state, allowed, retry_after } = details;
      switch (code) {
        case 'offline':
          return { title: t('error.offline'), text: t('error.offline.do'), facts: [] };
        case 'outdated':
          return { title: t('error.outdated'), text: t('error.outdated.do'), facts: [] };
        case 'unreadable':
          return { title: t('error.unreadable', { status }), text: t('error.unreadable.do'), facts: [] };
        case 'rate_limited':
          return { title, text: t('error.wait', { count: Number(retry_after ?? 1) }), facts: [] };
        case 'invalid_state': {
          const now = { state: shown(state, labels), allowed: shown(allowed, labels) };
          const text =
            state === undefined ? detail : Array.isArray(allowed) && allowed.length ? t('error.stateFrom', now) : t('error.state', now);
          return { title, text, facts: factsOf(details, labels, ['state', 'allowed']) };
        }
        default:
          return { title, text: detail, facts: factsOf(details, labels) };
      }
    },
    [t, labels],
  );
}
