import { Anchor, Badge, Button, Group, Paper, SimpleGrid, Skeleton, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import type { RecordProps } from '../../kit/overrides.ts';
import { useList } from '../../kit/resource/use-list.ts';

const figures = ['available', 'reserved', 'incoming'] as const;

function Figure({ label, value, tone }: { label: string; value: unknown; tone?: string }) {
  const format = useFormat();
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="xl" fw={700} className="serai-figure" c={tone}>
        {format.number(Number(value))}
      </Text>
    </div>
  );
}

/** What lies there now, and how it came to that: every movement with what there was after it. */
export default function StockSection({ row }: RecordProps) {
  const { t } = useTranslation();
  const { resource: find, base } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const query = useMemo(() => ({ inventory_id: row.id }), [row.id]);
  const movements = find('stock-movements');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useList('stock-movements', movements!, query, 50);
  const rows = useMemo(() => {
    // Backwards from what there is now: each line shows the figures as they stood after it.
    const now = {
      available: Number(row.available_quantity),
      reserved: Number(row.reserved_quantity),
      incoming: Number(row.incoming_quantity),
    };
    return (data?.pages.flatMap((page) => page.data) ?? []).map((movement) => {
      const after = { ...now };
      for (const figure of figures) now[figure] -= Number(movement[`${figure}_delta`]);
      return { movement, after };
    });
  }, [data, row.available_quantity, row.reserved_quantity, row.incoming_quantity]);
  const signed = (value: unknown) =>
    Number(value) === 0 ? '' : `${Number(value) > 0 ? '+' : '−'}${format.number(Math.abs(Number(value)))}`;
  return (
    <>
      <Paper withBorder radius="md" p="md">
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <Figure label={labels.field('available_quantity')} value={row.available_quantity} tone={row.is_low ? 'orange.8' : undefined} />
          <Figure label={labels.field('reserved_quantity')} value={row.reserved_quantity} />
          <Figure label={labels.field('incoming_quantity')} value={row.incoming_quantity} />
          <Figure label={labels.field('reorder_point')} value={row.reorder_point ?? 0} />
        </SimpleGrid>
        {row.is_low === true && (
          <Badge mt="sm" color="orange" variant="light" tt="none" radius="sm">
            {t('inventory.lowHelp', { count: Number(row.reorder_quantity ?? 0) })}
          </Badge>
        )}
      </Paper>
      <Paper withBorder radius="md" p="md" component="section" aria-label={t('inventory.history')}>
        <Title order={2} size="h5" mb="sm">
          {t('inventory.history')}
        </Title>
        {error ? (
          <Failure error={error} />
        ) : isPending ? (
          <Skeleton height={160} aria-label={t('loading')} />
        ) : rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('movements.empty')}
          </Text>
        ) : (
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{labels.field('created_at')}</Table.Th>
                  <Table.Th>{labels.field('movement_type')}</Table.Th>
                  {figures.map((figure) => (
                    <Table.Th key={figure} ta="end">
                      {labels.field(`${figure}_quantity`)}
                    </Table.Th>
                  ))}
                  <Table.Th>{t('inventory.reference')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ movement, after }) => (
                  <Table.Tr key={movement.id}>
                    <Table.Td className="serai-figure">{format.moment(String(movement.created_at))}</Table.Td>
                    <Table.Td>{labels.value(String(movement.movement_type))}</Table.Td>
                    {figures.map((figure) => (
                      <Table.Td key={figure} ta="end" className="serai-figure">
                        <Text span size="xs" me={6} className={Number(movement[`${figure}_delta`]) < 0 ? 'serai-bad' : 'serai-good'}>
                          {signed(movement[`${figure}_delta`])}
                        </Text>
                        <Text span size="sm">
                          {format.number(after[figure])}
                        </Text>
                      </Table.Td>
                    ))}
                    <Table.Td>
                      {movement.reference_type === 'order_item' && find('order-items') ? (
                        <Anchor component={Link} to={`${base}/order-items/${String(movement.reference_id)}` as string} size="sm">
                          {labels.value(String(movement.reference_type))}
                        </Anchor>
                      ) : (
                        <Text span size="sm">
                          {movement.reference_type ? labels.value(String(movement.reference_type)) : ''}
                        </Text>
                      )}
                      {Boolean(movement.notes) && (
                        <Text size="xs" c="dimmed">
                          {String(movement.notes)}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {hasNextPage && (
          <Group justify="center" mt="sm">
            <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('list.more')}
            </Button>
          </Group>
        )}
      </Paper>
    </>
  );
}
