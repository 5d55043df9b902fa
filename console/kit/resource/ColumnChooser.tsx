import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../labels.ts';
import type { ResourceMeta } from '../meta.ts';
import { columnsOf, type ListSearch } from './list-state.ts';

interface ColumnChooserProps {
  readonly word: string;
  readonly resource: ResourceMeta;
  readonly search: ListSearch;
  onSearch(change: Record<string, string | undefined>): void;
}

/** Columns to show, in the order they were chosen. */
export function ColumnChooser({ word, resource, search, onSearch }: ColumnChooserProps) {
  const { t } = useTranslation();
  const labels = useLabels();
  const chosen = columnsOf(word, resource, search);
  const others = Object.keys(resource.fields).filter((field) => !chosen.includes(field));
  const set = (columns: string[]) => onSearch({ columns: columns.join(',') });
  const move = (field: string, by: number) => {
    const next = chosen.filter((one) => one !== field);
    next.splice(Math.max(0, chosen.indexOf(field) + by), 0, field);
    set(next);
  };
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('list.columns')}>
          <ActionIcon variant="default" size="lg" aria-label={t('list.columns')}>
            <IconColumns3 size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown mah={440} className="serai-scroll" w={280}>
        <Stack gap={6}>
          {chosen.map((field, index) => (
            <Group key={field} justify="space-between" wrap="nowrap">
              <Checkbox
                size="sm"
                checked
                disabled={chosen.length === 1}
                label={labels.field(field)}
                onChange={() => set(chosen.filter((one) => one !== field))}
              />
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  disabled={index === 0}
                  aria-label={t('list.moveUp', { field: labels.field(field) })}
                  onClick={() => move(field, -1)}
                >
                  ↑
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  disabled={index === chosen.length - 1}
                  aria-label={t('list.moveDown', { field: labels.field(field) })}
                  onClick={() => move(field, 1)}
                >
                  ↓
                </ActionIcon>
              </Group>
            </Group>
          ))}
          {others.map((field) => (
            <Checkbox key={field} size="sm" checked={false} label={labels.field(field)} onChange={() => set([...chosen, field])} />
          ))}
          <Button size="compact-sm" variant="subtle" onClick={() => onSearch({ columns: undefined })}>
            {t('list.usualColumns')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
