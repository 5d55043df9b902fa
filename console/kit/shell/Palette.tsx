import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconKeyboard, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { type Row, titleOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import type { NavGroup } from './navigation.ts';

const most = 5;

/** Enter without a choice takes the first. */
function takeFirst({ key, nativeEvent }: KeyboardEvent): void {
  if (key !== 'Enter' || nativeEvent.isComposing || document.querySelector('[data-action][data-selected]')) return;
  document.querySelector<HTMLElement>('[data-action]')?.click();
}

/** ⌘K: go anywhere, make anything, find any record by a part of its name. */
export default function Palette({ groups, onClose, onHelp }: { groups: readonly NavGroup[]; onClose(): void; onHelp(): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const { meta, http, base, name } = useArea();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 180);
  useEffect(() => {
    spotlight.open();
  }, []);
  const go = (to: string) => () => void navigate({ to: to as string });

  // The lists of the side bar that can be searched; the others would only make noise.
  const searched = useMemo(() => {
    const shown = groups.flatMap(({ items }) => items.map(({ word }) => word)).filter((word) => word !== undefined);
    return shown.filter((word) => meta.resources[word]!.search.length > 0).slice(0, 6);
  }, [groups, meta]);
  const found = useQueries({
    queries: searched.map((word) => ({
      queryKey: [name, word, 'palette', text],
      enabled: text.length >= 2,
      staleTime: 30_000,
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await http.request<{ data: Row[] }>('GET', meta.resources[word]!.path, { query: { q: text, limit: most }, signal })).data.data,
    })),
  });
  const records = searched.map((word, index) => ({
    group: labels.resource(word),
    actions: (found[index]?.data ?? []).map((row) => ({
      id: row.id,
      label: overrideOf(word).title?.(row) ?? titleOf(meta.resources[word], row),
      description: [row.customer_name, row.email, row.sku, row.status].filter((value) => typeof value === 'string').join(' · '),
      onClick: go(`${base}/${word}/${row.id}`),
      leftSection: <IconSearch size={16} />,
    })),
  }));
  const fits = (label: string) => label.toLowerCase().includes(typed.trim().toLowerCase());
  const pages = {
    group: t('palette.go'),
    actions: groups
      .flatMap(({ items }) => items)
      .map(({ to, word, label, icon: Icon }) => ({
        id: to,
        label: word ? labels.resource(word) : t(label as 'all'),
        onClick: go(to),
        leftSection: <Icon size={16} />,
      }))
      .filter(({ label }) => fits(label)),
  };
  const makes = {
    group: t('palette.make'),
    actions: Object.entries(meta.resources)
      .filter(([, resource]) => resource.create)
      .map(([word, resource]) => ({
        id: `new.${word}`,
        label: `${t('new')}: ${labels.resource(word)}`,
        description: resource.create!.summary,
        onClick: go(`${base}/${word}/new`),
        leftSection: <IconPlus size={16} />,
      }))
      .filter(({ label }) => typed.trim() !== '' && fits(label)),
  };
  const help = {
    group: t('help.title'),
    actions: [{ id: 'help', label: t('shortcut.title'), onClick: onHelp, leftSection: <IconKeyboard size={16} /> }].filter(
      ({ label }) => typed.trim() !== '' && fits(label),
    ),
  };
  const all = [...records, pages, makes, help].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight.Root query={typed} onQueryChange={setTyped} onSpotlightClose={onClose} scrollable maxHeight={460} shortcut={null}>
      <Spotlight.Search
        onKeyDown={takeFirst}
        placeholder={t('palette.placeholder')}
        leftSection={<IconArrowRight size={18} />}
        aria-label={t('palette.placeholder')}
      />
      <Spotlight.ActionsList>
        {all.map(({ group, actions }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {actions.map((action) => (
              <Spotlight.Action key={action.id} {...action} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {all.length === 0 && <Spotlight.Empty>{t('list.noMatch')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
