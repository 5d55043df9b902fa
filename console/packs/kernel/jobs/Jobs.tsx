import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { Page } from '../../../kit/page.tsx';
import { Loading } from '../../../kit/shell/resource-routes.tsx';

const parts = [
  { name: 'failed', word: 'failed-deliveries', part: lazy(() => import('./Failed.tsx')) },
  { name: 'webhooks', word: 'webhook-deliveries', part: lazy(() => import('./Webhooks.tsx')) },
  { name: 'events', word: 'events', part: lazy(() => import('./Events.tsx')) },
] as const;

/** What happens behind the scenes: what failed and why, what came in, what went on. */
export default function Jobs() {
  const { t } = useTranslation();
  const { resource } = useArea();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const mine = parts.filter(({ word }) => resource(word));
  const open = mine.find(({ name }) => name === tab) ?? mine[0];
  if (!open) return null;
  return (
    <Page title={t('jobs.title')} text={t('jobs.text')}>
      <Tabs
        value={open.name}
        onChange={(name) => void navigate({ to: '.', search: { tab: name } as never, replace: true })}
        keepMounted={false}
        className="serai-tabs"
      >
        <Tabs.List mb="md">
          {mine.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {t(`jobs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {mine.map(({ name, part: Part }) => (
          <Tabs.Panel key={name} value={name}>
            <Suspense fallback={<Loading />}>
              <Part />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
