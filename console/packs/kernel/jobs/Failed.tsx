import { Button, Checkbox, Group, Modal, Paper, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
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

interface Dead extends Row {
  readonly event_type: string;
  readonly reaction: string;
  readonly subject: string | null;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly updated_at: string;
}

const words = ['failed-deliveries', 'events'];
const none: Record<string, string> = {};

/** Reactions that failed: why, and once more. */
export default function Failed() {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { http, may, resource } = useArea();
  const list = useList('failed-deliveries', resource('failed-deliveries')!, none, 100);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const tell = (count: number) => notifications.show({ color: 'teal', message: t('jobs.replayed', { count }) });
  const one = useDeed((id: string) => call(http, 'POST /v1/failed-deliveries/{id}/replay', { id, body: {} }), { words });
  const many = useDeed((ids: string[]) => call(http, 'POST /v1/failed-deliveries/replay', { body: { ids } }), { words });
  const all = useDeed(() => call(http, 'POST /v1/failed-deliveries/replay-all', { body: {} }), { words });
  if (list.error && !list.data) return <Failure error={list.error} />;
  if (!list.data) return <Skeleton height={200} />;
  const rows = list.data.pages.flatMap((page) => page.data) as Dead[];
  const manages = may('jobs.manage');
  const failure = one.error ?? many.error ?? all.error;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  if (!rows.length)
    return (
      <Paper withBorder radius="md" p="xl">
        <Text ta="center" c="dimmed">
          {t('jobs.noneFailed')}
        </Text>
      </Paper>
    );
  return (
    <Stack>
      {failure && <Failure error={failure} />}
      {manages && (
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            disabled={!chosen.size}
            loading={many.isPending}
            onClick={() =>
              many.mutate([...chosen].slice(0, 200), {
                onSuccess: ({ data }) => {
                  tell(data.filter(({ status }) => status < 400).length);
                  setChosen(new Set());
                },
              })
            }
          >
            {t('jobs.replayChosen', { count: chosen.size })}
          </Button>
          <Button leftSection={<IconRefresh size={16} />} onClick={() => setAsking(true)}>
            {t('jobs.replayAll')}
          </Button>
        </Group>
      )}
      <Paper withBorder radius="md">
        <Table.ScrollContainer minWidth={820}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                {manages && (
                  <Table.Th w={40}>
                    <Checkbox
                      size="xs"
                      aria-label={t('list.selectAll')}
                      checked={rows.every(({ id }) => chosen.has(id))}
                      indeterminate={chosen.size > 0 && !rows.every(({ id }) => chosen.has(id))}
                      onChange={({ currentTarget }) =>
                        setChosen(new Set(currentTarget.checked ? rows.slice(0, 200).map(({ id }) => id) : []))
                      }
                    />
                  </Table.Th>
                )}
                <Table.Th>{t('jobs.what')}</Table.Th>
                <Table.Th>{t('error.why')}</Table.Th>
                <Table.Th>{labels.field('status')}</Table.Th>
                <Table.Th>{t('jobs.last')}</Table.Th>
                {manages && (
                  <Table.Th>
                    <VisuallyHidden>{t('more')}</VisuallyHidden>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id}>
                  {manages && (
                    <Table.Td>
                      <Checkbox
                        size="xs"
                        aria-label={`${t('list.select')}: ${row.reaction}`}
                        checked={chosen.has(row.id)}
                        onChange={() => toggle(row.id)}
                      />
                    </Table.Td>
                  )}
                  <Table.Td>
                    <Text size="sm" fw={600}>
                      {row.reaction}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {row.event_type}
                      {row.subject
                        ? ` · ${row.subject.length > 40 ? `${row.subject.slice(0, 18)}…${row.subject.slice(-8)}` : row.subject}`
                        : ''}
                    </Text>
                  </Table.Td>
                  <Table.Td maw={420}>
                    <Text size="sm" className="serai-wrap" lineClamp={3}>
                      {(row.error && serverText(row.error)) ?? '–'}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <StateBadge value={row.state} />
                    <Text size="xs" c="dimmed">
                      {t('jobs.attempts', { count: row.attempts })}
                    </Text>
                  </Table.Td>
                  <Table.Td className="serai-figure">{format.ago(row.updated_at)}</Table.Td>
                  {manages && (
                    <Table.Td ta="end">
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${t('jobs.replay')}: ${row.reaction}`}
                        loading={one.isPending && one.variables === row.id}
                        onClick={() => one.mutate(row.id, { onSuccess: () => tell(1) })}
                      >
                        {t('jobs.replay')}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      {list.hasNextPage && (
        <Button variant="light" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
      {asking && (
        <Modal opened onClose={() => setAsking(false)} title={<Text fw={600}>{t('jobs.replayAll')}</Text>}>
          <Stack>
            <Text size="sm">{t('jobs.replayAllText')}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('cancel')}
              </Button>
              <Button
                loading={all.isPending}
                data-autofocus
                onClick={() =>
                  all.mutate(undefined, {
                    onSuccess: ({ replayed }) => tell(replayed),
                    onSettled: () => setAsking(false),
                  })
                }
              >
                {t('jobs.replayAll')}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Stack>
  );
}
