import { ActionIcon, Button, Group, Menu, SegmentedControl, Stack, Tabs, Text, Title, Tooltip } from '@mantine/core';
import { IconDots, IconInfoCircle, IconPlus, IconTable } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import type { CommandMeta } from '../meta.ts';
import { overrideOf, type ResourceOverride } from '../overrides.ts';
import { BulkBar } from './BulkBar.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { CommandDialog } from './dialogs.ts';
import { ExportButton } from './ExportButton.tsx';
import { Filters } from './Filters.tsx';
import { ListTable } from './ListTable.tsx';
import { changed, type ListSearch } from './list-state.ts';
import { SavedViews } from './SavedViews.tsx';

/** A table, or another way to draw the same records. */
function Layouts({
  layouts,
  value,
  onChange,
}: {
  layouts: NonNullable<ResourceOverride['layouts']>;
  value: string;
  onChange(layout: string | undefined): void;
}) {
  const { t } = useTranslation();
  const all = [{ name: 'table', label: 'layout.table', icon: IconTable }, ...layouts];
  return (
    <SegmentedControl
      aria-label={t('layout.title')}
      size="sm"
      value={value}
      onChange={(name) => onChange(name === 'table' ? undefined : name)}
      data={all.map(({ name, label, icon: Icon }) => ({
        value: name,
        label: (
          <Group gap={6} wrap="nowrap">
            <Icon size={15} stroke={1.7} />
            <span className="serai-roomy">{t(label as 'all')}</span>
          </Group>
        ),
      }))}
    />
  );
}

/** The list of any resource; a pack may put its own in its place. */
export function ListPage({ word }: { word: string }) {
  const { resource: find, base } = useArea();
  const resource = find(word)!;
  const override = overrideOf(word);
  const { t } = useTranslation();
  const labels = useLabels();
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [command, setCommand] = useState<CommandMeta | null>(null);
  const onSearch = (change: Record<string, string | undefined>) => {
    setIds(new Set());
    void navigate({ to: `${base}/${word}` as string, search: changed(search, change) as never, replace: true });
  };
  const collection = resource.commands.filter(({ target, name }) => target === 'collection' && name !== 'create' && name !== 'export');
  const bulk = resource.commands.some((one) => one.bulk);
  const views = override.views ?? [];
  const stateField = resource.states?.field ?? (resource.fields.status?.type === 'enum' ? 'status' : undefined);
  const tabs = stateField && stateField in resource.filters ? (resource.fields[stateField]!.values ?? []) : [];
  const states = tabs.length <= 9 ? tabs : [];
  const Layout = override.layouts?.find(({ name }) => name === search.layout)?.view;
  const viewed = views.find((view) => Object.entries(view.search).every(([key, value]) => search[key] === value));
  const tab = viewed ? `view:${viewed.label}` : (stateField && search[stateField]) || 'all';
  const Tools = override.tools;
  return (
    <Stack gap="sm" className="serai-page serai-page-list">
      <Group justify="space-between" wrap="wrap" gap="xs">
        <Group gap={6} wrap="nowrap">
          <Title order={1} size="h3">
            {labels.resource(word)}
          </Title>
          {resource.description && (
            <Tooltip label={resource.description} multiline maw={360} events={{ hover: true, focus: true, touch: true }}>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={resource.description}>
                <IconInfoCircle size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
        <Group gap={6}>
          {Tools && <Tools word={word} />}
          {override.layouts && (
            <Layouts layouts={override.layouts} value={search.layout ?? 'table'} onChange={(layout) => onSearch({ layout })} />
          )}
          {!Layout && <ColumnChooser word={word} resource={resource} search={search} onSearch={onSearch} />}
          <SavedViews word={word} search={search} />
          <ExportButton word={word} search={search} />
          {collection.length > 0 && (
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <ActionIcon variant="default" size="lg" aria-label={t('more')}>
                  <IconDots size={17} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {collection.map((one) => (
                  <Menu.Item key={one.operation_id} onClick={() => setCommand(one)}>
                    {labels.command(one.name)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          {resource.create && (
            <Button component={Link} to={`${base}/${word}/new` as string} leftSection={<IconPlus size={16} />} data-shortcut="new">
              {t('new')}
            </Button>
          )}
        </Group>
      </Group>
      {states.length + views.length > 0 && (!Layout || views.length > 0) && (
        <Tabs
          value={tab}
          onChange={(value) => {
            const view = views.find(({ label }) => value === `view:${label}`);
            if (view)
              return void navigate({ to: `${base}/${word}` as string, search: changed(view.search, { layout: search.layout }) as never });
            // A view's own filters end with it.
            const ended = Object.fromEntries(Object.keys(viewed?.search ?? {}).map((key) => [key, undefined]));
            onSearch({ ...ended, ...(stateField ? { [stateField]: value === 'all' ? undefined : (value ?? undefined) } : {}) });
          }}
          variant="pills"
          radius="xl"
          className="serai-tabs"
        >
          <Tabs.List>
            <Tabs.Tab value="all">{t('all')}</Tabs.Tab>
            {!Layout &&
              states.map((value) => (
                <Tabs.Tab key={value} value={value}>
                  {labels.value(value)}
                </Tabs.Tab>
              ))}
            {views.map((view) => (
              <Tabs.Tab key={view.label} value={`view:${view.label}`}>
                {t(view.label as 'all')}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
      <Filters resource={resource} search={search} onSearch={onSearch} hidden={states.length > 0 && stateField ? [stateField] : []} />
      {Layout ? (
        <Layout word={word} search={search} />
      ) : (
        <div className="serai-list-frame">
          <ListTable
            word={word}
            search={search}
            onSearch={onSearch}
            label={labels.resource(word)}
            selection={bulk ? { ids, set: setIds } : undefined}
            empty={
              <Stack align="center" gap="xs" maw={420}>
                <Text fw={600}>{t('list.empty')}</Text>
                <Text size="sm" c="dimmed" ta="center">
                  {override.empty ? t(override.empty as 'all') : resource.description}
                </Text>
                {resource.create && (
                  <Button component={Link} to={`${base}/${word}/new` as string} variant="light" leftSection={<IconPlus size={16} />}>
                    {t('new')}
                  </Button>
                )}
              </Stack>
            }
          />
        </div>
      )}
      <BulkBar word={word} ids={ids} onDone={() => setIds(new Set())} />
      {command && (
        <Suspense>
          <CommandDialog word={word} command={command} onClose={() => setCommand(null)} />
        </Suspense>
      )}
    </Stack>
  );
}
