import { Anchor, Badge, Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useFormat } from '../../kit/format.ts';
import { useLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import { StateBadge } from '../../kit/resource/Value.tsx';
import type { OrderDeeds } from './OrderOverview.tsx';

const units = (item: Row, field: string): number => Number(item[field] ?? 0);

/** Where an item's units are: put by, on their way, arrived, back; and what is short. */
function StockState({ item, status }: { item: Row; status: string }) {
  const { t } = useTranslation();
  const wanted = units(item, 'quantity') - units(item, 'cancelled_quantity');
  const delivered = units(item, 'delivered_quantity');
  const sent = units(item, 'fulfilled_quantity');
  const reserved = units(item, 'reserved_quantity');
  const returned = units(item, 'returned_quantity');
  const open = ['pending', 'confirmed', 'processing'].includes(status);
  const short = open ? wanted - sent - reserved : 0;
  const parts: [number, string, string][] = [
    [returned, 'grape', t('item.returned', { count: returned })],
    [delivered - returned, 'teal', t('item.delivered', { count: delivered - returned })],
    [sent - delivered, 'blue', t('item.sent', { count: sent - delivered })],
    [open ? reserved : 0, 'cyan', t('item.reserved', { count: reserved })],
    [item.product_id ? short : 0, 'red', t('item.short', { count: short })],
  ];
  if (units(item, 'cancelled_quantity') === units(item, 'quantity')) return <StateBadge value="cancelled" />;
  return (
    <Stack gap={4} miw={130}>
      <Group gap={4}>
        {!item.product_id && (
          <Badge color="orange" variant="light" tt="none" radius="sm">
            {t('order.unmatched')}
          </Badge>
        )}
        {parts
          .filter(([count]) => count > 0)
          .map(([, color, label]) => (
            <Badge key={label} color={color} variant="light" tt="none" radius="sm">
              {label}
            </Badge>
          ))}
      </Group>
      {wanted > 0 && (
        <Progress.Root size={5} aria-hidden>
          {parts.map(([count, color, label]) => count > 0 && <Progress.Section key={label} value={(count / wanted) * 100} color={color} />)}
        </Progress.Root>
      )}
    </Stack>
  );
}

/** What was ordered, where its units are, and what it comes to. */
export function OrderItems({ row, may, ask }: OrderDeeds) {
  const { t } = useTranslation();
  const { base, resource } = useArea();
  const format = useFormat();
  const labels = useLabels();
  const items = (row.items as Row[] | undefined) ?? [];
  const money = (value: unknown) => format.money(value as string, row.currency as string);
  const sums: [string, unknown, boolean][] = [
    ['subtotal', row.subtotal, true],
    ['discount_amount', row.discount_amount, Number(row.discount_amount) > 0],
    ['shipping_amount', row.shipping_amount, Number(row.shipping_amount) > 0],
    ['tax_amount', row.tax_amount, Number(row.tax_amount) > 0],
  ];
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('order.item')}</Table.Th>
            <Table.Th>{t('order.stock')}</Table.Th>
            <Table.Th ta="end">{labels.field('quantity')}</Table.Th>
            <Table.Th ta="end">{labels.field('unit_price')}</Table.Th>
            <Table.Th ta="end">{labels.field('total_amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                {item.product_id && resource('products') ? (
                  <Anchor component={Link} to={`${base}/products/${String(item.product_id)}` as string} size="sm">
                    {String(item.name)}
                  </Anchor>
                ) : (
                  <Text size="sm">{String(item.name)}</Text>
                )}
                <Text size="xs" c="dimmed">
                  {String(item.sku ?? '')}
                </Text>
                {!item.product_id && may('match-item') && (
                  <Button size="compact-xs" variant="light" mt={4} onClick={() => ask('match-item', { order_item_id: item.id })}>
                    {t('order.unmatched.do')}
                  </Button>
                )}
              </Table.Td>
              <Table.Td>
                <StockState item={item} status={String(row.status)} />
              </Table.Td>
              <Table.Td ta="end">{format.number(units(item, 'quantity'))}</Table.Td>
              <Table.Td ta="end" className="serai-figure">
                {money(item.unit_price)}
              </Table.Td>
              <Table.Td ta="end" className="serai-figure">
                {money(item.total_amount)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {sums
            .filter(([, , wanted]) => wanted)
            .map(([field, value]) => (
              <Table.Tr key={field}>
                <Table.Th colSpan={4} ta="end" fw={400}>
                  {field === 'tax_amount' && row.taxes_included ? t('order.taxIncluded') : labels.field(field)}
                </Table.Th>
                <Table.Td ta="end" className="serai-figure">
                  {field === 'discount_amount' ? '−' : ''}
                  {money(value)}
                </Table.Td>
              </Table.Tr>
            ))}
          <Table.Tr>
            <Table.Th colSpan={4} ta="end">
              {labels.field('total_amount')}
            </Table.Th>
            <Table.Th ta="end" className="serai-figure">
              {money(row.total_amount)}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}
