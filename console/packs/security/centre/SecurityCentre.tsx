import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, useArea } from '../../../kit/area.tsx';
import { part } from '../../../kit/part.tsx';
import { TabbedPage } from '../../../kit/TabbedPage.tsx';

interface Part {
  readonly name: 'alerts' | 'violations' | 'sessions' | 'masking' | 'exports' | 'roles' | 'settings';
  readonly shown: (area: Area) => boolean;
  readonly part: ComponentType;
}

const parts: readonly Part[] = [
  { name: 'alerts', shown: ({ resource }) => !!resource('security-alerts'), part: part(() => import('./Alerts.tsx')) },
  { name: 'sessions', shown: ({ resource }) => !!resource('user-sessions'), part: part(() => import('./Sessions.tsx')) },
  { name: 'violations', shown: ({ resource }) => !!resource('security-violations'), part: part(() => import('./Violations.tsx')) },
  { name: 'exports', shown: ({ may }) => may('exports.approve'), part: part(() => import('./Approvals.tsx')) },
  { name: 'masking', shown: ({ resource }) => !!resource('data-masking-rules'), part: part(() => import('./Masking.tsx')) },
  { name: 'roles', shown: ({ resource }) => !!resource('role-security-settings'), part: part(() => import('./RoleRules.tsx')) },
  { name: 'settings', shown: ({ resource }) => !!resource('security-settings'), part: part(() => import('./Settings.tsx')) },
];

/** Who is in, what went wrong, who sees what, what leaves the house, and the rules of all that. */
export default function SecurityCentre() {
  const { t } = useTranslation();
  const area = useArea();
  const mine = parts.filter(({ shown }) => shown(area)).map(({ name, part }) => ({ name, label: t(`security.${name}`), part }));
  return <TabbedPage title={t('security.title')} text={t('security.text')} parts={mine} />;
}
