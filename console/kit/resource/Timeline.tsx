import { Badge, Button, Center, Code, Group, Timeline as Line, Skeleton, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useFormat } from '../format.ts';
import { useLabels } from '../labels.ts';
import type { Row } from '../meta.ts';
import { useList } from './use-list.ts';

const said = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What changed, field by field: before and after. */
export function Changes({ before, after }: { before: unknown; after: unknown }) {
  const labels = useLabels();
  const old = (before ?? {}) as Record<string, unknown>;
  const now = (after ?? {}) as Record<string, unknown>;
  // When it was changed is said above.
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => field !== 'updated_at').slice(0, 30);
  if (!fields.length) return null;
  return (
    <Stack gap={2} mt={4}>
      {fields.map((field) => (
        <Group key={field} gap={6} wrap="wrap">
          <Text span size="xs" c="dimmed">
            {labels.field(field)}
          </Text>
          {field in old && <Code className="serai-before">{said(old[field]).slice(0, 200)}</Code>}
          {field in old && field in now && (
            <Text span size="xs" aria-hidden>
              →
            </Text>
          )}
          {field in now && <Code>{said(now[field]).slice(0, 200)}</Code>}
        </Group>
      ))}
    </Stack>
  );
}

const tones: Record<string, string> = { success: 'teal', refused: 'yellow', failed: 'red', failure: 'red' };

/** Everything that the audit trail says of one record. */
export function Timeline({ word, id }: { word: string; id: string }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const { resource: find } = useArea();
  const entries = find('audit-entries')!;
  const query = useMemo(() => ({ resource: word.replaceAll('-', '_'), resource_id: id }), [word, id]);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useList('audit-entries', entries, query, 50);
  if (error) return <Failure error={error} />;
  if (isPending)
    return (
      <Stack>
        <Skeleton height={60} />
        <Skeleton height={60} />
      </Stack>
    );
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  if (!rows.length)
    return (
      <Center p="xl">
        <Text c="dimmed">{t('timeline.empty')}</Text>
      </Center>
    );
  return (
    <Stack>
      <Line bulletSize={14} lineWidth={2}>
        {rows.map((row: Row) => (
          <Line.Item
            key={row.id}
            color={tones[String(row.outcome)] ?? 'gray'}
            title={
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {labels.command(String(row.action).split('.').at(-1)!)}
                </Text>
                {row.outcome !== 'success' && (
                  <Badge size="sm" color={tones[String(row.outcome)] ?? 'gray'} variant="light" tt="none">
                    {labels.value(String(row.error_code ?? row.outcome))}
                  </Badge>
                )}
              </Group>
            }
          >
            <Text size="xs" c="dimmed">
              {String(row.actor_name ?? labels.value(String(row.actor_kind)))} · {format.time(String(row.occurred_at))}
            </Text>
            <Changes before={row.before} after={row.after} />
          </Line.Item>
        ))}
      </Line>
      {hasNextPage && (
        <Button variant="light" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Stack>
  );
}
