import {
  Alert,
  Anchor,
  Badge,
  Breadcrumbs,
  Button,
  Group,
  NumberInput,
  Paper,
  Progress,
  Skeleton,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea, useRefresh } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { call } from '../../kit/http.ts';
import { useLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import { isProblem, type ProblemDetails } from '../../kit/problem.ts';
import { useList } from '../../kit/resource/use-list.ts';

type Outcome = 'done' | ProblemDetails;

const goodsOf = (row: Row): { name: string; sku: string } => {
  const product = row.product as Row | null | undefined;
  const variant = row.variant as Row | null | undefined;
  return {
    name: [product?.name, variant?.name].filter(Boolean).join(' · ') || row.id.slice(-8),
    sku: String(variant?.sku ?? product?.sku ?? ''),
  };
};

/** Enter goes to the next field, as on a scanner's sheet. */
const nextField = (event: KeyboardEvent<HTMLInputElement>) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-count]')];
  fields[fields.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)]?.focus();
};

/** Counts what lies on the shelves: numbers are typed for many rows, compared, and sent one by one. */
export default function CountPage() {
  const { t } = useTranslation();
  const { http, resource: find, base, meta } = useArea();
  const refresh = useRefresh();
  const format = useFormat();
  const labels = useLabels();
  const [typed, setTyped] = useState('');
  const [place] = useDebouncedValue(typed.trim(), 250);
  const [counted, setCounted] = useSessionStorage<Record<string, number>>({ key: `serai.count.${meta.actor.id}`, defaultValue: {} });
  const [notes, setNotes] = useState('');
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const [sending, setSending] = useState(false);
  const query = useMemo(
    () => ({ expand: 'product,variant', ...(place ? { 'warehouse_location[contains]': place } : {}) }) as Record<string, string>,
    [place],
  );
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useList('inventory', find('inventory')!, query, 200);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  const given = rows.filter((row) => counted[row.id] !== undefined && outcomes[row.id] !== 'done');
  const different = given.filter((row) => counted[row.id] !== Number(row.available_quantity));
  const done = Object.values(outcomes).filter((one) => one === 'done').length;
  const failed = Object.values(outcomes).length - done;

  const send = async () => {
    setSending(true);
    for (const row of given) {
      try {
        await call(http, 'POST /v1/inventory/{id}/count', {
          id: row.id,
          body: { quantity: counted[row.id]!, ...(notes.trim() ? { notes: notes.trim() } : {}) },
          idempotencyKey: crypto.randomUUID(),
        });
        setOutcomes((now) => ({ ...now, [row.id]: 'done' }));
        setCounted(({ [row.id]: _, ...rest }) => rest);
      } catch (problem) {
        if (!isProblem(problem)) throw problem;
        setOutcomes((now) => ({ ...now, [row.id]: problem.details }));
      }
    }
    setSending(false);
    refresh('inventory', 'stock-movements');
  };

  return (
    <Stack className="serai-page" maw={1080} gap="md">
      <Breadcrumbs>
        <Anchor component={Link} to={`${base}/inventory` as string} size="sm">
          {labels.resource('inventory')}
        </Anchor>
        <Text size="sm">{t('count.title')}</Text>
      </Breadcrumbs>
      <div>
        <Title order={1} size="h3">
          {t('count.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('count.help')}
        </Text>
      </div>
      <Group align="flex-end">
        <TextInput
          label={labels.field('warehouse_location')}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          w={220}
        />
        <TextInput
          label={labels.field('notes')}
          value={notes}
          maxLength={500}
          onChange={({ currentTarget }) => setNotes(currentTarget.value)}
          w={280}
        />
      </Group>
      {error ? (
        <Failure error={error} />
      ) : isPending ? (
        <Skeleton height={320} aria-label={t('loading')} />
      ) : rows.length === 0 && !place ? (
        <Paper withBorder radius="md" p="xl">
          <Stack align="center" gap="xs">
            <Text fw={600}>{t('count.none')}</Text>
            <Text size="sm" c="dimmed" ta="center" maw={420}>
              {t('inventory.empty')}
            </Text>
            {find('inventory')!.create && (
              <Button component={Link} to={`${base}/inventory/new` as string} variant="light">
                {t('new')}
              </Button>
            )}
          </Stack>
        </Paper>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (given.length) void send();
          }}
        >
          <Paper withBorder radius="md">
            <Table.ScrollContainer minWidth={640}>
              <Table verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('order.item')}</Table.Th>
                    <Table.Th>{labels.field('warehouse_location')}</Table.Th>
                    <Table.Th ta="end">{t('count.reserved')}</Table.Th>
                    <Table.Th ta="end">{t('count.expected')}</Table.Th>
                    <Table.Th w={140}>{t('count.counted')}</Table.Th>
                    <Table.Th w={150}>{t('count.difference')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => {
                    const { name, sku } = goodsOf(row);
                    const value = counted[row.id];
                    const outcome = outcomes[row.id];
                    const difference = value === undefined ? undefined : value - Number(row.available_quantity);
                    return (
                      <Table.Tr key={row.id}>
                        <Table.Td>
                          <Text size="sm">{name}</Text>
                          <Text size="xs" c="dimmed">
                            {sku}
                          </Text>
                        </Table.Td>
                        <Table.Td>{String(row.warehouse_location ?? '')}</Table.Td>
                        <Table.Td ta="end">{format.number(Number(row.reserved_quantity))}</Table.Td>
                        <Table.Td ta="end">{format.number(Number(row.available_quantity))}</Table.Td>
                        <Table.Td>
                          <NumberInput
                            size="xs"
                            min={0}
                            allowDecimal={false}
                            hideControls
                            data-count
                            aria-label={t('count.of', { name: sku || name })}
                            value={value ?? ''}
                            onKeyDown={nextField}
                            onChange={(next) => {
                              setOutcomes(({ [row.id]: _, ...rest }) => rest);
                              setCounted(({ [row.id]: _, ...rest }) => (next === '' ? rest : { ...rest, [row.id]: Number(next) }));
                            }}
                          />
                        </Table.Td>
                        <Table.Td>
                          {outcome === 'done' ? (
                            <Badge color="teal" variant="light" tt="none" radius="sm">
                              {t('count.saved')}
                            </Badge>
                          ) : outcome ? (
                            <Text size="xs" c="red">
                              {outcome.detail || outcome.title}
                            </Text>
                          ) : difference === undefined ? null : difference === 0 ? (
                            <Text size="sm" c="dimmed">
                              {t('count.same')}
                            </Text>
                          ) : (
                            <Text size="sm" fw={600} className="serai-figure">
                              {difference > 0 ? '+' : '−'}
                              {format.number(Math.abs(difference))}
                            </Text>
                          )}
                        </Table.Td>
                      </Table.Tr>
                    );
                  })}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            {hasNextPage && (
              <Group justify="center" p="sm">
                <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {t('list.more')}
                </Button>
              </Group>
            )}
          </Paper>
          {(sending || done + failed > 0) && (
            <Stack gap={6} mt="md">
              <Progress value={(done / Math.max(1, done + failed + given.length)) * 100} animated={sending} aria-label={t('count.title')} />
              <Alert color={failed ? 'orange' : 'teal'} role="status">
                {t('bulk.done', { done, all: done + failed })}
              </Alert>
            </Stack>
          )}
          <Group justify="space-between" mt="md" className="serai-sticky">
            <Text size="sm" role="status">
              {t('count.sum', { counted: given.length, different: different.length })}
            </Text>
            <Group gap="xs">
              <Button variant="default" disabled={!given.length || sending} onClick={() => setCounted({})}>
                {t('clear')}
              </Button>
              <Button type="submit" loading={sending} disabled={!given.length}>
                {t('count.send')}
              </Button>
            </Group>
          </Group>
        </form>
      )}
    </Stack>
  );
}
