import { Group, NumberInput, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../kit/format.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import { type Draft, linesOf, type OrderToShip } from './ship-draft.ts';

/** What to send of each order: everything that is left, unless told otherwise. */
export function ShipItems({
  shipped,
  drafts,
  change,
}: {
  shipped: readonly OrderToShip[];
  drafts: Readonly<Record<string, Draft>>;
  change(id: string, part: Partial<Draft>): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap="sm">
      {shipped.map((one) => {
        const { order } = one;
        const draft = drafts[order.id];
        const lines = linesOf(one, draft);
        return (
          <Paper key={order.id} withBorder radius="md" p="md" component="section" aria-label={String(order.order_number)}>
            <Group justify="space-between" mb="xs">
              <Group gap="xs">
                <Title order={3} size="h5">
                  {String(order.order_number)}
                </Title>
                <Text span size="sm">
                  {String(order.customer_name ?? '')}
                </Text>
                <StateBadge value={String(order.payment_status)} />
              </Group>
              <Text span size="sm" className="serai-figure">
                {format.money(order.total_amount as string, order.currency as string)}
              </Text>
            </Group>
            {order.address_missing === true && (
              <Text size="sm" c="red">
                {t('order.noAddress')}
              </Text>
            )}
            {lines.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('ship.nothingLeft')}
              </Text>
            ) : (
              <Table verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('order.item')}</Table.Th>
                    <Table.Th ta="end">{t('ship.left')}</Table.Th>
                    <Table.Th w={130}>{t('ship.send')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {lines.map(({ item, left, quantity }) => (
                    <Table.Tr key={item.id}>
                      <Table.Td>
                        <Text size="sm">{String(item.name)}</Text>
                        <Text size="xs" c="dimmed">
                          {String(item.sku ?? '')}
                        </Text>
                      </Table.Td>
                      <Table.Td ta="end">{format.number(left)}</Table.Td>
                      <Table.Td>
                        <NumberInput
                          size="xs"
                          min={0}
                          max={left}
                          clampBehavior="strict"
                          allowDecimal={false}
                          aria-label={t('ship.unitsOf', { name: String(item.name) })}
                          value={quantity}
                          onChange={(value) => change(order.id, { lines: { ...draft?.lines, [item.id]: Number(value) || 0 } })}
                        />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
          </Paper>
        );
      })}
    </Stack>
  );
}
