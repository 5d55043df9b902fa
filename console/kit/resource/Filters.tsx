import { ActionIcon, Button, Checkbox, CloseButton, Group, Menu, Popover, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterPlus, IconSearch } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';
import { useLabels } from '../labels.ts';
import { expansionOf, type ResourceMeta } from '../meta.ts';
import { part } from '../part.tsx';
import { droppedFrom, filterKey, filtersOf, type ListSearch, signs } from './list-state.ts';
import { useTitle } from './title.ts';

// Editors are loaded when somebody opens the first filter.
const FieldFilter = part(() => import('./FieldFilter.tsx'));

export interface FieldFilterProps {
  readonly resource: ResourceMeta;
  readonly field: string;
  readonly search: ListSearch;
  onSearch(change: Record<string, string | undefined>): void;
}

export const target = (resource: ResourceMeta, field: string) => {
  const expansion = expansionOf(resource, field);
  return resource.fields[field]?.reference ?? (expansion ? resource.expansions[expansion]!.resource : undefined);
};

/** One filter in force: its name and value, a click to change it, a cross to take it away. */
function Chip({ resource, field, search, onSearch, opened, onOpen }: FieldFilterProps & { opened: boolean; onOpen(open: boolean): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const mine = filtersOf(resource, search).filter((filter) => filter.field === field);
  const word = target(resource, field);
  const title = useTitle(word, mine[0]?.operator === 'eq' && word ? mine[0].value : undefined);
  const meta = resource.fields[field]!;
  const shown = (value: string) => {
    if (title) return title;
    if (meta.type === 'enum') return value.split(',').map(labels.value).join(', ');
    if (meta.type === 'boolean') return value === 'true' ? t('yes') : t('no');
    if (meta.type === 'time') return format.moment(value);
    if (meta.type === 'date') return format.day(value);
    return value;
  };
  const clear = () => onSearch(Object.fromEntries(resource.filters[field]!.map((operator) => [filterKey({ field, operator }), undefined])));
  const words = mine.map(({ operator, value }) =>
    operator === 'null'
      ? t(value === 'true' ? 'operator.empty' : 'operator.filled')
      : `${signs[operator] ? `${signs[operator]} ` : ''}${shown(value)}`,
  );
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-start" trapFocus shadow="md" withinPortal returnFocus>
      <Group gap={0} className="serai-chip">
        <Popover.Target>
          <Button size="compact-sm" variant="light" color="gray" onClick={() => onOpen(!opened)}>
            <Text span size="sm" c="dimmed" mr={6}>
              {labels.field(field)}
            </Text>
            <Text span size="sm" fw={500} className="serai-clip" maw={220}>
              {words.join(' · ') || '…'}
            </Text>
          </Button>
        </Popover.Target>
        <CloseButton
          size="sm"
          aria-label={t('filter.remove', { field: labels.field(field) })}
          onClick={() => {
            clear();
            onOpen(false);
          }}
        />
      </Group>
      <Popover.Dropdown miw={280}>
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {meta.description}
          </Text>
          <Suspense fallback={<Skeleton height={60} />}>
            <FieldFilter resource={resource} field={field} search={search} onSearch={onSearch} />
          </Suspense>
          {meta.nullable && (
            <Checkbox
              size="xs"
              label={t('operator.empty')}
              checked={search[`${field}[null]`] === 'true'}
              onChange={({ currentTarget: { checked } }) => onSearch({ [`${field}[null]`]: checked ? 'true' : undefined })}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Search and filters of a list, as far as the server takes them from this person. */
export function Filters({
  resource,
  search,
  onSearch,
  hidden = [],
}: {
  resource: ResourceMeta;
  search: ListSearch;
  onSearch(change: Record<string, string | undefined>): void;
  hidden?: readonly string[];
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const [text, setText] = useState(search.q ?? '');
  const [opened, setOpened] = useState<string | null>(null);
  const apply = useDebouncedCallback((value: string) => onSearch({ q: value.trim().length >= 2 ? value : undefined }), 250);
  // A view or the back button may have changed it.
  useEffect(() => setText((now) => (now.trim().length < 2 && !search.q ? now : (search.q ?? ''))), [search.q]);
  const active = [...new Set(filtersOf(resource, search).map(({ field }) => field))].filter((field) => !hidden.includes(field));
  const dropped = droppedFrom(resource, search);
  const shown = opened && !active.includes(opened) ? [...active, opened] : active;
  // An id is asked for by programs.
  const free = Object.keys(resource.filters).filter(
    (field) =>
      field !== 'id' && !shown.includes(field) && !hidden.includes(field) && resource.fields[field] && resource.filters[field]!.length > 1,
  );
  if (!resource.search.length && !shown.length && !dropped.length && !free.length) return null;
  return (
    <Group gap="xs" wrap="wrap">
      {resource.search.length > 0 && (
        <TextInput
          data-shortcut="search"
          flex={{ base: '1 1 200px', xs: '0 0 260px' }}
          size="sm"
          leftSection={<IconSearch size={16} />}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          title={resource.search.map(labels.field).join(', ')}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            apply(value);
          }}
          rightSection={
            text ? (
              <CloseButton
                size="sm"
                aria-label={t('clear')}
                onClick={() => {
                  setText('');
                  onSearch({ q: undefined });
                }}
              />
            ) : null
          }
        />
      )}
      {shown.map((field) => (
        <Chip
          key={field}
          resource={resource}
          field={field}
          search={search}
          onSearch={onSearch}
          opened={opened === field}
          onOpen={(open) => setOpened(open ? field : null)}
        />
      ))}
      {dropped.length > 0 && (
        <Text size="sm" role="note" className="serai-warn">
          {t('list.dropped', { fields: dropped.map(labels.field).join(', ') })}
        </Text>
      )}
      {free.length > 0 && (
        <Menu position="bottom-start" shadow="md" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size="lg" aria-label={t('filter.add')} title={t('filter.add')}>
              <IconFilterPlus size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah={420} className="serai-scroll">
            {free.map((field) => (
              <Menu.Item key={field} onClick={() => setTimeout(() => setOpened(field), 60)}>
                {labels.field(field)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
