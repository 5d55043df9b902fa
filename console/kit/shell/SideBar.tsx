import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { useLanguage } from '../language.tsx';
import { humanise } from '../text.ts';
import type { NavGroup } from './navigation.ts';

/**
 * Fifty links on every page: plain ones, drawn once. Which of them is the page's own the router tells each by itself (`aria-current`).
 */
export const SideBar = memo(function SideBar({ groups }: { groups: readonly NavGroup[] }) {
  const { base } = useArea();
  const { t } = useLanguage();
  const labels = useLabels();
  return groups.map(({ pack, label, items }) => (
    <div key={pack}>
      <div className="serai-nav-group">{label ? t(label as 'all') : humanise(pack)}</div>
      {items.map(({ to, word, label: own, icon: Icon }) => (
        <Link
          key={to}
          to={to as string}
          activeOptions={{ exact: to === `${base}/`, includeSearch: false }}
          className="serai-nav-link mantine-focus-auto"
        >
          <Icon size={17} stroke={1.7} />
          <span>{word ? labels.resource(word) : t(own as 'all')}</span>
        </Link>
      ))}
    </div>
  ));
});
