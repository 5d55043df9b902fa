import {
  Alert,
  Badge,
  Button,
  Group,
  Modal,
  Progress,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Tabs,
  Text,
  Textarea,
  VisuallyHidden,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useDeed } from '../deed.ts';
import { Failure } from '../Failure.tsx';
import { useFormat } from '../format.ts';
import { call } from '../http.ts';
import { useLabels } from '../labels.ts';
import { saveAs } from './download.ts';
import { type ExportLog, following, useMyExports } from './exports.ts';
import { columnsOf, filterKey, filtersOf, type ListSearch, signs } from './list-state.ts';
import { StateBadge } from './Value.tsx';

/** What to take out, and what became of what was taken out before. */
export default function ExportDialog({ word, search, onClose }: { word: string; search: ListSearch; onClose(): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const [tab, setTab] = useState<string | null>('new');
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('export.title', { resource: labels.resource(word) })}</Text>} size="lg">
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="new">{t('export.new')}</Tabs.Tab>
          <Tabs.Tab value="mine">{t('export.mine')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="new">
          <Ask word={word} search={search} onClose={onClose} onDone={() => setTab('mine')} />
        </Tabs.Panel>
        <Tabs.Panel value="mine">
          <MyExports />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

function Ask({ word, search, onClose, onDone }: { word: string; search: ListSearch; onClose(): void; onDone(): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { http, resource: find } = useArea();
  const resource = find(word)!;
  const shown = columnsOf(word, resource, search);
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [columns, setColumns] = useState<'shown' | 'all'>('shown');
  const [reason, setReason] = useState('');
  const filters = filtersOf(resource, search);
  const masked = (columns === 'shown' ? shown : Object.keys(resource.fields)).filter((field) => resource.fields[field]?.masked);
  const ask = useDeed(
    () =>
      call(http, 'POST /v1/exports', {
        body: {
          resource: word,
          format,
          ...(columns === 'shown' ? { fields: shown } : {}),
          filters: Object.fromEntries([
            ...filters.map((filter) => [filterKey(filter), filter.value]),
            ...(search.q && search.q.length >= 2 && resource.search.length ? [['q', search.q]] : []),
          ]),
          ...(search.sort ? { sort: search.sort } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
        idempotencyKey: crypto.randomUUID(),
      }),
    { words: ['export-logs'] },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    ask.mutate(undefined, {
      onSuccess: ({ status }) => {
        following.set(true);
        if (status === 'pending_approval') notifications.show({ color: 'yellow', message: t('export.waits') });
        onDone();
      },
    });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <div>
          <Text size="sm" fw={500} mb={4} id="export-format">
            {t('export.format')}
          </Text>
          <SegmentedControl
            aria-labelledby="export-format"
            value={format}
            onChange={(value) => setFormat(value as 'csv')}
            data={[
              { value: 'xlsx', label: 'Excel' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
        </div>
        <div>
          <Text size="sm" fw={500} mb={4} id="export-columns">
            {t('list.columns')}
          </Text>
          <SegmentedControl
            aria-labelledby="export-columns"
            value={columns}
            onChange={(value) => setColumns(value as 'all')}
            data={[
              { value: 'shown', label: t('export.shown', { count: shown.length }) },
              { value: 'all', label: t('export.every', { count: Object.keys(resource.fields).length }) },
            ]}
          />
        </div>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('export.which')}
          </Text>
          <Group gap={6}>
            {filters.length === 0 && !search.q && (
              <Text size="sm" c="dimmed">
                {t('export.allRows')}
              </Text>
            )}
            {search.q && (
              <Badge variant="default" tt="none" radius="sm">
                “{search.q}”
              </Badge>
            )}
            {filters.map((filter) => (
              <Badge key={filterKey(filter)} variant="default" tt="none" radius="sm">
                {labels.field(filter.field)} {signs[filter.operator] ? `${signs[filter.operator]} ` : ''}
                {labels.value(filter.value)}
              </Badge>
            ))}
          </Group>
        </div>
        {masked.length > 0 && (
          <Alert color="gray" variant="light">
            {t('export.masked', { fields: masked.map(labels.field).join(', ') })}
          </Alert>
        )}
        <Textarea
          label={t('export.reason')}
          description={t('export.reasonText')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          minLength={3}
          maxLength={500}
          autosize
          minRows={2}
        />
        {ask.error && <Failure error={ask.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={ask.isPending} leftSection={<IconDownload size={16} />}>
            {t('export.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Files that I asked for: being made, waiting for somebody, or ready. */
export function MyExports() {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { http } = useArea();
  const { data, error } = useMyExports();
  const fetchFile = useDeed((id: string) => saveAs(http, `/v1/export-logs/${id}/file`), { words: ['export-logs'] });
  const cancel = useDeed((id: string) => call(http, 'POST /v1/export-logs/{id}/cancel', { id, body: {} }), { words: ['export-logs'] });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton height={120} />;
  if (!data.length)
    return (
      <Text c="dimmed" size="sm" ta="center" p="lg">
        {t('export.none')}
      </Text>
    );
  const ready = ({ status, download_count, download_limit }: ExportLog) =>
    (status === 'completed' || status === 'downloaded') && download_count < download_limit;
  const failure = fetchFile.error ?? cancel.error;
  return (
    <Stack>
      {failure && <Failure error={failure} />}
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('export.what')}</Table.Th>
              <Table.Th>{labels.field('status')}</Table.Th>
              <Table.Th>{t('export.until')}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t('more')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Text size="sm" fw={600}>
                    {labels.resource(one.resource)} · {one.file_format === 'xlsx' ? 'Excel' : 'CSV'}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('export.rows', { count: one.row_count, rows: format.number(one.row_count) })} · {format.moment(one.created_at)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {one.status === 'approved' ? (
                    <Stack gap={4} miw={110}>
                      <Text size="xs">{t('export.making')}</Text>
                      <Progress value={100} animated size="sm" aria-label={t('export.making')} />
                    </Stack>
                  ) : (
                    <StateBadge value={one.status} />
                  )}
                  {(one.decision_note ?? one.error) && (
                    <Text size="xs" c="dimmed">
                      {one.decision_note ?? one.error}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {ready(one) && one.download_expires_at ? format.moment(one.download_expires_at) : '–'}
                  </Text>
                </Table.Td>
                <Table.Td ta="end">
                  {ready(one) && (
                    <Button
                      size="compact-sm"
                      leftSection={<IconDownload size={14} />}
                      loading={fetchFile.isPending && fetchFile.variables === one.id}
                      onClick={() => fetchFile.mutate(one.id)}
                    >
                      {t('account.download')}
                    </Button>
                  )}
                  {(one.status === 'pending_approval' || one.status === 'approved') && (
                    <Button size="compact-sm" variant="default" onClick={() => cancel.mutate(one.id)}>
                      {t('cancel')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
