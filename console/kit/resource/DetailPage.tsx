import {
  ActionIcon,
  Anchor,
  Breadcrumbs,
  Button,
  Code,
  CopyButton,
  Group,
  Menu,
  Modal,
  Paper,
  SimpleGrid,
  Skeleton,
  Stack,
  Tabs,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCode, IconCopy, IconDots, IconDownload, IconEdit, IconInfoCircle, IconTerminal2, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import { type CommandMeta, commandsFor, needsConfirmation, type ResourceMeta, type Row, relatedLists, titleOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { CommandDialog, EditDialog } from './dialogs.ts';
import { saveAs } from './download.ts';
import { ListTable } from './ListTable.tsx';
import { changed, type ListSearch } from './list-state.ts';
import { useRecord } from './record.ts';
import { Timeline } from './Timeline.tsx';
import { Cell, StateBadge } from './Value.tsx';

const kinds = { main: 'group.main', money: 'group.money', times: 'group.times', data: 'group.data', technical: 'group.technical' } as const;

function kindOf(resource: ResourceMeta, field: string): keyof typeof kinds {
  const { type } = resource.fields[field]!;
  if (/^(id|metadata|created_by|created_at|updated_at)$|^external_|_hash$|_state$/.test(field)) return 'technical';
  if (type === 'money' || field === 'currency') return 'money';
  if (type === 'time' || type === 'date') return 'times';
  if (type === 'json') return 'data';
  return 'main';
}

/** The pack's groups; then what they leave, by kind. */
function groupsOf(word: string, resource: ResourceMeta): { label: string; fields: string[] }[] {
  const own = (overrideOf(word).groups ?? []).map(({ label, fields }) => ({
    label,
    fields: fields.filter((field) => field in resource.fields),
  }));
  const named = new Set(own.flatMap(({ fields }) => fields));
  const rest = Object.keys(resource.fields).filter((field) => !named.has(field));
  const derived = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => ({
    label: kinds[kind],
    fields: rest.filter((field) => kindOf(resource, field) === kind),
  }));
  return [...own, ...derived].filter(({ fields }) => fields.length > 0);
}

export function Fields({ word, resource, row }: { word: string; resource: ResourceMeta; row: Row }) {
  const { t } = useTranslation();
  const labels = useLabels();
  return (
    <Stack gap="md">
      {groupsOf(word, resource).map(({ label, fields }) => (
        <Paper key={label} withBorder radius="md" p="md" component="section" aria-label={t(label as 'all')}>
          <Title order={2} size="h5" mb="sm">
            {t(label as 'all')}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" verticalSpacing="sm" component="dl" m={0}>
            {fields.map((field) => (
              <div key={field} className="serai-field">
                <Group gap={4} component="dt" wrap="nowrap">
                  <Text span size="xs" c="dimmed">
                    {labels.field(field)}
                  </Text>
                  {resource.fields[field]!.description && (
                    <Tooltip
                      label={resource.fields[field]!.description}
                      multiline
                      maw={320}
                      events={{ hover: true, focus: true, touch: true }}
                    >
                      <ActionIcon size={14} variant="transparent" color="gray" aria-label={t('help', { field: labels.field(field) })}>
                        <IconInfoCircle size={12} />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </Group>
                <dd>
                  <Cell word={word} resource={resource} row={row} field={field} long />
                </dd>
              </div>
            ))}
          </SimpleGrid>
        </Paper>
      ))}
    </Stack>
  );
}

/** Deeds that this record's state and the person's permissions allow. */
export function Commands({ word, resource, row }: { word: string; resource: ResourceMeta; row: Row }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, base } = useArea();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [command, setCommand] = useState<CommandMeta | null>(null);
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [raw, setRaw] = useState(false);
  const allowed = commandsFor(resource, row);
  const wanted = overrideOf(word).primary;
  const first = wanted
    ? wanted.flatMap((name) => allowed.filter((one) => one.name === name))
    : allowed.filter((one) => !needsConfirmation(one)).slice(0, 2);
  const rest = allowed.filter((one) => !first.includes(one));
  const curl = `curl -s '${location.origin}${resource.path}/${row.id}' -H "Authorization: Bearer $SERAI_API_KEY"`;
  const remove = async () => {
    await http.request('DELETE', `${resource.path}/${row.id}`);
    refresh();
    notifications.show({ color: 'teal', message: t('form.deleted') });
    void navigate({ to: `${base}/${word}` as string });
  };
  return (
    <Group gap="xs">
      {first.map((one) => (
        <Button
          key={one.operation_id}
          variant={one === first[0] ? 'filled' : 'light'}
          color={needsConfirmation(one) ? 'red' : undefined}
          onClick={() => setCommand(one)}
        >
          {labels.command(one.name)}
        </Button>
      ))}
      {resource.update && (
        <Button variant="default" leftSection={<IconEdit size={16} />} onClick={() => setEditing(true)} data-shortcut="edit">
          {t('edit')}
        </Button>
      )}
      {resource.downloads.map((download) => (
        <Button
          key={download.path}
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            void saveAs(http, download.path.replace('{id}', row.id)).catch((error) =>
              notifications.show({ color: 'red', message: String(error.message ?? error) }),
            )
          }
        >
          {labels.command(download.path.split('/').at(-1)!)}
        </Button>
      ))}
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('more')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((one) => (
            <Menu.Item key={one.operation_id} color={needsConfirmation(one) ? 'red' : undefined} onClick={() => setCommand(one)}>
              {labels.command(one.name)}
            </Menu.Item>
          ))}
          {rest.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconCode size={15} />} onClick={() => setRaw(true)}>
            {t('raw')}
          </Menu.Item>
          <CopyButton value={curl}>
            {({ copy, copied }) => (
              <Menu.Item leftSection={<IconTerminal2 size={15} />} onClick={copy} closeMenuOnClick={false}>
                {copied ? t('copied') : t('curl')}
              </Menu.Item>
            )}
          </CopyButton>
          <CopyButton value={location.href}>
            {({ copy, copied }) => (
              <Menu.Item leftSection={<IconCopy size={15} />} onClick={copy} closeMenuOnClick={false}>
                {copied ? t('copied') : t('link')}
              </Menu.Item>
            )}
          </CopyButton>
          {resource.delete && (
            <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => setDeleting(true)}>
              {t('delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {command && <CommandDialog word={word} command={command} row={row} onClose={() => setCommand(null)} />}
        {editing && <EditDialog word={word} id={row.id} onClose={() => setEditing(false)} />}
      </Suspense>
      {raw && (
        <Modal opened onClose={() => setRaw(false)} title={t('raw')} size="xl">
          <Code block className="serai-code">
            {JSON.stringify(row, null, 2)}
          </Code>
        </Modal>
      )}
      {deleting && (
        <Modal opened onClose={() => setDeleting(false)} title={<Text fw={600}>{t('delete')}</Text>}>
          <Stack>
            <Text>{t('confirm.delete', { name: titleOf(resource, row) })}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setDeleting(false)}>
                {t('cancel')}
              </Button>
              <Button
                color="red"
                data-autofocus
                onClick={() => void remove().catch((error) => notifications.show({ color: 'red', message: error.message }))}
              >
                {t('delete')}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Group>
  );
}

/** The page of any record; a pack may put its own in its place, or sections of its own before the fields. */
export function DetailPage({ word, id }: { word: string; id: string }) {
  const area = useArea();
  const { resource: find, base, meta } = area;
  const resource = find(word)!;
  const override = overrideOf(word);
  const { t } = useTranslation();
  const labels = useLabels();
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const ones = Object.entries(resource.expansions)
    .filter(([, { kind }]) => kind === 'one')
    .map(([name]) => name)
    .join(',');
  const { data, error, refetch } = useRecord(word, id, ones || undefined);
  if (error)
    return (
      <div className="serai-page">
        <Failure error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <Stack className="serai-page" aria-label={t('loading')}>
        <Skeleton height={40} w={320} />
        <Skeleton height={260} />
        <Skeleton height={160} />
      </Stack>
    );
  const { row } = data;
  const title = override.title?.(row) ?? titleOf(resource, row);
  const related = relatedLists(meta, word);
  const audited = find('audit-entries');
  const tab = search.tab ?? 'overview';
  return (
    <Stack className="serai-page" gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/${word}` as string} size="sm">
          {labels.resource(word)}
        </Anchor>
        <Text size="sm" className="serai-clip" maw={280}>
          {title}
        </Text>
      </Breadcrumbs>
      <Group justify="space-between" wrap="wrap" gap="sm">
        <Group gap="sm">
          <Title order={1} size="h3">
            {title}
          </Title>
          {resource.states && typeof row[resource.states.field] === 'string' && <StateBadge value={row[resource.states.field] as string} />}
        </Group>
        <Group gap="xs">
          {override.actions && <override.actions word={word} resource={resource} row={row} />}
          <Commands word={word} resource={resource} row={row} />
        </Group>
      </Group>
      <Tabs
        value={tab}
        onChange={(next) =>
          void navigate({
            to: '.',
            search: changed(search, { tab: next === 'overview' ? undefined : (next ?? undefined) }) as never,
            replace: true,
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">{t('tab.overview')}</Tabs.Tab>
          {related.map(({ word: other, field }) => (
            <Tabs.Tab key={`${other}.${field}`} value={`${other}.${field}`}>
              {labels.resource(other)}
              {related.filter((one) => one.word === other).length > 1 ? ` (${labels.field(field)})` : ''}
            </Tabs.Tab>
          ))}
          {audited && <Tabs.Tab value="timeline">{t('tab.timeline')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Stack gap="md">
            {override.sections?.map((Section, index) => (
              <Section key={`${word}${String(index)}`} word={word} resource={resource} row={row} />
            ))}
            <Fields word={word} resource={resource} row={row} />
          </Stack>
        </Tabs.Panel>
        {related.map(({ word: other, field }) => (
          <Tabs.Panel key={`${other}.${field}`} value={`${other}.${field}`}>
            <Related word={other} field={field} id={id} />
          </Tabs.Panel>
        ))}
        {audited && (
          <Tabs.Panel value="timeline">
            <Timeline word={word} id={id} />
          </Tabs.Panel>
        )}
      </Tabs>
    </Stack>
  );
}

export function Related({ word, field, id }: { word: string; field: string; id: string }) {
  const labels = useLabels();
  const [search, setSearch] = useState<ListSearch>({});
  return (
    <div className="serai-list-frame" style={{ height: 420 }}>
      <ListTable
        word={word}
        search={{ ...search, [field]: id }}
        onSearch={(change) => setSearch((now) => changed(now, change))}
        label={labels.resource(word)}
      />
    </div>
  );
}
