import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, useArea } from '../../../kit/area.tsx';
import { Page } from '../../../kit/page.tsx';
import { Loading } from '../../../kit/shell/resource-routes.tsx';

interface Part {
  readonly name: 'alerts' | 'violations' | 'sessions' | 'masking' | 'exports' | 'roles' | 'settings';
  readonly shown: (area: Area) => boolean;
  readonly part: ComponentType;
}

const parts: readonly Part[] = [
  { name: 'alerts', shown: ({ resource }) => !!resource('security-alerts'), part: lazy(() => import('./Alerts.tsx')) },
  { name: 'sessions', shown: ({ resource }) => !!resource('user-sessions'), part: lazy(() => import('./Sessions.tsx')) },
  { name: 'violations', shown: ({ resource }) => !!resource('security-violations'), part: lazy(() => import('./Violations.tsx')) },
  { name: 'exports', shown: ({ may }) => may('exports.approve'), part: lazy(() => import('./Approvals.tsx')) },
  { name: 'masking', shown: ({ resource }) => !!resource('data-masking-rules'), part: lazy(() => import('./Masking.tsx')) },
  { name: 'roles', shown: ({ resource }) => !!resource('role-security-settings'), part: lazy(() => import('./RoleRules.tsx')) },
  { name: 'settings', shown: ({ resource }) => !!resource('security-settings'), part: lazy(() => import('./Settings.tsx')) },
];

/** Who is in, what went wrong, who sees what, what leaves the house, and the rules of all that. */
export default function SecurityCentre() {
  const { t } = useTranslation();
  const area = useArea();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const mine = parts.filter(({ shown }) => shown(area));
  const open = mine.find(({ name }) => name === tab) ?? mine[0];
  if (!open) return null;
  return (
    <Page title={t('security.title')} text={t('security.text')}>
      <Tabs
        value={open.name}
        onChange={(name) => void navigate({ to: '.', search: { tab: name } as never, replace: true })}
        keepMounted={false}
        className="serai-tabs"
      >
        <Tabs.List mb="md">
          {mine.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {t(`security.${name}`)}
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
