import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { part } from '../../../kit/part.tsx';
import { TabbedPage } from '../../../kit/TabbedPage.tsx';

const parts = [
  { name: 'failed', word: 'failed-deliveries', part: part(() => import('./Failed.tsx')) },
  { name: 'webhooks', word: 'webhook-deliveries', part: part(() => import('./Webhooks.tsx')) },
  { name: 'events', word: 'events', part: part(() => import('./Events.tsx')) },
] as const;

/** What happens behind the scenes: what failed and why, what came in, what went on. */
export default function Jobs() {
  const { t } = useTranslation();
  const { resource } = useArea();
  const mine = parts.filter(({ word }) => resource(word)).map(({ name, part }) => ({ name, label: t(`jobs.${name}`), part }));
  return <TabbedPage title={t('jobs.title')} text={t('jobs.text')} parts={mine} />;
}
