import { Button, Paper, SegmentedControl, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../../kit/area.tsx';
import { useDeed } from '../../../kit/deed.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useFormat } from '../../../kit/format.ts';
import { call } from '../../../kit/http.ts';
import { serverText } from '../../../kit/i18n/index.ts';
import { useLabels } from '../../../kit/labels.ts';
import type { Row } from '../../../kit/meta.ts';
import { useList } from '../../../kit/resource/use-list.ts';
import { StateBadge } from '../../../kit/resource/Value.tsx';

interface Delivery extends Row {
  readonly hook: string;
  readonly topic: string;
  readonly external_id: string;
  readonly state: 'received' | 'processed' | 'failed' | 'parked';
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error: string | null;
  readonly received_at: string;
}

const states = ['all', 'parked', 'failed', 'received', 'processed'] as const;

/** What providers told us, and what became of it. Parked: it waits for something, such as the record it is about. */
export default function Webhooks() {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { http, may, resource } = useArea();
  const [state, setState] = useState<(typeof states)[number]>('all');
  const query = useMemo((): Record<string, string> => (state === 'all' ? {} : { state }), [state]);
  const list = useList('webhook-deliveries', resource('webhook-deliveries')!, query, 50);
  const replay = useDeed((id: string) => call(http, 'POST /v1/webhook-deliveries/{id}/replay', { id, body: {} }), {
    done: t('jobs.replayed', { count: 1 }),
    words: ['webhook-deliveries'],
  });
  const rows = list.data?.pages.flatMap((page) => page.data) as Delivery[] | undefined;
  return (
    <Stack>
      <SegmentedControl
        value={state}
        onChange={(value) => setState(value as 'all')}
        data={states.map((value) => ({ value, label: value === 'all' ? t('all') : labels.value(value) }))}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      {(list.error ?? replay.error) && <Failure error={list.error ?? replay.error} />}
      {!rows && <Skeleton height={200} />}
      {rows && (
        <Paper withBorder radius="md">
          {rows.length === 0 ? (
            <Text ta="center" c="dimmed" p="xl">
              {t('list.empty')}
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={760}>
              <Table verticalSpacing="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('jobs.from')}</Table.Th>
                    <Table.Th>{labels.field('status')}</Table.Th>
                    <Table.Th>{t('error.why')}</Table.Th>
                    <Table.Th>{labels.field('received_at')}</Table.Th>
                    <Table.Th>
                      <VisuallyHidden>{t('more')}</VisuallyHidden>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id}>
                      <Table.Td>
                        <Text size="sm" fw={600}>
                          {labels.value(row.hook)} · {row.topic}
                        </Text>
                        <Text size="xs" c="dimmed" className="serai-wrap" maw={280}>
                          {row.external_id}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <StateBadge value={row.state} />
                        {row.attempts > 1 && (
                          <Text size="xs" c="dimmed">
                            {t('jobs.attempts', { count: row.attempts })}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td maw={360}>
                        <Text size="sm" className="serai-wrap" lineClamp={3}>
                          {(row.error && serverText(row.error)) ?? row.error_code ?? '–'}
                        </Text>
                      </Table.Td>
                      <Table.Td className="serai-figure">{format.moment(row.received_at)}</Table.Td>
                      <Table.Td ta="end">
                        {may('jobs.manage') && (row.state === 'failed' || row.state === 'parked') && (
                          <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={`${t('jobs.replay')}: ${row.topic} ${row.external_id}`}
                            loading={replay.isPending && replay.variables === row.id}
                            onClick={() => replay.mutate(row.id)}
                          >
                            {t('jobs.replay')}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Paper>
      )}
      {list.hasNextPage && (
        <Button variant="light" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Stack>
  );
}
