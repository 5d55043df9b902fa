import { Button, Checkbox, Group, Paper, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import { useList } from '../../kit/resource/use-list.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import { most } from './ship-draft.ts';

/** Orders that wait to be sent, to choose from. */
export function ShipOrders({ onChoose }: { onChoose(ids: string[]): void }) {
  const { t } = useTranslation();
  const { resource: find, base } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const query = useMemo(() => {
    const ready = {
      status: 'confirmed,processing,shipped',
      fulfillment_status: 'unfulfilled,partial',
      address_missing: 'false',
      sort: 'order_date',
    };
    return text.length >= 2 ? { ...ready, q: text } : ready;
  }, [text]);
  const { data, error, isPending, hasNextPage, fetchNextPage } = useList('orders', find('orders')!, query, 50);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  if (error) return <Failure error={error} />;
  const toggle = (id: string) =>
    setIds((now) => {
      const next = new Set(now);
      if (!next.delete(id) && next.size < most) next.add(id);
      return next;
    });
  return (
    <Stack>
      <Title order={2} size="h4">
        {t('ship.choose')}
      </Title>
      <TextInput
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        maw={360}
      />
      {isPending ? (
        <Skeleton height={200} aria-label={t('loading')} />
      ) : rows.length === 0 ? (
        <Paper withBorder p="xl" radius="md">
          <Stack align="center" gap="xs">
            <Text fw={600}>{t('ship.none')}</Text>
            <Text size="sm" c="dimmed" ta="center" maw={420}>
              {t('ship.none.help')}
            </Text>
            <Button component={Link} to={`${base}/orders` as string} search={{ status: 'pending' } as never} variant="light">
              {labels.resource('orders')}
            </Button>
          </Stack>
        </Paper>
      ) : (
        <Paper withBorder radius="md">
          <Table.ScrollContainer minWidth={520}>
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={40}>
                    <Checkbox
                      size="xs"
                      aria-label={t('list.selectAll')}
                      checked={ids.size > 0 && rows.every(({ id }) => ids.has(id))}
                      indeterminate={ids.size > 0 && !rows.every(({ id }) => ids.has(id))}
                      onChange={() => setIds(ids.size ? new Set() : new Set(rows.slice(0, most).map(({ id }) => id)))}
                    />
                  </Table.Th>
                  {['order_number', 'customer_name', 'status', 'payment_status', 'total_amount', 'order_date'].map((field) => (
                    <Table.Th key={field} ta={field === 'total_amount' ? 'end' : undefined}>
                      {labels.field(field)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
                      <Checkbox size="xs" aria-label={String(row.order_number)} checked={ids.has(row.id)} onChange={() => toggle(row.id)} />
                    </Table.Td>
                    <Table.Td fw={600} className="serai-figure">
                      {String(row.order_number)}
                    </Table.Td>
                    <Table.Td>{String(row.customer_name ?? '')}</Table.Td>
                    <Table.Td>
                      <StateBadge value={String(row.status)} />
                    </Table.Td>
                    <Table.Td>
                      <StateBadge value={String(row.payment_status)} />
                    </Table.Td>
                    <Table.Td ta="end" className="serai-figure">
                      {format.money(row.total_amount as string, row.currency as string)}
                    </Table.Td>
                    <Table.Td className="serai-figure">{format.moment(String(row.order_date))}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      <Group justify="space-between">
        {hasNextPage ? (
          <Button variant="subtle" onClick={() => void fetchNextPage()}>
            {t('list.more')}
          </Button>
        ) : (
          <span />
        )}
        <Button disabled={ids.size === 0} onClick={() => onChoose([...ids])}>
          {t('continue')}
        </Button>
      </Group>
    </Stack>
  );
}
